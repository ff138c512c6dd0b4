/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Clocks in Berlin: forward at 2:00 on 29 March 2026, back at 3:00 on 25 October. In Shanghai: never. */

#include "accord-wall-time.h"

#include "accord-date.h"

#define UTC(y, m, d, h, min) ((accord_date_from_ymd (y, m, d) * 1440 + (h) * 60 + (min)) * G_GINT64_CONSTANT (60000))

static GTimeZone *
zone (const char *name)
{
  GTimeZone *found = g_time_zone_new_identifier (name);

  if (found == NULL)
    g_test_skip ("This machine has no time zones.");
  return found;
}

static void
test_days_without_a_change (void)
{
  g_autoptr (GTimeZone) shanghai = zone ("Asia/Shanghai");
  int minute;

  if (shanghai == NULL)
    return;
  g_assert_cmpint (accord_wall_time (accord_date_from_ymd (2026, 11, 24), 600, shanghai), ==, UTC (2026, 11, 24, 2, 0));
  g_assert_cmpint (accord_wall_date (UTC (2026, 11, 23, 16, 5), shanghai, &minute), ==, accord_date_from_ymd (2026, 11, 24));
  g_assert_cmpint (minute, ==, 5);
}

static void
test_a_time_that_is_left_out_is_an_hour_later (void)
{
  g_autoptr (GTimeZone) berlin = zone ("Europe/Berlin");
  gint64 day = accord_date_from_ymd (2026, 3, 29);
  int minute;

  if (berlin == NULL)
    return;
  g_assert_cmpint (accord_wall_time (day, 90, berlin), ==, UTC (2026, 3, 29, 0, 30));
  g_assert_cmpint (accord_wall_time (day, 150, berlin), ==, UTC (2026, 3, 29, 1, 30));
  g_assert_cmpint (accord_wall_date (UTC (2026, 3, 29, 1, 30), berlin, &minute), ==, day);
  g_assert_cmpint (minute, ==, 210); /* 3:30 */
  g_assert_cmpint (accord_wall_time (day, 180, berlin), ==, UTC (2026, 3, 29, 1, 0));
  g_assert_cmpint (accord_wall_time (day, 600, berlin), ==, UTC (2026, 3, 29, 8, 0));
}

static void
test_of_a_time_that_comes_twice_the_first (void)
{
  g_autoptr (GTimeZone) berlin = zone ("Europe/Berlin");
  gint64 day = accord_date_from_ymd (2026, 10, 25);

  if (berlin == NULL)
    return;
  g_assert_cmpint (accord_wall_time (day, 90, berlin), ==, UTC (2026, 10, 24, 23, 30));
  g_assert_cmpint (accord_wall_time (day, 150, berlin), ==, UTC (2026, 10, 25, 0, 30));
  g_assert_cmpint (accord_wall_time (day, 180, berlin), ==, UTC (2026, 10, 25, 2, 0));
  g_assert_cmpint (accord_wall_time (day, 600, berlin), ==, UTC (2026, 10, 25, 9, 0));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/wall-time/days-without-a-change", test_days_without_a_change);
  g_test_add_func ("/core/wall-time/a-time-that-is-left-out-is-an-hour-later", test_a_time_that_is_left_out_is_an_hour_later);
  g_test_add_func ("/core/wall-time/of-a-time-that-comes-twice-the-first", test_of_a_time_that_comes_twice_the_first);
  return g_test_run ();
}
