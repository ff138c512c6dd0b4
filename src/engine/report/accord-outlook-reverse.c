/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Locked books in what a period brings (F01, §4.2): a close that was taken back stays on its day and is subtracted on the day on
 * which it was taken back, borne by whom it belonged to then. Report thread. */

#include "accord-config.h"

#include "accord-outlook-reverse.h"

#include "accord-share-sum.h"
#include "accord-sync-rows.h"

#define ROWS                                                                                                                         \
  "SELECT r.for_on, r.posted_on, r.amount IS NOT NULL AND r.amount_currency IS ?1, r.amount, r.owner, r.shares FROM restatement r"    \
  " LEFT JOIN stage s ON s.id=r.stage WHERE r.del<=0 AND r.type='reversed' AND r.outcome='won' AND (?2=0 OR s.pipeline=?2)"

/* What a member had of a close as it was shared then: "MEMBER share MEMBER share …" by identity. Returns: whether they had any of it */
static gboolean
part_of (const char *words, const char *uid, gint64 *amount)
{
  g_auto (GStrv) list = g_strsplit (words, " ", -1);
  guint n = g_strv_length (list) / 2;
  g_autofree gint64 *shares = g_new0 (gint64, n + 1);
  g_autofree gint64 *parts = g_new0 (gint64, n + 1);
  gboolean has = FALSE;
  gint64 sum = 0;

  for (guint i = 0; i < n; i++)
    shares[i] = g_ascii_strtoll (list[2 * i + 1], NULL, 10);
  accord_shares_divide (*amount, shares, n, parts);
  for (guint i = 0; i < n; i++)
    if (g_str_equal (list[2 * i], uid))
      {
        has = TRUE;
        sum += parts[i];
      }
  *amount = sum;
  return has;
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
 * @scope: which deals; all, or what a member had of them: other conditions cannot be asked of what is no longer so
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
  char uid[27] = "";

  if (!accord_reader_is_made (reader, &accord_restatement_kind))
    return TRUE;
  if (scope->member != 0 && !accord_reader_row_uid (reader, &accord_member_kind, scope->member, uid))
    return TRUE; /* erased: nothing is theirs */
  row = accord_reader_prepare (reader, ROWS, error);
  if (row == NULL)
    return FALSE;
  accord_statement_bind_text (row, 1, scope->currency);
  accord_statement_bind_int (row, 2, scope->pipeline);
  while (accord_statement_step (row, &failed))
    {
      gboolean priced = accord_statement_int (row, 2) != 0;
      gint64 amount = accord_statement_int (row, 3);

      if (scope->member != 0 && (accord_statement_is_null (row, 5) ? accord_statement_int (row, 4) != scope->member
                                                                   : !part_of (accord_statement_text (row, 5), uid, &amount)))
        continue;
      if (!add (self, steps, accord_statement_int (row, 0), priced, amount, 1, error) ||
          !add (self, steps, accord_statement_int (row, 1), priced, amount, -1, error))
        return FALSE;
    }
  return accord_error_pass (error, &failed);
}
