/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the focus of a column is, and where a dragged card would land in it. */

#include "accord-config.h"

#include "accord-column-private.h"

#define UNFOLD_MS 600

/**
 * accord_column_view_get_focused:
 * @self: a column
 * @position: (out) (optional): place of the card
 *
 * Returns: id of the deal whose card has the focus, or 0
 */
gint64
accord_column_view_get_focused (AccordColumnView *self, guint *position)
{
  GtkWidget *row;
  AccordBoardCard *card;
  gint64 id;

  g_return_val_if_fail (ACCORD_IS_COLUMN_VIEW (self), 0);

  row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  card = row ? accord_column_rows_of (row) : NULL;
  if (card == NULL || accord_board_card_get_deal (card) == NULL)
    return 0;
  id = accord_entity_get_id (accord_board_card_get_deal (card));
  return accord_id_list_position_of (accord_board_column_get_deals (self->column), id, position) ? id : 0;
}

/**
 * accord_column_view_get_place:
 * @self: a column
 * @deal: a deal
 * @place: (out): its row in the column's coordinates
 *
 * Returns: %FALSE if the list has no row for it now
 */
gboolean
accord_column_view_get_place (AccordColumnView *self, gint64 deal, graphene_rect_t *place)
{
  AccordBoardCard *card = accord_column_rows_find (self, deal);

  return card != NULL && gtk_widget_compute_bounds (GTK_WIDGET (card), GTK_WIDGET (self), place);
}

/**
 * accord_column_view_focus_position:
 * @self: a column
 * @position: a card; beyond the end means the last
 *
 * Puts the focus on a card; on the column itself when it has none.
 */
void
accord_column_view_focus_position (AccordColumnView *self, guint position)
{
  guint n;

  g_return_if_fail (ACCORD_IS_COLUMN_VIEW (self));

  n = g_list_model_get_n_items (G_LIST_MODEL (self->gaps));
  if (self->folded)
    gtk_widget_grab_focus (self->strip);
  else if (n == 0)
    gtk_widget_grab_focus (self->empty);
  else
    {
      /* The first says which card it will be, the second takes the focus from elsewhere. */
      gtk_list_view_scroll_to (self->list, MIN (position, n - 1), GTK_LIST_SCROLL_FOCUS, NULL);
      gtk_widget_grab_focus (GTK_WIDGET (self->list));
    }
}

/**
 * accord_column_view_focus_height:
 * @self: a column
 * @y: a height in the column's coordinates
 *
 * Puts the focus on the card at that height, or the last one above it.
 */
void
accord_column_view_focus_height (AccordColumnView *self, double y)
{
  guint position = accord_column_view_position_at (self, y);
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      AccordBoardCard *card = accord_column_rows_of (row);
      AccordEntity *deal = card ? accord_board_card_get_deal (card) : NULL;
      graphene_rect_t bounds;

      if (deal != NULL && gtk_widget_get_child_visible (row) && gtk_widget_compute_bounds (row, GTK_WIDGET (self), &bounds)
          && bounds.origin.y <= y && y < bounds.origin.y + bounds.size.height)
        accord_id_list_position_of (accord_board_column_get_deals (self->column), accord_entity_get_id (deal),
                                    &position);
    }
  accord_column_view_focus_position (self, position);
}

/**
 * accord_column_view_position_at:
 * @self: a column
 * @y: a height in the column's coordinates
 *
 * Returns: the card above which a card dropped there goes; the column's length: the end. Within the
 *   gap it is where the gap is
 */
guint
accord_column_view_position_at (AccordColumnView *self, double y)
{
  AccordIdList *deals = accord_board_column_get_deals (self->column);
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list));
  guint position = accord_id_list_get_n (deals);
  AccordEntity *below = NULL;
  AccordEntity *last = NULL;
  float top = G_MAXFLOAT;
  float bottom = -G_MAXFLOAT;

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      AccordBoardCard *card = accord_column_rows_of (row);
      graphene_rect_t bounds;

      if (card == NULL || !gtk_widget_get_child_visible (row)
          || !gtk_widget_compute_bounds (row, GTK_WIDGET (self), &bounds))
        continue;
      if (accord_board_card_is_gap (card) && bounds.origin.y <= y && y < bounds.origin.y + bounds.size.height)
        return accord_gap_model_get_gap (self->gaps);
      if (accord_board_card_get_deal (card) != NULL && bounds.origin.y > bottom)
        {
          bottom = bounds.origin.y;
          last = accord_board_card_get_deal (card);
        }
      if (accord_board_card_get_deal (card) == NULL || y >= bounds.origin.y + bounds.size.height / 2
          || bounds.origin.y >= top)
        continue;
      top = bounds.origin.y;
      below = accord_board_card_get_deal (card);
    }
  if (below != NULL)
    accord_id_list_position_of (deals, accord_entity_get_id (below), &position);
  else if (last != NULL && accord_id_list_position_of (deals, accord_entity_get_id (last), &position))
    position++;
  return position;
}

/**
 * accord_column_view_set_gap:
 * @self: a column
 * @position: where the gap is, or %ACCORD_NO_GAP
 */
void
accord_column_view_set_gap (AccordColumnView *self, guint position)
{
  g_return_if_fail (ACCORD_IS_COLUMN_VIEW (self));
  accord_gap_model_set_gap (self->gaps, self->folded ? ACCORD_NO_GAP : position);
}

/**
 * accord_column_view_get_adjustment:
 * @self: a column
 *
 * Returns: (transfer none): how far its cards are scrolled
 */
GtkAdjustment *
accord_column_view_get_adjustment (AccordColumnView *self)
{
  g_return_val_if_fail (ACCORD_IS_COLUMN_VIEW (self), NULL);
  return gtk_scrolled_window_get_vadjustment (self->scroller);
}

static gboolean
unfold_cb (gpointer data)
{
  AccordColumnView *self = data;

  self->unfold_source = 0;
  accord_column_view_set_folded (self, FALSE);
  return G_SOURCE_REMOVE;
}

/**
 * accord_column_view_set_target:
 * @self: a column
 * @target: whether a card is held over it
 *
 * Tints it; a folded column opens when the card stays for a while.
 */
void
accord_column_view_set_target (AccordColumnView *self, gboolean target)
{
  GtkWidget *const parts[] = { self->open_box, self->strip };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (target && !accord_column_view_is_locked (self))
      gtk_widget_add_css_class (parts[i], "drop-allowed");
    else
      gtk_widget_remove_css_class (parts[i], "drop-allowed");
  if (!target)
    g_clear_handle_id (&self->unfold_source, g_source_remove);
  else if (self->folded && self->unfold_source == 0)
    self->unfold_source = g_timeout_add (UNFOLD_MS, unfold_cb, self);
}
