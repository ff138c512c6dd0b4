/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds the row of a deal, or at a place, among those that the column's list view keeps. */

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
  AccordLazyRow *lazy = accord_lazy_row_of (row);

  return ACCORD_IS_BOARD_CARD (lazy) ? ACCORD_BOARD_CARD (lazy) : NULL;
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
