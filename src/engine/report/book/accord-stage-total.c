/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Number, sum and weighted sum of deals, each deal's share rounded before it is added (domain.md F07). */

#include "accord-config.h"

#include "accord-stage-total-private.h"

#include <glib/gi18n-lib.h>

G_DEFINE_BOXED_TYPE (AccordStageTotal,
                     accord_stage_total,
                     accord_stage_total_copy,
                     accord_stage_total_free)

/**
 * accord_stage_total_copy:
 * @t: a total
 *
 * Returns: (transfer full): a copy
 */
AccordStageTotal *
accord_stage_total_copy (const AccordStageTotal *t)
{
  AccordStageTotal *copy = g_memdup2 (t, sizeof *t);

  copy->others = accord_currency_sums_copy (t->others);
  return copy;
}

/**
 * accord_stage_total_free:
 * @t: (transfer full) (nullable): a total
 */
void
accord_stage_total_free (AccordStageTotal *t)
{
  if (t != NULL)
    accord_currency_sums_clear (&t->others);
  g_free (t);
}

/**
 * accord_stage_total_too_big:
 * @error: return location: says that these amounts cannot be added up
 */
void
accord_stage_total_too_big (GError **error)
{
  g_set_error_literal (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_FAILED,
                       _("The amounts of these deals add up to more than Accord can count. "
                         "Look for a deal whose amount is far too large."));
}

/**
 * accord_stage_total_add:
 * @total: the total of a stage
 * @stage: the stage
 * @currency: the workspace's; what is in another one is added up by itself
 * @row: one of its deals
 * @first: the first column of %ACCORD_STAGE_TOTAL_SQL
 * @error: return location
 *
 * Returns: %FALSE if a sum would leave 64 bits
 */
gboolean
accord_stage_total_add (AccordStageTotal *total, const AccordStage *stage, const char *currency, AccordStatement *row,
                        int first, GError **error)
{
  const char *of = accord_statement_text (row, first + 1);
  gint64 minor = accord_statement_int (row, first);
  gint64 weighted;
  gboolean ok;

  total->n_deals++;
  if (of == NULL || *of == '\0' || accord_statement_is_null (row, first))
    {
      total->unpriced++;
      return TRUE;
    }
  weighted = accord_money_share (minor, accord_stage_weight (stage, !accord_statement_is_null (row, first + 2),
                                                             (int) accord_statement_int (row, first + 2)));
  if (strcmp (of, currency) == 0)
    ok = accord_money_add (total->sum, minor, &total->sum) && accord_money_add (total->weighted, weighted, &total->weighted);
  else
    ok = accord_currency_sums_add (&total->others, of, 1, minor, weighted);
  if (!ok)
    accord_stage_total_too_big (error);
  return ok;
}

/**
 * accord_stage_total_add_all:
 * @total: of some deals
 * @part: of others, counted in the same currency
 *
 * Returns: %FALSE if a sum would leave 64 bits
 */
gboolean
accord_stage_total_add_all (AccordStageTotal *total, const AccordStageTotal *part)
{
  total->n_deals += part->n_deals;
  total->unpriced += part->unpriced;
  return accord_money_add (total->sum, part->sum, &total->sum) &&
         accord_money_add (total->weighted, part->weighted, &total->weighted) &&
         accord_currency_sums_add_all (&total->others, part->others);
}
