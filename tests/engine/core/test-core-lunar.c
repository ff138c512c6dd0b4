/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Chinese calendar against printed ones (Purple Mountain and Hong Kong Observatory). */
#include <stdio.h>
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

/* First days of all months as the Hong Kong Observatory prints them; years with a leap month, and one without. */
static void
test_whole_years (void)
{
  static const struct { int year, leap; const char *first[13]; } years[] = {
    { 2017, 6, { "2017-01-28", "2017-02-26", "2017-03-28", "2017-04-26", "2017-05-26", "2017-06-24", "2017-07-23", "2017-08-22", "2017-09-20",
                 "2017-10-20", "2017-11-18", "2017-12-18", "2018-01-17" } },
    { 2020, 4, { "2020-01-25", "2020-02-23", "2020-03-24", "2020-04-23", "2020-05-23", "2020-06-21", "2020-07-21", "2020-08-19", "2020-09-17",
                 "2020-10-17", "2020-11-15", "2020-12-15", "2021-01-13" } },
    { 2023, 2, { "2023-01-22", "2023-02-20", "2023-03-22", "2023-04-20", "2023-05-19", "2023-06-18", "2023-07-18", "2023-08-16", "2023-09-15",
                 "2023-10-15", "2023-11-13", "2023-12-13", "2024-01-11" } },
    { 2024, 0, { "2024-02-10", "2024-03-10", "2024-04-09", "2024-05-08", "2024-06-06", "2024-07-06", "2024-08-04", "2024-09-03", "2024-10-03",
                 "2024-11-01", "2024-12-01", "2024-12-31", NULL } },
    { 2025, 6, { "2025-01-29", "2025-02-28", "2025-03-29", "2025-04-28", "2025-05-27", "2025-06-25", "2025-07-25", "2025-08-23", "2025-09-22",
                 "2025-10-21", "2025-11-20", "2025-12-20", "2026-01-19" } },
    { 2033, 11, { "2033-01-31", "2033-03-01", "2033-03-31", "2033-04-29", "2033-05-28", "2033-06-27", "2033-07-26", "2033-08-25", "2033-09-23",
                  "2033-10-23", "2033-11-22", "2033-12-22", "2034-01-20" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    for (int n = 0; n < 13 && years[i].first[n] != NULL; n++)
      {
        gboolean leap = years[i].leap != 0 && n == years[i].leap, behind = years[i].leap != 0 && n >= years[i].leap;

        assert_day (years[i].year, behind ? n : n + 1, 1, leap, years[i].first[n]);
      }
}

/* Long months (30 days) and short ones (29) of single years, as the Gregorian-Lunar Calendar Conversion Tables of the
 * Hong Kong Observatory have them; the leap month stands behind the one whose number it has. Months that begin close to
 * midnight among them (1933, 2057), and leap months of the spring, the summer and the autumn. */
static void
test_long_and_short_months (void)
{
  static const struct { int year, leap; const char *first, *months; } years[] = { /* first: their New Year */
    { 1903, 5, "1903-01-29", "sLsLssLssLLsL" },  { 1922, 5, "1922-01-28", "LsLLssLssLsLL" },
    { 1933, 5, "1933-01-26", "sLLsLLsLsLssL" },  { 1947, 2, "1947-01-22", "LLssLssLsLsLL" },
    { 1979, 6, "1979-01-28", "LssLsLLsLLsLs" },  { 1984, 10, "1984-02-02", "LsLLssLssLsLL" },
    { 1987, 6, "1987-01-29", "LsLsLLsLLsLss" },  { 1995, 8, "1995-01-31", "sLLsLsLLssLsL" },
    { 2004, 2, "2004-01-22", "sLsLLsLsLsLsL" },  { 2006, 7, "2006-01-29", "LsLsLsLsLLsLL" },
    { 2012, 4, "2012-01-23", "LsLLsLsLsLsLs" },  { 2014, 9, "2014-01-31", "sLsLsLsLLsLsL" },
    { 2028, 5, "2028-01-26", "LLLsLssLssLLs" },  { 2057, 0, "2057-02-04", "sLLsLsLsLsLs" },
    { 2087, 0, "2087-02-03", "LsLssLsLsLLL" },   { 2096, 4, "2096-01-25", "LsLssLssLLLsL" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    {
      int y, m, d;
      gint64 day;

      g_assert_cmpint (sscanf (years[i].first, "%d-%d-%d", &y, &m, &d), ==, 3);
      day = accord_date_from_ymd (y, m, d);
      for (int n = 0; years[i].months[n] != '\0'; n++)
        {
          gboolean leap = years[i].leap != 0 && n == years[i].leap, behind = years[i].leap != 0 && n >= years[i].leap;
          int length = years[i].months[n] == 'L' ? 30 : 29;
          g_autofree char *first = accord_date_to_iso (day), *last = accord_date_to_iso (day + length - 1);

          assert_day (years[i].year, behind ? n : n + 1, 1, leap, first);
          assert_day (years[i].year, behind ? n : n + 1, length, leap, last);
          day += length;
        }
      {
        AccordLunarDay next;

        g_assert_true (accord_lunar_from_date (day, &next));
        g_assert_true (next.year == years[i].year + 1 && next.month == 1 && next.day == 1 && !next.leap);
      }
    }
}

/* Where the sun or the moon was within minutes of midnight, or a calendar looks at them too loosely. */
static void
test_close_calls (void)
{
  assert_day (1906, 4, 1, FALSE, "1906-04-24");
  assert_day (1917, 2, 1, TRUE, "1917-03-23");
  assert_day (1922, 5, 1, TRUE, "1922-06-25");
  assert_day (1933, 6, 1, FALSE, "1933-07-23");
  assert_day (1954, 1, 1, FALSE, "1954-02-03");
  assert_day (1987, 6, 1, TRUE, "1987-07-26");
  assert_day (1987, 7, 1, FALSE, "1987-08-24");
  assert_day (2012, 7, 1, FALSE, "2012-08-17");
  assert_day (2018, 10, 1, FALSE, "2018-11-08");
  assert_day (2027, 1, 1, FALSE, "2027-02-06");
  assert_day (2028, 1, 1, FALSE, "2028-01-26");
  assert_day (2028, 5, 1, TRUE, "2028-06-23");
  assert_day (2030, 1, 1, FALSE, "2030-02-03");
  assert_day (2057, 9, 1, FALSE, "2057-09-28");
  assert_day (2070, 2, 1, FALSE, "2070-03-12");
  assert_day (2097, 7, 1, FALSE, "2097-08-08");
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
  g_test_add_func ("/core/lunar/every-month-of-six-years-is-that-of-the-printed-calendar", test_whole_years);
  g_test_add_func ("/core/lunar/long-and-short-months-of-sixteen-years-are-those-of-the-published-tables", test_long_and_short_months);
  g_test_add_func ("/core/lunar/months-that-begin-at-midnight-are-those-of-the-printed-calendar", test_close_calls);
  g_test_add_func ("/core/lunar/missing-leap-month-is-the-month-itself", test_missing_leap_month_is_the_month_itself);
  g_test_add_func ("/core/lunar/day-thirty-of-a-short-month-is-its-last", test_day_thirty_of_a_short_month_is_its_last);
  g_test_add_func ("/core/lunar/every-day-comes-back", test_every_day_comes_back);
  g_test_add_func ("/core/lunar/impossible-days-are-refused", test_impossible_days_are_refused);
  return g_test_run ();
}
