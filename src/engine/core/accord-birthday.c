/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When a birthday comes round next, by the solar or the Chinese calendar (M21). Any thread. */

#include "accord-birthday.h"

#include "accord-date.h"
#include "accord-lunar.h"

/**
 * accord_birthday_year_known:
 * @birth: the day of birth, days since 1970-01-01
 *
 * Returns: whether its year counts
 */
gboolean
accord_birthday_year_known (gint64 birth)
{
  return birth >= accord_date_from_ymd (ACCORD_BIRTHDAY_YEAR_MIN, 1, 1);
}

/**
 * accord_birthday_without_year:
 * @month: 1..12
 * @day: 1..31, of the Chinese calendar 1..30
 * @lunar: whether they are of the Chinese calendar
 * @birth: (out): the day to keep
 *
 * A day that stands for a birthday whose year nobody knows.
 *
 * Returns: %FALSE if there is no such day in any year
 */
gboolean
accord_birthday_without_year (int       month,
                              int       day,
                              gboolean  lunar,
                              gint64   *birth)
{
  g_return_val_if_fail (birth != NULL, FALSE);

  if (!lunar)
    {
      if (!accord_date_valid_ymd (ACCORD_BIRTHDAY_STAND_IN, month, day))
        return FALSE;
      *birth = accord_date_from_ymd (ACCORD_BIRTHDAY_STAND_IN, month, day);
      return TRUE;
    }

  /* Not every year has a 30th in every month. The first year is left to solar days: so the number says which it is. */
  for (int year = ACCORD_BIRTHDAY_STAND_IN + 1; year < ACCORD_BIRTHDAY_YEAR_MIN - 1; year++)
    {
      AccordLunarDay wanted = { year, month, day, FALSE }, found;

      if (accord_lunar_to_date (&wanted, birth) && accord_lunar_from_date (*birth, &found) && found.month == month &&
          found.day == day && !found.leap)
        return TRUE;
    }

  return FALSE;
}

static gint64
solar_day (int year,
           int month,
           int day)
{
  while (!accord_date_valid_ymd (year, month, day))
    day--;
  return accord_date_from_ymd (year, month, day);
}

static gboolean
next_solar (gint64          birth,
            gint64          today,
            AccordBirthday *next)
{
  int birth_year, month, day, year, ignored;

  accord_date_to_ymd (birth, &birth_year, &month, &day);
  accord_date_to_ymd (today, &year, &ignored, &ignored);
  next->day = solar_day (year, month, day);
  if (next->day < today)
    next->day = solar_day (++year, month, day);
  next->age = accord_birthday_year_known (birth) ? year - birth_year : -1;
  return year <= 9999;
}

/* A day without its year may stand there before anybody says by which calendar it is kept: it is then one of that calendar. */
static gboolean
born_lunar (gint64          birth,
            AccordLunarDay *born)
{
  int year, month, day;

  accord_date_to_ymd (birth, &year, &month, &day);
  if (year != ACCORD_BIRTHDAY_STAND_IN)
    return accord_lunar_from_date (birth, born);
  *born = (AccordLunarDay) { year, month, MIN (day, 30), FALSE };
  return TRUE;
}

static gboolean
next_lunar (gint64          birth,
            gint64          today,
            AccordBirthday *next)
{
  AccordLunarDay born, now;

  if (!born_lunar (birth, &born) || !accord_lunar_from_date (today, &now))
    return FALSE;
  now = (AccordLunarDay) { now.year, born.month, born.day, born.leap };
  if (!accord_lunar_to_date (&now, &next->day))
    return FALSE;
  if (next->day < today)
    {
      now.year++;
      if (!accord_lunar_to_date (&now, &next->day))
        return FALSE;
    }
  next->age = accord_birthday_year_known (birth) ? now.year - born.year : -1;
  return TRUE;
}

/**
 * accord_birthday_next:
 * @birth: the day of birth, days since 1970-01-01; before %ACCORD_BIRTHDAY_YEAR_MIN its year is unknown
 * @lunar: whether it is kept by the Chinese calendar
 * @today: days since 1970-01-01
 * @next: (out caller-allocates): today or the next day on which it is kept, and the age then
 *
 * 29 February is kept on the 28th in other years; day 30 of a lunar month on its last day; a birthday
 * in a leap month in the month of that number where the year has no such leap month. By the Chinese
 * calendar the years counted are those of that calendar; month and day of %ACCORD_BIRTHDAY_STAND_IN are then its own.
 *
 * Returns: %FALSE where the calendar is not known so far ahead, and for a birth after @today
 */
gboolean
accord_birthday_next (gint64          birth,
                      gboolean        lunar,
                      gint64          today,
                      AccordBirthday *next)
{
  g_return_val_if_fail (next != NULL, FALSE);

  if (birth > today)
    return FALSE;
  return lunar ? next_lunar (birth, today, next) : next_solar (birth, today, next);
}
