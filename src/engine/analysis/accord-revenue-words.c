/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Revenue by month in words: which months a period shows and what they say. */

#include "accord-config.h"

#include "accord-revenue-words.h"

#include "accord-date.h"
#include "accord-locale.h"
#include "accord-money.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MONTHS_FOR_TREND 3
#define MONTHS_SHOWN 12 /* of days that are no month, quarter or half-year: at least so many */

static AccordPeriod
whole_months (const AccordPeriod *period)
{
  AccordPeriod first = accord_period_containing (ACCORD_PERIOD_MONTH, period->from, period->fiscal_month);
  AccordPeriod last = accord_period_containing (ACCORD_PERIOD_MONTH, MAX (period->from, period->to - 1), period->fiscal_month);
  AccordPeriod year_back = accord_period_step (&last, 1 - MONTHS_SHOWN);
  AccordPeriod months = accord_period_custom (MIN (first.from, year_back.from), last.to);

  months.fiscal_month = period->fiscal_month;
  return months;
}

/**
 * accord_revenue_period:
 * @period: the period chosen
 * @fiscal_month: month in which the fiscal year begins
 *
 * A month, quarter or half-year is shown inside its year. Other days are shown by their whole months, twelve of them up
 * to the last where there are fewer: a part of a month beside the goal of all of it would say what is not so.
 *
 * Returns: the period whose months are drawn
 */
AccordPeriod
accord_revenue_period (const AccordPeriod *period, int fiscal_month)
{
  if (period->unit == ACCORD_PERIOD_MONTH || period->unit == ACCORD_PERIOD_QUARTER ||
      period->unit == ACCORD_PERIOD_HALF_YEAR)
    return accord_period_containing (ACCORD_PERIOD_YEAR, period->from, fiscal_month);
  if (period->unit == ACCORD_PERIOD_CUSTOM)
    return whole_months (period);
  return *period;
}

/**
 * accord_revenue_month_label:
 * @month: a month
 *
 * Returns: (transfer full): its short name under a bar: "Oct"
 */
char *
accord_revenue_month_label (const AccordPeriod *month)
{
  g_autoptr (GDateTime) time = NULL;
  int year, number;

  accord_date_to_ymd (month->from, &year, &number, NULL);
  if (accord_locale_dates_are_chinese ())
    return g_strdup_printf ("%d月", number);
  time = g_date_time_new_utc (year, number, 1, 0, 0, 0);
  return g_date_time_format (time, "%b");
}

/**
 * accord_revenue_axis_label:
 * @month: a month
 * @n: how many are drawn
 *
 * Returns: (transfer full): its name under a bar, with the year where there are more than the months of one: "Oct ’25"
 */
char *
accord_revenue_axis_label (const AccordPeriod *month, guint n)
{
  g_autofree char *brief = accord_revenue_month_label (month);
  int year;

  if (n <= 12)
    return g_steal_pointer (&brief);
  accord_date_to_ymd (month->from, &year, NULL, NULL);
  if (accord_locale_dates_are_chinese ())
    return g_strdup_printf ("%02d年%s", year % 100, brief);
  return g_strdup_printf ("%s ’%02d", brief, year % 100);
}

/* @n: (out): in how many something was won */
static const AccordRevenueMonth *
find_best (const GArray *months, guint *n)
{
  const AccordRevenueMonth *best = NULL;

  *n = 0;
  for (guint i = 0; i < months->len; i++)
    {
      const AccordRevenueMonth *month = &g_array_index (months, AccordRevenueMonth, i);

      *n += month->won > 0;
      if (month->won > 0 && (best == NULL || month->won > best->won))
        best = month;
    }
  return best;
}

/* The last month that is over, and the mean of those before it since the first with revenue. */
static const AccordRevenueMonth *
find_last (const GArray *months, double *mean)
{
  const AccordRevenueMonth *last = NULL;
  double sum = 0;
  guint n = 0;

  for (guint i = 0; i < months->len; i++)
    {
      const AccordRevenueMonth *month = &g_array_index (months, AccordRevenueMonth, i);

      if (month->partial || month->future || (last == NULL && month->n_deals == 0))
        continue;
      if (last != NULL)
        {
          sum += (double) last->won;
          n++;
        }
      last = month;
    }
  if (n < MONTHS_FOR_TREND || sum <= 0)
    return NULL;
  *mean = sum / n;
  return last;
}

/**
 * accord_revenue_takeaway:
 * @months: (element-type AccordRevenueMonth): the months shown
 * @currency: of their amounts
 *
 * Says the strongest month, and the last full month against the mean of the full ones before it.
 * Months that are not over are left out of the comparison.
 *
 * Returns: (transfer full) (nullable): one or two sentences, or %NULL if nothing was won
 */
char *
accord_revenue_takeaway (const GArray *months, const char *currency)
{
  guint n;
  const AccordRevenueMonth *best = find_best (months, &n);
  const AccordRevenueMonth *last;
  g_autofree char *best_name = NULL, *amount = NULL, *first = NULL, *second = NULL;
  double mean;

  if (best == NULL)
    return NULL;
  best_name = accord_period_label (&best->period);
  amount = accord_money_format_short (best->won, currency);
  /* Translators: a month and an amount: "June 2017 was the strongest month with €1.3M." */
  first = n > 1 ? g_strdup_printf (_("%s was the strongest month with %s."), best_name, amount)
                : g_strdup_printf (_("%1$s is the only month with revenue: %2$s."), best_name, amount);
  last = find_last (months, &mean);
  if (last != NULL)
    {
      g_autofree char *name = accord_period_label (&last->period);
      double share = (double) last->won / mean - 1;
      g_autofree char *percent = accord_percent_format (fabs (share));

      if (last->won == 0)
        second = g_strdup_printf (_("No deal with an amount was won in %s."), name);
      else if (fabs (share) < 0.005)
        second = g_strdup_printf (_("%s was as good as the mean of the months before."), name);
      else if (share > 0)
        second = g_strdup_printf (_("%s was %s above the mean of the months before."), name, percent);
      else
        second = g_strdup_printf (_("%s was %s below the mean of the months before."), name, percent);
    }
  return second != NULL ? g_strdup_printf (C_("two sentences", "%s %s"), first, second) : g_steal_pointer (&first);
}
