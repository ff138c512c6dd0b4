/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows of the list pane: the one that is shown beside it, and what a click or a key on one does. */

#include "accord-config.h"

#include "accord-customers-list-private.h"

#include "accord-lazy-row.h"
#include "accord-record-row.h"

/* GtkListView keeps the first row where it was, and so hides the letter above it. */
static gboolean
scroll_to_top_cb (gpointer data)
{
  AccordCustomersList *self = data;
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self->view_widget), GTK_TYPE_SCROLLED_WINDOW);

  if (scroller != NULL && self->scroll_to == 0 && !self->went_to)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)), 0);
  return G_SOURCE_REMOVE;
}

/* Does what the next frame would do first for the rows in view: it waits for its turn, and then takes less. */
static gboolean
shape_cb (gpointer data)
{
  GtkWidget *list = GTK_WIDGET (ACCORD_CUSTOMERS_LIST (data)->view_widget);

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      AccordLazyRow *lazy = accord_lazy_row_of (row);
      GtkWidget *content = lazy != NULL ? accord_lazy_row_get_content (lazy) : NULL;

      if (content != NULL)
        accord_record_row_shape (ACCORD_RECORD_ROW (content));
    }
  return G_SOURCE_REMOVE;
}

static void
rows_changed_cb (AccordCustomersList *self)
{
  if (!self->to_top || accord_id_list_get_n (self->list) == 0)
    return;
  self->to_top = FALSE;
  /* Behind a frame that is due; where none is, because a cursor blinks in steps of its own, that time is used. */
  g_idle_add_full (GDK_PRIORITY_REDRAW + 1, shape_cb, g_object_ref (self), g_object_unref);
  /* Behind the layout of this frame. */
  g_idle_add_full (GDK_PRIORITY_REDRAW + 5, scroll_to_top_cb, g_object_ref (self), g_object_unref);
}

/* GtkListView that is told to scroll before it was ever laid out shows one row and nothing else. */
static gboolean
scroll_to_wanted_cb (GtkWidget *view, GdkFrameClock *clock, gpointer data)
{
  AccordCustomersList *self = data;
  guint position;

  if (gtk_widget_get_height (view) == 0 || accord_id_list_get_n (self->list) == 0)
    return G_SOURCE_CONTINUE;
  self->scroll_tick = 0;
  if (self->scroll_to == 0 || !accord_id_list_position_of (self->list, self->scroll_to, &position))
    return G_SOURCE_REMOVE;
  self->scroll_to = 0;
  gtk_list_view_scroll_to (self->view_widget, position, GTK_LIST_SCROLL_NONE, NULL);
  return G_SOURCE_REMOVE;
}

/* The selection is the record beside the list, wherever it is now. */
static void
follow_shown (AccordCustomersList *self)
{
  guint position = GTK_INVALID_LIST_POSITION;

  self->setting = TRUE;
  if (self->shown == 0 || !accord_id_list_position_of (self->list, self->shown, &position))
    position = GTK_INVALID_LIST_POSITION;
  gtk_single_selection_set_selected (self->selection, position);
  self->setting = FALSE;
  if (position != GTK_INVALID_LIST_POSITION && self->scroll_to == self->shown && self->scroll_tick == 0)
    {
      self->went_to = TRUE;
      self->scroll_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self->view_widget), scroll_to_wanted_cb, self, NULL);
    }
}

static void
selected_cb (AccordCustomersList *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);
  gint64 id;

  if (self->setting || self->pushes || accord_picks_get_active (self->picks) || position == GTK_INVALID_LIST_POSITION)
    return;
  id = accord_id_list_id_at (self->list, position);
  if (id == 0 || id == self->shown)
    return;
  self->shown = id;
  g_signal_emit_by_name (self, "chosen", id);
}

/* A row was clicked, or Enter pressed: it is opened, or picked while rows are. */
void
accord_customers_list_activate (AccordCustomersList *self, guint position)
{
  gint64 id = accord_id_list_id_at (self->list, position);

  if (id == 0)
    return;
  if (accord_picks_get_active (self->picks))
    {
      self->anchor = position;
      accord_picks_toggle (self->picks, id);
      return;
    }
  self->shown = id;
  g_signal_emit_by_name (self, "opened", id);
}

static void
picks_changed_cb (AccordCustomersList *self)
{
  gtk_list_view_set_single_click_activate (self->view_widget, self->pushes || accord_picks_get_active (self->picks));
  if (!accord_picks_get_active (self->picks))
    follow_shown (self);
}

/* What the rows are made of, and who hears of them. */
void
accord_customers_list_set_up_rows (AccordCustomersList *self)
{
  self->list = accord_id_list_new (self->workspace);
  self->picks = accord_picks_new (self->list);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->list));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->list, "items-changed", G_CALLBACK (rows_changed_cb), self);
  g_signal_connect_swapped (self->list, "items-changed", G_CALLBACK (follow_shown), self);
  g_signal_connect_swapped (self->list, "notify::total", G_CALLBACK (accord_customers_list_update_title), self);
  g_signal_connect_swapped (self->list, "notify::empty-reason", G_CALLBACK (accord_customers_list_show_state), self);
  g_signal_connect_object (self->picks, "changed", G_CALLBACK (picks_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * accord_customers_list_select:
 * @self: a list
 * @id: a customer, 0 for none
 *
 * Selects its row, now or when the list has it, and scrolls there.
 */
void
accord_customers_list_select (AccordCustomersList *self, gint64 id)
{
  g_return_if_fail (ACCORD_IS_CUSTOMERS_LIST (self));

  self->shown = id;
  self->scroll_to = id;
  follow_shown (self);
}

/**
 * accord_customers_list_neighbour:
 * @self: a list
 * @id: a customer; 0 or one that is not in the list: before its first row
 * @steps: rows further down, negative: up
 *
 * Returns: the customer there, 0 beyond the ends
 */
gint64
accord_customers_list_neighbour (AccordCustomersList *self, gint64 id, int steps)
{
  guint position;

  g_return_val_if_fail (ACCORD_IS_CUSTOMERS_LIST (self), 0);

  if (id == 0 || !accord_id_list_position_of (self->list, id, &position))
    return accord_id_list_id_at (self->list, 0);
  if (steps < 0 && position < (guint) -steps)
    return 0;
  return accord_id_list_id_at (self->list, position + steps);
}

/**
 * accord_customers_list_set_pushes:
 * @self: a list
 * @pushes: whether a row opens a page over the list; then moving through the list opens nothing
 */
void
accord_customers_list_set_pushes (AccordCustomersList *self, gboolean pushes)
{
  g_return_if_fail (ACCORD_IS_CUSTOMERS_LIST (self));

  self->pushes = pushes;
  picks_changed_cb (self);
}

/**
 * accord_customers_list_get_model:
 * @self: a list
 *
 * Returns: (transfer none): the rows
 */
GListModel *
accord_customers_list_get_model (AccordCustomersList *self)
{
  g_return_val_if_fail (ACCORD_IS_CUSTOMERS_LIST (self), NULL);
  return G_LIST_MODEL (self->list);
}
