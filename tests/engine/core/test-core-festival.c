/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Festivals against printed calendars (State Council of China, Hong Kong Observatory, US holidays). */
#include "accord-date.h"
#include "accord-festival.h"

typedef struct {
  const char *name;
  int year;
  const char *day;
} Case;

static void
assert_cases (const Case *cases, gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autofree char *text = NULL;
      gint64 day;

      g_assert_true (accord_festival_day (accord_festival_by_name (cases[i].name), cases[i].year, &day));
      text = accord_date_to_iso (day);
      g_test_message ("%s %d", cases[i].name, cases[i].year);
      g_assert_cmpstr (text, ==, cases[i].day);
    }
}

static void
test_lunar (void)
{
  const Case cases[] = {
    { "spring-festival", 2020, "2020-01-25" }, { "spring-festival", 2021, "2021-02-12" },
    { "spring-festival", 2022, "2022-02-01" }, { "spring-festival", 2023, "2023-01-22" },
    { "spring-festival", 2024, "2024-02-10" }, { "spring-festival", 2025, "2025-01-29" },
    { "spring-festival", 2026, "2026-02-17" }, { "spring-festival", 2027, "2027-02-06" },
    { "spring-festival", 2028, "2028-01-26" }, { "new-years-eve", 2023, "2024-02-09" },
    { "new-years-eve", 2024, "2025-01-28" },   { "new-years-eve", 2025, "2026-02-16" },
    { "lantern", 2023, "2023-02-05" },         { "lantern", 2024, "2024-02-24" },
    { "lantern", 2025, "2025-02-12" },         { "lantern", 2026, "2026-03-03" },
    { "laba", 2024, "2025-01-07" },            { "little-new-year", 2024, "2025-01-22" },
    { "qixi", 2024, "2024-08-10" },            { "qixi", 2026, "2026-08-19" },
    { "double-ninth", 2024, "2024-10-11" },    { "double-ninth", 2026, "2026-10-18" },
  };

  assert_cases (cases, G_N_ELEMENTS (cases));
}

/* 2020 has a second fourth month, 2023 a second second, 2025 a second sixth, 2028 a second fifth: what comes
 * after it is a month later. */
static void
test_leap_years (void)
{
  const Case cases[] = {
    { "dragon-boat", 2020, "2020-06-25" },  { "qixi", 2020, "2020-08-25" },        { "mid-autumn", 2020, "2020-10-01" },
    { "double-ninth", 2020, "2020-10-25" }, { "dragon-boat", 2023, "2023-06-22" }, { "qixi", 2023, "2023-08-22" },
    { "mid-autumn", 2023, "2023-09-29" },   { "dragon-boat", 2025, "2025-05-31" }, { "qixi", 2025, "2025-08-29" },
    { "mid-autumn", 2025, "2025-10-06" },   { "double-ninth", 2025, "2025-10-29" },
    { "dragon-boat", 2028, "2028-05-28" },  { "mid-autumn", 2028, "2028-10-03" },  { "mid-autumn", 2021, "2021-09-21" },
    { "mid-autumn", 2022, "2022-09-10" },   { "mid-autumn", 2024, "2024-09-17" },  { "mid-autumn", 2026, "2026-09-25" },
    { "mid-autumn", 2027, "2027-09-15" },
  };

  assert_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_sun (void)
{
  const Case cases[] = {
    { "qingming", 2018, "2018-04-05" },        { "qingming", 2020, "2020-04-04" },
    { "qingming", 2021, "2021-04-04" },        { "qingming", 2022, "2022-04-05" },
    { "qingming", 2023, "2023-04-05" },        { "qingming", 2024, "2024-04-04" },
    { "qingming", 2025, "2025-04-04" },        { "qingming", 2026, "2026-04-05" },
    { "qingming", 2027, "2027-04-05" },        { "qingming", 2028, "2028-04-04" },
    { "winter-solstice", 2020, "2020-12-21" }, { "winter-solstice", 2021, "2021-12-21" },
    { "winter-solstice", 2022, "2022-12-22" }, { "winter-solstice", 2023, "2023-12-22" },
    { "winter-solstice", 2024, "2024-12-21" }, { "winter-solstice", 2026, "2026-12-22" },
  };

  assert_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_western (void)
{
  const Case cases[] = {
    { "easter", 2020, "2020-04-12" },       { "easter", 2021, "2021-04-04" },       { "easter", 2022, "2022-04-17" },
    { "easter", 2023, "2023-04-09" },       { "easter", 2024, "2024-03-31" },       { "easter", 2025, "2025-04-20" },
    { "easter", 2026, "2026-04-05" },       { "easter", 2027, "2027-03-28" },       { "easter", 2028, "2028-04-16" },
    { "easter", 1818, "1818-03-22" },       { "easter", 2038, "2038-04-25" },       { "thanksgiving", 2020, "2020-11-26" },
    { "thanksgiving", 2023, "2023-11-23" }, { "thanksgiving", 2024, "2024-11-28" }, { "thanksgiving", 2026, "2026-11-26" },
    { "mothers-day", 2024, "2024-05-12" },  { "mothers-day", 2026, "2026-05-10" },  { "fathers-day", 2024, "2024-06-16" },
    { "fathers-day", 2025, "2025-06-15" },  { "christmas", 2026, "2026-12-25" },    { "national-day", 2026, "2026-10-01" },
    { "new-year", 2027, "2027-01-01" },
  };

  assert_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_find (void)
{
  gint64 first = accord_date_from_ymd (2024, 12, 20), last = accord_date_from_ymd (2025, 1, 31);
  g_autoptr (GArray) found = accord_festival_find (first, last);
  const char *names[] = { "winter-solstice", "christmas", "new-year", "laba", "little-new-year", "new-years-eve",
                          "spring-festival" };

  g_assert_cmpuint (found->len, ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < found->len; i++)
    g_assert_cmpstr (g_array_index (found, AccordFestivalDay, i).festival->name, ==, names[i]);
}

static void
test_outside (void)
{
  g_autoptr (GArray) found = accord_festival_find (ACCORD_DATE_MAX - 366, ACCORD_DATE_MAX);
  gint64 day;

  g_assert_cmpuint (found->len, ==, 0);
  g_assert_false (accord_festival_day (accord_festival_by_name ("mid-autumn"), 9999, &day));
  g_assert_null (accord_festival_by_name ("no-such-day"));
  g_assert_null (accord_festival_by_name (NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/festival/lunar-ones-are-those-of-the-printed-calendar", test_lunar);
  g_test_add_func ("/core/festival/leap-months-move-what-comes-after-them", test_leap_years);
  g_test_add_func ("/core/festival/those-of-the-sun-are-those-of-the-printed-calendar", test_sun);
  g_test_add_func ("/core/festival/western-ones-are-those-of-the-printed-calendar", test_western);
  g_test_add_func ("/core/festival/a-range-over-the-new-year-has-both-calendars", test_find);
  g_test_add_func ("/core/festival/years-without-a-calendar-have-none", test_outside);
  return g_test_run ();
}
