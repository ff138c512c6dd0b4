/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Prices: what lines come to. Any thread. */

#include "accord-price-sum.h"

#include "accord-decimal.h"
#include "accord-money.h"

/* a × b × c ÷ divisor, rounded half away from zero. 128 bits hold what a price of 64 bits may come to
 * times a quantity of 53; what is beyond is refused, not wrapped. */
static gboolean
multiply (gint64 a, gint64 b, gint64 c, gint64 divisor, gint64 *result)
{
  __int128 product = (__int128) a * b, half = divisor / 2, rounded;

  if (__builtin_mul_overflow (product, (__int128) c, &product) ||
      __builtin_add_overflow (product, product < 0 ? -half : half, &product))
    return FALSE;
  rounded = product / divisor;
  if (rounded < G_MININT64 || rounded > G_MAXINT64)
    return FALSE;
  *result = (gint64) rounded;
  return TRUE;
}

/**
 * accord_price_line_gross:
 * @line: a line
 * @gross: (out): unit price × quantity, unchanged on failure
 *
 * Returns: %FALSE if it does not fit
 */
gboolean
accord_price_line_gross (const AccordPriceLine *line, gint64 *gross)
{
  return multiply (line->unit, line->quantity, 1, ACCORD_QUANTITY_ONE, gross);
}

/**
 * accord_price_line_net:
 * @line: a line
 * @net: (out): unit price × quantity × (1 − discount), unchanged on failure
 *
 * Rounded once: 3 pieces at 0.99 with 33.33 % are 1.98, not 3 × 0.66.
 *
 * Returns: %FALSE if it does not fit
 */
gboolean
accord_price_line_net (const AccordPriceLine *line, gint64 *net)
{
  return multiply (line->unit, line->quantity, ACCORD_RATE_WHOLE - line->discount,
                   (gint64) ACCORD_QUANTITY_ONE * ACCORD_RATE_WHOLE, net);
}

/**
 * accord_price_line_cost:
 * @line: a line whose cost is known
 * @cost: (out): cost × quantity, unchanged on failure
 *
 * Returns: %FALSE if it does not fit
 */
gboolean
accord_price_line_cost (const AccordPriceLine *line, gint64 *cost)
{
  return multiply (line->cost, line->quantity, 1, ACCORD_QUANTITY_ONE, cost);
}

/**
 * accord_price_sum_add:
 * @sum: begins as zeros; what it holds after a failure is of no use
 * @line: a line
 *
 * Returns: %FALSE if a figure would leave 64 bits
 */
gboolean
accord_price_sum_add (AccordPriceSum *sum, const AccordPriceLine *line)
{
  gint64 gross, net, cost = 0, lowered, margin;

  if (!accord_price_line_gross (line, &gross) || !accord_price_line_net (line, &net) ||
      __builtin_sub_overflow (gross, net, &lowered) || !accord_money_add (sum->gross, gross, &sum->gross) ||
      !accord_money_add (sum->net, net, &sum->net) || !accord_money_add (sum->discount, lowered, &sum->discount))
    return FALSE;
  sum->n++;
  sum->deepest = MAX (sum->deepest, line->discount);
  if (!line->has_cost)
    return TRUE;
  sum->n_costed++;
  return accord_price_line_cost (line, &cost) && !__builtin_sub_overflow (net, cost, &margin) &&
         accord_money_add (sum->cost, cost, &sum->cost) && accord_money_add (sum->margin, margin, &sum->margin) &&
         accord_money_add (sum->margin_net, net, &sum->margin_net);
}

/**
 * accord_price_sum_margin_rate:
 * @sum: a sum
 * @rate: (out): margin ÷ net of the lines whose cost is known, hundredths of a per cent
 *
 * Returns: %FALSE if there is no such line, or their net is not above 0: no share then ("—")
 */
gboolean
accord_price_sum_margin_rate (const AccordPriceSum *sum, gint64 *rate)
{
  return sum->n_costed > 0 && sum->margin_net > 0 &&
         multiply (sum->margin, ACCORD_RATE_WHOLE, 1, sum->margin_net, rate);
}

/**
 * accord_price_tax:
 * @net: minor units
 * @rate: hundredths of a per cent
 * @tax: (out): @net × @rate, rounded once on the sum, unchanged on failure
 *
 * Returns: %FALSE if it does not fit
 */
gboolean
accord_price_tax (gint64 net, gint64 rate, gint64 *tax)
{
  return multiply (net, rate, 1, ACCORD_RATE_WHOLE, tax);
}
