/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Locked books in what a period brings (F01, §4.2): a close that was taken back stays on its day and is subtracted on the day on
 * which it was taken back, borne by whom it belonged to then. Report thread. */

#include "accord-config.h"

#include "accord-outlook-reverse.h"

#define ROWS                                                                                                                         \
  "SELECT r.for_on, r.posted_on, r.amount IS NOT NULL AND r.amount_currency IS ?1, r.amount FROM restatement r LEFT JOIN stage s ON s.id=r.stage" \
  " WHERE r.del<=0 AND r.type='reversed' AND r.outcome='won' AND (?2=0 OR s.pipeline=?2) AND (?3=0 OR r.owner=?3)"

/* The only owner that a scope is of; 0: it is not of one. */
static gint64
owner_of (const AccordDealScope *scope)
{
  const AccordFilter *conditions = scope->filter != NULL ? accord_query_get_conditions (scope->filter) : NULL;
  guint n = 0;

  for (guint i = 0; conditions != NULL && i < accord_filter_get_n (conditions); i++)
    {
      const AccordOperand *operands = accord_filter_get_operands (conditions, i, &n);

      if (n == 1 && g_strcmp0 (accord_filter_get_path (conditions, i), "owner") == 0 && accord_filter_get_op (conditions, i) == ACCORD_OP_IS)
        return operands[0].value.number;
    }
  return 0;
}

static gboolean
add (AccordOutlook *self, AccordOutlookStep *steps, gint64 day, gboolean priced, gint64 amount, int sign, GError **error)
{
  if (day < self->period.from || day >= self->period.to)
    return TRUE;
  self->reversed++;
  self->won.n += sign;
  if (!priced)
    {
      self->won.unpriced += sign;
      return TRUE;
    }
  steps[day - self->period.from].won += sign * (__int128) amount;
  if (accord_money_add (self->won.sum, sign * amount, &self->won.sum) && accord_money_add (self->won.weighted, sign * amount, &self->won.weighted))
    return TRUE;
  accord_stage_total_too_big (error);
  return FALSE;
}

/**
 * accord_outlook_reverse:
 * @self: an outlook with its period and sums
 * @reader: in the snapshot of the sums
 * @scope: which deals; by owner or all: other conditions cannot be asked of what is no longer so
 * @steps: (inout): a day of the period each
 * @error: return location for an error
 *
 * Returns: %FALSE with @error set if the file could not be read
 */
gboolean
accord_outlook_reverse (AccordOutlook *self, AccordReader *reader, const AccordDealScope *scope, AccordOutlookStep *steps, GError **error)
{
  g_autoptr (AccordStatement) row = NULL;
  g_autoptr (GError) failed = NULL;

  if (!accord_reader_is_made (reader, &accord_restatement_kind))
    return TRUE;
  row = accord_reader_prepare (reader, ROWS, error);
  if (row == NULL)
    return FALSE;
  accord_statement_bind_text (row, 1, scope->currency);
  accord_statement_bind_int (row, 2, scope->pipeline);
  accord_statement_bind_int (row, 3, owner_of (scope));
  while (accord_statement_step (row, &failed))
    {
      gboolean priced = accord_statement_int (row, 2) != 0;
      gint64 amount = accord_statement_int (row, 3);

      if (!add (self, steps, accord_statement_int (row, 0), priced, amount, 1, error) ||
          !add (self, steps, accord_statement_int (row, 1), priced, amount, -1, error))
        return FALSE;
    }
  return accord_error_pass (error, &failed);
}
