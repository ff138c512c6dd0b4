/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cards going where the file says, one by one, after a commit that touched a few deals:
 *
 *   touched ──▶ where do they stand? ──▶ those shown there already are left alone
 *                                   └──▶ others are taken out and put in above the card below them
 *
 * So a commit costs the same however many cards a column holds. A column that is still finding its
 * cards, or does not show the neighbour, finds again as a whole. */

#include "accord-board-private.h"

#include "accord-deal-places.h"
#include "accord-unread.h"

typedef struct {
  AccordBoard *board; /* owned */
  GArray *ids;        /* of gint64 */
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_object_unref (request->board);
  g_array_unref (request->ids);
  g_free (request);
}

static AccordBoardColumn *
column_of (AccordBoard *self, const AccordDealPlace *place)
{
  AccordBoardColumn *column = place->stage != 0 ? accord_board_get_column (self, place->stage) : NULL;

  return column != NULL && accord_board_column_is_started (column) ? column : NULL;
}

static void
find_again (AccordBoardColumn *column)
{
  if (column != NULL && accord_board_column_is_started (column))
    accord_id_list_refresh (accord_board_column_get_deals (column));
}

static gboolean
is_settled (AccordBoardColumn *column)
{
  return column == NULL || accord_id_list_is_settled (accord_board_column_get_deals (column));
}

/* Whether nothing needs to be put in: the card is right, or its columns find again. */
static gboolean
leave_or_take_out (AccordBoard *self, const AccordDealPlace *place)
{
  guint position;
  AccordBoardColumn *shown = accord_board_find_deal (self, place->deal, &position);
  AccordBoardColumn *column = column_of (self, place);
  AccordIdList *list;

  if (!is_settled (shown) || !is_settled (column))
    {
      find_again (shown);
      find_again (column);
      return TRUE;
    }
  if (shown == NULL)
    return column == NULL;
  list = accord_board_column_get_deals (shown);
  if (shown == column && (position > 0 ? accord_id_list_id_at (list, position - 1) : 0) == place->above &&
      accord_id_list_id_at (list, position + 1) == place->below)
    return TRUE;
  accord_id_list_remove (list, position, 1);
  return column == NULL;
}

/* FALSE: the card below it is not shown, perhaps not yet. */
static gboolean
put_in (AccordBoard *self, const AccordDealPlace *place)
{
  AccordIdList *list = accord_board_column_get_deals (column_of (self, place));
  guint position = accord_id_list_get_n (list);

  if (place->below != 0 && !accord_id_list_position_of (list, place->below, &position))
    return FALSE;
  accord_id_list_insert (list, position, &place->deal, 1);
  return TRUE;
}

static void
place_cards (AccordBoard *self, GArray *places)
{
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (AccordDealPlace));
  guint n = 0;

  for (guint i = 0; i < places->len; i++)
    if (!leave_or_take_out (self, &g_array_index (places, AccordDealPlace, i)))
      g_array_append_val (waiting, g_array_index (places, AccordDealPlace, i));
  while (waiting->len != n) /* one may be waiting for another */
    {
      n = waiting->len;
      for (guint i = n; i-- > 0;)
        if (put_in (self, &g_array_index (waiting, AccordDealPlace, i)))
          g_array_remove_index (waiting, i);
    }
  for (guint i = 0; i < waiting->len; i++)
    find_again (column_of (self, &g_array_index (waiting, AccordDealPlace, i)));
}

static void
find_again_cb (AccordBoardColumn *column, gpointer data)
{
  find_again (column);
}

/* Cards of a move under way stand where they will be: what comes from the file waits for it. */
static gboolean
wait_for_moves (AccordBoard *self, GArray *ids)
{
  if (g_hash_table_size (self->moving) == 0)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (self->touched, g_memdup2 (&g_array_index (ids, gint64, i), sizeof (gint64)));
  accord_frame_call_queue (&self->deals_due);
  return TRUE;
}

static DexFuture *
answered_cb (DexFuture *future, gpointer data)
{
  Request *request = data;
  AccordBoard *self = request->board;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (self->committed_id == 0) /* disposed of */
    return dex_future_new_true ();
  if (value == NULL)
    {
      accord_unread_note ("The board could not read where its deals stand", error);
      accord_board_each_column (self, find_again_cb, NULL);
    }
  else if (self->filter != NULL || self->steps != 0)
    accord_board_each_column (self, find_again_cb, NULL);
  else if (!wait_for_moves (self, request->ids))
    place_cards (self, g_value_get_boxed (value));
  return dex_future_new_true ();
}

/**
 * accord_board_place:
 * @self: a board that shows every card
 * @ids: (transfer full) (element-type gint64): deals that a commit touched
 *
 * Shows them where the file says they stand.
 */
void
accord_board_place (AccordBoard *self, GArray *ids)
{
  Request *request;
  DexFuture *future;

  if (wait_for_moves (self, ids))
    {
      g_array_unref (ids);
      return;
    }
  request = g_new0 (Request, 1);
  request->board = g_object_ref (self);
  request->ids = ids;
  future = accord_report_places (accord_workspace_get_store (self->workspace),
                                 (const gint64 *) (gpointer) ids->data, ids->len);
  dex_future_disown (dex_future_finally (future, answered_cb, request, request_free));
}
