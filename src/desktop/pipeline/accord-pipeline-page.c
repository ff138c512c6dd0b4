/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordPipelinePage: puts the parts together.
 *
 *   AdwBreakpointBin ─ AdwOverlaySplitView ┬ header, filter bar and totals, board or status page
 *                                          └ AccordDealPane
 *
 * A board, its context and its pane are made anew for each pipeline. */

#include "accord-config.h"

#include "accord-pipeline-page-private.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (AccordPipelinePage, accord_pipeline_page, ADW_TYPE_BIN)

/* What the middle shows */

typedef struct {
  guint n_columns;
  gint64 n_deals;
  gboolean loading;
} Found;

static Found
look (AccordPipelinePage *self)
{
  Found found = { 0, 0, TRUE };
  GListModel *columns;

  if (self->context == NULL)
    {
      found.loading = !accord_pipeline_switch_is_known (self->pipelines);
      return found;
    }
  columns = G_LIST_MODEL (accord_board_context_get_board (self->context));
  found.n_columns = g_list_model_get_n_items (columns);
  found.loading = !accord_board_is_loaded (accord_board_context_get_board (self->context));
  for (guint i = 0; i < found.n_columns; i++)
    {
      g_autoptr (AccordBoardColumn) column = g_list_model_get_item (columns, i);
      AccordIdList *deals = accord_board_column_get_deals (column);

      found.n_deals += accord_id_list_get_n (deals);
      found.loading = found.loading || accord_id_list_get_empty_reason (deals) == ACCORD_EMPTY_LOADING;
    }
  return found;
}

static void
show_nothing (AccordPipelinePage *self, const char *icon, const char *title, const char *words, gboolean filtered,
              gboolean can_add)
{
  adw_status_page_set_icon_name (self->nothing, icon);
  adw_status_page_set_title (self->nothing, title);
  adw_status_page_set_description (self->nothing, words);
  gtk_widget_set_visible (self->all_button, filtered);
  gtk_widget_set_visible (self->first_button, can_add);
  gtk_widget_set_visible (self->import_button, !filtered);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->nothing));
}

static gboolean
update_state_cb (gpointer data)
{
  AccordPipelinePage *self = data;
  Found found = look (self);
  g_autofree char *filter = accord_board_filter_describe (self->filter);
  g_autofree char *words = NULL;
  g_autofree char *escaped = NULL;

  self->state_source = 0;
  if (filter != NULL)
    {
      escaped = g_markup_escape_text (filter, -1);
      words = g_strdup_printf (_("No deal of this pipeline matches %s."), escaped);
    }
  if (found.n_deals > 0)
    self->adding = FALSE;
  if (accord_pipeline_views_get_shown (self) != NULL)
    return G_SOURCE_REMOVE;
  if (found.loading)
    return G_SOURCE_REMOVE;
  if (found.n_columns == 0)
    show_nothing (self, "accord-board-symbolic", _("No Open Stages"),
                  _("This pipeline has no stage for open deals. Import a file with stages to fill it."), FALSE,
                  FALSE);
  else if (found.n_deals == 0 && filter != NULL)
    show_nothing (self, "accord-funnel-symbolic", _("No Deal Matches"), words, TRUE, FALSE);
  else if (found.n_deals == 0 && !self->adding)
    show_nothing (self, "accord-board-symbolic", _("No Open Deals Yet"),
                  _("Add the first deal, or import the ones you have."), FALSE, TRUE);
  else
    gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->board_place));
  return G_SOURCE_REMOVE;
}

/* What the middle shows is looked at once a frame. */
void
accord_pipeline_page_queue_state (AccordPipelinePage *self)
{
  /* A page that goes lets its board go, which is a change too. */
  if (self->state_source == 0 && self->workspace != NULL)
    self->state_source = g_idle_add (update_state_cb, self);
}

static void
columns_changed_cb (GListModel *board, guint position, guint removed, guint added, gpointer data)
{
  for (guint i = 0; i < added; i++)
    {
      g_autoptr (AccordBoardColumn) column = g_list_model_get_item (board, position + i);
      AccordIdList *deals = accord_board_column_get_deals (column);

      g_signal_connect_object (deals, "items-changed", G_CALLBACK (accord_pipeline_page_queue_state), data, G_CONNECT_SWAPPED);
      g_signal_connect_object (deals, "notify::empty-reason", G_CALLBACK (accord_pipeline_page_queue_state), data, G_CONNECT_SWAPPED);
    }
  accord_pipeline_page_queue_state (data);
}

/* The board */

/**
 * accord_pipeline_page_apply_filter:
 * @self: the page
 *
 * Shows the cards the filter lets through.
 */
void
accord_pipeline_page_apply_filter (AccordPipelinePage *self)
{
  g_autoptr (AccordQuery) query = accord_board_filter_make_query (self->filter);

  AccordSteps steps = accord_board_filter_get_steps (self->filter);

  accord_board_totals_set_filtered (self->totals, query != NULL || steps != 0);
  if (self->context != NULL)
    {
      accord_board_set_filter (accord_board_context_get_board (self->context), query);
      accord_board_set_steps (accord_board_context_get_board (self->context), steps);
    }
  accord_pipeline_views_apply (self);
  accord_pipeline_page_queue_state (self);
}

/**
 * accord_pipeline_page_do_what_waits:
 * @self: the page
 *
 * Opens the deal or quick add that was asked for before the board was there.
 */
void
accord_pipeline_page_do_what_waits (AccordPipelinePage *self)
{
  if (self->context == NULL || !accord_board_is_loaded (accord_board_context_get_board (self->context)))
    return;
  if (self->show_waits != 0)
    {
      accord_pipeline_page_open (self, self->show_waits);
      if (accord_pipeline_views_get_shown (self) == NULL)
        accord_board_view_focus_deal (self->board, self->show_waits);
      self->show_waits = 0;
    }
  if (self->add_waits)
    {
      self->add_waits = FALSE;
      self->adding = TRUE;
      accord_pipeline_views_choose (self, "board");
      gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->board_place));
      accord_board_view_add (self->board, self->add_customer);
    }
}

static void
day_changed (gpointer data)
{
  accord_pipeline_page_apply_filter (data);
}

static void
drop_board (AccordPipelinePage *self)
{
  if (self->context == NULL)
    return;
  adw_overlay_split_view_set_show_sidebar (self->split, FALSE);
  g_signal_handlers_disconnect_by_data (accord_board_context_get_board (self->context), self);
  accord_board_totals_set_board (self->totals, NULL);
  adw_overlay_split_view_set_sidebar (self->split, NULL);
  adw_bin_set_child (self->board_place, NULL);
  self->pane = NULL;
  self->board = NULL;
  g_clear_object (&self->context);
}

/**
 * accord_pipeline_page_make_board:
 * @self: the page
 *
 * Shows the pipeline that is chosen.
 */
void
accord_pipeline_page_make_board (AccordPipelinePage *self)
{
  gint64 pipeline = accord_pipeline_switch_get_chosen (self->pipelines);
  g_autoptr (AccordBoard) board = NULL;

  if (self->bin == NULL)
    return; /* the parts are still being made */

  drop_board (self);
  accord_pipeline_page_queue_state (self);
  if (pipeline == 0)
    return;
  board = accord_board_new (self->workspace, pipeline);
  self->context = accord_board_context_new (board);
  accord_pipeline_looks_restore (self);
  self->board = ACCORD_BOARD_VIEW (accord_board_view_new (self->context));
  accord_board_view_set_narrow (self->board, self->narrow);
  g_signal_connect_object (self->board, "open", G_CALLBACK (accord_pipeline_page_open), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (board, "items-changed", G_CALLBACK (columns_changed_cb), self, 0);
  g_signal_connect_object (board, "notify::loaded", G_CALLBACK (accord_pipeline_page_do_what_waits), self, G_CONNECT_SWAPPED);
  columns_changed_cb (G_LIST_MODEL (board), 0, 0, g_list_model_get_n_items (G_LIST_MODEL (board)), self);
  accord_board_totals_set_board (self->totals, board);
  adw_bin_set_child (self->board_place, GTK_WIDGET (self->board));
  accord_pipeline_page_apply_filter (self);
  accord_pipeline_page_do_what_waits (self);
}

static void
accord_pipeline_page_dispose (GObject *object)
{
  AccordPipelinePage *self = ACCORD_PIPELINE_PAGE (object);

  accord_midnight_stop (&self->midnight);
  if (self->context != NULL)
    drop_board (self);
  g_clear_object (&self->looks);
  g_clear_object (&self->workspace);
  g_clear_handle_id (&self->state_source, g_source_remove);
  G_OBJECT_CLASS (accord_pipeline_page_parent_class)->dispose (object);
}

static void
accord_pipeline_page_finalize (GObject *object)
{
  accord_pipeline_views_free (ACCORD_PIPELINE_PAGE (object));
  G_OBJECT_CLASS (accord_pipeline_page_parent_class)->finalize (object);
}

static void
view_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  accord_pipeline_views_choose (ACCORD_PIPELINE_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
show_steps_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  accord_board_filter_set_steps (ACCORD_PIPELINE_PAGE (widget)->filter, g_variant_get_uint32 (parameter));
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  accord_pipeline_page_close (ACCORD_PIPELINE_PAGE (widget));
}

static void
accord_pipeline_page_class_init (AccordPipelinePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_pipeline_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_pipeline_page_finalize;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "pipeline.view", "s", view_action);
  accord_pipeline_views_add_shortcuts (GTK_WIDGET_CLASS (klass));
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "board.show-steps", "u", show_steps_action);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "board.close", NULL, close_action);
}

static void
accord_pipeline_page_init (AccordPipelinePage *self)
{
}

/**
 * accord_pipeline_page_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): the part Pipeline, filling
 */
GtkWidget *
accord_pipeline_page_new (AccordWorkspace *workspace)
{
  AccordPipelinePage *self;

  g_return_val_if_fail (ACCORD_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (ACCORD_TYPE_PIPELINE_PAGE, NULL);
  self->workspace = g_object_ref (workspace);
  accord_pipeline_layout_make (self);
  if (self->context == NULL)
    accord_pipeline_page_make_board (self);
  accord_midnight_start (&self->midnight, day_changed, self);
  return GTK_WIDGET (self);
}

/**
 * accord_pipeline_page_new_deal:
 * @self: the page
 * @customer: whose deal; 0: to be chosen
 *
 * Opens quick add, when the board is there.
 */
void
accord_pipeline_page_new_deal (AccordPipelinePage *self, gint64 customer)
{
  g_return_if_fail (ACCORD_IS_PIPELINE_PAGE (self));

  self->add_waits = TRUE;
  self->add_customer = customer;
  accord_pipeline_page_do_what_waits (self);
}

/**
 * accord_pipeline_page_focus_search:
 * @self: the page
 *
 * Opens the search entry.
 */
void
accord_pipeline_page_focus_search (AccordPipelinePage *self)
{
  g_return_if_fail (ACCORD_IS_PIPELINE_PAGE (self));

  if (gtk_toggle_button_get_active (self->find))
    gtk_widget_grab_focus (accord_board_filter_get_entry (self->filter));
  else
    gtk_toggle_button_set_active (self->find, TRUE);
}
