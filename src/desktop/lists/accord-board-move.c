/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Moving cards: shown first, committed after.
 *
 *   drop ──▶ columns are held and show the outcome ──▶ after the move before it:
 *            the neighbours' ranks are read ──▶ one labelled edit ──▶ journal
 *               no room between them: as many cards around as it takes are ranked anew with it
 *               committed: columns are released; what the file says equals what they show
 *               refused:   the cards go back and the future rejects with the journal's sentence
 *
 * Moves are committed one after the other, so a second move may start from where the first one put
 * its card before that is in the file. Neighbours that are being moved themselves do not count. */

#include "accord-board-move-show.h"

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#define FIRST_REACH 16 /* cards on each side that are ranked anew where there is no room */

static void
origin_clear (gpointer data)
{
  g_clear_object (&((AccordBoardOrigin *) data)->column);
}

static void
move_free (gpointer data)
{
  AccordBoardMove *move = data;

  g_array_unref (move->deals);
  g_array_unref (move->window);
  g_array_unref (move->origins);
  g_ptr_array_unref (move->held);
  g_free (move->reason);
  g_object_unref (move->to);
  g_object_unref (move->board);
  g_free (move);
}

static void
count_moving (AccordBoardMove *move, int by)
{
  for (guint i = 0; i < move->deals->len; i++)
    {
      gint64 id = g_array_index (move->deals, gint64, i);
      int n = by + GPOINTER_TO_INT (g_hash_table_lookup (move->board->moving, &id));

      if (n > 0)
        g_hash_table_insert (move->board->moving, g_memdup2 (&id, sizeof id), GINT_TO_POINTER (n));
      else
        g_hash_table_remove (move->board->moving, &id);
    }
}

/* The next card of @to from @i on that stays where it is; 0 if there is none. */
static gint64
staying (AccordBoardMove *move, guint i, int step)
{
  AccordIdList *to = accord_board_column_get_deals (move->to);
  guint n = accord_id_list_get_n (to);

  for (; i < n; i += (guint) step) /* below 0 it wraps, and ends */
    {
      gint64 id = accord_id_list_id_at (to, i);

      if (!g_hash_table_contains (move->board->moving, &id))
        return id;
    }
  return 0;
}

/* The moved cards, and as many as "reach" says on each side of them that stay where they are. */
static void
find_window (AccordBoardMove *move)
{
  AccordIdList *to = accord_board_column_get_deals (move->to);
  guint n = accord_id_list_get_n (to);
  guint first, last;

  if (!accord_id_list_position_of (to, g_array_index (move->deals, gint64, 0), &first))
    first = n;
  last = MIN (first + move->deals->len - 1 + move->reach, MAX (n, 1) - 1);
  first = first > move->reach ? first - move->reach : 0;
  g_array_set_size (move->window, 0);
  for (guint i = first; i <= last; i++)
    {
      gint64 id = accord_id_list_id_at (to, i);

      if (accord_board_has_id (move->deals, id) || (id != 0 && !g_hash_table_contains (move->board->moving, &id)))
        g_array_append_val (move->window, id);
    }
  move->before = first > 0 ? staying (move, first - 1, -1) : 0;
  move->after = staying (move, last + 1, 1);
  move->whole = first == 0 && last + 1 >= n;
}

static const char *
rank_of (AccordBoardMove *move, AccordRecord *record)
{
  const AccordValue *place;

  if (!record)
    return NULL;
  place = accord_record_value (record, accord_kind_find (&accord_deal_kind, "stage"));
  return place->number == accord_board_column_get_stage_id (move->to) ? place->text : NULL;
}

static gboolean
is_order_only (AccordBoardMove *move)
{
  for (guint i = 0; i < move->origins->len; i++)
    if (g_array_index (move->origins, AccordBoardOrigin, i).column != move->to)
      return FALSE;
  return move->origins->len > 0;
}

/* @name: of the only deal, %NULL if there are several or it is gone. */
static char *
label_for (AccordBoardMove *move, const char *name)
{
  const char *stage = accord_board_column_get_title (move->to);
  guint n = move->deals->len;

  if (is_order_only (move))
    return g_strdup_printf (_("Changed order in %s"), stage);
  if (name != NULL)
    /* Translators: a deal and a stage: Moved “Scanner” to Proposal */
    return g_strdup_printf (_("Moved “%s” to %s"), name, stage);
  return g_strdup_printf (ngettext ("Moved %u deal to %s", "Moved %u deals to %s", n), n, stage);
}

static void
place (AccordBoardMove *move, AccordEdit *edit, gint64 deal, const char *rank)
{
  accord_edit_set_both (edit, &accord_deal_kind, deal, "stage",
                        accord_board_column_get_stage_id (move->to), rank);
}

static AccordEdit *
edit_for (AccordBoardMove *move, const char *name, GPtrArray *ranks)
{
  g_autofree char *label = label_for (move, name);
  AccordEdit *edit = accord_edit_new (label);

  if (move->reason)
    accord_edit_set_reason (edit, move->reason);
  for (guint i = 0; i < move->window->len; i++)
    place (move, edit, g_array_index (move->window, gint64, i), ranks->pdata[i]);
  return edit;
}

static DexFuture *ask_neighbours (AccordBoardMove *move);

/* Ranks for the cards of the window; NULL where these have no room, and others must make some. */
static GPtrArray *
ranks_for (AccordBoardMove *move, const char *before, const char *after)
{
  gboolean manual = move->board->filter == NULL && move->board->steps == 0;
  gboolean unordered = move->after != 0 && after == NULL;
  GPtrArray *ranks = unordered ? NULL : accord_board_ranks (before, after, move->window->len);

  if (ranks != NULL)
    return ranks;
  if (!manual) /* the cards around them are not known */
    return accord_board_ranks (before, NULL, move->window->len);
  return move->whole ? accord_board_ranks_all (move->window->len) : NULL;
}

/* @records: of the first card, and of those above and below the window that are there. */
static DexFuture *
commit_between (AccordBoardMove *move, AccordRecord **records)
{
  AccordRecord *deal = records[0];
  AccordRecord *before = move->before ? records[1] : NULL;
  AccordRecord *after = move->after ? records[move->before ? 2 : 1] : NULL;
  const char *name = deal && move->deals->len == 1 ? accord_record_title (deal) : NULL;
  g_autoptr (GPtrArray) ranks = ranks_for (move, rank_of (move, before), rank_of (move, after));
  g_autoptr (AccordEdit) edit = NULL;

  if (ranks == NULL)
    {
      move->reach = MAX (move->reach * 4, FIRST_REACH);
      return ask_neighbours (move);
    }
  edit = edit_for (move, name, ranks);
  return accord_journal_commit (accord_workspace_get_journal (move->board->workspace), edit);
}

static DexFuture *
neighbours_answered_cb (DexFuture *future, gpointer data)
{
  const GValue *value = dex_future_get_value (future, NULL); /* only called when it resolved */
  GPtrArray *records = g_value_get_boxed (value);

  return commit_between (data, (AccordRecord **) records->pdata);
}

/* Cards that are on screen need not be read again. */
static DexFuture *
ask_neighbours (AccordBoardMove *move)
{
  gint64 ids[3] = { g_array_index (move->deals, gint64, 0) };
  AccordRecord *records[3];
  guint n = 1, n_known = 0;

  find_window (move);
  if (move->before)
    ids[n++] = move->before;
  if (move->after)
    ids[n++] = move->after;
  while (n_known < n && (records[n_known] = accord_workspace_peek_record (move->board->workspace, &accord_deal_kind,
                                                                          ids[n_known])) != NULL)
    n_known++;
  if (n_known == n)
    return commit_between (move, records);
  return dex_future_then (accord_store_load (accord_workspace_get_store (move->board->workspace), &accord_deal_kind,
                                             ids, n),
                          neighbours_answered_cb, move, NULL);
}

/* The move before this one has ended, well or badly. */
static DexFuture *
turn_came_cb (DexFuture *future, gpointer data)
{
  AccordBoardMove *move = data;

  return accord_board_column_get_group (move->to) ? accord_board_move_to_group (move) : ask_neighbours (move);
}

static DexFuture *
move_ended_cb (DexFuture *future, gpointer data)
{
  AccordBoardMove *move = data;

  gboolean refused = dex_future_is_rejected (future);
  gboolean again = refused || accord_board_column_get_group (move->to) != NULL; /* groups have an order of their own */

  if (refused)
    accord_board_move_put_back (move);
  count_moving (move, -1);
  for (guint i = 0; i < move->held->len; i++)
    {
      accord_id_list_release (g_ptr_array_index (move->held, i));
      if (again)
        accord_id_list_refresh (g_ptr_array_index (move->held, i));
    }
  if (g_hash_table_size (move->board->moving) == 0)
    dex_clear (&move->board->last_move);
  return dex_ref (future);
}

/* The steps share @move; the last one owns it. */
static DexFuture *
run_move (AccordBoardMove *move)
{
  g_autoptr (AccordBoard) board = g_object_ref (move->board);
  DexFuture *future = board->last_move ? dex_ref (board->last_move) : dex_future_new_true ();

  future = dex_future_finally (future, turn_came_cb, move, NULL);
  future = dex_future_finally (future, move_ended_cb, move, move_free);
  dex_clear (&board->last_move);
  if (dex_future_is_pending (future)) /* a quick disk may have answered by now */
    board->last_move = dex_ref (future);
  return future;
}

/**
 * accord_board_move:
 * @self: a board
 * @deals: (array length=n_deals): ids of the cards, in the order they are put down
 * @n_deals: how many, at least one
 * @to: the column they go to, open or closed
 * @position: the card of @to, as it is shown now, above which they go; its length: the end
 *
 * Moves cards. The model shows it before this returns; then it is committed as one change set,
 * "Moved “Scanner” to Proposal", that is undone in one step. When that is refused the cards are back
 * where they were by the time the future rejects.
 *
 * Returns: (transfer full): a future that resolves to the #AccordChangeSet, or to %NULL when the
 *   cards are there already. Rejects with %ACCORD_RULE_ERROR_GATE when the stage asks for something
 *   first, and with the errors of accord_journal_commit()
 */
DexFuture *
accord_board_move (AccordBoard *self, const gint64 *deals, guint n_deals, AccordBoardColumn *to,
                   guint position)
{
  return accord_board_move_anyway (self, deals, n_deals, to, position, NULL);
}

/**
 * accord_board_move_anyway:
 * @self: a board
 * @deals: (array length=n_deals): as accord_board_move()
 * @n_deals: how many
 * @to: the column they go to
 * @position: where
 * @reason: (nullable): why they go there although the stage asks for something first
 *
 * As accord_board_move(), with a reason that is kept with the stage change.
 *
 * Returns: (transfer full): as accord_board_move()
 */
DexFuture *
accord_board_move_anyway (AccordBoard *self, const gint64 *deals, guint n_deals,
                          AccordBoardColumn *to, guint position, const char *reason)
{
  AccordBoardMove *move;

  g_return_val_if_fail (ACCORD_IS_BOARD (self), NULL);
  g_return_val_if_fail (ACCORD_IS_BOARD_COLUMN (to), NULL);
  g_return_val_if_fail (n_deals > 0, NULL);

  move = g_new0 (AccordBoardMove, 1);
  move->board = g_object_ref (self);
  move->to = g_object_ref (to);
  move->deals = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (move->deals, deals, n_deals);
  move->window = g_array_new (FALSE, FALSE, sizeof (gint64));
  move->origins = g_array_new (FALSE, FALSE, sizeof (AccordBoardOrigin));
  g_array_set_clear_func (move->origins, origin_clear);
  move->held = g_ptr_array_new_with_free_func (g_object_unref);
  move->reason = g_strdup (reason);
  if (!accord_board_move_show (move, position))
    {
      move_free (move);
      return dex_future_new_take_boxed (ACCORD_TYPE_CHANGE_SET, NULL);
    }
  count_moving (move, 1);
  return run_move (move);
}
