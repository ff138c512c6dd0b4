/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Other ways of looking at the deals of an AccordPipelinePage: the page is given them, makes one when it is
 * looked at first, and tells all that have been made which deals are asked for. The way that was chosen last
 * is kept for the file. */

#include "accord-config.h"

#include "accord-pipeline-page-private.h"

#include "accord-date.h"
#include "accord-list-settings.h"
#include <glib/gi18n-lib.h>

#define SETTING "pipeline-view"
#define BOARD "board"

typedef struct {
  const AccordDealViewLine *line;
  GtkWidget *widget; /* NULL: not looked at yet */
} View;

static View *
find_view (AccordPipelinePage *self, const char *name)
{
  for (guint i = 0; i < self->views->len; i++)
    {
      View *view = g_ptr_array_index (self->views, i);

      if (g_strcmp0 (view->line->name, name) == 0)
        return view;
    }
  return NULL;
}

/* Which deals */

static void
add_day (AccordFilter *group, AccordOp op, gint64 day)
{
  g_auto (AccordOperand) operand = ACCORD_OPERAND_INIT;
  g_autoptr (GError) error = NULL;

  accord_value_set_number (&operand.value, day);
  if (!accord_filter_add (group, "next_step", op, &operand, op == ACCORD_OP_EMPTY ? 0 : 1, &error))
    g_critical ("Deals cannot be chosen by their next step: %s", error->message);
}

/* (transfer full): what the filter of the page lets through, its next steps too; NULL: everything */
static AccordQuery *
make_query (AccordPipelinePage *self)
{
  AccordSteps steps = accord_board_filter_get_steps (self->filter);
  AccordQuery *query = accord_board_filter_make_query (self->filter);
  g_autoptr (AccordFilter) filter = NULL;
  AccordFilter *group;

  if (steps == 0)
    return query;
  if (query == NULL)
    query = accord_query_new (accord_store_get_kind (accord_workspace_get_store (self->workspace), &accord_deal_kind));
  filter = accord_query_get_filter (query) ? accord_filter_copy (accord_query_get_filter (query))
                                           : accord_filter_new (&accord_deal_kind, FALSE);
  group = accord_filter_add_group (filter);
  if (steps & ACCORD_STEPS_OVERDUE)
    add_day (group, ACCORD_OP_LESS, accord_date_today ());
  if (steps & ACCORD_STEPS_TODAY)
    add_day (group, ACCORD_OP_IS, accord_date_today ());
  if (steps & ACCORD_STEPS_NONE)
    add_day (group, ACCORD_OP_EMPTY, 0);
  if (steps & ACCORD_STEPS_PLANNED)
    add_day (group, ACCORD_OP_MORE, accord_date_today ());
  accord_query_set_filter (query, filter);
  return query;
}

static void
show_in (AccordPipelinePage *self, View *view)
{
  gint64 pipeline = accord_pipeline_switch_get_chosen (self->pipelines);
  g_autoptr (AccordQuery) query = NULL;

  if (view->widget == NULL || pipeline == 0)
    return;
  query = make_query (self);
  accord_deal_view_show (ACCORD_DEAL_VIEW (view->widget), pipeline, query);
}

/**
 * accord_pipeline_views_apply:
 * @self: the page
 *
 * The pipeline or the filter has changed.
 */
void
accord_pipeline_views_apply (AccordPipelinePage *self)
{
  for (guint i = 0; i < self->views->len; i++)
    show_in (self, g_ptr_array_index (self->views, i));
}

/* Which one is seen */

static void
leave_cb (AccordPipelinePage *self)
{
  accord_pipeline_views_choose (self, BOARD);
}

static GtkWidget *
widget_of (AccordPipelinePage *self, View *view)
{
  if (view->widget != NULL)
    return view->widget;
  view->widget = view->line->make (self->workspace);
  g_signal_connect_object (view->widget, "open", G_CALLBACK (accord_pipeline_page_open), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view->widget, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_add_child (self->stack, view->widget);
  accord_deal_view_set_narrow (ACCORD_DEAL_VIEW (view->widget), self->narrow);
  show_in (self, view);
  return view->widget;
}

/**
 * accord_pipeline_views_get_shown:
 * @self: the page
 *
 * Returns: (transfer none) (nullable): what is seen in place of the board
 */
GtkWidget *
accord_pipeline_views_get_shown (AccordPipelinePage *self)
{
  View *view = find_view (self, self->mode);

  return view != NULL ? view->widget : NULL;
}

static void
show_mode (AccordPipelinePage *self)
{
  View *view = find_view (self, self->mode);
  gboolean apart = view != NULL && view->line->apart;

  if (view != NULL)
    gtk_stack_set_visible_child (self->stack, widget_of (self, view));
  gtk_widget_set_visible (GTK_WIDGET (self->totals), view == NULL && !self->narrow && !self->tight);
  gtk_widget_set_visible (self->new_deal, !apart);
  self->choosing = TRUE;
  if (apart) /* any of them leads back */
    adw_toggle_group_set_active (self->modes, GTK_INVALID_LIST_POSITION);
  else
    adw_toggle_group_set_active_name (self->modes, self->mode);
  self->choosing = FALSE;
  accord_pipeline_page_queue_state (self);
}

/**
 * accord_pipeline_views_choose:
 * @self: the page
 * @name: of a view, or "board"
 *
 * Shows it.
 */
void
accord_pipeline_views_choose (AccordPipelinePage *self, const char *name)
{
  View *view = find_view (self, name);

  if (view == NULL)
    name = BOARD;
  if (g_strcmp0 (name, self->mode) == 0)
    return;
  g_set_str (&self->mode, name);
  gtk_widget_activate_action (GTK_WIDGET (self), "board.close", NULL);
  show_mode (self);
  if (view == NULL || !view->line->apart)
    accord_list_settings_set (accord_workspace_get_path (self->workspace), SETTING, self->mode);
}

static void
toggled_cb (AccordPipelinePage *self)
{
  if (!self->choosing)
    accord_pipeline_views_choose (self, adw_toggle_group_get_active_name (self->modes));
}

static void
show_words (AccordPipelinePage *self)
{
  for (guint i = 0; i < adw_toggle_group_get_n_toggles (self->modes); i++)
    {
      AdwToggle *toggle = adw_toggle_group_get_toggle (self->modes, i);

      adw_toggle_set_label (toggle, self->narrow || self->tight ? NULL : adw_toggle_get_tooltip (toggle));
    }
}

/* Beside a pane the icons stand alone, and the totals give way. */
void
accord_pipeline_views_set_tight (AccordPipelinePage *self, gboolean tight)
{
  if (self->tight == tight)
    return;
  self->tight = tight;
  show_words (self);
  show_mode (self);
}

/* Narrow windows show the icons, on a line of their own. */
void
accord_pipeline_views_set_narrow (AccordPipelinePage *self, gboolean narrow)
{
  GtkWidget *modes = GTK_WIDGET (self->modes);

  show_words (self);
  adw_header_bar_set_show_title (self->header, !narrow);
  g_object_ref (modes);
  if (narrow)
    {
      adw_header_bar_set_title_widget (self->header, NULL);
      adw_bin_set_child (self->mode_place, modes);
    }
  else
    {
      adw_bin_set_child (self->mode_place, NULL);
      adw_header_bar_set_title_widget (self->header, modes);
    }
  g_object_unref (modes);
  gtk_widget_set_visible (GTK_WIDGET (self->mode_place), narrow && self->views->len > 0);
  for (guint i = 0; i < self->views->len; i++)
    {
      View *view = g_ptr_array_index (self->views, i);

      if (view->widget != NULL)
        accord_deal_view_set_narrow (ACCORD_DEAL_VIEW (view->widget), narrow);
    }
  show_mode (self);
}

/* Parts */

static void
add_toggle (AccordPipelinePage *self, const char *name, const char *label, const char *icon)
{
  AdwToggle *toggle = adw_toggle_new ();

  adw_toggle_set_name (toggle, name);
  adw_toggle_set_label (toggle, label);
  adw_toggle_set_icon_name (toggle, icon);
  adw_toggle_set_tooltip (toggle, label);
  adw_toggle_group_add (self->modes, toggle);
}

/* Alt+Page Down and Up go from one to the next. */
static gboolean
step_cb (GtkWidget *widget, GVariant *parameter, gpointer data)
{
  AccordPipelinePage *self = ACCORD_PIPELINE_PAGE (widget);
  int n = (int) adw_toggle_group_get_n_toggles (self->modes);
  guint active = adw_toggle_group_get_active (self->modes);
  int next = active == GTK_INVALID_LIST_POSITION ? 0 : (int) active + g_variant_get_int32 (parameter);

  if (next < 0 || next >= n)
    return FALSE;
  adw_toggle_group_set_active (self->modes, (guint) next);
  if (gtk_stack_get_visible_child (self->stack) != NULL) /* the view that went had the keyboard */
    gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
  return TRUE;
}

/* Shortcuts of the class of pages. */
void
accord_pipeline_views_add_shortcuts (GtkWidgetClass *klass)
{
  gtk_widget_class_add_binding (klass, GDK_KEY_Page_Down, GDK_ALT_MASK, step_cb, "i", 1);
  gtk_widget_class_add_binding (klass, GDK_KEY_Page_Up, GDK_ALT_MASK, step_cb, "i", -1);
}

/* The switch, before any other view than the board is known. */
void
accord_pipeline_views_make (AccordPipelinePage *self)
{
  self->views = g_ptr_array_new_with_free_func (g_free);
  self->mode = g_strdup (BOARD);
  self->mode_place = ADW_BIN (adw_bin_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->mode_place), "pipeline-modes");
  gtk_widget_set_visible (GTK_WIDGET (self->mode_place), FALSE);
  self->modes = ADW_TOGGLE_GROUP (adw_toggle_group_new ());
  add_toggle (self, BOARD, _("Board"), "accord-board-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->modes), GTK_ACCESSIBLE_PROPERTY_LABEL, _("View"), -1);
  g_signal_connect_object (self->modes, "notify::active", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
}

/**
 * accord_pipeline_page_add_view:
 * @self: the page
 * @line: (transfer none): static
 *
 * Offers another way of looking at the deals. The one that was seen last in this file is shown.
 */
void
accord_pipeline_page_add_view (AccordPipelinePage *self, const AccordDealViewLine *line)
{
  g_autofree char *last = NULL;
  View *view;

  g_return_if_fail (ACCORD_IS_PIPELINE_PAGE (self) && line != NULL);

  view = g_new0 (View, 1);
  view->line = line;
  g_ptr_array_add (self->views, view);
  if (line->apart)
    {
      g_autofree char *action = g_strdup_printf ("pipeline.view::%s", line->name);

      g_menu_append (self->view_menu, _(line->label), action);
      return;
    }
  add_toggle (self, line->name, _(line->label), line->icon_name);
  accord_pipeline_views_set_narrow (self, self->narrow);
  last = accord_list_settings_dup (accord_workspace_get_path (self->workspace), SETTING);
  if (g_strcmp0 (last, line->name) == 0)
    accord_pipeline_views_choose (self, last);
}

void
accord_pipeline_views_free (AccordPipelinePage *self)
{
  g_clear_pointer (&self->views, g_ptr_array_unref);
  g_clear_pointer (&self->mode, g_free);
}
