/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows of a column: GtkListView keeps some two hundred, but lays out only those in view and
 * hides the rest; only the former get a card. Checked after each layout in which something moved,
 * before it is painted, so no jump of the scroll bar shows an empty row. */

#include "accord-config.h"

#include "accord-column-private.h"

/**
 * accord_column_rows_of:
 * @row: a child of the list view
 *
 * Returns: (transfer none) (nullable): what is in the row
 */
AccordBoardCard *
accord_column_rows_of (GtkWidget *row)
{
  GtkWidget *child = gtk_widget_get_first_child (row);

  return ACCORD_IS_BOARD_CARD (child) ? ACCORD_BOARD_CARD (child) : NULL;
}

/**
 * accord_column_rows_find:
 * @self: a column
 * @deal: a deal
 *
 * Returns: (transfer none) (nullable): its row, if the list view has one for it now
 */
AccordBoardCard *
accord_column_rows_find (AccordColumnView *self, gint64 deal)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      AccordBoardCard *card = accord_column_rows_of (row);
      AccordEntity *entity = card ? accord_board_card_get_deal (card) : NULL;

      if (entity != NULL && accord_entity_get_id (entity) == deal)
        return card;
    }
  return NULL;
}

/**
 * accord_column_rows_at:
 * @self: a column
 * @x: in the list view's coordinates
 * @y: same
 *
 * Returns: (transfer none) (nullable): the row with a deal there
 */
AccordBoardCard *
accord_column_rows_at (AccordColumnView *self, double x, double y)
{
  GtkWidget *at = gtk_widget_pick (GTK_WIDGET (self->list), x, y, GTK_PICK_DEFAULT);
  AccordBoardCard *card;

  if (at == NULL)
    return NULL;
  card = ACCORD_BOARD_CARD (gtk_widget_get_ancestor (at, ACCORD_TYPE_BOARD_CARD));
  return card != NULL && accord_board_card_get_deal (card) != NULL ? card : NULL;
}

static void
update_rows (AccordColumnView *self)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      AccordBoardCard *card = accord_column_rows_of (row);

      if (card != NULL)
        accord_board_card_set_drawn (card, gtk_widget_get_child_visible (row));
    }
}

static void
laid_out_cb (GdkFrameClock *clock, gpointer data)
{
  AccordColumnView *self = data;

  if (!self->rows_due || self->folded || gtk_widget_get_height (GTK_WIDGET (self->scroller)) == 0)
    return;
  self->rows_due = FALSE;
  update_rows (self);
}

/**
 * accord_column_rows_queue:
 * @self: a column
 *
 * Something moved: looks anew which rows are in view.
 */
void
accord_column_rows_queue (AccordColumnView *self)
{
  self->rows_due = TRUE;
  gtk_widget_queue_allocate (GTK_WIDGET (self->scroller));
}

static void
realized_cb (GtkWidget *widget, gpointer data)
{
  AccordColumnView *self = data;

  self->clock = g_object_ref (gtk_widget_get_frame_clock (widget));
  self->layout_id = g_signal_connect_after (self->clock, "layout", G_CALLBACK (laid_out_cb), self);
  self->rows_due = TRUE;
}

static void
unrealized_cb (GtkWidget *widget, gpointer data)
{
  accord_column_rows_stop (data);
}

/* The list may still be telling its change: it must not be asked to allocate in the midst of it. */
static void
rows_changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  AccordColumnView *self = data;

  self->rows_due = TRUE;
}

/**
 * accord_column_rows_init:
 * @self: a column with its list
 *
 * Begins to follow what is in view.
 */
void
accord_column_rows_init (AccordColumnView *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);

  g_signal_connect_object (self->list, "realize", G_CALLBACK (realized_cb), self, 0);
  g_signal_connect_object (self->list, "unrealize", G_CALLBACK (unrealized_cb), self, 0);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (accord_column_rows_queue), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (accord_column_rows_queue), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->gaps, "items-changed", G_CALLBACK (rows_changed_cb), self, 0);
}

/**
 * accord_column_rows_stop:
 * @self: a column
 *
 * Leaves the frame clock.
 */
void
accord_column_rows_stop (AccordColumnView *self)
{
  if (self->clock != NULL)
    g_clear_signal_handler (&self->layout_id, self->clock);
  g_clear_object (&self->clock);
}
