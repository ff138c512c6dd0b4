/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "accord-birthday-words.h"
#include "accord-birthday.h"
#include "accord-date.h"

static void
assert_next (gint64 birth, gboolean lunar, const char *today, const char *day, int age)
{
  AccordBirthday next;
  gint64 now;
  g_autofree char *text = NULL;

  g_assert_true (accord_date_parse (today, ACCORD_DATE_ORDER_YMD, &now));
  g_assert_true (accord_birthday_next (birth, lunar, now, &next));
  text = accord_date_to_iso (next.day);
  g_assert_cmpstr (text, ==, day);
  g_assert_cmpint (next.age, ==, age);
}

static void
test_solar (void)
{
  gint64 birth = accord_date_from_ymd (1980, 5, 17);

  assert_next (birth, FALSE, "2026-05-16", "2026-05-17", 46);
  assert_next (birth, FALSE, "2026-05-17", "2026-05-17", 46);
  assert_next (birth, FALSE, "2026-05-18", "2027-05-17", 47);
  assert_next (accord_date_from_ymd (2004, 2, 29), FALSE, "2026-01-01", "2026-02-28", 22);
  assert_next (accord_date_from_ymd (2004, 2, 29), FALSE, "2028-01-01", "2028-02-29", 24);
}

/* Born at mid-autumn (8th month, 15th day) of 2020: 1 October. */
static void
test_lunar (void)
{
  gint64 birth = accord_date_from_ymd (2020, 10, 1);

  assert_next (birth, TRUE, "2024-01-01", "2024-09-17", 4);
  assert_next (birth, TRUE, "2024-09-17", "2024-09-17", 4);
  assert_next (birth, TRUE, "2024-09-18", "2025-10-06", 5);
}

/* Born on the 8th of the 12th month of 2023, which was 18 January 2024; 2024's was 7 January 2025. */
static void
test_lunar_year_ends_later (void)
{
  gint64 birth = accord_date_from_ymd (2024, 1, 18);

  assert_next (birth, TRUE, "2025-01-01", "2025-01-07", 1);
}

/* Born on the 1st of the leap 6th month of 2025; 2026 has no leap month and its 6th begins on 14 July. */
static void
test_lunar_leap_month (void)
{
  assert_next (accord_date_from_ymd (2025, 7, 25), TRUE, "2026-01-01", "2026-07-14", 1);
}

static void
test_unknown_year (void)
{
  gint64 birth;

  g_assert_true (accord_birthday_without_year (2, 29, FALSE, &birth));
  g_assert_false (accord_birthday_year_known (birth));
  assert_next (birth, FALSE, "2028-01-01", "2028-02-29", -1);
  g_assert_true (accord_birthday_without_year (8, 15, TRUE, &birth));
  g_assert_false (accord_birthday_year_known (birth));
  assert_next (birth, TRUE, "2024-01-01", "2024-09-17", -1);
  for (int month = 1; month <= 12; month++)
    for (int day = 1; day <= 30; day++)
      {
        g_assert_true (accord_birthday_without_year (month, day, TRUE, &birth));
        g_assert_false (accord_birthday_year_known (birth));
      }
  /* Typed as month and day, kept by the Chinese calendar: then they are its own. */
  g_assert_true (accord_birthday_without_year (8, 15, FALSE, &birth));
  assert_next (birth, TRUE, "2024-01-01", "2024-09-17", -1);
  assert_next (birth, FALSE, "2024-01-01", "2024-08-15", -1);
  g_assert_true (accord_birthday_without_year (12, 31, FALSE, &birth));
  assert_next (birth, TRUE, "2025-01-01", "2025-01-28", -1);
  g_assert_false (accord_birthday_without_year (4, 31, FALSE, &birth));
  g_assert_false (accord_birthday_without_year (4, 31, TRUE, &birth));
  g_assert_true (accord_birthday_year_known (accord_date_from_ymd (1700, 1, 1)));
}

static void
test_not_born_yet (void)
{
  AccordBirthday next;

  g_assert_false (accord_birthday_next (10, FALSE, 9, &next));
  g_assert_false (accord_birthday_next (10, TRUE, 9, &next));
}

/* Year (0: none), month, day and whether of the Chinese calendar; or that the text is none. */
static void
assert_words (const char *text, int year, int month, int day, gboolean leap, gboolean lunar)
{
  AccordBirthdayWords words;

  if (!accord_birthday_scan (text, &words))
    g_error ("“%s” was not read", text);
  g_assert_cmpint (words.year, ==, year);
  g_assert_cmpint (words.month, ==, month);
  g_assert_cmpint (words.day, ==, day);
  g_assert_cmpint (words.leap, ==, leap);
  if (words.lunar != lunar)
    g_error ("“%s” is%s of the Chinese calendar", text, words.lunar ? "" : " not");
}

static void
test_words (void)
{
  assert_words ("农历八月十五", 0, 8, 15, FALSE, TRUE);
  assert_words ("腊月初八", 0, 12, 8, FALSE, TRUE);
  assert_words ("正月初一", 0, 1, 1, FALSE, TRUE);
  assert_words ("冬月廿三", 0, 11, 23, FALSE, TRUE);
  assert_words ("闰四月初二", 0, 4, 2, TRUE, TRUE);
  assert_words ("八月十五", 0, 8, 15, FALSE, TRUE);
  assert_words ("十二月三十", 0, 12, 30, FALSE, TRUE);
  assert_words ("八月十五日", 0, 8, 15, FALSE, FALSE);
  assert_words ("8月15日", 0, 8, 15, FALSE, FALSE);
  assert_words ("农历8月15日", 0, 8, 15, FALSE, TRUE);
  assert_words ("阴历: 8-15", 0, 8, 15, FALSE, TRUE);
  assert_words ("8月15日（农历）", 0, 8, 15, FALSE, TRUE);
  assert_words ("1985年农历八月十五", 1985, 8, 15, FALSE, TRUE);
  assert_words ("农历1985年8月15日", 1985, 8, 15, FALSE, TRUE);
  assert_words ("农历 1985-08-15", 1985, 8, 15, FALSE, TRUE);
  assert_words ("一九八五年腊月二十", 1985, 12, 20, FALSE, TRUE);
  assert_words ("二〇〇一年闰四月初二", 2001, 4, 2, TRUE, TRUE);
  assert_words ("一九八五年八月十五日", 1985, 8, 15, FALSE, FALSE);
  assert_words ("公历8月15日", 0, 8, 15, FALSE, FALSE);
  assert_words ("--0815", 0, 8, 15, FALSE, FALSE);
  assert_words ("--02-29", 0, 2, 29, FALSE, FALSE);
}

static void
test_no_words (void)
{
  static const char *const none[] = { "", "1985-08-15", "1985年8月15日", "8-15", "8/15", "15.08.", "农历", "农历八月", "十三月初一", "八月初十一",
                                      "农历八月四十", "公历腊月初八", "--0231", "--1", "农历八月十五左右", "abc", "八" };
  AccordBirthdayWords words;

  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    if (accord_birthday_scan (none[i], &words))
      g_error ("“%s” was read", none[i]);
}

static gint64
birth_of (const char *text, gboolean lunar)
{
  AccordBirthdayWords words;
  gint64 birth = 0;

  g_assert_true (accord_birthday_scan (text, &words));
  g_assert_true (accord_birthday_from_words (&words, lunar, &birth));
  return birth;
}

static void
test_words_are_days (void)
{
  AccordBirthdayWords words;
  gint64 birth;

  g_assert_cmpint (birth_of ("农历2020年八月十五", FALSE), ==, accord_date_from_ymd (2020, 10, 1));
  g_assert_cmpint (birth_of ("2023年腊月初八", FALSE), ==, accord_date_from_ymd (2024, 1, 18));
  g_assert_cmpint (birth_of ("2025年闰六月初一", FALSE), ==, accord_date_from_ymd (2025, 7, 25));
  assert_next (birth_of ("八月十五", FALSE), TRUE, "2024-01-01", "2024-09-17", -1);
  assert_next (birth_of ("8月15日", TRUE), TRUE, "2024-01-01", "2024-09-17", -1);
  assert_next (birth_of ("8月15日", FALSE), FALSE, "2024-01-01", "2024-08-15", -1);
  assert_next (birth_of ("闰六月初一", FALSE), TRUE, "2025-07-01", "2025-07-25", -1);
  assert_next (birth_of ("闰六月初一", FALSE), TRUE, "2026-01-01", "2026-07-14", -1);
  g_assert_true (accord_birthday_scan ("2025年闰五月初一", &words));
  g_assert_false (accord_birthday_from_words (&words, FALSE, &birth)); /* there is none in that year */
  g_assert_true (accord_birthday_scan ("2月30日", &words));
  g_assert_false (accord_birthday_from_words (&words, FALSE, &birth));
}

static void
assert_yearless (const char *typed, gboolean lunar, const char *shown)
{
  gint64 birth = birth_of (typed, FALSE);
  g_autofree char *text = accord_birthday_format_yearless (birth);
  g_autofree char *words = accord_birthday_to_words (birth);

  g_assert_false (accord_birthday_year_known (birth));
  g_assert_cmpint (accord_birthday_stands_for_lunar (birth), ==, lunar);
  g_assert_cmpstr (text, ==, shown);
  g_assert_cmpint (birth_of (words, FALSE), ==, birth);
}

static void
test_yearless (void)
{
  assert_yearless ("8月15日", FALSE, "15 Aug");
  assert_yearless ("农历八月十五", TRUE, "lunar 8/15");
  assert_yearless ("腊月三十", TRUE, "lunar 12/30");
  assert_yearless ("正月初一", TRUE, "lunar 1/1");
  assert_yearless ("闰六月初一", TRUE, "lunar, leap 6/1");
  g_assert_false (accord_birthday_stands_for_lunar (accord_date_from_ymd (1985, 8, 15)));
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/birthday/comes-round-by-the-solar-calendar", test_solar);
  g_test_add_func ("/core/birthday/comes-round-by-the-chinese-calendar", test_lunar);
  g_test_add_func ("/core/birthday/a-lunar-year-ends-in-the-next-solar-one", test_lunar_year_ends_later);
  g_test_add_func ("/core/birthday/in-a-leap-month-is-kept-in-the-month-itself", test_lunar_leap_month);
  g_test_add_func ("/core/birthday/age-is-hidden-where-the-year-is-unknown", test_unknown_year);
  g_test_add_func ("/core/birthday/nobody-has-one-before-being-born", test_not_born_yet);
  g_test_add_func ("/core/birthday/is-read-in-words", test_words);
  g_test_add_func ("/core/birthday/what-is-none-is-not-read", test_no_words);
  g_test_add_func ("/core/birthday/words-are-a-day-of-their-calendar", test_words_are_days);
  g_test_add_func ("/core/birthday/without-its-year-is-shown-without-it", test_yearless);
  return g_test_run ();
}
