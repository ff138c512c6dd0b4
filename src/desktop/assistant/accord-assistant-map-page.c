/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Second page: where the columns of each file go, what has to be decided once, and the first rows as
 * they will be stored. Every choice is followed by a new preview and, where the files are not too long,
 * by a trial of the whole import, which says how many rows are ready.
 *
 *   choice → plan → source "changed" → preview → trial
 *   first rows ─▶ frame ─▶ more rows ─▶ frame … ─▶ decisions ─▶ frame ─▶ rare ones ─▶ frame ─▶ preview: made in pieces */

#include "accord-config.h"

#include "accord-assistant-private.h"

#include <glib/gi18n-lib.h>

#include "accord-assistant-column-row.h"
#include "accord-assistant-decisions.h"
#include "accord-assistant-grid.h"
#include "accord-assistant-trial.h"
#include "accord-assistant-words.h"
#include "accord-tooltip.h"

#define PREVIEW_ROWS 6
#define ROWS_AT_ONCE 2 /* mapping rows of one piece */
#define FRAME_MS 16    /* from one piece to the next: it is drawn before */

#define TYPE_MAP_PAGE (map_page_get_type ())
G_DECLARE_FINAL_TYPE (MapPage, map_page, MAP, PAGE, AdwBin)

struct _MapPage {
  AdwBin parent_instance;

  AccordAssistant *assistant; /* unowned: its ancestor */
  GtkWidget *next;
  AdwWindowTitle *title;
  GPtrArray *sources;         /* of AccordAssistantSource that can be read */
  AccordAssistantSource *source; /* unowned: one of them, shown */
  GtkBox *box;
  GtkLabel *matched;
  GtkListBox *columns;
  GPtrArray *rows;            /* of GtkWidget, unowned */
  guint filling;              /* source of the pieces to come */
  GtkBox *decisions_place;
  GtkBox *more_place;
  AccordAssistantDecisions *decisions; /* (nullable) unowned: until they are made */
  gboolean has_more;                   /* the rest of them is shown, too */
  AccordAssistantGrid *preview;
  GtkLabel *ready;
  gboolean tried;             /* before: the next trial follows a choice */
  GPtrArray *sample;          /* (nullable) */
};

G_DEFINE_FINAL_TYPE (MapPage, map_page, ADW_TYPE_BIN)

/* Dates that nothing settles would stop the import. */
static void
update_next (MapPage *self)
{
  gboolean open = FALSE;

  for (guint i = 0; i < self->sources->len; i++)
    open = open || accord_assistant_dates_are_undecided (accord_assistant_source_get_plan (self->sources->pdata[i]));
  gtk_widget_set_sensitive (self->next, !open);
  accord_tooltip_set (self->next, open ? _("Decide first which comes first in dates: day or month.") : NULL);
}

static void
update_rows (MapPage *self)
{
  g_autofree char *matched = accord_assistant_describe_matched (self->source);

  for (guint i = 0; i < self->rows->len; i++)
    accord_assistant_column_row_update (self->rows->pdata[i], self->sample);
  gtk_label_set_label (self->matched, matched);
  update_next (self);
  if (self->decisions != NULL)
    accord_assistant_decisions_update (self->decisions);
}

static void
show_preview (MapPage *self, GPtrArray *rows)
{
  g_clear_pointer (&self->sample, g_ptr_array_unref);
  self->sample = g_ptr_array_ref (rows);
  accord_assistant_grid_show (self->preview, accord_assistant_source_get_plan (self->source), rows);
  update_rows (self);
}

/* Where nothing can be said, what stood there before is left. */
static void
show_trial (MapPage *self, GCancellable *cancellable)
{
  AccordAssistantSource *source = self->source;
  gint64 known = -1;
  g_autofree char *text = accord_assistant_trial_run (self->assistant, GTK_WIDGET (self), source, !self->tried, cancellable, &known);

  self->tried = TRUE;
  if (self->source != source) /* another file is shown: a newer trial tells of it */
    return;
  if (text != NULL)
    gtk_label_set_label (self->ready, text);
  if (known >= 0 && self->decisions != NULL)
    accord_assistant_decisions_set_known (self->decisions, known);
}

static void
refresh_work (AccordAssistant *assistant, GtkWidget *page, GCancellable *cancellable)
{
  MapPage *self = MAP_PAGE (page);
  AccordAssistantSource *source = self->source;
  AccordImportPlan *plan = accord_assistant_source_get_plan (source);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  if (plan == NULL || !accord_assistant_is_shown (page))
    return;
  rows = dex_await_boxed (accord_import_preview (plan, accord_workspace_get_currency (assistant->workspace), 1,
                                                 PREVIEW_ROWS, FALSE), &error);
  if (!accord_assistant_is_shown (page) || self->source != source)
    return;
  if (rows != NULL)
    show_preview (self, rows);
  else
    gtk_label_set_label (self->ready, error->message);
  if (rows != NULL && !g_cancellable_is_cancelled (cancellable))
    show_trial (self, cancellable);
}

static void begin_filling (MapPage *self);

/* Another choice. Until the page is whole its last piece asks for the preview. */
static void
changed_cb (MapPage *self)
{
  if (accord_assistant_source_get_plan (self->source) == NULL || accord_assistant_source_is_reading (self->source))
    return;
  update_rows (self);
  gtk_label_set_label (self->ready, "");
  if (self->filling == 0 && !self->has_more)
    begin_filling (self);
  else if (self->filling == 0)
    accord_assistant_work (self->assistant, GTK_WIDGET (self), refresh_work);
}

/* A file may have hundreds of columns. */
static void
add_rows (MapPage *self)
{
  guint n = accord_import_plan_get_columns (accord_assistant_source_get_plan (self->source))->len;
  guint end = MIN (n, self->rows->len + ROWS_AT_ONCE);

  while (self->rows->len < end)
    {
      GtkWidget *row = accord_assistant_column_row_new (self->assistant, self->source, self->rows->len);

      gtk_list_box_append (self->columns, row);
      g_ptr_array_add (self->rows, row);
    }
}

static void
add_decisions (MapPage *self)
{
  GtkWidget *decisions = accord_assistant_decisions_new (self->assistant, self->source);

  self->decisions = ACCORD_ASSISTANT_DECISIONS (decisions);
  gtk_box_append (self->decisions_place, decisions);
}

static void
remove_decisions (MapPage *self)
{
  if (self->has_more)
    gtk_box_remove (self->more_place, accord_assistant_decisions_get_more (self->decisions));
  if (self->decisions != NULL)
    gtk_box_remove (self->decisions_place, GTK_WIDGET (self->decisions));
  self->has_more = FALSE;
  self->decisions = NULL;
}

static gboolean
stop_filling (MapPage *self)
{
  self->filling = 0;
  self->assistant->filling = FALSE;
  return G_SOURCE_REMOVE;
}

/* The next piece; while the file is being read anew there is none. */
static gboolean
fill_cb (gpointer data)
{
  MapPage *self = data;

  if (accord_assistant_source_is_reading (self->source))
    return G_SOURCE_CONTINUE;
  if (accord_assistant_source_get_plan (self->source) == NULL) /* it could not be read as was chosen: another choice goes on */
    return stop_filling (self);
  if (self->rows->len < accord_import_plan_get_columns (accord_assistant_source_get_plan (self->source))->len)
    add_rows (self);
  else if (self->decisions == NULL)
    add_decisions (self);
  else if (!self->has_more)
    {
      gtk_box_append (self->more_place, accord_assistant_decisions_get_more (self->decisions));
      self->has_more = TRUE;
    }
  else
    {
      stop_filling (self);
      changed_cb (self);
      return G_SOURCE_REMOVE;
    }
  return G_SOURCE_CONTINUE;
}

static void
begin_filling (MapPage *self)
{
  self->assistant->filling = TRUE;
  self->filling = g_timeout_add_full (G_PRIORITY_DEFAULT_IDLE, FRAME_MS, fill_cb, self, NULL);
}

static void
show_title (MapPage *self)
{
  g_autofree char *rows =
    accord_assistant_describe_rows (accord_import_plan_get_n_rows (accord_assistant_source_get_plan (self->source)));
  g_autofree char *text = g_strdup_printf ("%s · %s · %s", accord_assistant_source_get_name (self->source), rows,
                                           _("step 2 of 3"));

  adw_window_title_set_subtitle (self->title, text);
}

static void
show_source (MapPage *self, AccordAssistantSource *source)
{
  if (self->source != NULL)
    g_signal_handlers_disconnect_by_func (self->source, changed_cb, self);
  g_clear_handle_id (&self->filling, g_source_remove);
  self->source = source;
  g_signal_connect_object (source, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_clear_pointer (&self->sample, g_ptr_array_unref);
  self->sample = g_ptr_array_ref (accord_assistant_source_get_sample (source));
  g_ptr_array_set_size (self->rows, 0);
  gtk_list_box_remove_all (self->columns);
  remove_decisions (self);
  add_rows (self);
  begin_filling (self);
  show_title (self);
  update_rows (self);
  gtk_label_set_label (self->ready, "");
}

static void
file_chosen_cb (AdwComboRow *row, GParamSpec *pspec, gpointer data)
{
  MapPage *self = data;
  guint chosen = adw_combo_row_get_selected (row);

  if (chosen < self->sources->len && self->sources->pdata[chosen] != self->source)
    show_source (self, self->sources->pdata[chosen]);
}

static void
add_file_choice (MapPage *self)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u file is imported together",
                                                         "%u files are imported together", self->sources->len),
                                            self->sources->len);

  for (guint i = 0; i < self->sources->len; i++)
    gtk_string_list_append (names, accord_assistant_source_get_name (self->sources->pdata[i]));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("File"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), count);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (file_chosen_cb), self, 0);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_box_append (self->box, list);
}

static GtkLabel *
add_heading (MapPage *self, const char *title, gboolean at_end)
{
  GtkWidget *line = adw_wrap_box_new ();
  GtkWidget *heading = gtk_label_new (title);
  GtkWidget *beside = gtk_label_new (NULL);

  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (beside, "caption");
  gtk_widget_add_css_class (beside, "secondary");
  gtk_label_set_wrap (GTK_LABEL (beside), TRUE);
  gtk_label_set_xalign (GTK_LABEL (beside), 0);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (line), 10);
  if (at_end)
    g_object_set (line, "justify", ADW_JUSTIFY_SPREAD, "justify-last-line", TRUE, NULL);
  adw_wrap_box_append (ADW_WRAP_BOX (line), heading);
  adw_wrap_box_append (ADW_WRAP_BOX (line), beside);
  gtk_widget_add_css_class (line, "assistant-heading");
  gtk_box_append (self->box, line);
  return GTK_LABEL (beside);
}

static void
next_cb (MapPage *self)
{
  adw_navigation_view_push (self->assistant->view, accord_assistant_check_page_new (self->assistant));
}

static void
make_content (MapPage *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 8));
  if (self->sources->len > 1)
    add_file_choice (self);
  self->matched = add_heading (self, _("Columns"), FALSE);
  self->columns = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->columns, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->columns), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->columns), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Columns"), -1);
  gtk_box_append (self->box, GTK_WIDGET (self->columns));
  add_heading (self, C_("to be made", "Decisions"), FALSE);
  self->decisions_place = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_box_append (self->box, GTK_WIDGET (self->decisions_place));
  self->ready = add_heading (self, _("Preview"), TRUE);
  self->preview = ACCORD_ASSISTANT_GRID (accord_assistant_grid_new (ACCORD_ASSISTANT_GRID_PREVIEW,
                                                                    _("First rows as they will be stored")));
  gtk_box_append (self->box, GTK_WIDGET (self->preview));
  add_heading (self, _("How Rows Are Taken"), FALSE);
  self->more_place = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_box_append (self->box, GTK_WIDGET (self->more_place));
}

static void
map_page_dispose (GObject *object)
{
  MapPage *self = MAP_PAGE (object);

  if (self->filling != 0)
    self->assistant->filling = FALSE;
  g_clear_handle_id (&self->filling, g_source_remove);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->sample, g_ptr_array_unref);
  G_OBJECT_CLASS (map_page_parent_class)->dispose (object);
}

static void
map_page_class_init (MapPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = map_page_dispose;
}

static void
map_page_init (MapPage *self)
{
  self->sources = g_ptr_array_new_with_free_func (g_object_unref);
  self->rows = g_ptr_array_new ();
}

static AdwWindowTitle *
title_of (AdwNavigationPage *page)
{
  AdwToolbarView *view = ADW_TOOLBAR_VIEW (adw_navigation_page_get_child (page));
  AdwHeaderBar *header = g_object_get_data (G_OBJECT (view), "header");

  return ADW_WINDOW_TITLE (adw_header_bar_get_title_widget (header));
}

/*< private >
 * Returns: (transfer floating): the page of columns
 */
AdwNavigationPage *
accord_assistant_map_page_new (AccordAssistant *assistant)
{
  MapPage *self = g_object_new (TYPE_MAP_PAGE, NULL);
  AdwNavigationPage *page;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (assistant->sources));

  self->assistant = assistant;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AccordAssistantSource) source = g_list_model_get_item (G_LIST_MODEL (assistant->sources), i);

      if (accord_assistant_source_get_plan (source) != NULL)
        g_ptr_array_add (self->sources, g_steal_pointer (&source));
    }
  self->next = accord_assistant_next_button (_("C_ontinue"));
  g_signal_connect_object (self->next, "clicked", G_CALLBACK (next_cb), self, G_CONNECT_SWAPPED);
  make_content (self);
  adw_bin_set_child (ADW_BIN (self), accord_assistant_column_new (assistant, GTK_WIDGET (self->box)));
  page = accord_assistant_page_new (assistant, _("Map Columns"), "", "map", self->next, GTK_WIDGET (self));
  self->title = title_of (page);
  show_source (self, self->sources->pdata[0]);
  return page;
}
