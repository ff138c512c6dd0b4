/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the deals of a past or imagined board come to, each currency by itself. Main thread. */

#include "accord-config.h"

#include "accord-shadow-sums.h"

#include "accord-stage-total.h"

#include <glib/gi18n-lib.h>

#define NAMED 3 /* currencies in one line */

/**
 * accord_shadow_sums_add:
 * @lines: sums, of the workspace's currency and others
 * @column: whose deals are added
 */
void
accord_shadow_sums_add (AccordSumLines *lines, const AccordPastColumn *column)
{
  AccordStageTotal total = { .n_deals = column->total.n, .sum = column->total.sum, .weighted = column->total.weighted,
                             .unpriced = column->total.unpriced };

  for (guint i = 0; i < column->deals->len; i++)
    {
      const AccordPastDeal *deal = &g_array_index (column->deals, AccordPastDeal, i);

      if (*deal->currency == '\0' || g_str_equal (deal->currency, lines->own.currency))
        continue;
      total.unpriced--;
      if (!accord_currency_sums_add (&total.others, deal->currency, 1, deal->amount, accord_money_share (deal->amount, deal->weight)))
        lines->too_big = TRUE;
    }
  accord_sum_lines_add_total (lines, &total);
  accord_currency_sums_clear (&total.others);
}

/**
 * accord_shadow_sums_words:
 * @lines: sums
 *
 * Returns: (transfer full): "€45K + $3K + 2 unpriced"; nothing for no deals
 */
char *
accord_shadow_sums_words (const AccordSumLines *lines)
{
  g_autofree char *money = accord_sum_lines_join (lines, FALSE, NAMED, TRUE);
  g_autofree char *number = accord_number_format (lines->unpriced);

  if (lines->n == 0)
    return g_strdup ("");
  if (accord_sum_lines_is_unpriced (lines))
    return g_strdup_printf (_("%s unpriced"), number);
  return lines->unpriced > 0 ? g_strdup_printf (_("%s + %s unpriced"), money, number) : g_steal_pointer (&money);
}
