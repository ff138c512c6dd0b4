/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a forecast says. */

#include "accord-config.h"

#include "accord-forecast-words.h"

#include "accord-locale.h"
#include "accord-money.h"
#include "accord-period.h"
#include "accord-revenue-words.h"

#include <glib/gi18n-lib.h>

/**
 * accord_forecast_month_short:
 * @day: a day of a month
 *
 * Returns: (transfer full): "Oct"
 */
char *
accord_forecast_month_short (gint64 day)
{
  AccordPeriod month = accord_period_containing (ACCORD_PERIOD_MONTH, day, 1);

  return accord_revenue_month_label (&month);
}

/**
 * accord_forecast_bucket_name:
 * @bucket: a column of the forecast
 *
 * Returns: (transfer full): "October 2026", or what else it stands for
 */
char *
accord_forecast_bucket_name (const AccordForecastBucket *bucket)
{
  AccordPeriod month;

  switch (bucket->kind)
    {
    case ACCORD_BUCKET_SLIPPED:
      return g_strdup (_("Slipped"));
    case ACCORD_BUCKET_LATER:
      return g_strdup (_("Later"));
    case ACCORD_BUCKET_UNDATED:
      return g_strdup (_("No date"));
    case ACCORD_BUCKET_MONTH:
    default:
      month = accord_period_containing (ACCORD_PERIOD_MONTH, bucket->from, 1);
      return accord_period_label (&month);
    }
}

/**
 * accord_forecast_sum_words:
 * @sum: deals
 * @currency: of its amounts
 *
 * Returns: (transfer full): "€45K", "€45K + 2 unpriced"
 */
char *
accord_forecast_sum_words (const AccordForecastSum *sum, const char *currency)
{
  g_autofree char *money = accord_money_format_short (sum->sum, currency);
  g_autofree char *number = accord_number_format (sum->unpriced);

  if (sum->unpriced == 0)
    return g_steal_pointer (&money);
  if (sum->unpriced == sum->n)
    return g_strdup_printf (_("%s unpriced"), number);
  return g_strdup_printf (_("%s + %s unpriced"), money, number);
}

/* The sums of all months together. */
static void
add_months (const AccordForecast *forecast, AccordForecastSum by[ACCORD_N_FORECAST_CATEGORIES], gint64 *weighted)
{
  for (guint i = 1; i <= forecast->n_months; i++)
    {
      const AccordForecastBucket *bucket = &g_array_index (forecast->buckets, AccordForecastBucket, i);

      *weighted += bucket->total.weighted;
      for (int c = 0; c < ACCORD_N_FORECAST_CATEGORIES; c++)
        {
          by[c].n += bucket->by[c].n;
          by[c].sum += bucket->by[c].sum;
        }
    }
}

/**
 * accord_forecast_takeaway:
 * @forecast: a forecast
 * @currency: of its sums
 *
 * Returns: (transfer full): what the months say in one or two sentences
 */
char *
accord_forecast_takeaway (const AccordForecast *forecast, const char *currency)
{
  AccordForecastSum by[ACCORD_N_FORECAST_CATEGORIES] = { 0 };
  const AccordForecastSum *slipped = &g_array_index (forecast->buckets, AccordForecastBucket, 0).total;
  gint64 weighted = 0, promised;
  g_autofree char *closed = NULL, *commit = NULL, *expected = NULL, *late = NULL, *n_late = NULL;
  GString *text = g_string_new (NULL);

  if (forecast->too_big)
    return g_string_free (g_string_append (text, _("The amounts of these deals add up to more than Accord can count. Look for a "
                                                   "deal whose amount is far too large.")), FALSE);
  add_months (forecast, by, &weighted);
  promised = by[ACCORD_FORECAST_CLOSED].sum + by[ACCORD_FORECAST_COMMIT].sum;
  closed = accord_money_format_short (by[ACCORD_FORECAST_CLOSED].sum, currency);
  commit = accord_money_format_short (promised, currency);
  expected = accord_money_format_short (weighted, currency);
  late = accord_forecast_sum_words (slipped, currency);
  n_late = accord_number_format (slipped->n);
  /* Translators: %1$s is money won, %2$s won or promised, %3$s weighted by probability */
  g_string_append_printf (text, _("%1$s is closed, %2$s with what is committed; weighted by probability %3$s."), closed, commit,
                          expected);
  if (slipped->n > 0)
    {
      g_string_append (text, accord_locale_is_chinese () ? "" : " ");
      g_string_append_printf (text, ngettext ("%1$s deal (%2$s) has slipped past its date.", "%1$s deals (%2$s) have slipped past their date.",
                                              (gulong) slipped->n), n_late, late);
    }
  return g_string_free (text, FALSE);
}

static void
add_line (GString *text, const char *line)
{
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, line);
}

/**
 * accord_forecast_apart:
 * @forecast: a forecast
 * @currency: of its sums
 *
 * Returns: (transfer full) (nullable): what is not in the months: other currencies, deals on hold, unpriced ones
 */
char *
accord_forecast_apart (const AccordForecast *forecast, const char *currency)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 others = 0;

  for (guint i = 0; i < forecast->others->len; i++)
    {
      const AccordForecastOther *other = &g_array_index (forecast->others, AccordForecastOther, i);
      g_autofree char *sum = accord_money_format_short (other->sum, other->currency);
      g_autofree char *n = accord_number_format (other->n);
      g_autofree char *line = g_strdup_printf (ngettext ("%1$s in %2$s deal, not converted", "%1$s in %2$s deals, not converted",
                                                         (gulong) other->n), sum, n);

      others += other->n;
      add_line (text, line);
    }
  if (forecast->total.unpriced > others)
    {
      g_autofree char *n = accord_number_format (forecast->total.unpriced - others);
      g_autofree char *line = g_strdup_printf (ngettext ("%s deal without an amount", "%s deals without an amount",
                                                         (gulong) (forecast->total.unpriced - others)), n);

      add_line (text, line);
    }
  if (forecast->held.n > 0)
    {
      g_autofree char *sum = accord_forecast_sum_words (&forecast->held, currency);
      g_autofree char *n = accord_number_format (forecast->held.n);
      g_autofree char *line = g_strdup_printf (ngettext ("%1$s deal on hold (%2$s)", "%1$s deals on hold (%2$s)",
                                                         (gulong) forecast->held.n), n, sum);

      add_line (text, line);
    }
  return text->len > 0 ? g_strdup (text->str) : NULL;
}

/**
 * accord_forecast_explanation:
 *
 * Returns: (transfer full): how a forecast is counted
 */
char *
accord_forecast_explanation (void)
{
  return g_strconcat (_("Won deals count in the month in which they were closed, at 100%. Open deals count in the month in which they "
                     "are expected to close; those whose day is over have slipped, those without a day stand apart. Weighted is "
                     "amount × probability, each deal rounded; a deal’s own probability goes before that of its stage. A deal is "
                     "in one category: its own, or else that of its stage. Omitted, lost and discarded deals and those on hold "
                     "are not counted. Lines add the months up: what is closed or committed, and with the best case. Amounts in "
                     "other currencies are counted, not priced."),
                      " ", accord_forecast_books_words (), NULL);
}

/**
 * accord_forecast_books_words:
 *
 * Returns: what views of the deals themselves do with books that are locked (F01)
 */
const char *
accord_forecast_books_words (void)
{
  return _("Deals stand here as they are today, also in days whose books are locked: a close that was taken back is not among them. "
           "Revenue in Insights keeps what was told and subtracts it later.");
}
