/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sums of money, one for each currency. Plain values: any thread, whoever holds the list owns it. */

#include "accord-config.h"

#include "accord-currency-sums.h"

#include "accord-money.h"

static AccordCurrencySum *
find_or_insert (GArray *sums, const char *currency)
{
  AccordCurrencySum fresh = { .currency = "" };
  guint at = 0;

  for (; at < sums->len; at++)
    {
      AccordCurrencySum *sum = &g_array_index (sums, AccordCurrencySum, at);
      int order = strcmp (sum->currency, currency);

      if (order == 0)
        return sum;
      if (order > 0)
        break;
    }
  g_strlcpy (fresh.currency, currency, sizeof fresh.currency);
  g_array_insert_val (sums, at, fresh);
  return &g_array_index (sums, AccordCurrencySum, at);
}

/**
 * accord_currency_sums_add:
 * @sums: (inout): a list; made where there is none
 * @currency: ISO code
 * @n: deals more
 * @sum: minor units more
 * @weighted: of these, rounded deal by deal
 *
 * Returns: %FALSE if a sum would leave 64 bits: the list is worth nothing then
 */
gboolean
accord_currency_sums_add (GArray **sums, const char *currency, gint64 n, gint64 sum, gint64 weighted)
{
  AccordCurrencySum *of;

  if (*sums == NULL)
    *sums = g_array_new (FALSE, FALSE, sizeof (AccordCurrencySum));
  of = find_or_insert (*sums, currency);
  of->n += n;
  return accord_money_add (of->sum, sum, &of->sum) && accord_money_add (of->weighted, weighted, &of->weighted);
}

/**
 * accord_currency_sums_add_all:
 * @sums: (inout): a list; made where there is none
 * @others: (nullable): what is added to it
 *
 * Returns: %FALSE if a sum would leave 64 bits
 */
gboolean
accord_currency_sums_add_all (GArray **sums, const GArray *others)
{
  gboolean ok = TRUE;

  for (guint i = 0; i < accord_currency_sums_n (others); i++)
    {
      const AccordCurrencySum *other = accord_currency_sums_at (others, i);

      ok = accord_currency_sums_add (sums, other->currency, other->n, other->sum, other->weighted) && ok;
    }
  return ok;
}

/**
 * accord_currency_sums_copy:
 * @sums: (nullable): a list
 *
 * Returns: (transfer full) (nullable): another like it
 */
GArray *
accord_currency_sums_copy (const GArray *sums)
{
  return sums != NULL ? g_array_copy ((GArray *) sums) : NULL;
}

/**
 * accord_currency_sums_equal:
 * @a: (nullable): a list
 * @b: (nullable): a list
 *
 * Returns: whether both say the same
 */
gboolean
accord_currency_sums_equal (const GArray *a, const GArray *b)
{
  guint n = accord_currency_sums_n (a);

  if (n != accord_currency_sums_n (b))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const AccordCurrencySum *x = accord_currency_sums_at (a, i), *y = accord_currency_sums_at (b, i);

      if (strcmp (x->currency, y->currency) != 0 || x->n != y->n || x->sum != y->sum || x->weighted != y->weighted)
        return FALSE;
    }
  return TRUE;
}

/**
 * accord_currency_sums_n:
 * @sums: (nullable): a list
 *
 * Returns: how many currencies it has
 */
guint
accord_currency_sums_n (const GArray *sums)
{
  return sums != NULL ? sums->len : 0;
}

/**
 * accord_currency_sums_at:
 * @sums: a list
 * @i: below accord_currency_sums_n()
 *
 * Returns: (transfer none): one of its currencies
 */
const AccordCurrencySum *
accord_currency_sums_at (const GArray *sums, guint i)
{
  return &g_array_index (sums, AccordCurrencySum, i);
}

/**
 * accord_currency_sums_clear:
 * @sums: (inout): a list, forgotten
 */
void
accord_currency_sums_clear (GArray **sums)
{
  g_clear_pointer (sums, g_array_unref);
}
