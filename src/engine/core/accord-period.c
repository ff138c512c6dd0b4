/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Periods: half-open ranges of days (domain.md §4), in the fiscal year of the workspace. */

#include "accord-config.h"

#include "accord-period.h"

#include "accord-date.h"
#include "accord-locale.h"

#include <glib/gi18n-lib.h>

#define DATE_END ((gint64) ACCORD_DATE_MAX + 1)

/* Months in one @unit, 0 for units that are not made of months. */
static int
unit_months (AccordPeriodUnit unit)
{
  switch (unit)
    {
    case ACCORD_PERIOD_MONTH:
      return 1;
    case ACCORD_PERIOD_QUARTER:
      return 3;
    case ACCORD_PERIOD_HALF_YEAR:
      return 6;
    case ACCORD_PERIOD_YEAR:
      return 12;
    case ACCORD_PERIOD_CUSTOM:
    case ACCORD_PERIOD_ALL:
    default:
      return 0;
    }
}

/* First day of the month @months after that of @date; DATE_END beyond the calendar. */
static gint64
month_start (gint64 date, gint64 months)
{
  int year, month;
  gint64 count;

  accord_date_to_ymd (CLAMP (date, ACCORD_DATE_MIN, ACCORD_DATE_MAX), &year, &month, NULL);
  count = (gint64) year * 12 + month - 1 + months;
  if (count < 12)
    return ACCORD_DATE_MIN;
  if (count >= 10000 * 12)
    return DATE_END;
  return accord_date_from_ymd ((int) (count / 12), (int) (count % 12) + 1, 1);
}

/* Months from the start of the fiscal year to the month of @date. */
static int
month_of_year (gint64 date, int fiscal_month)
{
  int month;

  accord_date_to_ymd (date, NULL, &month, NULL);
  return (month - fiscal_month + 12) % 12;
}

/**
 * accord_period_containing:
 * @unit: length of the period
 * @date: a day in it
 * @fiscal_month: month in which the fiscal year begins, 1 to 12
 *
 * The period of this length that @date belongs to. %ACCORD_PERIOD_CUSTOM gives the day alone.
 *
 * Returns: the period
 */
AccordPeriod
accord_period_containing (AccordPeriodUnit unit, gint64 date, int fiscal_month)
{
  AccordPeriod period = { .unit = unit, .fiscal_month = CLAMP (fiscal_month, 1, 12) };
  int months = unit_months (unit);

  if (unit == ACCORD_PERIOD_ALL)
    return accord_period_all ();
  if (months == 0)
    return accord_period_custom (date, date + 1);
  date = CLAMP (date, ACCORD_DATE_MIN, ACCORD_DATE_MAX);
  period.from = month_start (date, -(month_of_year (date, period.fiscal_month) % months));
  period.to = month_start (period.from, months);
  return period;
}

/**
 * accord_period_custom:
 * @from: first day
 * @to: day after the last; not before @from
 *
 * Returns: the period from @from up to but without @to
 */
AccordPeriod
accord_period_custom (gint64 from, gint64 to)
{
  return (AccordPeriod) {
    .unit = ACCORD_PERIOD_CUSTOM, .from = from, .to = MAX (from, to), .fiscal_month = 1,
  };
}

/**
 * accord_period_named:
 * @from: first day
 * @to: day after the last; not before @from
 * @fiscal_month: 1 to 12: first month of the fiscal year
 *
 * Returns: the month, quarter, half-year or year that has just these days, which knows its name; else a custom period
 */
AccordPeriod
accord_period_named (gint64 from, gint64 to, int fiscal_month)
{
  for (AccordPeriodUnit unit = ACCORD_PERIOD_MONTH; unit <= ACCORD_PERIOD_YEAR; unit++)
    {
      AccordPeriod period = accord_period_containing (unit, from, fiscal_month);

      if (period.from == from && period.to == to)
        return period;
    }
  return accord_period_custom (from, to);
}

/**
 * accord_period_all:
 *
 * Returns: the period that contains every day
 */
AccordPeriod
accord_period_all (void)
{
  return (AccordPeriod) {
    .unit = ACCORD_PERIOD_ALL, .from = ACCORD_DATE_MIN, .to = DATE_END, .fiscal_month = 1,
  };
}

/**
 * accord_period_step:
 * @period: a period
 * @steps: how many periods later; negative for earlier
 *
 * The period of the same kind before or after. A custom period moves by its own length.
 *
 * Returns: the period
 */
AccordPeriod
accord_period_step (const AccordPeriod *period, int steps)
{
  AccordPeriod other;
  int months;

  g_return_val_if_fail (period != NULL, accord_period_all ());

  other = *period;
  months = unit_months (period->unit);
  if (months > 0)
    {
      other.from = month_start (period->from, (gint64) months * steps);
      other.to = month_start (period->from, (gint64) months * ((gint64) steps + 1));
    }
  else if (period->unit == ACCORD_PERIOD_CUSTOM)
    {
      gint64 shift = (period->to - period->from) * steps;

      other.from += shift;
      other.to += shift;
    }
  return other;
}

/**
 * accord_period_last_months:
 * @date: the last day of the period, usually today
 * @months: its length, at least 1
 *
 * The trailing months up to and including @date: 12 months at 19 November 2025 begin on
 * 20 November 2024.
 *
 * Returns: a custom period
 */
AccordPeriod
accord_period_last_months (gint64 date, int months)
{
  return accord_period_custom (accord_date_add_months (date + 1, -MAX (months, 1)), date + 1);
}

/**
 * accord_period_contains:
 * @period: a period
 * @date: a day
 *
 * Returns: whether the day belongs to the period
 */
gboolean
accord_period_contains (const AccordPeriod *period, gint64 date)
{
  g_return_val_if_fail (period != NULL, FALSE);

  return date >= period->from && date < period->to;
}

/**
 * accord_period_equal:
 * @a: a period
 * @b: another
 *
 * Returns: whether both are of one kind and cover the same days
 */
gboolean
accord_period_equal (const AccordPeriod *a, const AccordPeriod *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->unit == b->unit && a->from == b->from && a->to == b->to;
}

static char *
label_chinese (const AccordPeriod *period, int year, int month, int index)
{
  const char *fiscal = period->fiscal_month != 1 ? accord_locale_han ("财年", "財年") : "年";

  switch (period->unit)
    {
    case ACCORD_PERIOD_MONTH:
      return g_strdup_printf ("%d年%d月", year, month);
    case ACCORD_PERIOD_QUARTER:
      return g_strdup_printf ("%d%s第%d%s", year, fiscal, index, accord_locale_han ("季度", "季"));
    case ACCORD_PERIOD_HALF_YEAR:
      return g_strdup_printf ("%d%s%s", year, fiscal, index == 1 ? "上半年" : "下半年");
    case ACCORD_PERIOD_YEAR:
    case ACCORD_PERIOD_CUSTOM:
    case ACCORD_PERIOD_ALL:
    default:
      return g_strdup_printf ("%d%s", year, fiscal);
    }
}

static char *
label_month (gint64 date)
{
  int year, month;
  g_autoptr (GDateTime) time = NULL;
  char *text;

  accord_date_to_ymd (date, &year, &month, NULL);
  time = g_date_time_new_utc (year, month, 1, 0, 0, 0);
  /* Translators: month and year, as in "November 2025"; see g_date_time_format() */
  text = g_date_time_format (time, _("%OB %Y"));
  return text != NULL ? text : g_strdup_printf ("%04d-%02d", year, month);
}

static char *
label_part (const AccordPeriod *period, int year, int index)
{
  gboolean fiscal = period->fiscal_month != 1;

  if (period->unit == ACCORD_PERIOD_QUARTER)
    /* Translators: year and quarter of a fiscal year; quarter and year of a calendar year */
    return fiscal ? g_strdup_printf (_("FY %d Q%d"), year, index)
                  : g_strdup_printf (_("Q%d %d"), index, year);
  if (period->unit == ACCORD_PERIOD_HALF_YEAR)
    /* Translators: year and half of a fiscal year; half and year of a calendar year */
    return fiscal ? g_strdup_printf (_("FY %d H%d"), year, index)
                  : g_strdup_printf (_("H%d %d"), index, year);
  /* Translators: a fiscal year, as in "FY 2026" */
  return fiscal ? g_strdup_printf (_("FY %d"), year) : g_strdup_printf ("%d", year);
}

static char *
label_range (const AccordPeriod *period)
{
  g_autofree char *from = accord_date_format (period->from);
  g_autofree char *to = accord_date_format (MAX (period->from, period->to - 1));

  if (g_str_equal (from, to))
    return g_steal_pointer (&from);
  return g_strdup_printf ("%s – %s", from, to);
}

/**
 * accord_period_label:
 * @period: a period
 *
 * Names the period: "November 2025", "Q4 2025", "H1 2025", "2025", "FY 2026 Q1", "All Time" or
 * the first and last day. A fiscal year is named after the calendar year in which it ends.
 *
 * Returns: (transfer full): the name
 */
char *
accord_period_label (const AccordPeriod *period)
{
  int year, month, months, index;

  g_return_val_if_fail (period != NULL, NULL);

  if (period->unit == ACCORD_PERIOD_ALL)
    return g_strdup (_("All Time"));
  if (period->unit == ACCORD_PERIOD_CUSTOM)
    return label_range (period);

  accord_date_to_ymd (period->from, &year, &month, NULL);
  months = unit_months (period->unit);
  index = month_of_year (period->from, period->fiscal_month) / months + 1;
  if (period->unit != ACCORD_PERIOD_MONTH && period->fiscal_month != 1)
    year += month >= period->fiscal_month;
  if (accord_locale_dates_are_chinese ())
    return label_chinese (period, year, month, index);
  if (period->unit == ACCORD_PERIOD_MONTH)
    return label_month (period->from);
  return label_part (period, year, index);
}

/**
 * accord_period_split_months:
 * @period: a period
 *
 * The whole calendar months that share a day with the period, in order. Ask for bounded periods
 * only: %ACCORD_PERIOD_ALL has 120,000 months.
 *
 * Returns: (transfer full) (element-type AccordPeriod): the months
 */
GArray *
accord_period_split_months (const AccordPeriod *period)
{
  GArray *months = g_array_new (FALSE, FALSE, sizeof (AccordPeriod));
  gint64 date;

  g_return_val_if_fail (period != NULL, months);

  date = period->from;
  while (date < period->to && date <= ACCORD_DATE_MAX)
    {
      AccordPeriod month = accord_period_containing (ACCORD_PERIOD_MONTH, date,
                                                     period->fiscal_month);

      g_array_append_val (months, month);
      date = month.to;
    }
  return months;
}
