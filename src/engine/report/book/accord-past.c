/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The board as it stood at the end of a day: stages from the append-only stage events, amounts, chances and
 * expected closes from the journal. What a deal was worth before it was recorded at all is what was recorded
 * first; deals that are in the Trash today are not shown. Report thread. */

#include "accord-config.h"

#include "accord-past.h"

#include "accord-date.h"
#include "accord-forecast-private.h"
#include "accord-journal-rows.h"
#include "accord-money.h"

G_DEFINE_BOXED_TYPE (AccordPastBoard, accord_past_board, accord_past_board_copy, accord_past_board_free)

static void
column_free (gpointer data)
{
  AccordPastColumn *self = data;

  g_free (self->name);
  g_array_unref (self->deals);
  g_free (self);
}

static gpointer
column_copy (gconstpointer data, gpointer unused)
{
  AccordPastColumn *copy = g_memdup2 (data, sizeof (AccordPastColumn));

  copy->name = g_strdup (copy->name);
  copy->deals = g_array_copy (copy->deals);
  return copy;
}

AccordPastBoard *
accord_past_board_copy (const AccordPastBoard *self)
{
  AccordPastBoard *copy = g_memdup2 (self, sizeof *self);

  copy->columns = g_ptr_array_copy (self->columns, (GCopyFunc) (GCallback) column_copy, NULL);
  copy->ends = g_ptr_array_copy (self->ends, (GCopyFunc) (GCallback) column_copy, NULL);
  return copy;
}

void
accord_past_board_free (AccordPastBoard *self)
{
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->ends);
  g_free (self);
}

typedef struct {
  AccordDealScope *scope;
  gint64 day;
} Asked;

static void
asked_free (gpointer data)
{
  accord_deal_scope_free (((Asked *) data)->scope);
  g_free (data);
}

/* Deals that have been changed since the end of the day. */
static GHashTable *
changed_since (AccordReader *reader, gint64 day, GError **error)
{
  g_autoptr (GHashTable) deals = g_hash_table_new (NULL, NULL);
  g_autoptr (AccordStatement) row = accord_reader_prepare (
    reader, "SELECT DISTINCT c.row FROM txn x JOIN chg c ON c.seq BETWEEN x.chg1 AND x.chg2 WHERE x.at>=?1 AND c.tbl=?2", error);
  g_autoptr (GError) failed = NULL;

  if (row == NULL)
    return NULL;
  accord_statement_bind_int (row, 1, accord_date_to_time (day + 1));
  accord_statement_bind_int (row, 2, accord_deal_kind.number);
  while (accord_statement_step (row, &failed))
    g_hash_table_add (deals, GSIZE_TO_POINTER ((gsize) accord_statement_int (row, 0)));
  return accord_error_pass (error, &failed) ? g_steal_pointer (&deals) : NULL;
}

static AccordPastColumn *
column_of (AccordPastBoard *self, gint64 stage)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      AccordPastColumn *column = g_ptr_array_index (self->columns, i);

      if (column->stage == stage)
        return column;
    }
  return NULL;
}

static void
add_columns (GPtrArray *columns, const AccordBookStages *stages, gint64 pipeline, AccordOutcome outcome)
{
  for (guint i = 0; i < stages->map->stages->len; i++)
    {
      const AccordStage *stage = g_ptr_array_index (stages->map->stages, i);
      AccordPastColumn *column;

      if (stage->pipeline != pipeline || stage->outcome != outcome || (stage->deleted && outcome != ACCORD_OUTCOME_OPEN))
        continue;
      column = g_new0 (AccordPastColumn, 1);
      column->stage = stage->id;
      column->name = g_strdup (stage->name);
      column->deals = g_array_new (FALSE, FALSE, sizeof (AccordPastDeal));
      g_ptr_array_add (columns, column);
    }
}

/* The values that a deal had: every later change is taken back, the newest first. */
static gboolean
take_back (AccordReader *reader, AccordPastDeal *deal, int *probability, gint64 end, GError **error)
{
  g_autoptr (GPtrArray) lines = accord_reader_history (reader, &accord_deal_kind, deal->deal, error);
  int amount = accord_kind_find (&accord_deal_kind, "amount");
  int chance = accord_kind_find (&accord_deal_kind, "probability");
  int entry = accord_kind_find (&accord_deal_kind, "entry_odds");
  int own = *probability >= 0 ? *probability : -1, entered = *probability < -1 ? *probability : -1;
  int expected = accord_kind_find (&accord_deal_kind, "expected_on");

  if (lines == NULL)
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    {
      const AccordHistoryLine *line = g_ptr_array_index (lines, i);

      if (line->at < end || line->operation != 'u')
        continue;
      if (line->field == amount)
        {
          deal->amount = line->before.number;
          g_strlcpy (deal->currency, line->before.has_number && line->before.text ? line->before.text : "", sizeof deal->currency);
        }
      else if (line->field == chance)
        own = line->before.has_number ? (int) line->before.number : -1;
      else if (line->field == entry)
        entered = line->before.has_number ? ACCORD_STAGE_ENTRY (line->before.number) : -1;
      else if (line->field == expected)
        deal->expected = line->before.has_number ? line->before.number : ACCORD_PAST_NO_DAY;
      else
        continue;
      deal->revised = TRUE;
    }
  *probability = own >= 0 ? own : entered;
  return TRUE;
}

/* The last stage that it had entered by the end of the day, in the order in which that was recorded. */
static const AccordBookStep *
step_at (const AccordBookStep *steps, guint n_steps, gint64 day)
{
  for (guint i = n_steps; i > 0; i--)
    if (steps[i - 1].day <= day)
      return &steps[i - 1];
  return NULL;
}

static void
count (AccordPastColumn *column, const AccordPastDeal *deal, const char *currency)
{
  AccordForecastSum *total = &column->total;

  g_array_append_vals (column->deals, deal, 1);
  total->n++;
  if (!g_str_equal (deal->currency, currency) || !accord_money_add (total->sum, deal->amount, &total->sum) ||
      !accord_money_add (total->weighted, accord_money_share (deal->amount, deal->weight), &total->weighted))
    total->unpriced++;
}

static gboolean
add_deal (AccordPastBoard *self, AccordReader *reader, const AccordForecastScan *scan, const Asked *asked,
          GHashTable *changed, guint id, GError **error)
{
  const AccordBookDeal *now = &scan->book->deals[id];
  guint n_steps;
  const AccordBookStep *steps = accord_deal_book_steps (scan->book, id, &n_steps);
  const AccordBookStep *step = step_at (steps, n_steps, asked->day);
  const AccordStage *stage = step ? scan->stages->stages[step->stage] : NULL;
  AccordPastColumn *column = stage ? column_of (self, stage->id) : NULL;
  AccordPastDeal deal = { .deal = id };
  int probability = now->probability;

  for (guint i = 0; i < n_steps; i++)
    self->first_day = MIN (self->first_day, steps[i].day);
  if (column == NULL)
    return TRUE;
  deal.stage = stage->id;
  deal.since = step->day;
  deal.amount = now->amount;
  deal.expected = now->expected == ACCORD_BOOK_NO_DAY ? ACCORD_PAST_NO_DAY : now->expected;
  if (now->currency != 0)
    g_strlcpy (deal.currency, g_ptr_array_index (scan->book->currencies, now->currency - 1u), sizeof deal.currency);
  if (g_hash_table_contains (changed, GUINT_TO_POINTER (id)) &&
      !take_back (reader, &deal, &probability, accord_date_to_time (asked->day + 1), error))
    return FALSE;
  deal.weight = accord_stage_weight (stage, probability != -1, probability);
  count (column, &deal, asked->scope->currency);
  return TRUE;
}

static int
compare_deals (gconstpointer a, gconstpointer b, gpointer data)
{
  const AccordPastDeal *left = a, *right = b;
  gboolean left_priced = g_str_equal (left->currency, data), right_priced = g_str_equal (right->currency, data);

  if (left_priced != right_priced)
    return left_priced ? -1 : 1;
  if (left->amount != right->amount)
    return left->amount > right->amount ? -1 : 1;
  return (left->deal > right->deal) - (left->deal < right->deal);
}

/* Stages that were deleted are shown where deals stood in them. */
static void
finish (AccordPastBoard *self, const AccordForecastScan *scan, char *currency)
{
  for (guint i = self->columns->len; i > 0; i--)
    {
      AccordPastColumn *column = g_ptr_array_index (self->columns, i - 1);

      g_array_sort_with_data (column->deals, compare_deals, currency);
      if (column->deals->len == 0 && accord_stage_map_find (scan->stages->map, column->stage)->deleted)
        g_ptr_array_remove_index (self->columns, i - 1);
    }
}

static DexFuture *
run_past (AccordDealBook *book, AccordReader *reader, gpointer data)
{
  Asked *asked = data;
  g_autoptr (AccordPastBoard) board = g_new0 (AccordPastBoard, 1);
  g_autoptr (GHashTable) changed = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (AccordForecastScan) scan = { 0 };

  board->day = asked->day;
  board->first_day = G_MAXINT64;
  board->columns = g_ptr_array_new_with_free_func (column_free);
  board->ends = g_ptr_array_new_with_free_func (column_free);
  changed = changed_since (reader, asked->day, &error);
  if (changed == NULL || !accord_forecast_scan_begin (&scan, book, reader, asked->scope, asked->day, 1, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  add_columns (board->columns, scan.stages, scan.pipeline, ACCORD_OUTCOME_OPEN);
  add_columns (board->ends, scan.stages, scan.pipeline, ACCORD_OUTCOME_WON);
  add_columns (board->ends, scan.stages, scan.pipeline, ACCORD_OUTCOME_LOST);
  for (guint i = 0; i < book->n_slots; i++)
    if (accord_forecast_scan_has (&scan, (guint) i) && !add_deal (board, reader, &scan, asked, changed, i, &error))
      return dex_future_new_for_error (g_steal_pointer (&error));
  finish (board, &scan, asked->scope->currency);
  return dex_future_new_take_boxed (ACCORD_TYPE_PAST_BOARD, g_steal_pointer (&board));
}

/**
 * accord_past_read:
 * @store: the open file
 * @scope: which deals, of one pipeline; its filter judges them as they are today
 * @day: the board as it stood at the end of this day
 *
 * Returns: (transfer full): a future of an #AccordPastBoard. Rejects with an #AccordStoreError
 */
DexFuture *
accord_past_read (AccordStore *store, const AccordDealScope *scope, gint64 day)
{
  Asked *asked;

  g_return_val_if_fail (ACCORD_IS_STORE (store) && scope != NULL && scope->pipeline != 0, NULL);

  asked = g_new0 (Asked, 1);
  *asked = (Asked) { accord_deal_scope_copy (scope), day };
  return accord_deal_book_read (store, run_past, asked, asked_free);
}
