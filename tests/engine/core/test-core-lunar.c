/* SPDX-License-Identifier: GPL-3.0-or-later */
<<<<<<< HEAD
/* The Chinese calendar against printed ones (Purple Mountain and Hong Kong Observatory). */
#include "accord-date.h"
#include "accord-lunar.h"

static void
assert_day (int year, int month, int day, gboolean leap, const char *solar)
{
  AccordLunarDay lunar = { year, month, day, leap }, back;
  g_autofree char *text = NULL;
  gint64 date;

  g_assert_true (accord_lunar_to_date (&lunar, &date));
  text = accord_date_to_iso (date);
  g_assert_cmpstr (text, ==, solar);
  g_assert_true (accord_lunar_from_date (date, &back));
  g_assert_cmpint (back.year, ==, year);
  g_assert_cmpint (back.month, ==, month);
  g_assert_cmpint (back.day, ==, day);
  g_assert_cmpint (back.leap, ==, leap);
}

static void
test_new_years (void)
{
  assert_day (1900, 1, 1, FALSE, "1900-01-31");
  assert_day (1949, 1, 1, FALSE, "1949-01-29");
  assert_day (1985, 1, 1, FALSE, "1985-02-20");
  assert_day (2000, 1, 1, FALSE, "2000-02-05");
  assert_day (2023, 1, 1, FALSE, "2023-01-22");
  assert_day (2024, 1, 1, FALSE, "2024-02-10");
  assert_day (2025, 1, 1, FALSE, "2025-01-29");
  assert_day (2026, 1, 1, FALSE, "2026-02-17");
  assert_day (2033, 1, 1, FALSE, "2033-01-31");
  assert_day (2034, 1, 1, FALSE, "2034-02-19");
  assert_day (2100, 1, 1, FALSE, "2100-02-09");
}

static void
test_festivals (void)
{
  assert_day (2024, 5, 5, FALSE, "2024-06-10");
  assert_day (2024, 8, 15, FALSE, "2024-09-17");
  assert_day (2025, 8, 15, FALSE, "2025-10-06");
  assert_day (2020, 8, 15, FALSE, "2020-10-01");
  assert_day (2024, 12, 8, FALSE, "2025-01-07");
  assert_day (2023, 12, 30, FALSE, "2024-02-09");
}

static void
test_leap_months (void)
{
  assert_day (2020, 4, 1, TRUE, "2020-05-23");
  assert_day (2023, 2, 1, TRUE, "2023-03-22");
  assert_day (2025, 6, 1, TRUE, "2025-07-25");
  assert_day (2033, 11, 1, TRUE, "2033-12-22");
}

static void
assert_kept_on (int year, int month, int day, gboolean leap, const char *solar)
{
  AccordLunarDay lunar = { year, month, day, leap };
  g_autofree char *text = NULL;
  gint64 date;

  g_assert_true (accord_lunar_to_date (&lunar, &date));
  text = accord_date_to_iso (date);
  g_assert_cmpstr (text, ==, solar);
}

static void
test_missing_leap_month_is_the_month_itself (void)
{
  assert_kept_on (2024, 2, 1, TRUE, "2024-03-10");
  assert_kept_on (2024, 2, 1, FALSE, "2024-03-10");
}

/* The 12th month of 2024 had 29 days: New Year's Eve was the 29th. */
static void
test_day_thirty_of_a_short_month_is_its_last (void)
{
  assert_kept_on (2024, 12, 30, FALSE, "2025-01-28");
  assert_kept_on (2024, 12, 29, FALSE, "2025-01-28");
}

static void
test_every_day_comes_back (void)
{
  gint64 last = accord_date_from_ymd (2101, 1, 1);

  for (gint64 date = accord_date_from_ymd (1900, 1, 31); date < last; date += 11)
    {
      AccordLunarDay lunar;
      gint64 back;

      g_assert_true (accord_lunar_from_date (date, &lunar));
      g_assert_cmpint (lunar.day, >=, 1);
      g_assert_cmpint (lunar.day, <=, 30);
      g_assert_true (accord_lunar_to_date (&lunar, &back));
      g_assert_cmpint (back, ==, date);
    }
}

static void
test_impossible_days_are_refused (void)
{
  const AccordLunarDay days[] = { { 1599, 1, 1, FALSE }, { 2201, 1, 1, FALSE }, { 2024, 13, 1, FALSE },
                                  { 2024, 0, 1, FALSE }, { 2024, 1, 31, FALSE }, { 2024, 1, 0, FALSE } };
  AccordLunarDay lunar;
  gint64 date;

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    g_assert_false (accord_lunar_to_date (&days[i], &date));
  g_assert_false (accord_lunar_from_date (ACCORD_DATE_MAX, &lunar));
  g_assert_false (accord_lunar_from_date (ACCORD_DATE_MIN, &lunar));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/lunar/new-years-are-those-of-the-printed-calendar", test_new_years);
  g_test_add_func ("/core/lunar/festivals-are-those-of-the-printed-calendar", test_festivals);
  g_test_add_func ("/core/lunar/leap-months-are-those-of-the-printed-calendar", test_leap_months);
  g_test_add_func ("/core/lunar/missing-leap-month-is-the-month-itself", test_missing_leap_month_is_the_month_itself);
  g_test_add_func ("/core/lunar/day-thirty-of-a-short-month-is-its-last", test_day_thirty_of_a_short_month_is_its_last);
  g_test_add_func ("/core/lunar/every-day-comes-back", test_every_day_comes_back);
  g_test_add_func ("/core/lunar/impossible-days-are-refused", test_impossible_days_are_refused);
=======

/* Lunar dates against those printed in almanacs. */

#include "accord-lunar.h"

#include "accord-date.h"

static gint64
day (int year, int month, int date)
{
  return accord_date_from_ymd (year, month, date);
}

static void
assert_lunar (gint64 date, int month, int number, gboolean leap)
{
  int m, d;
  gboolean l;

  g_assert_true (accord_lunar_of (date, NULL, &m, &d, &l));
  g_assert_cmpint (m, ==, month);
  g_assert_cmpint (d, ==, number);
  g_assert_cmpint (l, ==, leap);
}

static void
test_festivals_fall_on_their_lunar_days (void)
{
  assert_lunar (day (2024, 2, 10), 1, 1, FALSE);  /* Spring Festival */
  assert_lunar (day (2025, 1, 29), 1, 1, FALSE);
  assert_lunar (day (2026, 2, 17), 1, 1, FALSE);
  assert_lunar (day (2024, 9, 17), 8, 15, FALSE); /* Mid-Autumn */
  assert_lunar (day (2025, 10, 6), 8, 15, FALSE);
  assert_lunar (day (2025, 5, 31), 5, 5, FALSE);  /* Dragon Boat */
  assert_lunar (day (2025, 7, 25), 6, 1, TRUE);   /* leap sixth month */
}

static gint64
next (gint64 born, gboolean lunar, gint64 today)
{
  gint64 date = 0;

  g_assert_true (accord_birthday_next (born, lunar, today, &date));
  return date;
}

static void
test_lunar_birthdays_move (void)
{
  gint64 born = day (1970, 9, 15); /* lunar 8/15 */

  assert_lunar (born, 8, 15, FALSE);
  g_assert_cmpint (next (born, TRUE, day (2024, 1, 1)), ==, day (2024, 9, 17));
  g_assert_cmpint (next (born, TRUE, day (2024, 9, 17)), ==, day (2024, 9, 17));
  g_assert_cmpint (next (born, TRUE, day (2024, 9, 18)), ==, day (2025, 10, 6));
}

/* Lunar years begin in February: a birthday in the twelfth month may lie before the first. */
static void
test_birthdays_at_the_end_of_the_lunar_year (void)
{
  gint64 born = day (1985, 1, 30);

  assert_lunar (born, 12, 10, FALSE);
  g_assert_cmpint (next (born, TRUE, day (2025, 1, 1)), ==, day (2025, 1, 9));
  g_assert_cmpint (next (born, TRUE, day (2025, 1, 10)), ==, day (2026, 1, 28));
}

static void
test_solar_birthdays_stay (void)
{
  gint64 born = day (1980, 3, 5);

  g_assert_cmpint (next (born, FALSE, day (2026, 3, 5)), ==, day (2026, 3, 5));
  g_assert_cmpint (next (born, FALSE, day (2026, 3, 6)), ==, day (2027, 3, 5));
}

static void
test_the_29th_of_february_is_kept_on_the_28th (void)
{
  gint64 born = day (1984, 2, 29);

  g_assert_cmpint (next (born, FALSE, day (2026, 1, 1)), ==, day (2026, 2, 28));
  g_assert_cmpint (next (born, FALSE, day (2028, 1, 1)), ==, day (2028, 2, 29));
}

static void
test_nobody_is_born_tomorrow (void)
{
  gint64 date;

  g_assert_false (accord_birthday_next (day (2030, 1, 1), FALSE, day (2026, 1, 1), &date));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/lunar/festivals-fall-on-their-days", test_festivals_fall_on_their_lunar_days);
  g_test_add_func ("/core/lunar/lunar-birthdays-move", test_lunar_birthdays_move);
  g_test_add_func ("/core/lunar/end-of-the-lunar-year", test_birthdays_at_the_end_of_the_lunar_year);
  g_test_add_func ("/core/lunar/solar-birthdays-stay", test_solar_birthdays_stay);
  g_test_add_func ("/core/lunar/29-february-is-kept-on-the-28th", test_the_29th_of_february_is_kept_on_the_28th);
  g_test_add_func ("/core/lunar/nobody-is-born-tomorrow", test_nobody_is_born_tomorrow);
>>>>>>> fa90fb8 (The record page: what is missing and when to check again, a suggested lifecycle, RFM class and tier, further ways to reach, people of several companies, preferences, related customers, history of a field)
  return g_test_run ();
}
