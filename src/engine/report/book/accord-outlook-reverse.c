/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Locked books in what a period brings (F01, §4.2): a close that was taken back stays on its day and is subtracted on the day on
 * which it was taken back, borne by whom it belonged to then. Report thread. */

#include "accord-config.h"

#include "accord-outlook-reverse.h"

#include "accord-share-sum.h"
#include "accord-stage-total.h"
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

/* A close that was taken back. */
typedef struct {
  gint64 for_on;
  gint64 posted_on;
  gint64 amount;
  gint64 owner;
  gboolean priced;
  char *shares; /* NULL: it was the owner's */
} Reversal;

static void
reversal_clear (gpointer data)
{
  g_free (((Reversal *) data)->shares);
}

/**
 * accord_outlook_read_reversals:
 * @reader: in the snapshot of the sums
 * @scope: which deals; all, or what a member had of them: other conditions cannot be asked of what is no longer so
 * @error: return location for an error
 *
 * Read once for all whose outlook is asked for.
 *
 * Returns: (transfer full) (nullable): what was taken back, of whomever; %NULL with @error set if the file could not be read
 */
GArray *
accord_outlook_read_reversals (AccordReader *reader, const AccordDealScope *scope, GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Reversal));
  g_autoptr (AccordStatement) row = NULL;
  g_autoptr (GError) failed = NULL;

  g_array_set_clear_func (found, reversal_clear);
  if (!accord_reader_is_made (reader, &accord_restatement_kind))
    return g_steal_pointer (&found);
  row = accord_reader_prepare (reader, ROWS, error);
  if (row == NULL)
    return NULL;
  accord_statement_bind_text (row, 1, scope->currency);
  accord_statement_bind_int (row, 2, scope->pipeline);
  while (accord_statement_step (row, &failed))
    {
      Reversal reversal = { accord_statement_int (row, 0), accord_statement_int (row, 1), accord_statement_int (row, 3), accord_statement_int (row, 4),
                            accord_statement_int (row, 2) != 0,
                            accord_statement_is_null (row, 5) ? NULL : g_strdup (accord_statement_text (row, 5)) };

      g_array_append_val (found, reversal);
    }
  return accord_error_pass (error, &failed) ? g_steal_pointer (&found) : NULL;
}

/**
 * accord_outlook_reverse:
 * @self: an outlook with its period and sums
 * @reader: in the snapshot of the sums
 * @reversals: of accord_outlook_read_reversals()
 * @scope: whose outlook it is
 * @steps: (inout): a day of the period each
 * @error: return location for an error
 *
 * Returns: %FALSE with @error set if a sum is too big
 */
gboolean
accord_outlook_reverse (AccordOutlook *self, AccordReader *reader, GArray *reversals, const AccordDealScope *scope, AccordOutlookStep *steps,
                        GError **error)
{
  char uid[27] = "";

  if (reversals->len > 0 && scope->member != 0 && !accord_reader_row_uid (reader, &accord_member_kind, scope->member, uid))
    return TRUE; /* erased: nothing is theirs */
  for (guint i = 0; i < reversals->len; i++)
    {
      const Reversal *reversal = &g_array_index (reversals, Reversal, i);
      gint64 amount = reversal->amount;

      if (scope->member != 0 && (reversal->shares == NULL ? reversal->owner != scope->member : !part_of (reversal->shares, uid, &amount)))
        continue;
      if (!add (self, steps, reversal->for_on, reversal->priced, amount, 1, error) ||
          !add (self, steps, reversal->posted_on, reversal->priced, amount, -1, error))
        return FALSE;
    }
  return TRUE;
}
