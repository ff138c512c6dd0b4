/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a move of cards looks like before it is in the file, and when it is refused. */

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

/* The rows of @list without the moved ones; @position is brought along. */
static GArray *
rows_without (AccordIdList *list, GArray *moved, guint *position)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n = accord_id_list_get_n (list);
  guint at = *position;

  for (guint i = 0; i < n; i++)
    {
      gint64 id = accord_id_list_id_at (list, i);

      if (!accord_board_has_id (moved, id))
        g_array_append_val (rows, id);
      else if (i < *position)
        at--;
    }
  *position = MIN (at, rows->len);
  return rows;
}

static void
show_rows (AccordIdList *list, GArray *rows)
{
  guint n = rows->len;

  accord_id_list_show (list, g_memdup2 (rows->data, n * sizeof (gint64)), n);
}

static gboolean
is_shown_already (AccordIdList *list, GArray *rows)
{
  if (accord_id_list_get_n (list) != rows->len)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    if (accord_id_list_id_at (list, i) != g_array_index (rows, gint64, i))
      return FALSE;
  return TRUE;
}

static int
compare_positions (const void *a, const void *b)
{
  const AccordBoardOrigin *x = a, *y = b;

  return x->position < y->position ? -1 : x->position > y->position;
}

static void
note_origins_cb (AccordBoardColumn *column, gpointer data)
{
  AccordBoardMove *move = data;
  GArray *origins = move->origins;
  AccordIdList *list = accord_board_column_get_deals (column);
  guint first = origins->len;

  for (guint i = 0; i < move->deals->len; i++)
    {
      AccordBoardOrigin origin = { column, g_array_index (move->deals, gint64, i), 0 };

      if (!accord_id_list_position_of (list, origin.deal, &origin.position))
        continue;
      g_object_ref (column);
      g_array_append_val (origins, origin);
    }
  /* Put back from the top, each position is right again. */
  if (origins->len - first > 1)
    qsort (&g_array_index (origins, AccordBoardOrigin, first), origins->len - first, sizeof (AccordBoardOrigin),
           compare_positions);
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
  g_autoptr (GArray) rows = rows_without (to, move->deals, &position);

  g_array_insert_vals (rows, position, move->deals->data, move->deals->len);
  if (is_shown_already (to, rows))
    return FALSE;

  accord_board_each_column (move->board, note_origins_cb, move);
  hold (move, to);
  for (guint i = 0; i < move->origins->len; i++)
    {
      AccordBoardOrigin *origin = &g_array_index (move->origins, AccordBoardOrigin, i);
      AccordIdList *from = accord_board_column_get_deals (origin->column);
      guint ignored = 0;
      g_autoptr (GArray) rest = NULL;

      if (from == to || g_ptr_array_find (move->held, from, NULL))
        continue;
      hold (move, from);
      rest = rows_without (from, move->deals, &ignored);
      show_rows (from, rest);
    }
  show_rows (to, rows);
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
  g_autoptr (GArray) rest = NULL;
  g_autoptr (GArray) returning = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint ignored = 0;

  for (guint i = 0; i < move->deals->len; i++)
    {
      gint64 id = g_array_index (move->deals, gint64, i);

      if (accord_id_list_position_of (to, id, NULL))
        g_array_append_val (returning, id);
    }
  rest = rows_without (to, returning, &ignored);
  show_rows (to, rest);
  for (guint i = 0; i < move->origins->len; i++)
    {
      AccordBoardOrigin *origin = &g_array_index (move->origins, AccordBoardOrigin, i);
      AccordIdList *from = accord_board_column_get_deals (origin->column);
      g_autoptr (GArray) nothing = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (GArray) rows = rows_without (from, nothing, &ignored);

      if (!accord_board_has_id (returning, origin->deal))
        continue;
      g_array_insert_val (rows, MIN (origin->position, rows->len), origin->deal);
      show_rows (from, rows);
    }
}
