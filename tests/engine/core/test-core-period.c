/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "accord-date.h"
#include "accord-period.h"

#include <locale.h>

#define DAY(y, m, d) accord_date_from_ymd (y, m, d)

static void
assert_range (AccordPeriod period, gint64 from, gint64 to)
{
  g_assert_cmpint (period.from, ==, from);
  g_assert_cmpint (period.to, ==, to);
}

static void
assert_label (AccordPeriod period, const char *expected)
{
  g_autofree char *label = accord_period_label (&period);

  g_assert_cmpstr (label, ==, expected);
}

static void
test_last_day_belongs_and_next_does_not (void)
{
  AccordPeriod period = accord_period_containing (ACCORD_PERIOD_QUARTER, DAY (2025, 11, 19), 1);

  assert_range (period, DAY (2025, 10, 1), DAY (2026, 1, 1));
  g_assert_true (accord_period_contains (&period, DAY (2025, 10, 1)));
  g_assert_true (accord_period_contains (&period, DAY (2025, 12, 31)));
  g_assert_false (accord_period_contains (&period, DAY (2026, 1, 1)));
  g_assert_false (accord_period_contains (&period, DAY (2025, 9, 30)));
}

static void
test_fiscal_year_moves_the_quarters (void)
{
  gint64 date = DAY (2025, 11, 19);

  assert_range (accord_period_containing (ACCORD_PERIOD_MONTH, date, 4), DAY (2025, 11, 1),
                DAY (2025, 12, 1));
  assert_range (accord_period_containing (ACCORD_PERIOD_QUARTER, date, 2), DAY (2025, 11, 1),
                DAY (2026, 2, 1));
  assert_range (accord_period_containing (ACCORD_PERIOD_HALF_YEAR, date, 4), DAY (2025, 10, 1),
                DAY (2026, 4, 1));
  assert_range (accord_period_containing (ACCORD_PERIOD_YEAR, date, 12), DAY (2024, 12, 1),
                DAY (2025, 12, 1));
  assert_range (accord_period_containing (ACCORD_PERIOD_YEAR, date, 1), DAY (2025, 1, 1),
                DAY (2026, 1, 1));
}

static void
test_periods_tile_the_calendar (void)
{
  for (int unit = ACCORD_PERIOD_MONTH; unit <= ACCORD_PERIOD_YEAR; unit++)
    for (int fiscal_month = 1; fiscal_month <= 12; fiscal_month++)
      {
        AccordPeriod period = accord_period_containing (unit, DAY (2023, 2, 28), fiscal_month);

        for (int i = 0; i < 40; i++)
          {
            AccordPeriod next = accord_period_step (&period, 1);
            AccordPeriod back = accord_period_step (&next, -1);
            AccordPeriod direct = accord_period_containing (unit, period.to, fiscal_month);

            g_assert_cmpint (next.from, ==, period.to);
            g_assert_true (accord_period_equal (&back, &period));
            g_assert_true (accord_period_equal (&direct, &next));
            period = next;
          }
      }
}

/* A quarter of a fiscal year that begins in February; 89 of its days have no name. */
static void
test_days_that_are_a_quarter_have_its_name (void)
{
  AccordPeriod month = accord_period_named (DAY (1999, 11, 1), DAY (1999, 12, 1), 1), year = accord_period_named (DAY (1999, 2, 1), DAY (2000, 2, 1), 2);
  AccordPeriod quarter = accord_period_named (DAY (1999, 2, 1), DAY (1999, 5, 1), 2), none = accord_period_named (DAY (1999, 2, 1), DAY (1999, 5, 1), 1);
  AccordPeriod half = accord_period_named (DAY (1999, 7, 1), DAY (2000, 1, 1), 1);

  g_assert_cmpint (month.unit, ==, ACCORD_PERIOD_MONTH);
  g_assert_cmpint (quarter.unit, ==, ACCORD_PERIOD_QUARTER);
  g_assert_cmpint (half.unit, ==, ACCORD_PERIOD_HALF_YEAR);
  g_assert_cmpint (year.unit, ==, ACCORD_PERIOD_YEAR);
  g_assert_cmpint (none.unit, ==, ACCORD_PERIOD_CUSTOM);
  g_assert_cmpint (none.to - none.from, ==, 89);
}

static void
test_custom_period_moves_by_its_length (void)
{
  AccordPeriod period = accord_period_custom (100, 110);

  assert_range (accord_period_step (&period, 2), 120, 130);
  assert_range (accord_period_step (&period, -1), 90, 100);
  period = accord_period_all ();
  period = accord_period_step (&period, 1);
  g_assert_true (accord_period_contains (&period, ACCORD_DATE_MIN));
  g_assert_true (accord_period_contains (&period, ACCORD_DATE_MAX));
}

static void
test_trailing_months_end_today (void)
{
  assert_range (accord_period_last_months (DAY (2025, 11, 19), 12), DAY (2024, 11, 20),
                DAY (2025, 11, 20));
  assert_range (accord_period_last_months (DAY (2025, 12, 31), 1), DAY (2025, 12, 1),
                DAY (2026, 1, 1));
}

static void
test_labels_name_the_period (void)
{
  gint64 date = DAY (2025, 11, 19);

  assert_label (accord_period_containing (ACCORD_PERIOD_MONTH, date, 1), "November 2025");
  assert_label (accord_period_containing (ACCORD_PERIOD_QUARTER, date, 1), "Q4 2025");
  assert_label (accord_period_containing (ACCORD_PERIOD_HALF_YEAR, date, 1), "H2 2025");
  assert_label (accord_period_containing (ACCORD_PERIOD_YEAR, date, 1), "2025");
  assert_label (accord_period_containing (ACCORD_PERIOD_QUARTER, date, 10), "FY 2026 Q1");
  assert_label (accord_period_containing (ACCORD_PERIOD_QUARTER, DAY (2026, 2, 1), 10),
                "FY 2026 Q2");
  assert_label (accord_period_containing (ACCORD_PERIOD_HALF_YEAR, date, 10), "FY 2026 H1");
  assert_label (accord_period_containing (ACCORD_PERIOD_YEAR, date, 10), "FY 2026");
  assert_label (accord_period_all (), "All Time");
  assert_label (accord_period_custom (DAY (1999, 11, 1), DAY (1999, 11, 16)),
                "1 Nov 1999 – 15 Nov 1999");
  assert_label (accord_period_custom (DAY (1999, 11, 1), DAY (1999, 11, 2)), "1 Nov 1999");
}

static void
test_chinese_labels_are_chinese (void)
{
  gint64 date = DAY (2025, 11, 19);

  if (setlocale (LC_ALL, "zh_CN.UTF-8") == NULL)
    {
      g_test_skip ("The locale zh_CN.UTF-8 is not installed.");
      return;
    }
  assert_label (accord_period_containing (ACCORD_PERIOD_MONTH, date, 1), "2025年11月");
  assert_label (accord_period_containing (ACCORD_PERIOD_QUARTER, date, 1), "2025年第4季度");
  assert_label (accord_period_containing (ACCORD_PERIOD_HALF_YEAR, date, 1), "2025年下半年");
  assert_label (accord_period_containing (ACCORD_PERIOD_QUARTER, date, 10), "2026财年第1季度");
  setlocale (LC_ALL, "C");
}

static void
test_split_covers_the_period (void)
{
  AccordPeriod period = accord_period_custom (DAY (2024, 11, 20), DAY (2025, 2, 1));
  AccordPeriod nothing = accord_period_custom (5, 5);
  g_autoptr (GArray) months = accord_period_split_months (&period);
  g_autoptr (GArray) none = accord_period_split_months (&nothing);

  g_assert_cmpuint (months->len, ==, 3);
  assert_range (g_array_index (months, AccordPeriod, 0), DAY (2024, 11, 1), DAY (2024, 12, 1));
  assert_range (g_array_index (months, AccordPeriod, 2), DAY (2025, 1, 1), DAY (2025, 2, 1));
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_ends_of_the_calendar_are_safe (void)
{
  AccordPeriod last = accord_period_containing (ACCORD_PERIOD_YEAR, ACCORD_DATE_MAX, 1);
  AccordPeriod first = accord_period_containing (ACCORD_PERIOD_YEAR, ACCORD_DATE_MIN, 1);
  AccordPeriod beyond = accord_period_step (&last, G_MAXINT);
  AccordPeriod all = accord_period_all ();
  g_autoptr (GArray) months = accord_period_split_months (&all);

  assert_range (last, DAY (9999, 1, 1), (gint64) ACCORD_DATE_MAX + 1);
  assert_range (first, ACCORD_DATE_MIN, DAY (2, 1, 1));
  g_assert_cmpint (beyond.from, ==, beyond.to);
  g_assert_cmpuint (months->len, ==, 9999 * 12);
}

/* 28 February 2024 alone, its first 28 days and 29 February alone; a month keeps all its days, a fiscal quarter its number. */
static void
test_a_year_before_knows_leap_days (void)
{
  AccordPeriod day = accord_period_custom (DAY (2024, 2, 28), DAY (2024, 2, 29)), days = accord_period_custom (DAY (2024, 2, 1), DAY (2024, 2, 29));
  AccordPeriod leap = accord_period_custom (DAY (2024, 2, 29), DAY (2024, 3, 1)), back = accord_period_custom (DAY (2025, 2, 1), DAY (2025, 3, 1));
  AccordPeriod month = accord_period_containing (ACCORD_PERIOD_MONTH, DAY (2025, 2, 3), 4), quarter = accord_period_containing (ACCORD_PERIOD_QUARTER, DAY (2025, 5, 3), 4);

  assert_range (accord_period_years_before (&day, 1), DAY (2023, 2, 28), DAY (2023, 3, 1));
  assert_range (accord_period_years_before (&days, 1), DAY (2023, 2, 1), DAY (2023, 3, 1));
  assert_range (accord_period_years_before (&leap, 1), DAY (2023, 2, 28), DAY (2023, 3, 1));
  assert_range (accord_period_years_before (&back, 1), DAY (2024, 2, 1), DAY (2024, 3, 1));
  assert_range (accord_period_years_before (&leap, 4), DAY (2020, 2, 29), DAY (2020, 3, 1));
  assert_range (accord_period_years_before (&month, 1), DAY (2024, 2, 1), DAY (2024, 3, 1));
  assert_range (accord_period_years_before (&quarter, 2), DAY (2023, 4, 1), DAY (2023, 7, 1));
  quarter = accord_period_years_before (&quarter, 2);
  g_assert_cmpint (quarter.unit, ==, ACCORD_PERIOD_QUARTER);
}

/* 15 of 30 days have gone by; on the last day all have. */
static void
test_so_far_is_as_many_days (void)
{
  AccordPeriod running = accord_period_containing (ACCORD_PERIOD_MONTH, DAY (2025, 11, 3), 1), whole = accord_period_years_before (&running, 1);

  assert_range (accord_period_so_far (&whole, &running, DAY (2025, 11, 15)), DAY (2024, 11, 1), DAY (2024, 11, 16));
  assert_range (accord_period_so_far (&whole, &running, DAY (2025, 11, 30)), whole.from, whole.to);
  assert_range (accord_period_so_far (&whole, &running, DAY (2025, 12, 1)), whole.from, whole.to);
  assert_range (accord_period_so_far (&whole, &running, DAY (2025, 10, 31)), whole.from, whole.to);
}

int
main (int argc, char **argv)
{
  g_setenv ("LANGUAGE", "", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/period/days-that-are-a-quarter-have-its-name", test_days_that_are_a_quarter_have_its_name);
  g_test_add_func ("/core/period/last-day-belongs-and-next-does-not",
                   test_last_day_belongs_and_next_does_not);
  g_test_add_func ("/core/period/fiscal-year-moves-the-quarters",
                   test_fiscal_year_moves_the_quarters);
  g_test_add_func ("/core/period/periods-tile-the-calendar", test_periods_tile_the_calendar);
  g_test_add_func ("/core/period/custom-period-moves-by-its-length",
                   test_custom_period_moves_by_its_length);
  g_test_add_func ("/core/period/trailing-months-end-today", test_trailing_months_end_today);
  g_test_add_func ("/core/period/labels-name-the-period", test_labels_name_the_period);
  g_test_add_func ("/core/period/chinese-labels-are-chinese", test_chinese_labels_are_chinese);
  g_test_add_func ("/core/period/split-covers-the-period", test_split_covers_the_period);
  g_test_add_func ("/core/period/ends-of-the-calendar-are-safe",
                   test_ends_of_the_calendar_are_safe);
  g_test_add_func ("/core/period/a-year-before-knows-leap-days", test_a_year_before_knows_leap_days);
  g_test_add_func ("/core/period/so-far-is-as-many-days", test_so_far_is_as_many_days);
  return g_test_run ();
}
