/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The Chinese calendar, as ICU computes it, kept as one small table a year: where its months begin.
 * Any thread. */

#include "accord-lunar.h"

#include "accord-date.h"

#include <unicode/ucal.h>

#define DAY_MS 86400000.0
#define MONTHS_MAX 13
#define N_YEARS (ACCORD_LUNAR_YEAR_MAX - ACCORD_LUNAR_YEAR_MIN + 1)

typedef struct {
  gint64 first[MONTHS_MAX + 1]; /* days since 1970-01-01; the last: first day of the next year */
  gint8 month[MONTHS_MAX];      /* 1..12 */
  gboolean leap[MONTHS_MAX];
  int n_months;                 /* 0: not computed yet */
} Year;

static Year years[N_YEARS];
static UCalendar *calendar;
G_LOCK_DEFINE_STATIC (years);

static UCalendar *
open_calendar (void)
{
  static const UChar zone[] = { 'U', 'T', 'C', 0 };
  UErrorCode status = U_ZERO_ERROR;
  UCalendar *opened = ucal_open (zone, -1, "zh@calendar=chinese", UCAL_TRADITIONAL, &status);

  return U_SUCCESS (status) ? opened : NULL;
}

/* The first day of a month, if the year has it. */
static gboolean
find_month (int      extended_year,
            int      month,
            gboolean leap,
            gint64  *first)
{
  UErrorCode status = U_ZERO_ERROR;
  double ms;

  ucal_clear (calendar);
  ucal_set (calendar, UCAL_EXTENDED_YEAR, extended_year);
  ucal_set (calendar, UCAL_MONTH, month - 1);
  ucal_set (calendar, UCAL_IS_LEAP_MONTH, leap);
  ucal_set (calendar, UCAL_DATE, 1);
  ms = ucal_getMillis (calendar, &status);
  *first = (gint64) (ms / DAY_MS) - (ms < 0 && (gint64) (ms / DAY_MS) * DAY_MS > ms);
  return ucal_get (calendar, UCAL_MONTH, &status) == month - 1 &&
         ucal_get (calendar, UCAL_IS_LEAP_MONTH, &status) == leap &&
         ucal_get (calendar, UCAL_DATE, &status) == 1 && U_SUCCESS (status);
}

/* ICU counts lunar years from an epoch of its own: it says which one is running in July. */
static int
extended_year_of (int solar_year)
{
  UErrorCode status = U_ZERO_ERROR;

  ucal_setMillis (calendar, (double) accord_date_from_ymd (solar_year, 7, 1) * DAY_MS, &status);
  return ucal_get (calendar, UCAL_EXTENDED_YEAR, &status);
}

static void
add_month (Year    *year,
           int      extended_year,
           int      month,
           gboolean leap)
{
  gint64 first;

  if (!find_month (extended_year, month, leap, &first))
    return;
  year->first[year->n_months] = first;
  year->month[year->n_months] = (gint8) month;
  year->leap[year->n_months++] = leap;
}

/* Call with the lock. */
static const Year *
get_year (int solar_year)
{
  Year *year = &years[solar_year - ACCORD_LUNAR_YEAR_MIN];
  int extended;

  if (year->n_months > 0)
    return year;
  if (calendar == NULL && (calendar = open_calendar ()) == NULL)
    return NULL;
  extended = extended_year_of (solar_year);
  for (int month = 1; month <= 12; month++)
    {
      add_month (year, extended, month, FALSE);
      if (year->n_months < MONTHS_MAX)
        add_month (year, extended, month, TRUE);
    }
  if (!find_month (extended + 1, 1, FALSE, &year->first[year->n_months]))
    year->n_months = 0;
  return year->n_months > 0 ? year : NULL;
}

/* The month, or where the year has no such leap month the month of that number. */
static int
month_index (const Year *year,
             int         month,
             gboolean    leap)
{
  int found = -1;

  for (int i = 0; i < year->n_months; i++)
    if (year->month[i] == month && (found < 0 || (leap && year->leap[i])))
      found = i;
  return found;
}

/**
 * accord_lunar_to_date:
 * @lunar: a day of the Chinese calendar
 * @date: (out): days since 1970-01-01
 *
 * Finds the solar day, as anniversaries are kept: a leap month that the year does not have is the
 * month of the same number, and day 30 of a month of 29 is its last day. ICU computes the calendar
 * from the sun and the moon over Beijing; between 1900 and 2100 it agrees with the printed ones.
 *
 * Returns: %FALSE outside %ACCORD_LUNAR_YEAR_MIN … %ACCORD_LUNAR_YEAR_MAX or where there can be no
 *   such day
 */
gboolean
accord_lunar_to_date (const AccordLunarDay *lunar,
                      gint64               *date)
{
  const Year *year;
  int index;

  g_return_val_if_fail (lunar != NULL && date != NULL, FALSE);

  if (lunar->year < ACCORD_LUNAR_YEAR_MIN || lunar->year > ACCORD_LUNAR_YEAR_MAX || lunar->month < 1 ||
      lunar->month > 12 || lunar->day < 1 || lunar->day > 30)
    return FALSE;

  G_LOCK (years);
  year = get_year (lunar->year);
  index = year != NULL ? month_index (year, lunar->month, lunar->leap) : -1;
  if (index >= 0)
    *date = MIN (year->first[index] + lunar->day, year->first[index + 1]) - 1;
  G_UNLOCK (years);

  return index >= 0;
}

/**
 * accord_lunar_from_date:
 * @date: days since 1970-01-01
 * @lunar: (out caller-allocates): the same day in the Chinese calendar
 *
 * Returns: %FALSE outside %ACCORD_LUNAR_YEAR_MIN … %ACCORD_LUNAR_YEAR_MAX
 */
gboolean
accord_lunar_from_date (gint64          date,
                        AccordLunarDay *lunar)
{
  const Year *year = NULL;
  int solar_year, month, day, i = 0;

  g_return_val_if_fail (lunar != NULL, FALSE);

  accord_date_to_ymd (date, &solar_year, &month, &day);
  if (solar_year <= ACCORD_LUNAR_YEAR_MIN || solar_year > ACCORD_LUNAR_YEAR_MAX)
    return FALSE;

  G_LOCK (years);
  year = get_year (solar_year);
  if (year != NULL && date < year->first[0])
    year = get_year (--solar_year);
  if (year != NULL)
    {
      while (i + 1 < year->n_months && date >= year->first[i + 1])
        i++;
      *lunar = (AccordLunarDay) { solar_year, year->month[i], (int) (date - year->first[i]) + 1, year->leap[i] };
    }
  G_UNLOCK (years);

  return year != NULL;
}
