/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordCustomersList: the list pane of customers. Main thread.
 *
 *   search entry, filter bar, order ─▶ AccordQuery ─▶ AccordIdList ─▶ GtkSingleSelection ─▶ GtkListView
 *                                                      │ sections: letters, or how the next step is due
 *                                                      └ AccordPicks: what bulk actions are done to
 *
 * What is asked is one value (AccordListView): remembered on this computer, saved as a view.
 */

#include "accord-config.h"

#include "accord-customers-list-private.h"

#include "accord-caret.h"
#include "accord-customer-row.h"
#include "accord-lazy-menu.h"
#include "accord-lazy-row.h"
#include "accord-preedit.h"
#include "accord-sidebar-button.h"

#include <glib/gi18n-lib.h>

#define ROWS_LEAST 16 /* of the first answer */

G_DEFINE_FINAL_TYPE (AccordCustomersList, accord_customers_list, ADW_TYPE_BIN)

const char *
accord_customers_list_typed (AccordCustomersList *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search));
}

/* Relative days and sections by next step mean other records from midnight on. */
static void
day_changed (gpointer data)
{
  accord_id_list_refresh (ACCORD_CUSTOMERS_LIST (data)->list);
}

/* More would be read and bound before the first of them is painted. A table has other rows. */
static guint
rows_at_first (AccordCustomersList *self)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self->view_widget));
  int rows = height / (self->compact ? ACCORD_CUSTOMER_ROW_COMPACT_HEIGHT : ACCORD_CUSTOMER_ROW_HEIGHT);

  return rows > 0 && gtk_widget_get_mapped (GTK_WIDGET (self->view_widget)) ? (guint) MAX (rows + rows / 2, ROWS_LEAST) : G_MAXUINT;
}

/* Asks for what search, filter and order say now. */
void
accord_customers_list_find (AccordCustomersList *self)
{
  g_autoptr (AccordQuery) query =
    accord_list_view_make_query (self->now, self->actor, accord_workspace_get_currency (self->workspace),
                                 accord_customers_list_typed (self));

  g_clear_handle_id (&self->find_source, g_source_remove);
  if (self->resting)
    return;
  self->to_top = TRUE;
  self->went_to = FALSE;
  self->drop_generation++;
  accord_id_list_set_n_first (self->list, rows_at_first (self));
  accord_id_list_set_query (self->list, query);
  accord_customers_list_await_count (self);
}

/* Who puts the cursor there is about to type: by the first letter the file's words are in memory. */
static void
search_entered_cb (AccordCustomersList *self)
{
  if (self->workspace != NULL)
    dex_future_disown (accord_store_expect_search (accord_workspace_get_store (self->workspace), &accord_customer_kind));
}

static gboolean
find_cb (gpointer data)
{
  AccordCustomersList *self = data;
  AccordQuery *query = accord_id_list_get_query (self->list);
  const char *asked = query != NULL ? accord_query_get_search (query) : NULL;

  self->find_source = 0;
  if (!self->resting && !g_str_equal (asked != NULL ? asked : "", accord_customers_list_typed (self)))
    accord_customers_list_find (self);
  return G_SOURCE_REMOVE;
}

/* Text put in the place of other text is nothing for a moment, and the entry says so at once: what is there when
 * the event is over is asked for, and only that. */
static void
search_changed_cb (AccordCustomersList *self)
{
  if (self->find_source == 0)
    self->find_source = g_idle_add_full (G_PRIORITY_DEFAULT, find_cb, self, NULL);
}

void
accord_customers_list_end_search (AccordCustomersList *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  accord_customers_list_find (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
search_stopped_cb (AccordCustomersList *self)
{
  accord_customers_list_end_search (self);
}

static void
activated_cb (AccordCustomersList *self, guint position)
{
  accord_customers_list_activate (self, position);
}

static void
drop_clicked_cb (AccordCustomersList *self)
{
  accord_customers_list_drop_filter (self);
}

static void
clear_clicked_cb (AccordCustomersList *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  self->now->tag = 0;
  accord_filter_bar_clear (self->bar);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* Enter in the search: the first row, as the reader expects it. */
static void
search_activated_cb (AccordCustomersList *self)
{
  if (accord_id_list_get_n (self->list) == 0)
    return;
  gtk_list_view_scroll_to (self->view_widget, 0, GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
  accord_customers_list_activate (self, 0);
}

static gboolean
search_key_cb (AccordCustomersList *self, guint key)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (accord_preedit_is_on (GTK_WIDGET (self)) || key != GDK_KEY_Down || accord_id_list_get_n (self->list) == 0)
    return GDK_EVENT_PROPAGATE;
  gtk_list_view_scroll_to (self->view_widget, position == GTK_INVALID_LIST_POSITION ? 0 : position,
                           GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
  return GDK_EVENT_STOP;
}

static void
bar_changed_cb (AccordCustomersList *self)
{
  accord_filter_unref (self->now->filter);
  self->now->filter = accord_filter_ref (accord_filter_bar_get_filter (self->bar));
  self->now->scope = accord_filter_bar_get_scope (self->bar);
  accord_customers_list_view_changed (self);
}

static void
bar_save_cb (AccordCustomersList *self)
{
  accord_customers_list_save_view (self);
}

static void
actor_changed_cb (AccordCustomersList *self)
{
  if (self->now->scope != ACCORD_SCOPE_EVERYONE)
    accord_customers_list_find (self);
}

/* One that was made ahead begins to ask. */
static void
accord_customers_list_map (GtkWidget *widget)
{
  AccordCustomersList *self = ACCORD_CUSTOMERS_LIST (widget);

  if (self->resting)
    {
      self->resting = FALSE;
      accord_customers_list_find (self);
    }
  GTK_WIDGET_CLASS (accord_customers_list_parent_class)->map (widget);
}

static void
accord_customers_list_dispose (GObject *object)
{
  AccordCustomersList *self = ACCORD_CUSTOMERS_LIST (object);

  if (self->scroll_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->view_widget), self->scroll_tick);
  self->scroll_tick = 0;
  g_clear_handle_id (&self->find_source, g_source_remove);
  g_clear_handle_id (&self->looking_source, g_source_remove);
  accord_midnight_stop (&self->midnight);
  accord_customers_list_stop_progress (self);
  self->drop_generation++;
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  if (self->view_record != NULL)
    g_signal_handlers_disconnect_by_data (self->view_record, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_CUSTOMERS_LIST);
  g_clear_object (&self->selection);
  g_clear_object (&self->picks);
  g_clear_object (&self->list);
  g_clear_object (&self->all);
  g_clear_object (&self->summaries);
  g_clear_object (&self->actor);
  g_clear_object (&self->view_record);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->now, accord_list_view_free);
  g_clear_pointer (&self->saved, accord_list_view_free);
  G_OBJECT_CLASS (accord_customers_list_parent_class)->dispose (object);
}

#define BIND(child) gtk_widget_class_bind_template_child (widget_class, AccordCustomersList, child)

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/accord_app/Accord/customers/accord-customers-list.ui");
  BIND (header);
  BIND (title);
  BIND (add);
  BIND (select);
  BIND (menu);
  BIND (selection_header);
  BIND (selection_title);
  BIND (search);
  BIND (bar_place);
  BIND (stack);
  BIND (view_widget);
  BIND (no_match);
  BIND (drop_button);
  BIND (clear_button);
  BIND (failed);
  BIND (foot);
  BIND (progress_bar);
  BIND (progress_label);
  BIND (owner_button);
  BIND (follow_up_button);
  BIND (tag_button);
  BIND (more_button);
  BIND (more_menu);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, drop_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked_cb);
}

static void
accord_customers_list_class_init (AccordCustomersListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_customers_list_dispose;
  GTK_WIDGET_CLASS (klass)->map = accord_customers_list_map;
  g_signal_new ("chosen", ACCORD_TYPE_CUSTOMERS_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  g_signal_new ("opened", ACCORD_TYPE_CUSTOMERS_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  bind_template (GTK_WIDGET_CLASS (klass));
  accord_customers_list_install_order (GTK_WIDGET_CLASS (klass));
  accord_customers_list_install_selection (GTK_WIDGET_CLASS (klass));
  accord_customers_list_install_bulk (GTK_WIDGET_CLASS (klass));
}

static void
accord_customers_list_init (AccordCustomersList *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  /* Not bound: a template that lets go of the one child of an AdwBin leaves it pointing nowhere. */
  self->frame = ADW_TOOLBAR_VIEW (adw_bin_get_child (ADW_BIN (self)));
  adw_header_bar_pack_start (self->header, accord_sidebar_button_new ());
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (search_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
  g_signal_connect_object (focus, "enter", G_CALLBACK (search_entered_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->search), focus);
  accord_caret_attach (GTK_EDITABLE (self->search));
}

static void
set_up_bar (AccordCustomersList *self, const AccordKind *kind)
{
  self->bar = ACCORD_FILTER_BAR (accord_filter_bar_new (self->workspace, self->actor, kind));
  g_signal_connect_object (self->bar, "changed", G_CALLBACK (bar_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->bar, "save", G_CALLBACK (bar_save_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->bar_place, GTK_WIDGET (self->bar));
}

/**
 * accord_customers_list_new:
 * @workspace: the open file
 * @ahead: before anybody asked for it: it asks for nothing until it is seen
 *
 * Returns: (transfer floating): its customers, as they were asked for on this computer the last time
 */
GtkWidget *
accord_customers_list_new (AccordWorkspace *workspace, gboolean ahead)
{
  AccordCustomersList *self = g_object_new (ACCORD_TYPE_CUSTOMERS_LIST, NULL);
  const AccordKind *kind = accord_store_get_kind (accord_workspace_get_store (workspace), &accord_customer_kind);

  self->workspace = g_object_ref (workspace);
  self->actor = accord_actor_new (workspace);
  self->all = accord_record_count_new (workspace, &accord_customer_kind);
  self->summaries = accord_summaries_new (workspace, &accord_customer_kind);
  self->now = accord_customers_list_usual (kind);
  self->resting = ahead;
  accord_customers_list_set_up_rows (self);
  set_up_bar (self, kind);
  accord_lazy_menu_attach (GTK_MENU_BUTTON (self->more_button), self->more_menu);
  accord_lazy_rows_follow (self->view_widget);
  gtk_list_view_set_model (self->view_widget, GTK_SELECTION_MODEL (self->selection));
  accord_customers_list_set_up_selection (self);
  gtk_widget_set_sensitive (self->add, !accord_workspace_is_read_only (workspace));
  g_signal_connect_object (self->all, "notify::count", G_CALLBACK (accord_customers_list_update_title), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->actor, "changed", G_CALLBACK (actor_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (accord_customers_list_follow_table), self,
                           G_CONNECT_SWAPPED);
  accord_midnight_start (&self->midnight, day_changed, self);
  accord_customers_list_restore (self);
  return GTK_WIDGET (self);
}

/**
 * accord_customers_list_focus_search:
 * @self: a list
 *
 * Puts the cursor into the search and selects what is in it.
 */
void
accord_customers_list_focus_search (AccordCustomersList *self)
{
  g_return_if_fail (ACCORD_IS_CUSTOMERS_LIST (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
}

/**
 * accord_customers_list_set_search:
 * @self: the list
 * @text: as if it had been typed
 */
void
accord_customers_list_set_search (AccordCustomersList *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
}

/**
 * accord_customers_list_set_table:
 * @self: a list
 * @table: (nullable): shows the same rows; %NULL: the list's own rows again
 *
 * Search, order, title and what stands for no rows stay as they are.
 */
void
accord_customers_list_set_table (AccordCustomersList *self, GtkWidget *table)
{
  GtkWidget *own = gtk_widget_get_ancestor (GTK_WIDGET (self->view_widget), GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *now = gtk_stack_get_child_by_name (self->stack, "list");
  GtkWidget *next = table != NULL ? table : own;
  gboolean shown = gtk_stack_get_visible_child (self->stack) == now;

  g_return_if_fail (ACCORD_IS_CUSTOMERS_LIST (self));

  if (now == next)
    return;
  /* The stack lets go of what it no longer shows; the own rows will be shown again. */
  g_object_set_data_full (G_OBJECT (self), "accord-own-rows", g_object_ref (own), g_object_unref);
  gtk_stack_remove (self->stack, now);
  gtk_stack_add_named (self->stack, next, "list");
  if (shown)
    gtk_stack_set_visible_child (self->stack, next);
}
