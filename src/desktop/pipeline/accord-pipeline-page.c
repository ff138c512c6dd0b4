/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordPipelinePage: puts the parts together.
 *
 *   AdwBreakpointBin ─ AdwOverlaySplitView ┬ header, filter bar and totals, board or status page
 *                                          └ AccordDealPane
 *
 * A board, its context and its pane are made anew for each pipeline. */

#include "accord-config.h"

#include "accord-pipeline-page.h"

#include "accord-board-filter.h"
#include "accord-board-totals.h"
#include "accord-board-view.h"
#include "accord-commit.h"
#include "accord-deal-pane.h"
#include "accord-pipeline-switch.h"
#include "accord-sidebar-button.h"
#include <glib/gi18n-lib.h>

struct _AccordPipelinePage {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  AccordBoardContext *context; /* NULL before a pipeline is known */
  AccordPipelineSwitch *pipelines;
  AccordBoardFilter *filter;
  AccordBoardTotals *totals;
  GtkWidget *second_bar;
  GtkToggleButton *find;
  GtkWidget *new_deal;
  AdwOverlaySplitView *split;
  AdwBreakpointBin *bin;
  AdwHeaderBar *header;
  GtkStack *stack;
  AdwBin *board_place;
  AccordBoardView *board;
  AccordDealPane *pane;
  AdwStatusPage *nothing;   /* no deals, or no match */
  GtkWidget *all_button;
  GtkWidget *first_button;
  GtkWidget *import_button;
  guint state_source;
  gboolean narrow;
  gboolean adding;          /* quick add was asked for: an empty board is shown */
  gboolean add_waits;
  gint64 add_customer;
  gint64 show_waits;        /* deal to be shown when the board is there */
};

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

static void
queue_state (AccordPipelinePage *self)
{
  if (self->state_source == 0)
    self->state_source = g_idle_add (update_state_cb, self);
}

static void
columns_changed_cb (GListModel *board, guint position, guint removed, guint added, gpointer data)
{
  for (guint i = 0; i < added; i++)
    {
      g_autoptr (AccordBoardColumn) column = g_list_model_get_item (board, position + i);
      AccordIdList *deals = accord_board_column_get_deals (column);

      g_signal_connect_object (deals, "items-changed", G_CALLBACK (queue_state), data, G_CONNECT_SWAPPED);
      g_signal_connect_object (deals, "notify::empty-reason", G_CALLBACK (queue_state), data, G_CONNECT_SWAPPED);
    }
  queue_state (data);
}

/* The pane */

static void
close_pane (AccordPipelinePage *self)
{
  gint64 deal = self->context ? accord_board_context_get_opened (self->context) : 0;

  adw_overlay_split_view_set_show_sidebar (self->split, FALSE);
  if (deal == 0)
    return;
  accord_board_context_set_opened (self->context, 0);
  accord_board_view_focus_deal (self->board, deal);
}

static void
sidebar_shown_cb (AccordPipelinePage *self)
{
  if (!adw_overlay_split_view_get_show_sidebar (self->split) && self->context != NULL)
    close_pane (self);
}

static void
open_deal (AccordPipelinePage *self, gint64 deal)
{
  if (self->pane == NULL)
    {
      self->pane = ACCORD_DEAL_PANE (accord_deal_pane_new (self->context));
      g_signal_connect_object (self->pane, "close", G_CALLBACK (close_pane), self, G_CONNECT_SWAPPED);
      accord_deal_pane_set_narrow (self->pane, self->narrow);
      adw_overlay_split_view_set_sidebar (self->split, GTK_WIDGET (self->pane));
    }
  accord_deal_pane_set_deal (self->pane, deal);
  accord_board_context_set_opened (self->context, deal);
  adw_overlay_split_view_set_show_sidebar (self->split, TRUE);
}

/* The board */

static void
apply_filter (AccordPipelinePage *self)
{
  g_autoptr (AccordQuery) query = accord_board_filter_make_query (self->filter);

  accord_board_totals_set_filtered (self->totals, query != NULL);
  if (self->context != NULL)
    accord_board_set_filter (accord_board_context_get_board (self->context), query);
  queue_state (self);
}

static void
do_what_waits (AccordPipelinePage *self)
{
  if (self->context == NULL || !accord_board_is_loaded (accord_board_context_get_board (self->context)))
    return;
  if (self->show_waits != 0)
    {
      open_deal (self, self->show_waits);
      accord_board_view_focus_deal (self->board, self->show_waits);
      self->show_waits = 0;
    }
  if (self->add_waits)
    {
      self->add_waits = FALSE;
      self->adding = TRUE;
      gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->board_place));
      accord_board_view_add (self->board, self->add_customer);
    }
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

static void
pipeline_chosen_cb (AccordPipelinePage *self)
{
  gint64 pipeline = accord_pipeline_switch_get_chosen (self->pipelines);
  g_autoptr (AccordBoard) board = NULL;

  if (self->bin == NULL)
    return; /* the parts are still being made */

  drop_board (self);
  queue_state (self);
  if (pipeline == 0)
    return;
  board = accord_board_new (self->workspace, pipeline);
  self->context = accord_board_context_new (board);
  self->board = ACCORD_BOARD_VIEW (accord_board_view_new (self->context));
  accord_board_view_set_narrow (self->board, self->narrow);
  g_signal_connect_object (self->board, "open", G_CALLBACK (open_deal), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (board, "items-changed", G_CALLBACK (columns_changed_cb), self, 0);
  g_signal_connect_object (board, "notify::loaded", G_CALLBACK (do_what_waits), self, G_CONNECT_SWAPPED);
  columns_changed_cb (G_LIST_MODEL (board), 0, 0, g_list_model_get_n_items (G_LIST_MODEL (board)), self);
  accord_board_totals_set_board (self->totals, board);
  adw_bin_set_child (self->board_place, GTK_WIDGET (self->board));
  apply_filter (self);
  do_what_waits (self);
}

/* Buttons */

static void
find_toggled_cb (AccordPipelinePage *self)
{
  gboolean on = gtk_toggle_button_get_active (self->find);

  gtk_widget_set_visible (self->second_bar, on || !self->narrow);
  accord_board_filter_set_searching (self->filter, on);
}

static void
stop_search_cb (AccordPipelinePage *self)
{
  gtk_toggle_button_set_active (self->find, FALSE);
  if (self->board != NULL)
    gtk_widget_child_focus (GTK_WIDGET (self->board), GTK_DIR_TAB_FORWARD);
}

static void
new_deal_clicked_cb (AccordPipelinePage *self)
{
  accord_pipeline_page_new_deal (self, 0);
}

static void
show_all_cb (AccordPipelinePage *self)
{
  accord_board_filter_reset (self->filter);
  gtk_toggle_button_set_active (self->find, FALSE);
}

static void
set_narrow (AccordPipelinePage *self, gboolean narrow)
{
  self->narrow = narrow;
  adw_button_content_set_label (ADW_BUTTON_CONTENT (gtk_button_get_child (GTK_BUTTON (self->new_deal))),
                                narrow ? "" : _("New Deal"));
  gtk_widget_set_visible (GTK_WIDGET (self->totals), !narrow);
  adw_header_bar_set_show_title (self->header, !narrow);
  accord_pipeline_switch_set_narrow (self->pipelines, narrow);
  adw_overlay_split_view_set_max_sidebar_width (self->split, narrow ? 2000 : 390);
  adw_overlay_split_view_set_sidebar_width_fraction (self->split, narrow ? 1 : 0.4);
  if (self->board != NULL)
    accord_board_view_set_narrow (self->board, narrow);
  if (self->pane != NULL)
    accord_deal_pane_set_narrow (self->pane, narrow);
  find_toggled_cb (self);
}

static void
narrow_cb (AccordPipelinePage *self)
{
  set_narrow (self, TRUE);
}

static void
wide_cb (AccordPipelinePage *self)
{
  set_narrow (self, FALSE);
}

/* Parts */

static GtkWidget *
make_header (AccordPipelinePage *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *content = adw_button_content_new ();

  self->header = ADW_HEADER_BAR (header);
  self->pipelines = ACCORD_PIPELINE_SWITCH (accord_pipeline_switch_new (self->workspace));
  g_signal_connect_object (self->pipelines, "chosen", G_CALLBACK (pipeline_chosen_cb), self, G_CONNECT_SWAPPED);
  self->new_deal = gtk_button_new ();
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "list-add-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _("New Deal"));
  gtk_button_set_child (GTK_BUTTON (self->new_deal), content);
  gtk_widget_set_tooltip_text (self->new_deal, _("New Deal (Ctrl+N)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->new_deal), GTK_ACCESSIBLE_PROPERTY_LABEL, _("New Deal"),
                                  -1);
  g_signal_connect_object (self->new_deal, "clicked", G_CALLBACK (new_deal_clicked_cb), self, G_CONNECT_SWAPPED);
  self->find = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
  gtk_button_set_icon_name (GTK_BUTTON (self->find), "edit-find-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->find), _("Find (Ctrl+F)"));
  g_signal_connect_object (self->find, "toggled", G_CALLBACK (find_toggled_cb), self, G_CONNECT_SWAPPED);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (_("Pipeline"), NULL));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), accord_sidebar_button_new ());
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), GTK_WIDGET (self->pipelines));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), GTK_WIDGET (self->find));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->new_deal);
  return header;
}

static GtkWidget *
make_second_bar (AccordPipelinePage *self)
{
  self->second_bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->filter = ACCORD_BOARD_FILTER (accord_board_filter_new (self->workspace));
  self->totals = ACCORD_BOARD_TOTALS (accord_board_totals_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->filter), TRUE);
  g_signal_connect_object (self->filter, "changed", G_CALLBACK (apply_filter), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_board_filter_get_entry (self->filter), "stop-search",
                           G_CALLBACK (stop_search_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (self->second_bar, "pipeline-bar");
  gtk_box_append (GTK_BOX (self->second_bar), GTK_WIDGET (self->filter));
  gtk_box_append (GTK_BOX (self->second_bar), GTK_WIDGET (self->totals));
  return self->second_bar;
}

static GtkWidget *
make_pill (const char *label, gboolean suggested)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  if (suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  return button;
}

static GtkWidget *
make_middle (AccordPipelinePage *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->first_button = make_pill (_("_New Deal"), TRUE);
  self->import_button = make_pill (_("_Import…"), FALSE);
  self->all_button = make_pill (_("_Show All Deals"), TRUE);
  g_signal_connect_object (self->first_button, "clicked", G_CALLBACK (new_deal_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->all_button, "clicked", G_CALLBACK (show_all_cb), self, G_CONNECT_SWAPPED);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->import_button), "win.import");
  gtk_box_append (GTK_BOX (buttons), self->first_button);
  gtk_box_append (GTK_BOX (buttons), self->all_button);
  gtk_box_append (GTK_BOX (buttons), self->import_button);
  self->nothing = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_child (self->nothing, buttons);
  self->board_place = ADW_BIN (adw_bin_new ());
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->board_place));
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->nothing));
  return GTK_WIDGET (self->stack);
}

static void
add_breakpoint (AccordPipelinePage *self, const char *condition, gboolean narrow)
{
  AdwBreakpoint *breakpoint = adw_breakpoint_new (adw_breakpoint_condition_parse (condition));
  g_auto (GValue) yes = G_VALUE_INIT;

  g_value_init (&yes, G_TYPE_BOOLEAN);
  g_value_set_boolean (&yes, TRUE);
  adw_breakpoint_add_setter (breakpoint, G_OBJECT (self->split), "collapsed", &yes);
  if (narrow)
    {
      g_signal_connect_object (breakpoint, "apply", G_CALLBACK (narrow_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (breakpoint, "unapply", G_CALLBACK (wide_cb), self, G_CONNECT_SWAPPED);
    }
  adw_breakpoint_bin_add_breakpoint (self->bin, breakpoint);
}

static void
make_parts (AccordPipelinePage *self)
{
  GtkWidget *view = adw_toolbar_view_new ();

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), make_header (self));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), make_second_bar (self));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), make_middle (self));
  self->split = ADW_OVERLAY_SPLIT_VIEW (adw_overlay_split_view_new ());
  adw_overlay_split_view_set_sidebar_position (self->split, GTK_PACK_END);
  adw_overlay_split_view_set_show_sidebar (self->split, FALSE);
  adw_overlay_split_view_set_pin_sidebar (self->split, TRUE);
  adw_overlay_split_view_set_min_sidebar_width (self->split, 340);
  adw_overlay_split_view_set_max_sidebar_width (self->split, 390);
  adw_overlay_split_view_set_sidebar_width_fraction (self->split, 0.4);
  adw_overlay_split_view_set_enable_show_gesture (self->split, FALSE);
  adw_overlay_split_view_set_content (self->split, view);
  g_signal_connect_object (self->split, "notify::show-sidebar", G_CALLBACK (sidebar_shown_cb), self,
                           G_CONNECT_SWAPPED);
  self->bin = ADW_BREAKPOINT_BIN (adw_breakpoint_bin_new ());
  gtk_widget_set_size_request (GTK_WIDGET (self->bin), 300, 200);
  adw_breakpoint_bin_set_child (self->bin, GTK_WIDGET (self->split));
  add_breakpoint (self, "max-width: 800sp", FALSE);
  add_breakpoint (self, "max-width: 550sp", TRUE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->bin));
}

static void
accord_pipeline_page_dispose (GObject *object)
{
  AccordPipelinePage *self = ACCORD_PIPELINE_PAGE (object);

  g_clear_handle_id (&self->state_source, g_source_remove);
  if (self->context != NULL)
    drop_board (self);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_pipeline_page_parent_class)->dispose (object);
}

static void
accord_pipeline_page_class_init (AccordPipelinePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_pipeline_page_dispose;
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
  make_parts (self);
  if (self->context == NULL)
    pipeline_chosen_cb (self);
  return GTK_WIDGET (self);
}

/* Showing a deal: its stage tells its pipeline. */

typedef struct {
  GWeakRef page;
  gint64 deal;
} Showing;

static void
showing_free (gpointer data)
{
  g_weak_ref_clear (&((Showing *) data)->page);
  g_free (data);
}

static DexFuture *
deal_loaded_cb (DexFuture *future, gpointer data)
{
  AccordRecord *deal = g_value_get_boxed (dex_future_get_value (future, NULL)); /* only when it resolved */
  g_autoptr (AccordPipelinePage) self = g_weak_ref_get (&((Showing *) data)->page);

  if (self == NULL || self->workspace == NULL)
    return dex_future_new_reject (G_IO_ERROR, G_IO_ERROR_CANCELLED, "The page is gone");
  return accord_store_load_one (accord_workspace_get_store (self->workspace), &accord_stage_kind,
                                accord_record_number (deal, "stage"));
}

static DexFuture *
stage_loaded_cb (DexFuture *future, gpointer data)
{
  Showing *showing = data;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);
  g_autoptr (AccordPipelinePage) self = g_weak_ref_get (&showing->page);

  if (self == NULL || self->workspace == NULL)
    return dex_future_new_true ();
  if (value == NULL)
    {
      accord_say_error (GTK_WIDGET (self), error->message);
      return dex_future_new_true ();
    }
  self->show_waits = showing->deal;
  accord_pipeline_switch_choose (self->pipelines, accord_record_number (g_value_get_boxed (value), "pipeline"));
  do_what_waits (self);
  return dex_future_new_true ();
}

/**
 * accord_pipeline_page_show:
 * @self: the page
 * @deal: id of a deal
 *
 * Opens the deal in the pane, in its pipeline.
 */
void
accord_pipeline_page_show (AccordPipelinePage *self, gint64 deal)
{
  Showing *showing;
  DexFuture *future;

  g_return_if_fail (ACCORD_IS_PIPELINE_PAGE (self));

  showing = g_new0 (Showing, 1);
  g_weak_ref_init (&showing->page, self);
  showing->deal = deal;
  future = accord_store_load_one (accord_workspace_get_store (self->workspace), &accord_deal_kind, deal);
  future = dex_future_then (future, deal_loaded_cb, showing, NULL);
  dex_future_disown (dex_future_finally (future, stage_loaded_cb, showing, showing_free));
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
  do_what_waits (self);
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
