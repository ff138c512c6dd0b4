/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "accord-date.h"
#include "accord-locale.h"
#include "accord-period.h"
#include "accord-recurrence.h"
#include "accord-wall-time.h"

#include <locale.h>

#define YMD ACCORD_DATE_ORDER_YMD
#define DMY ACCORD_DATE_ORDER_DMY
#define MDY ACCORD_DATE_ORDER_MDY
#define MARCH_1 17226 /* 2017-03-01: 47 years × 365 + 12 leap days + 31 + 28 */

static void
test_calendar_agrees_with_glib (void)
{
  g_assert_cmpint (accord_date_from_ymd (1970, 1, 1), ==, 0);
  g_assert_cmpint (accord_date_from_ymd (2017, 3, 1), ==, MARCH_1);
  g_assert_cmpint (accord_date_from_ymd (1, 1, 1), ==, ACCORD_DATE_MIN);
  g_assert_cmpint (accord_date_from_ymd (9999, 12, 31), ==, ACCORD_DATE_MAX);
  for (gint64 date = ACCORD_DATE_MIN; date <= ACCORD_DATE_MAX; date += 17)
    {
      GDate other;
      int year, month, day;

      g_date_clear (&other, 1);
      g_date_set_julian (&other, (guint32) (date - ACCORD_DATE_MIN + 1));
      accord_date_to_ymd (date, &year, &month, &day);
      g_assert_cmpint (year, ==, g_date_get_year (&other));
      g_assert_cmpint (month, ==, (int) g_date_get_month (&other));
      g_assert_cmpint (day, ==, g_date_get_day (&other));
      g_assert_cmpint (accord_date_weekday (date), ==, (int) g_date_get_weekday (&other));
      g_assert_cmpint (accord_date_from_ymd (year, month, day), ==, date);
    }
}

static void
test_days_that_do_not_exist_are_refused (void)
{
  g_assert_true (accord_date_valid_ymd (2024, 2, 29));
  g_assert_true (accord_date_valid_ymd (2000, 2, 29));
  g_assert_false (accord_date_valid_ymd (1900, 2, 29));
  g_assert_false (accord_date_valid_ymd (2023, 2, 29));
  g_assert_false (accord_date_valid_ymd (2023, 4, 31));
  g_assert_false (accord_date_valid_ymd (2023, 0, 1));
  g_assert_false (accord_date_valid_ymd (2023, 13, 1));
  g_assert_false (accord_date_valid_ymd (0, 1, 1));
  g_assert_false (accord_date_valid_ymd (10000, 1, 1));
}

static void
test_month_after_the_31st_is_its_last_day (void)
{
  gint64 january = accord_date_from_ymd (2023, 1, 31);

  g_assert_cmpint (accord_date_add_months (january, 1), ==, accord_date_from_ymd (2023, 2, 28));
  g_assert_cmpint (accord_date_add_months (january, 13), ==, accord_date_from_ymd (2024, 2, 29));
  g_assert_cmpint (accord_date_add_months (january, -2), ==, accord_date_from_ymd (2022, 11, 30));
  g_assert_cmpint (accord_date_add_months (january, G_MAXINT), ==, ACCORD_DATE_MAX);
  g_assert_cmpint (accord_date_add_months (january, G_MININT), ==, ACCORD_DATE_MIN);
}

static void
test_column_tells_its_order (void)
{
  static const struct {
    const char *text;
    int orders;
  } cases[] = {
    { "2017-03-01", YMD },
    { "2017/3/1", YMD },
    { "2017.03.01", YMD },
    { "20170301", YMD },
    { "2017年3月1日", YMD },
    { "17年3月1日", YMD },
    { "2017-03-01T08:55:00Z", YMD },
    { "01/03/2017", DMY | MDY },
    { "13/03/2017", DMY },
    { "03/13/2017", MDY },
    { "31.12.99", DMY },
    { "1. 3. 2017", DMY | MDY },
    { "12-25-17 08:55 PM", MDY },
    { "17/3/01", DMY },
    { "17/3/1", 0 },
    { "1 Mar 2017", YMD | DMY | MDY },
    { "01-Mar-17", YMD | DMY | MDY },
    { "Mar 1, 2017", YMD | DMY | MDY },
    { "Wed, 1 March 2017 10:00:00 +0100", YMD | DMY | MDY },
    { "March 1st, 2017", YMD | DMY | MDY },
    { "  2017-03-01  ", YMD },
    { "2017-02-29", 0 },
    { "31/04/2017", 0 },
    { "32/13/2017", 0 },
    { "20171301", 0 },
    { "12345678", 0 },
    { "123456789", 0 },
    { "2017-03", 0 },
    { "2017-03/01", 0 },
    { "01/03/201", 0 },
    { "01/03/2017 hello", 0 },
    { "01/03/2017 25:00", 0 },
    { "Marvellous 1, 2017", 0 },
    { "10:30", 0 },
    { "", 0 },
    { "   ", 0 },
    { "\xff\xfe", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpint ((int) accord_date_orders_of (cases[i].text), ==, cases[i].orders);
    }
  g_assert_cmpint ((int) accord_date_orders_of (NULL), ==, 0);
}

static void
test_order_decides_the_day (void)
{
  static const struct {
    const char *text;
    AccordDateOrder order;
    int year, month, day;
  } cases[] = {
    { "01/03/2017", DMY, 2017, 3, 1 },
    { "01/03/2017", MDY, 2017, 1, 3 },
    { "2017-03-01", DMY, 2017, 3, 1 },
    { "2017-03-01", MDY, 2017, 3, 1 },
    { "1.3.68", DMY, 2068, 3, 1 },
    { "1.3.69", DMY, 1969, 3, 1 },
    { "Mar 5, 2017", YMD, 2017, 3, 5 },
    { "2017-Mar-05", DMY, 2017, 3, 5 },
    { "5 september 2017", MDY, 2017, 9, 5 },
    { "2017年12月31日", YMD, 2017, 12, 31 },
    { "2017-03-01 00:00:00.000", YMD, 2017, 3, 1 },
    { "2017-03-01T23:30:00Z", YMD, 2017, 3, 1 },
  };
  gint64 date = 77;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("“%s”", cases[i].text);
      g_assert_true (accord_date_parse (cases[i].text, cases[i].order, &date));
      g_assert_cmpint (date, ==,
                       accord_date_from_ymd (cases[i].year, cases[i].month, cases[i].day));
    }
  date = 77;
  g_assert_false (accord_date_parse ("01/03/2017", YMD, &date));
  g_assert_false (accord_date_parse ("13/03/2017", MDY, &date));
  g_assert_false (accord_date_parse ("01/03/2017", ACCORD_DATE_ORDER_UNKNOWN, &date));
  g_assert_cmpint (date, ==, 77);
}

/* The tests run in Berlin: one hour ahead of UTC, in summer two. */
static void
test_times_name_one_moment (void)
{
  static const struct {
    const char *text;
    gint64 seconds; /* since 2017-03-01 00:00 UTC */
  } cases[] = {
    { "2017-03-01T08:55:00Z", 32100 },
    { "2017-03-01T08:55:00+01:00", 28500 },
    { "2017-03-01 08:55:00 -0530", 51900 },
    { "2017-03-01 08:55", 28500 },
    { "2017-03-01 08:55 PM", 71700 },
    { "2017-03-01 12:05 am", -3300 },
    { "2017-03-01", -3600 },
    { "20170301T085500Z", 32100 },
    { "1 Mar 2017, 08:55", 28500 },
    { "2017-07-01T00:00:00", 122 * 86400 - 7200 },
  };
  gint64 time;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("“%s”", cases[i].text);
      g_assert_true (accord_time_parse (cases[i].text, YMD, &time));
      g_assert_cmpint (time, ==, ((gint64) MARCH_1 * 86400 + cases[i].seconds) * 1000);
    }
  g_assert_true (accord_time_parse ("2017-03-01T00:00:00.123Z", YMD, &time));
  g_assert_cmpint (time, ==, (gint64) MARCH_1 * 86400000 + 123);
  g_assert_false (accord_time_parse ("2017-03-01 13:00 PM", YMD, &time));
  g_assert_false (accord_time_parse ("2017-03-01 08:60", YMD, &time));
}

/* Clocks are put back at 3:00 on 25 October 2026 and forward at 2:00 on 29 March: a time that was typed or imported is the same
 * moment as that time in a rule or a calendar. */
static void
test_a_time_that_comes_twice_is_the_first_everywhere (void)
{
  g_autoptr (GTimeZone) berlin = g_time_zone_new_identifier ("Europe/Berlin");
  gint64 days[] = { accord_date_from_ymd (2026, 10, 25), accord_date_from_ymd (2026, 3, 29), accord_date_from_ymd (2026, 3, 30) };
  gint64 time;

  g_assert_true (accord_time_parse ("2026-10-25 02:30", YMD, &time));
  g_assert_cmpint (time, ==, (days[0] * 1440 + 30) * 60000);
  g_assert_true (accord_time_parse ("2026-03-29 02:30", YMD, &time));
  g_assert_cmpint (time, ==, (days[1] * 1440 + 90) * 60000);
  for (gsize i = 0; berlin != NULL && i < G_N_ELEMENTS (days); i++)
    for (int minute = 0; minute < 1440; minute += 15)
      g_assert_cmpint (accord_date_local_to_utc (days[i] * 86400 + minute * 60) * 1000, ==, accord_wall_time (days[i], minute, berlin));
  g_assert_cmpint (accord_date_utc_to_local ((days[0] * 1440 + 30) * 60000), ==, (days[0] * 1440 + 150) * 60000);
  g_assert_cmpint (accord_date_utc_to_local ((days[0] * 1440 + 90) * 60000), ==, (days[0] * 1440 + 150) * 60000);
}

static void
test_day_begins_at_local_midnight (void)
{
  /* 2017-03-26 is the day on which Berlin loses an hour */
  gint64 sunday = accord_date_from_ymd (2017, 3, 26);

  g_assert_cmpint (accord_date_to_time (sunday), ==, (sunday * 24 - 1) * 3600000);
  g_assert_cmpint (accord_date_to_time (sunday + 1), ==, ((sunday + 1) * 24 - 2) * 3600000);
  g_assert_cmpint (accord_date_from_time (accord_date_to_time (sunday) - 1), ==, sunday - 1);
  for (gint64 date = -4000; date < 25000; date++)
    g_assert_cmpint (accord_date_from_time (accord_date_to_time (date)), ==, date);
}

static void
test_iso_text_reads_back (void)
{
  gint64 date, time;

  for (gint64 expected = -100000; expected < 100000; expected += 37)
    {
      gint64 moment = expected * 86400000 + expected * 1009;
      g_autofree char *day = accord_date_to_iso (expected);
      g_autofree char *text = accord_time_to_iso (moment);

      g_assert_true (accord_date_parse (day, YMD, &date));
      g_assert_cmpint (date, ==, expected);
      g_assert_true (accord_time_parse (text, YMD, &time));
      g_assert_cmpint (time, ==, moment);
    }
}

static void
assert_text (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_people_read_dates (void)
{
  gint64 today = accord_date_from_ymd (2025, 11, 19); /* a Wednesday */
  gint64 noon = accord_date_to_time (today) + 12 * 3600000;

  assert_text (accord_date_format_full (today), "Wednesday, 19 November 2025");
  assert_text (accord_date_format (accord_date_from_ymd (1999, 1, 2)), "2 Jan 1999");
  assert_text (accord_date_format_relative (today, today), "Today");
  assert_text (accord_date_format_relative (today + 1, today), "Tomorrow");
  assert_text (accord_date_format_relative (today - 1, today), "Yesterday");
  assert_text (accord_date_format_relative (today + 2, today), "Fri");
  assert_text (accord_date_format_relative (today + 6, today), "Tue");
  assert_text (accord_date_format_relative (today + 7, today), "26 Nov");
  assert_text (accord_date_format_relative (today - 2, today), "2 d ago");
  assert_text (accord_date_format_relative (today - 6, today), "6 d ago");
  assert_text (accord_date_format_relative (today - 7, today), "12 Nov");
  assert_text (accord_date_format_relative (today + 60, today), "18 Jan 2026");
  assert_text (accord_time_format_ago (noon, noon), "Just now");
  assert_text (accord_time_format_ago (noon - 5 * 60000, noon), "5 min ago");
  assert_text (accord_time_format_ago (noon - 3 * 3600000, noon), "3 h ago");
  assert_text (accord_time_format_ago (noon - 25 * 3600000, noon), "Yesterday");
  assert_text (accord_time_format_ago (noon + 25 * 3600000, noon), "Tomorrow");
}

static void
test_chinese_dates_are_chinese (void)
{
  gint64 today = accord_date_from_ymd (2025, 11, 19);

  if (setlocale (LC_ALL, "zh_CN.UTF-8") == NULL)
    {
      g_test_skip ("The locale zh_CN.UTF-8 is not installed.");
      return;
    }
  assert_text (accord_date_format_full (today), "2025年11月19日 星期三");
  assert_text (accord_date_format (accord_date_from_ymd (1999, 1, 2)), "1999年1月2日");
  assert_text (accord_date_format_relative (today + 2, today), "周五");
  assert_text (accord_date_format_relative (today + 8, today), "11月27日");
  setlocale (LC_ALL, "C");
}

static void
assert_traditional (gint64 today)
{
  AccordPeriod quarter = accord_period_containing (ACCORD_PERIOD_QUARTER, today, 1), year = accord_period_containing (ACCORD_PERIOD_YEAR, today, 4);
  AccordRecurrence weekly = { .repeat = ACCORD_REPEAT_WEEKLY, .interval = 1, .weekdays = 1 << 1 };
  g_autofree char *words = accord_recurrence_describe (&weekly, today);

  assert_text (accord_date_format_relative (today + 2, today), "週五");
  assert_text (accord_date_format_full (today), "2025年11月19日 星期三");
  assert_text (accord_period_label (&quarter), "2025年第4季");
  assert_text (accord_period_label (&year), "2026財年");
  g_assert_nonnull (strstr (words, "週二"));
}

static void
test_traditional_chinese_dates_are_traditional (void)
{
  gint64 today = accord_date_from_ymd (2025, 11, 19);

  if (setlocale (LC_ALL, "zh_CN.UTF-8") == NULL)
    {
      g_test_skip ("The locale zh_CN.UTF-8 is not installed.");
      return;
    }
  g_setenv ("LANGUAGE", "zh_TW", TRUE);
  assert_traditional (today);
  g_setenv ("LANGUAGE", "zh_HK:zh_TW", TRUE);
  assert_traditional (today);
  g_setenv ("LANGUAGE", "", TRUE);
  setlocale (LC_ALL, "C");
}

/* Hong Kong has no translation of its own. */
static void
test_hong_kong_reads_traditional_chinese (void)
{
  g_unsetenv ("LANGUAGE");
  g_setenv ("LC_ALL", "zh_HK.UTF-8", TRUE);
  accord_locale_begin ();
  if (g_str_has_prefix (setlocale (LC_MESSAGES, NULL), "zh_HK"))
    {
      g_assert_cmpstr (g_getenv ("LANGUAGE"), ==, "zh_HK:zh_TW");
      assert_traditional (accord_date_from_ymd (2025, 11, 19));
      g_setenv ("LANGUAGE", "de", TRUE); /* what somebody chose is not touched */
      accord_locale_begin ();
      g_assert_cmpstr (g_getenv ("LANGUAGE"), ==, "de");
    }
  else
    g_test_skip ("The locale zh_HK.UTF-8 is not installed.");
  g_unsetenv ("LC_ALL");
  g_setenv ("LANGUAGE", "", TRUE);
  setlocale (LC_ALL, "C");
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "Europe/Berlin", TRUE);
  g_setenv ("LANGUAGE", "", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/date/calendar-agrees-with-glib", test_calendar_agrees_with_glib);
  g_test_add_func ("/core/date/days-that-do-not-exist-are-refused",
                   test_days_that_do_not_exist_are_refused);
  g_test_add_func ("/core/date/month-after-the-31st-is-its-last-day",
                   test_month_after_the_31st_is_its_last_day);
  g_test_add_func ("/core/date/column-tells-its-order", test_column_tells_its_order);
  g_test_add_func ("/core/date/order-decides-the-day", test_order_decides_the_day);
  g_test_add_func ("/core/date/times-name-one-moment", test_times_name_one_moment);
  g_test_add_func ("/core/date/a-time-that-comes-twice-is-the-first-everywhere", test_a_time_that_comes_twice_is_the_first_everywhere);
  g_test_add_func ("/core/date/day-begins-at-local-midnight", test_day_begins_at_local_midnight);
  g_test_add_func ("/core/date/iso-text-reads-back", test_iso_text_reads_back);
  g_test_add_func ("/core/date/people-read-dates", test_people_read_dates);
  g_test_add_func ("/core/date/chinese-dates-are-chinese", test_chinese_dates_are_chinese);
  g_test_add_func ("/core/date/traditional-chinese-dates-are-traditional", test_traditional_chinese_dates_are_traditional);
  g_test_add_func ("/core/date/hong-kong-reads-traditional-chinese", test_hong_kong_reads_traditional_chinese);
  return g_test_run ();
}
