/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Periods that are compared: the same one of an earlier year, and as much of it as has gone by of this one. */

#include "accord-config.h"

#include "accord-period.h"

#include "accord-date.h"

/* A year has no 29 February: what ends before that day ends before 1 March. */
static gint64
end_years_before (gint64 end, int years)
{
  gint64 before = accord_date_add_months (end, -12 * years);
  int day, day_before;

  accord_date_to_ymd (end, NULL, NULL, &day);
  accord_date_to_ymd (before, NULL, NULL, &day_before);
  return day_before != day ? before + 1 : before;
}

/**
 * accord_period_years_before:
 * @period: a period
 * @years: how many years earlier, 1 or more
 *
 * The month of the same name, the quarter of the same number; of a custom period the same days of the calendar, where 29 February
 * is 28 February in years without one.
 *
 * Returns: the period; that of all days as it is
 */
AccordPeriod
accord_period_years_before (const AccordPeriod *period, int years)
{
  if (period->unit == ACCORD_PERIOD_ALL)
    return *period;
  if (period->unit == ACCORD_PERIOD_CUSTOM)
    return accord_period_custom (accord_date_add_months (period->from, -12 * years), end_years_before (period->to, years));
  return accord_period_containing (period->unit, accord_date_add_months (period->from, -12 * years), period->fiscal_month);
}

/**
 * accord_period_is_running:
 * @period: a period
 * @today: days since 1970-01-01
 *
 * Returns: whether days of it are still to come
 */
gboolean
accord_period_is_running (const AccordPeriod *period, gint64 today)
{
  return accord_period_contains (period, today) && today < period->to - 1;
}

/**
 * accord_period_so_far:
 * @whole: an earlier period
 * @running: the one that it is compared with
 * @today: days since 1970-01-01
 *
 * Returns: as many days of @whole as have gone by of @running, today among them; all of it where that is over or to come
 */
AccordPeriod
accord_period_so_far (const AccordPeriod *whole, const AccordPeriod *running, gint64 today)
{
  if (!accord_period_is_running (running, today))
    return *whole;
  return accord_period_custom (whole->from, MIN (whole->to, whole->from + today - running->from + 1));
}
