/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is imagined stands beside what is: each column is made from the true one and the moves. */

#include "accord-config.h"

#include "accord-what-if-model.h"

#include "accord-money.h"

/**
 * accord_what_if_model_new:
 * Returns: (transfer full): a board without deals, with nothing moved; free with accord_what_if_model_free()
 */
AccordWhatIfModel *
accord_what_if_model_new (void)
{
  AccordWhatIfModel *self = g_new0 (AccordWhatIfModel, 1);

  self->moves = g_array_new (FALSE, FALSE, sizeof (AccordWhatIf));
  return self;
}

void
accord_what_if_model_free (AccordWhatIfModel *self)
{
  g_clear_pointer (&self->base, accord_past_board_free);
  g_array_unref (self->moves);
  g_free (self);
}

static const AccordPastDeal *
find_deal (AccordWhatIfModel *self, gint64 deal)
{
  for (guint i = 0; self->base != NULL && i < self->base->columns->len; i++)
    {
      const AccordPastColumn *column = g_ptr_array_index (self->base->columns, i);

      for (guint k = 0; k < column->deals->len; k++)
        if (g_array_index (column->deals, AccordPastDeal, k).deal == deal)
          return &g_array_index (column->deals, AccordPastDeal, k);
    }
  return NULL;
}

static AccordWhatIf *
find_move (AccordWhatIfModel *self, gint64 deal, guint *index)
{
  for (guint i = 0; i < self->moves->len; i++)
    if (g_array_index (self->moves, AccordWhatIf, i).deal == deal)
      {
        if (index != NULL)
          *index = i;
        return &g_array_index (self->moves, AccordWhatIf, i);
      }
  return NULL;
}

/**
 * accord_what_if_model_stage_of:
 * @deal: id
 *
 * Returns: where it is imagined to stand; 0 for a deal that is not open
 */
gint64
accord_what_if_model_stage_of (AccordWhatIfModel *self, gint64 deal)
{
  const AccordWhatIf *move = find_move (self, deal, NULL);
  const AccordPastDeal *found = find_deal (self, deal);

  return move != NULL ? move->stage : found != NULL ? found->stage : 0;
}

/**
 * accord_what_if_model_set_base:
 * @base: the board as it is now; copied
 *
 * Moves of deals that are not open any more, or already stand where they were imagined, are dropped.
 *
 * Returns: how many were dropped
 */
guint
accord_what_if_model_set_base (AccordWhatIfModel *self, const AccordPastBoard *base)
{
  guint dropped = 0;

  g_clear_pointer (&self->base, accord_past_board_free);
  self->base = accord_past_board_copy (base);
  for (guint i = self->moves->len; i > 0; i--)
    {
      const AccordWhatIf *move = &g_array_index (self->moves, AccordWhatIf, i - 1);
      const AccordPastDeal *deal = find_deal (self, move->deal);

      if (deal != NULL && deal->stage != move->stage && accord_what_if_model_stage_name (self, move->stage) != NULL)
        continue;
      g_array_remove_index (self->moves, i - 1);
      dropped++;
    }
  return dropped;
}

/**
 * accord_what_if_model_move:
 * @deal: an open deal
 * @stage: where it is imagined to stand; where it truly stands takes the move back
 *
 * Returns: whether anything changed
 */
gboolean
accord_what_if_model_move (AccordWhatIfModel *self, gint64 deal, gint64 stage)
{
  const AccordPastDeal *found = find_deal (self, deal);
  AccordWhatIf *move = find_move (self, deal, NULL);
  AccordWhatIf fresh = { deal, stage, ACCORD_WHAT_IF_SAME };

  if (found == NULL || accord_what_if_model_stage_of (self, deal) == stage || accord_what_if_model_stage_name (self, stage) == NULL)
    return FALSE;
  if (found->stage == stage)
    accord_what_if_model_take_back (self, deal);
  else if (move != NULL)
    move->stage = stage;
  else
    g_array_append_val (self->moves, fresh);
  return TRUE;
}

/**
 * accord_what_if_model_take_back:
 * @self: a board
 * @deal: id of a deal; one that was not moved stays where it is
 */
void
accord_what_if_model_take_back (AccordWhatIfModel *self, gint64 deal)
{
  guint index;

  if (find_move (self, deal, &index) != NULL)
    g_array_remove_index (self->moves, index);
}

/**
 * accord_what_if_model_clear:
 * @self: a board
 *
 * Takes back all moves; the board as it is stays.
 */
void
accord_what_if_model_clear (AccordWhatIfModel *self)
{
  g_array_set_size (self->moves, 0);
}

static void
column_free (gpointer data)
{
  AccordPastColumn *column = data;

  g_free (column->name);
  g_array_unref (column->deals);
  g_free (column);
}

static void
add_deal (AccordPastColumn *column, const AccordPastDeal *deal, const char *currency)
{
  g_array_append_vals (column->deals, deal, 1);
  column->total.n++;
  if (!g_str_equal (deal->currency, currency) || !accord_money_add (column->total.sum, deal->amount, &column->total.sum))
    column->total.unpriced++;
}

static AccordPastColumn *
make_column (AccordWhatIfModel *self, const AccordPastColumn *from, const char *currency)
{
  AccordPastColumn *column = g_new0 (AccordPastColumn, 1);

  column->stage = from->stage;
  column->name = g_strdup (from->name);
  column->deals = g_array_new (FALSE, FALSE, sizeof (AccordPastDeal));
  for (guint i = 0; i < self->moves->len; i++) /* those that came stand on top */
    {
      const AccordWhatIf *move = &g_array_index (self->moves, AccordWhatIf, i);

      if (move->stage == from->stage)
        add_deal (column, find_deal (self, move->deal), currency);
    }
  for (guint i = 0; i < from->deals->len; i++)
    {
      const AccordPastDeal *deal = &g_array_index (from->deals, AccordPastDeal, i);

      if (find_move (self, deal->deal, NULL) == NULL)
        add_deal (column, deal, currency);
    }
  return column;
}

/**
 * accord_what_if_model_columns:
 * @currency: of the sums
 *
 * Returns: (transfer full) (element-type AccordPastColumn): the imagined board: open stages, then those that close
 */
GPtrArray *
accord_what_if_model_columns (AccordWhatIfModel *self, const char *currency)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func (column_free);

  for (guint i = 0; self->base != NULL && i < self->base->columns->len; i++)
    g_ptr_array_add (columns, make_column (self, g_ptr_array_index (self->base->columns, i), currency));
  for (guint i = 0; self->base != NULL && i < self->base->ends->len; i++)
    g_ptr_array_add (columns, make_column (self, g_ptr_array_index (self->base->ends, i), currency));
  return columns;
}

/**
 * accord_what_if_model_stage_name:
 *
 * Returns: (transfer none) (nullable): the name of a stage of the board, %NULL for any other
 */
const char *
accord_what_if_model_stage_name (AccordWhatIfModel *self, gint64 stage)
{
  GPtrArray *const lists[] = { self->base ? self->base->columns : NULL, self->base ? self->base->ends : NULL };

  for (guint k = 0; k < G_N_ELEMENTS (lists); k++)
    for (guint i = 0; lists[k] != NULL && i < lists[k]->len; i++)
      {
        const AccordPastColumn *column = g_ptr_array_index (lists[k], i);

        if (column->stage == stage)
          return column->name;
      }
  return NULL;
}
