/* SPDX-License-Identifier: GPL-3.0-or-later */
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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/birthday/comes-round-by-the-solar-calendar", test_solar);
  g_test_add_func ("/core/birthday/comes-round-by-the-chinese-calendar", test_lunar);
  g_test_add_func ("/core/birthday/a-lunar-year-ends-in-the-next-solar-one", test_lunar_year_ends_later);
  g_test_add_func ("/core/birthday/in-a-leap-month-is-kept-in-the-month-itself", test_lunar_leap_month);
  g_test_add_func ("/core/birthday/age-is-hidden-where-the-year-is-unknown", test_unknown_year);
  g_test_add_func ("/core/birthday/nobody-has-one-before-being-born", test_not_born_yet);
  return g_test_run ();
}
