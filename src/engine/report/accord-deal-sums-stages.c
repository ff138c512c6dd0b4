/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the kept totals say of stages: amounts, and how next steps stand. Report thread. */

#include "accord-config.h"

#include "accord-deal-sums.h"

#include <string.h>
#include "accord-statement.h"

/* One row: the deals of a stage in one currency. */
static void
take_currency (AccordStageTotal *total, const char *currency, AccordStatement *row)
{
  const char *of = accord_statement_text (row, 1);
  gint64 n = accord_statement_int (row, 2);
  gint64 sum = accord_statement_int (row, 3);
  gint64 weighted = accord_statement_int (row, 4);

  total->n_deals += n;
  if (of == NULL || *of == '\0')
    total->unpriced += n;
  else if (strcmp (of, currency) != 0)
    accord_currency_sums_add (&total->others, of, n, sum, weighted); /* each has one row: nothing is added up */
  else
    {
      total->sum = sum;
      total->weighted = weighted;
    }
}

/**
 * accord_deal_sums_stages:
 * @reader: the reader, on its thread, of a file that keeps totals
 * @currency: amounts in another are told by themselves
 * @by_stage: id of a stage → #AccordStageTotal, zero
 * @error: return location for an error
 *
 * Fills the totals of the stages.
 *
 * Returns: %FALSE with @error set if the file could not be read
 */
gboolean
accord_deal_sums_stages (AccordReader *reader, const char *currency, GHashTable *by_stage, GError **error)
{
  g_autoptr (AccordStatement) row = accord_reader_prepare (
    reader, "SELECT place,currency,n,sum,weighted FROM deal_total WHERE total=?1", error);
  g_autoptr (GError) failed = NULL;

  if (row == NULL)
    return FALSE;
  accord_statement_bind_int (row, 1, ACCORD_TOTAL_STAGE);
  while (accord_statement_step (row, &failed))
    {
      gint64 stage = accord_statement_int (row, 0);
      AccordStageTotal *total = g_hash_table_lookup (by_stage, &stage);

      if (total == NULL)
        continue;
      take_currency (total, currency, row);
    }
  return accord_error_pass (error, &failed);
}

/**
 * accord_deal_sums_steps:
 * @reader: the reader, on its thread, of a file that keeps totals
 * @today: days since 1970-01-01
 * @by_stage: id of an open stage → #AccordStepCounts, zero
 * @error: return location for an error
 *
 * Fills how the next steps of the stages' deals stand.
 *
 * Returns: %FALSE with @error set if the file could not be read
 */
gboolean
accord_deal_sums_steps (AccordReader *reader, gint64 today, GHashTable *by_stage, GError **error)
{
  g_autoptr (AccordStatement) row =
    accord_reader_prepare (reader, "SELECT place,month,n FROM deal_total WHERE total=?1", error);
  g_autoptr (GError) failed = NULL;

  if (row == NULL)
    return FALSE;
  accord_statement_bind_int (row, 1, ACCORD_TOTAL_STEP);
  while (accord_statement_step (row, &failed))
    {
      gint64 stage = accord_statement_int (row, 0);
      gint64 due = accord_statement_int (row, 1);
      AccordStepCounts *counts = g_hash_table_lookup (by_stage, &stage);

      if (counts != NULL)
        *accord_step_counts_of (counts, due != ACCORD_TOTAL_UNDATED, due, today, NULL) += accord_statement_int (row, 2);
    }
  return accord_error_pass (error, &failed);
}
