/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The Chinese calendar, kept as one small table a year: where its months begin. A month begins with the day of
 * the new moon in Beijing; the winter solstice lies in the eleventh; between two of these are twelve months or
 * thirteen, and then the first in which the sun reaches no multiple of 30 degrees is a leap month. (ICU's
 * calendar looks at sun and moon less closely: it lacks the second sixth month of 1987, and begins the year
 * 2027 a day late.) Any thread. */

#include "accord-lunar.h"

#include "accord-date.h"
#include "accord-sky.h"

#define MONTHS_MAX 13
#define N_YEARS (ACCORD_LUNAR_YEAR_MAX - ACCORD_LUNAR_YEAR_MIN + 1)

typedef struct {
  gint64 first[MONTHS_MAX + 1]; /* days since 1970-01-01; the last: first day of the next year */
  gint8 month[MONTHS_MAX];      /* 1..12 */
  gboolean leap[MONTHS_MAX];
  int n_months;                 /* 0: not computed yet */
} Year;

static Year years[N_YEARS];
G_LOCK_DEFINE_STATIC (years);

/* Number of the new moon that begins the month of a year's winter solstice. */
static int
solstice_month (int solar_year)
{
  double about = (double) accord_date_from_ymd (solar_year, 12, 21);

  return accord_sky_new_moon_before (accord_sky_beijing_day (accord_sky_sun_reaches (270, about)));
}

/* Which twelfth of its way the sun is in when a month begins. */
static int
sun_place (int moon)
{
  return (int) (accord_sky_sun_longitude (accord_sky_beijing_midnight (accord_sky_month_begins (moon))) / 30);
}

static void
add_month (Year *year, int moon, int month, gboolean leap)
{
  if (year->n_months == MONTHS_MAX)
    return;
  year->first[year->n_months] = accord_sky_month_begins (moon);
  year->month[year->n_months] = (gint8) month;
  year->leap[year->n_months++] = leap;
}

/* Of the months between two winter solstices, those whose number lies between two. */
static void
add_months (Year *year, int solar_year, int first_month, int last_month)
{
  int moon = solstice_month (solar_year - 1), end = solstice_month (solar_year), month = 11;
  gboolean has_leap = end - moon == 13, was_leap = FALSE;

  for (int i = moon; i < end; i++)
    {
      gboolean leap = has_leap && !was_leap && i > moon && sun_place (i) == sun_place (i + 1);

      if (!leap && i > moon)
        month = month % 12 + 1;
      was_leap |= leap;
      if (month >= first_month && month <= last_month)
        add_month (year, i, month, leap);
    }
}

/* Call with the lock. */
static const Year *
get_year (int solar_year)
{
  Year *year = &years[solar_year - ACCORD_LUNAR_YEAR_MIN];
  int moon;

  if (year->n_months > 0)
    return year;
  add_months (year, solar_year, 1, 10);
  add_months (year, solar_year + 1, 11, 12);
  /* The month that follows the last. */
  moon = accord_sky_new_moon_before (year->first[year->n_months - 1] + 35);
  year->first[year->n_months] = accord_sky_month_begins (moon);
  return year;
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
 * month of the same number, and day 30 of a month of 29 is its last day. Between 1900 and 2100 the
 * calendar agrees with the printed ones.
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
