/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Open deals that have shares (domain.md F09): what each would have of them. A goal is reached by credited revenue, so what is
 * still to come is held against it by the same shares. Everything else about an open deal, its value and the work it takes, is
 * its owner's: credit comes with the close. Reader thread. */

#include "accord-config.h"

#include "accord-open-shares.h"

#include "accord-forecast.h"
#include "accord-kind.h"
#include "accord-share-sum.h"
#include "accord-stage-map.h"

static AccordOpenShare
read_line (AccordStatement *row)
{
  return (AccordOpenShare) {
    .deal = accord_statement_int (row, 0),
    .owner = accord_statement_int (row, 1),
    .stage = accord_statement_int (row, 2),
    .expected = accord_statement_int (row, 3),
    .probability = accord_statement_is_null (row, 4) ? -1 : (int) accord_statement_int (row, 4),
    .priced = !accord_statement_is_null (row, 5),
    .amount = accord_statement_int (row, 5),
    .member = accord_statement_int (row, 6),
    .share = accord_statement_int (row, 7),
    .category = (int) accord_forecast_category_of (accord_statement_text (row, 8)),
  };
}

/* Lines from @first on are of one deal: to the cent, by largest remainder. */
static void
divide (GArray *lines, guint first)
{
  guint n = lines->len - first;
  g_autofree gint64 *shares = g_new0 (gint64, n + 1);
  g_autofree gint64 *parts = g_new0 (gint64, n + 1);

  if (n == 0)
    return;
  for (guint i = 0; i < n; i++)
    shares[i] = g_array_index (lines, AccordOpenShare, first + i).share;
  accord_shares_divide (g_array_index (lines, AccordOpenShare, first).amount, shares, n, parts);
  for (guint i = 0; i < n; i++)
    g_array_index (lines, AccordOpenShare, first + i).part = parts[i];
}

/**
 * accord_open_shares_read:
 * @reader: the reader, on its thread
 * @from: the first day
 * @to: the day after the last
 * @currency: deals in another one have no amount
 * @error: return location for an error
 *
 * Goes from the shares to their deals, never from all open deals to what shares they have.
 *
 * Returns: (transfer full) (nullable) (element-type AccordOpenShare): who has what of the open deals that are expected to close
 *   in these days and have shares, deal after deal; %NULL with @error set if the file could not be read
 */
GArray *
accord_open_shares_read (AccordReader *reader, gint64 from, gint64 to, const char *currency, GError **error)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (AccordOpenShare));
  g_autoptr (AccordStatement) row = NULL;
  g_autoptr (GError) failed = NULL;
  guint first = 0;

  if (!accord_reader_is_made (reader, &accord_deal_credit_kind))
    return g_steal_pointer (&lines);
  row = accord_reader_prepare (reader,
                               "SELECT x.id, x.owner, x.stage, x.expected_on, " ACCORD_STAGE_OWN_SQL ("x.") ", CASE WHEN x.amount_currency=?3 THEN x.amount END,"
                               " c.member, c.share, x.forecast FROM deal_credit c CROSS JOIN deal x ON x.id=c.deal CROSS JOIN stage s ON s.id=x.stage"
                               " WHERE c.del<=0 AND coalesce(c.overlay,0)=0 AND x.del<=0 AND s.outcome='open' AND x.expected_on>=?1"
                               " AND x.expected_on<?2 ORDER BY x.id, c.id", error);
  if (row == NULL)
    return NULL;
  accord_statement_bind_int (row, 1, from);
  accord_statement_bind_int (row, 2, to);
  accord_statement_bind_text (row, 3, currency);
  while (accord_statement_step (row, &failed))
    {
      AccordOpenShare line = read_line (row);

      if (lines->len > first && g_array_index (lines, AccordOpenShare, first).deal != line.deal)
        {
          divide (lines, first);
          first = lines->len;
        }
      g_array_append_val (lines, line);
    }
  divide (lines, first);
  return accord_error_pass (error, &failed) ? g_steal_pointer (&lines) : NULL;
}
