/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of deals and quotes as prices: both kinds have the same fields for them, and both are added up
 * here, so that a deal, its quotes and their prints cannot differ. */
#include "accord-config.h"

#include "accord-offer-sum.h"

#include <glib/gi18n-lib.h>

#include "accord-error.h"

/**
 * accord_offer_line_values:
 * @kind: deal lines or quote lines
 * @values: (array): all fields of one
 * @price: (out caller-allocates): the line as a price
 *
 * Returns: %FALSE if it has no quantity or no unit price
 */
gboolean
accord_offer_line_values (const AccordKind *kind, const AccordValue *values, AccordPriceLine *price)
{
  const AccordValue *quantity = &values[accord_kind_find (kind, "quantity")];
  const AccordValue *unit = &values[accord_kind_find (kind, "unit_price")];
  const AccordValue *cost = &values[accord_kind_find (kind, "unit_cost")];

  *price = (AccordPriceLine) {
    .quantity = quantity->number,
    .unit = unit->number,
    .discount = values[accord_kind_find (kind, "discount")].number,
    .cost = cost->number,
    .has_cost = cost->has_number,
  };
  return quantity->has_number && unit->has_number;
}

/**
 * accord_offer_line_read:
 * @line: a line of a deal or a quote
 * @price: (out caller-allocates): the line as a price
 *
 * Returns: %FALSE if it has no quantity or no unit price
 */
gboolean
accord_offer_line_read (AccordRecord *line, AccordPriceLine *price)
{
  gboolean priced = accord_record_get_number (line, "unit_price", &price->unit);
  gboolean counted = accord_record_get_number (line, "quantity", &price->quantity);

  price->discount = accord_record_number (line, "discount");
  price->cost = 0;
  price->has_cost = accord_record_get_number (line, "unit_cost", &price->cost);
  return priced && counted;
}

/**
 * accord_offer_line_currency:
 * @line: a line
 *
 * Returns: (transfer none) (nullable): the currency of its unit price
 */
const char *
accord_offer_line_currency (AccordRecord *line)
{
  return accord_record_text (line, "unit_price");
}

/**
 * accord_offer_sum_add:
 * @sum: begins as zeros
 * @currency: (inout): %NULL before the first line; stays valid as long as the lines
 * @line: the next line; one without a price counts for nothing
 *
 * Errors: %ACCORD_RULE_ERROR_FIELD for lines in two currencies and for sums beyond 64 bits.
 */
gboolean
accord_offer_sum_add (AccordPriceSum *sum, const char **currency, AccordRecord *line, GError **error)
{
  const char *own = accord_offer_line_currency (line);
  AccordPriceLine price = { 0 };

  if (!accord_offer_line_read (line, &price) || own == NULL)
    return TRUE;
  if (*currency != NULL && !g_str_equal (*currency, own))
    {
      g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD,
                   /* Translators: two currency codes. */
                   _("The lines are in different currencies, %s and %s, and cannot be added. Give all of them one currency."),
                   *currency, own);
      return FALSE;
    }
  *currency = own;
  if (accord_price_sum_add (sum, &price))
    return TRUE;
  g_set_error_literal (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD,
                       _("The lines add up to more than Accord can count. Look for a quantity or a price that is far too large."));
  return FALSE;
}

/**
 * accord_offer_sum_lines:
 * @lines: (element-type AccordRecord): lines of one deal or quote
 * @sum: (out caller-allocates): what they come to
 * @currency: (out) (nullable): of which currency; %NULL while no line has a price
 *
 * Errors: as accord_offer_sum_add().
 */
gboolean
accord_offer_sum_lines (GPtrArray *lines, AccordPriceSum *sum, const char **currency, GError **error)
{
  *sum = (AccordPriceSum) { 0 };
  *currency = NULL;
  for (guint i = 0; i < lines->len; i++)
    if (!accord_offer_sum_add (sum, currency, lines->pdata[i], error))
      return FALSE;
  return TRUE;
}
