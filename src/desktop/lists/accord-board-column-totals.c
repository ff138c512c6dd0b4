/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands in a column's head: count, sums, next steps. While only some cards are shown the sums
 * are theirs, and until these have been read there are none. */

#include "accord-board-column-private.h"
#include "accord-stage-total.h"

static const AccordStageTotal none = { 0 };

static const AccordStageTotal *
whole (AccordBoardColumn *self)
{
  return self->totals != NULL ? self->totals : &none;
}

/* What the sums are taken from. */
static const AccordStageTotal *
shown (AccordBoardColumn *self)
{
  if (!self->partial && self->group == NULL)
    return whole (self);
  return self->steps != NULL ? &self->steps->shown : &none;
}

static void
notify_if (AccordBoardColumn *self, gboolean differs, AccordBoardColumnProperty property)
{
  if (differs)
    g_object_notify_by_pspec (G_OBJECT (self), accord_board_column_props[property]);
}

static void
notify_sums (AccordBoardColumn *self)
{
  notify_if (self, TRUE, PROP_SUM);
  notify_if (self, TRUE, PROP_WEIGHTED);
  notify_if (self, TRUE, PROP_UNPRICED);
  notify_if (self, TRUE, PROP_OTHERS);
}

/**
 * accord_board_column_set_partial:
 * @self: a column
 * @partial: whether only some cards are shown
 *
 * Sums are not known from now on until accord_board_column_set_steps().
 */
void
accord_board_column_set_partial (AccordBoardColumn *self, gboolean partial)
{
  g_return_if_fail (ACCORD_IS_BOARD_COLUMN (self));

  self->partial = partial;
  self->sums_due = partial || self->group != NULL;
  notify_sums (self);
}

/**
 * accord_board_column_is_partial:
 * @self: a column
 *
 * Returns: whether only some cards are shown
 */
gboolean
accord_board_column_is_partial (AccordBoardColumn *self)
{
  g_return_val_if_fail (ACCORD_IS_BOARD_COLUMN (self), FALSE);
  return self->partial;
}

/**
 * accord_board_column_set_totals:
 * @self: a column
 * @totals: of its stage; money in minor units of the workspace's currency
 *
 * Notifies exactly the totals that differ.
 */
void
accord_board_column_set_totals (AccordBoardColumn *self, const AccordStageTotal *totals)
{
  g_autoptr (AccordStageTotal) before = NULL;

  g_return_if_fail (ACCORD_IS_BOARD_COLUMN (self));

  if (self->group != NULL) /* those of a group come with its steps */
    return;
  before = accord_stage_total_copy (whole (self));
  g_clear_pointer (&self->totals, accord_stage_total_free);
  self->totals = accord_stage_total_copy (totals);
  notify_if (self, self->sums_lost, PROP_SUM);
  self->sums_lost = FALSE;
  notify_if (self, before->n_deals != totals->n_deals, PROP_COUNT);
  if (self->partial)
    return;
  notify_if (self, before->sum != totals->sum, PROP_SUM);
  notify_if (self, before->weighted != totals->weighted, PROP_WEIGHTED);
  notify_if (self, before->unpriced != totals->unpriced, PROP_UNPRICED);
  notify_if (self, !accord_currency_sums_equal (before->others, totals->others), PROP_OTHERS);
}

/**
 * accord_board_column_lose_sums:
 * @self: a column
 *
 * Its sums cannot be told: it shows none, rather than those from before.
 */
void
accord_board_column_lose_sums (AccordBoardColumn *self)
{
  g_return_if_fail (ACCORD_IS_BOARD_COLUMN (self));

  if (self->group != NULL || self->sums_lost)
    return;
  self->sums_lost = TRUE;
  notify_if (self, TRUE, PROP_SUM);
  notify_if (self, TRUE, PROP_COUNT);
}

/**
 * accord_board_column_lose_shown:
 * @self: a column
 *
 * The same for the sums of a group, and of the cards that are shown while others are not.
 */
void
accord_board_column_lose_shown (AccordBoardColumn *self)
{
  g_return_if_fail (ACCORD_IS_BOARD_COLUMN (self));

  if (self->shown_lost)
    return;
  self->shown_lost = TRUE;
  notify_sums (self);
  notify_if (self, self->group != NULL, PROP_COUNT);
}

/* A group is counted with its steps; when these are lost, its cards are what can be counted. */
static gboolean
counts_cards (AccordBoardColumn *self)
{
  return self->started && (self->group != NULL ? self->shown_lost : self->sums_lost && !self->partial);
}

/**
 * accord_board_column_set_steps:
 * @self: a column
 * @steps: (nullable): how the next steps of its deals stand; %NULL for a stage that has none
 *
 * While only some cards are shown the sums come from here.
 */
void
accord_board_column_set_steps (AccordBoardColumn *self, const AccordStepCounts *steps)
{
  g_return_if_fail (ACCORD_IS_BOARD_COLUMN (self));

  g_clear_pointer (&self->steps, accord_step_counts_free);
  if (steps != NULL)
    self->steps = accord_step_counts_copy (steps);
  self->sums_due = FALSE;
  self->shown_lost = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), accord_board_column_props[PROP_STEPS]);
  if (self->group != NULL)
    notify_if (self, TRUE, PROP_COUNT);
  if (self->partial || self->group != NULL)
    notify_sums (self);
}

/**
 * accord_board_column_get_steps:
 * @self: a column
 *
 * Returns: (transfer none) (nullable): how the next steps of the deals stand that the filter lets
 *   through; %NULL until it is known
 */
const AccordStepCounts *
accord_board_column_get_steps (AccordBoardColumn *self)
{
  g_return_val_if_fail (ACCORD_IS_BOARD_COLUMN (self), NULL);
  return self->steps;
}

/**
 * accord_board_column_has_sums:
 * @self: a column
 *
 * Returns: whether the sums are those of the cards; %FALSE just after the filter has changed, and where there are none
 */
gboolean
accord_board_column_has_sums (AccordBoardColumn *self)
{
  g_return_val_if_fail (ACCORD_IS_BOARD_COLUMN (self), FALSE);
  return !self->sums_due && !(self->partial || self->group != NULL ? self->shown_lost : self->sums_lost);
}

/**
 * accord_board_column_get_count:
 * @self: a column
 *
 * Returns: how many deals the stage has, shown or not; of a group, those that are shown
 */
gint64
accord_board_column_get_count (AccordBoardColumn *self)
{
  g_return_val_if_fail (ACCORD_IS_BOARD_COLUMN (self), 0);
  if (counts_cards (self))
    return accord_id_list_get_n (self->deals);
  return self->group != NULL ? shown (self)->n_deals : whole (self)->n_deals;
}

/**
 * accord_board_column_get_n_summed:
 * @self: a column
 *
 * Returns: how many deals its sums are of: those of its cards
 */
gint64
accord_board_column_get_n_summed (AccordBoardColumn *self)
{
  g_return_val_if_fail (ACCORD_IS_BOARD_COLUMN (self), 0);
  return shown (self)->n_deals;
}

/**
 * accord_board_column_get_sum:
 * @self: a column
 *
 * Returns: the value of its cards in minor units of the workspace's currency, without the unpriced
 */
gint64
accord_board_column_get_sum (AccordBoardColumn *self)
{
  g_return_val_if_fail (ACCORD_IS_BOARD_COLUMN (self), 0);
  return shown (self)->sum;
}

/**
 * accord_board_column_get_weighted:
 * @self: a column
 *
 * Returns: value times probability, each deal rounded (F07), in minor units
 */
gint64
accord_board_column_get_weighted (AccordBoardColumn *self)
{
  g_return_val_if_fail (ACCORD_IS_BOARD_COLUMN (self), 0);
  return shown (self)->weighted;
}

/**
 * accord_board_column_get_unpriced:
 * @self: a column
 *
 * Returns: how many of its cards have no value, in whatever currency
 */
gint64
accord_board_column_get_unpriced (AccordBoardColumn *self)
{
  g_return_val_if_fail (ACCORD_IS_BOARD_COLUMN (self), 0);
  return shown (self)->unpriced;
}

/**
 * accord_board_column_get_others:
 * @self: a column
 *
 * Returns: (transfer none) (nullable) (element-type AccordCurrencySum): what its cards in other currencies than the
 *   workspace's come to, by their codes; %NULL where there are none
 */
const GArray *
accord_board_column_get_others (AccordBoardColumn *self)
{
  g_return_val_if_fail (ACCORD_IS_BOARD_COLUMN (self), NULL);
  return shown (self)->others;
}
