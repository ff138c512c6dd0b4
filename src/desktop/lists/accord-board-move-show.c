/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a move of cards looks like before it is in the file, and when it is refused. Only the cards
 * that move are touched, whatever their columns hold. */

#include "accord-board-move-show.h"

#include <stdlib.h>

/**
 * accord_board_has_id:
 * @ids: (element-type gint64): ids of deals
 * @id: a deal
 *
 * Returns: whether @id is one of @ids
 */
gboolean
accord_board_has_id (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

static void
hold (AccordBoardMove *move, AccordIdList *list)
{
  if (g_ptr_array_find (move->held, list, NULL))
    return;
  accord_id_list_hold (list);
  g_ptr_array_add (move->held, g_object_ref (list));
}

/* By column, each from the top. */
static int
compare_origins (const void *a, const void *b)
{
  const AccordBoardOrigin *x = a, *y = b;

  if (x->column != y->column)
    return (guintptr) x->column < (guintptr) y->column ? -1 : 1;
  return x->position < y->position ? -1 : x->position > y->position;
}

static void
note_origins (AccordBoardMove *move)
{
  for (guint i = 0; i < move->deals->len; i++)
    {
      AccordBoardOrigin origin = { NULL, g_array_index (move->deals, gint64, i), 0 };

      origin.column = accord_board_find_deal (move->board, origin.deal, &origin.position);
      if (origin.column == NULL)
        continue;
      g_object_ref (origin.column);
      g_array_append_val (move->origins, origin);
    }
  if (move->origins->len > 1)
    qsort (move->origins->data, move->origins->len, sizeof (AccordBoardOrigin), compare_origins);
}

/* Takes the cards out of their columns, from the bottom, those that stand together at once. */
static void
take_out (AccordBoardMove *move)
{
  for (guint end = move->origins->len; end > 0;)
    {
      const AccordBoardOrigin *last = &g_array_index (move->origins, AccordBoardOrigin, end - 1);
      guint first = end - 1;

      while (first > 0 && last[(int) first - (int) end].column == last->column &&
             last[(int) first - (int) end].position + end - first == last->position)
        first--;
      accord_id_list_remove (accord_board_column_get_deals (last->column), last->position + 1 - (end - first),
                             end - first);
      end = first;
    }
}

/* Whether the cards stand there already, in this order. */
static gboolean
stand_at (AccordBoardMove *move, guint position)
{
  AccordIdList *to = accord_board_column_get_deals (move->to);

  for (guint i = 0; i < move->deals->len; i++)
    if (accord_id_list_id_at (to, position + i) != g_array_index (move->deals, gint64, i))
      return FALSE;
  return TRUE;
}

static void
forget_origins (AccordBoardMove *move)
{
  g_array_set_size (move->origins, 0);
}

/**
 * accord_board_move_show:
 * @move: a move
 * @position: where the cards go, in the column as it is shown now
 *
 * Holds the columns and shows the outcome.
 *
 * Returns: %FALSE, changing nothing, if it is what is shown already
 */
gboolean
accord_board_move_show (AccordBoardMove *move, guint position)
{
  AccordIdList *to = accord_board_column_get_deals (move->to);
  guint above = 0;

  note_origins (move);
  for (guint i = 0; i < move->origins->len; i++)
    {
      const AccordBoardOrigin *origin = &g_array_index (move->origins, AccordBoardOrigin, i);

      above += origin->column == move->to && origin->position < position;
    }
  position = MIN (position, accord_id_list_get_n (to)) - above;
  if (stand_at (move, position))
    {
      forget_origins (move);
      return FALSE;
    }
  hold (move, to);
  for (guint i = 0; i < move->origins->len; i++)
    hold (move, accord_board_column_get_deals (g_array_index (move->origins, AccordBoardOrigin, i).column));
  take_out (move);
  accord_id_list_insert (to, position, (const gint64 *) (gpointer) move->deals->data, move->deals->len);
  return TRUE;
}

/**
 * accord_board_move_put_back:
 * @move: a move that was refused
 *
 * Cards that are still where this move put them go back where they were.
 */
void
accord_board_move_put_back (AccordBoardMove *move)
{
  AccordIdList *to = accord_board_column_get_deals (move->to);
  g_autoptr (GArray) returning = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint position;

  for (guint i = 0; i < move->deals->len; i++)
    {
      gint64 id = g_array_index (move->deals, gint64, i);

      if (!accord_id_list_position_of (to, id, &position))
        continue;
      accord_id_list_remove (to, position, 1);
      g_array_append_val (returning, id);
    }
  /* Put back from the top, each position is right again. */
  for (guint i = 0; i < move->origins->len; i++)
    {
      const AccordBoardOrigin *origin = &g_array_index (move->origins, AccordBoardOrigin, i);
      AccordIdList *from = accord_board_column_get_deals (origin->column);

      if (accord_board_has_id (returning, origin->deal))
        accord_id_list_insert (from, MIN (origin->position, accord_id_list_get_n (from)), &origin->deal, 1);
    }
}
