/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A file: what was found about it in one line, and below that the menus that change it, with its first
 * rows read again at once. The menus are made once and filled anew with every answer. */

#include "accord-config.h"

#include "accord-assistant-source-row.h"

#include <glib/gi18n-lib.h>

#include "accord-announce.h"
#include "accord-assistant-grid.h"
#include "accord-assistant-words.h"
#include "accord-frame-call.h"

#define HEADER_LINES 12
#define OPENING_MS 300 /* until the dialog has come up */
#define SHOWN_MS 16

#define TYPE_SOURCE_ROW (source_row_get_type ())
G_DECLARE_FINAL_TYPE (SourceRow, source_row, SOURCE, ROW, AdwExpanderRow)

struct _SourceRow {
  AdwExpanderRow parent_instance;

  AccordAssistant *assistant; /* unowned: its ancestor */
  AccordAssistantSource *source;
  const AccordKind *kinds[ACCORD_KIND_MAX]; /* ended by NULL */
  AdwComboRow *kind, *encoding, *separator, *sheet, *header, *order;
  GtkWidget *icon;
  GtkWidget *sample_row;
  AccordAssistantGrid *sample;
  AccordFrameCall show_sample;
  gboolean updating;
  gboolean was_shown; /* what was found */
};

G_DEFINE_FINAL_TYPE (SourceRow, source_row, ADW_TYPE_EXPANDER_ROW)

static const char separators[] = { 0, ',', ';', '\t', '|' };
static const AccordDateOrder orders[] = { ACCORD_DATE_ORDER_UNKNOWN, ACCORD_DATE_ORDER_DMY, ACCORD_DATE_ORDER_MDY };

static void
fill (AdwComboRow *row, GtkStringList *names, guint chosen, gboolean visible)
{
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (row, chosen);
  gtk_widget_set_visible (GTK_WIDGET (row), visible);
  g_object_unref (names);
}

/* "Found: comma" */
static void
add_found (GtkStringList *names, const char *found)
{
  g_autofree char *text = found == NULL || *found == '\0' ? g_strdup (_("Found by Itself"))
                                                          : g_strdup_printf (_("Found: %s"), found);

  gtk_string_list_append (names, text);
}

static void
fill_kinds (SourceRow *self, AccordImportPlan *plan)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  int n_all, n = 0;
  const AccordKind *const *all = accord_kinds (&n_all);
  const AccordKind *kind = accord_import_plan_get_kind (plan);
  guint chosen = 0;

  for (int i = 0; i < n_all; i++)
    if ((all[i]->flags & ACCORD_KIND_EXCHANGED) || accord_kind_is (all[i], kind))
      {
        if (accord_kind_is (all[i], kind))
          chosen = n;
        self->kinds[n++] = all[i];
        gtk_string_list_append (names, accord_kind_plural (all[i]));
      }
  self->kinds[n] = NULL;
  fill (self->kind, names, chosen, TRUE);
}

static void
fill_encodings (SourceRow *self, AccordImportPlan *plan)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  add_found (names, accord_import_plan_get_encoding (plan));
  for (int i = 1; i < ACCORD_N_ENCODINGS; i++)
    gtk_string_list_append (names, accord_encoding_name (i));
  fill (self->encoding, names, accord_assistant_source_get_options (self->source)->encoding,
        accord_import_plan_get_format (plan) != ACCORD_TABLE_XLSX);
}

static void
fill_separators (SourceRow *self, AccordImportPlan *plan)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  char said = accord_assistant_source_get_options (self->source)->separator;
  guint chosen = 0;

  add_found (names, accord_assistant_separator_name (accord_import_plan_get_separator (plan)));
  for (guint i = 1; i < G_N_ELEMENTS (separators); i++)
    {
      gtk_string_list_append (names, accord_assistant_separator_name (separators[i]));
      if (said == separators[i])
        chosen = i;
    }
  fill (self->separator, names, chosen, accord_import_plan_get_format (plan) == ACCORD_TABLE_CSV);
}

static void
fill_sheets (SourceRow *self, AccordImportPlan *plan)
{
  const char *const *sheets = accord_assistant_source_get_sheets (self->source);
  const char *now = plan != NULL ? accord_import_plan_get_sheet (plan)
                                 : accord_assistant_source_get_options (self->source)->sheet;
  GtkStringList *names = gtk_string_list_new (NULL);
  guint chosen = 0;

  for (guint i = 0; sheets != NULL && sheets[i] != NULL; i++)
    {
      gtk_string_list_append (names, sheets[i]);
      if (g_strcmp0 (sheets[i], now) == 0)
        chosen = i;
    }
  fill (self->sheet, names, chosen, sheets != NULL && sheets[0] != NULL && sheets[1] != NULL);
}

static void
fill_headers (SourceRow *self, AccordImportPlan *plan)
{
  const AccordTableOptions *options = accord_assistant_source_get_options (self->source);
  AccordTableFormat format = accord_import_plan_get_format (plan);
  g_autofree char *found = accord_assistant_describe_header (plan);
  GtkStringList *names = gtk_string_list_new (NULL);

  add_found (names, found);
  for (int i = 1; i <= HEADER_LINES; i++)
    {
      g_autofree char *line = g_strdup_printf (_("In line %d"), i);

      gtk_string_list_append (names, line);
    }
  gtk_string_list_append (names, _("The first row is data"));
  fill (self->header, names, options->no_header ? HEADER_LINES + 1 : MIN (options->header_line, HEADER_LINES),
        format == ACCORD_TABLE_CSV || format == ACCORD_TABLE_XLSX);
}

static void
fill_orders (SourceRow *self, AccordImportPlan *plan)
{
  AccordDateOrder said = accord_import_plan_get_date_order (plan);
  GtkStringList *names = gtk_string_list_new (NULL);
  guint chosen = 0;

  add_found (names, accord_assistant_order_name (accord_assistant_find_order (plan, NULL)));
  for (guint i = 1; i < G_N_ELEMENTS (orders); i++)
    {
      gtk_string_list_append (names, accord_assistant_order_name (orders[i]));
      if (said == orders[i])
        chosen = i;
    }
  fill (self->order, names, chosen, accord_assistant_open_dates (plan) != NULL || chosen > 0);
}

static void
show_sample (gpointer data)
{
  SourceRow *self = data;
  AccordImportPlan *plan = accord_assistant_source_get_plan (self->source);
  GPtrArray *sample = accord_assistant_source_get_sample (self->source);

  if (accord_assistant_source_is_reading (self->source))
    return; /* the answer asks again */
  gtk_widget_set_visible (self->sample_row, plan != NULL && sample != NULL && sample->len > 0);
  if (gtk_widget_get_visible (self->sample_row))
    accord_assistant_grid_show (self->sample, plan, sample);
}

static void
hide_choices (SourceRow *self)
{
  AdwComboRow *rows[] = { self->kind, self->encoding, self->separator, self->header, self->order };

  /* Encoding and separator may be what is wrong: they stay as they were chosen. */
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i] != self->encoding && rows[i] != self->separator && rows[i] != self->header)
      gtk_widget_set_visible (GTK_WIDGET (rows[i]), FALSE);
}

static void
fill_choices (SourceRow *self, AccordImportPlan *plan)
{
  self->updating = TRUE;
  fill_sheets (self, plan);
  if (plan == NULL)
    hide_choices (self);
  else
    {
      fill_kinds (self, plan);
      fill_encodings (self, plan);
      fill_separators (self, plan);
      fill_headers (self, plan);
      fill_orders (self, plan);
    }
  self->updating = FALSE;
}

static void
show (SourceRow *self)
{
  AccordImportPlan *plan = accord_assistant_source_get_plan (self->source);
  g_autofree char *text = accord_assistant_describe_source (self->source);
  gboolean failed = plan == NULL && !accord_assistant_source_is_reading (self->source);
  gboolean asks = plan != NULL && !accord_assistant_source_is_guessed (self->source);

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), text);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon),
                                failed || asks ? "accord-warning-symbolic"
                                : plan != NULL ? accord_import_plan_get_kind (plan)->icon_name
                                               : "accord-list-symbolic");
  if (failed || asks)
    gtk_widget_add_css_class (self->icon, "warning");
  else
    gtk_widget_remove_css_class (self->icon, "warning");
  if (accord_assistant_source_is_reading (self->source))
    return;
  fill_choices (self, plan);
  /* Its cells are not made in a frame that has the dialog come up, shadow and all. */
  accord_frame_call_queue_after (&self->show_sample, self->was_shown ? SHOWN_MS : OPENING_MS);
  self->was_shown = TRUE;
  if (failed)
    accord_announce (self, text, TRUE);
  if (asks)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
}

static void
option_chosen_cb (SourceRow *self)
{
  AccordTableOptions options = *accord_assistant_source_get_options (self->source);
  const char *const *sheets = accord_assistant_source_get_sheets (self->source);
  guint sheet = adw_combo_row_get_selected (self->sheet);
  guint header = adw_combo_row_get_selected (self->header);
  guint separator = adw_combo_row_get_selected (self->separator);

  if (self->updating)
    return;
  options.encoding = MIN (adw_combo_row_get_selected (self->encoding), ACCORD_N_ENCODINGS - 1);
  options.separator = separator < G_N_ELEMENTS (separators) ? separators[separator] : 0;
  options.no_header = header == HEADER_LINES + 1;
  options.header_line = header <= HEADER_LINES ? header : 0;
  if (sheets != NULL && sheet < g_strv_length ((char **) sheets))
    options.sheet = sheets[sheet];
  accord_assistant_source_read_as (self->source, &options);
}

typedef struct {
  AccordAssistantSource *source;
  const AccordKind *kind;
  AccordDateOrder order;
} Choice;

static void
choice_free (gpointer data)
{
  g_object_unref (((Choice *) data)->source);
  g_free (data);
}

static Choice *
choice_new (SourceRow *self)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->source = g_object_ref (self->source);
  return choice;
}

static void
take_kind (gpointer data)
{
  accord_assistant_source_take_kind (((Choice *) data)->source, ((Choice *) data)->kind);
}

static void
kind_chosen_cb (SourceRow *self)
{
  guint chosen = adw_combo_row_get_selected (self->kind);
  Choice *choice;

  if (self->updating || chosen >= ACCORD_KIND_MAX || self->kinds[chosen] == NULL)
    return;
  choice = choice_new (self);
  choice->kind = self->kinds[chosen];
  accord_assistant_change (self->assistant, take_kind, choice, choice_free);
}

static void
take_order (gpointer data)
{
  Choice *choice = data;
  AccordImportPlan *plan = accord_assistant_source_get_plan (choice->source);

  if (plan == NULL)
    return;
  accord_import_plan_set_date_order (plan, choice->order);
  accord_assistant_source_changed (choice->source);
}

static void
order_chosen_cb (SourceRow *self)
{
  guint chosen = adw_combo_row_get_selected (self->order);
  Choice *choice;

  if (self->updating || chosen >= G_N_ELEMENTS (orders))
    return;
  choice = choice_new (self);
  choice->order = orders[chosen];
  accord_assistant_change (self->assistant, take_order, choice, choice_free);
}

static void
remove_cb (SourceRow *self)
{
  guint position;

  if (g_list_store_find (self->assistant->sources, self->source, &position))
    g_list_store_remove (self->assistant->sources, position);
}

static AdwComboRow *
add_combo (SourceRow *self, const char *title, GCallback chosen)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  gtk_widget_set_visible (row, FALSE);
  g_signal_connect_object (row, "notify::selected", chosen, self, G_CONNECT_SWAPPED);
  return ADW_COMBO_ROW (row);
}

static void
add_sample (SourceRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (_("First rows"));

  self->sample = ACCORD_ASSISTANT_GRID (accord_assistant_grid_new (ACCORD_ASSISTANT_GRID_SAMPLE, _("First rows of the file")));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "secondary");
  gtk_widget_add_css_class (box, "assistant-sample");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->sample));
  self->sample_row = gtk_list_box_row_new ();
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->sample_row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->sample_row), box);
  gtk_widget_set_visible (self->sample_row, FALSE); /* until there is one */
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), self->sample_row);
}

static void
source_row_dispose (GObject *object)
{
  accord_frame_call_clear (&SOURCE_ROW (object)->show_sample);
  g_clear_object (&SOURCE_ROW (object)->source);
  G_OBJECT_CLASS (source_row_parent_class)->dispose (object);
}

static void
source_row_class_init (SourceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = source_row_dispose;
}

static void
source_row_init (SourceRow *self)
{
  GtkWidget *remove = gtk_button_new_from_icon_name ("accord-cross-symbolic");

  accord_frame_call_init (&self->show_sample, show_sample, self);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_expander_row_set_subtitle_lines (ADW_EXPANDER_ROW (self), 4);
  self->icon = gtk_image_new ();
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), self->icon);
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_tooltip_text (remove, _("Leave Out"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Leave Out"), -1);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (self), remove);
  self->kind = add_combo (self, _("Rows Are"), G_CALLBACK (kind_chosen_cb));
  self->sheet = add_combo (self, _("Sheet"), G_CALLBACK (option_chosen_cb));
  self->encoding = add_combo (self, _("Encoding"), G_CALLBACK (option_chosen_cb));
  self->separator = add_combo (self, _("Separator"), G_CALLBACK (option_chosen_cb));
  self->header = add_combo (self, _("Headings"), G_CALLBACK (option_chosen_cb));
  self->order = add_combo (self, _("Dates"), G_CALLBACK (order_chosen_cb));
  add_sample (self);
}

/*< private >
 * accord_assistant_source_row_new:
 * @assistant: whose file it is
 * @source: the file
 *
 * Returns: (transfer floating): its row
 */
GtkWidget *
accord_assistant_source_row_new (AccordAssistant *assistant, AccordAssistantSource *source)
{
  SourceRow *self = g_object_new (TYPE_SOURCE_ROW, NULL);

  self->assistant = assistant;
  self->source = g_object_ref (source);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), accord_assistant_source_get_name (source));
  g_signal_connect_object (source, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}
