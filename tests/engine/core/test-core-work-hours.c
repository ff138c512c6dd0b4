/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Working time reckoned by hand. In 2026 the 2nd of November is a Monday; Berlin's clocks go forward at 2:00 on Sunday, 29 March,
 * and back at 3:00 on Sunday, 25 October. */

#include "accord-work-hours.h"

#include "accord-date.h"
#include "accord-error.h"

#define UTC(y, m, d, h, min) ((accord_date_from_ymd (y, m, d) * 1440 + (h) * 60 + (min)) * G_GINT64_CONSTANT (60000))
#define NOV(d, h, min) UTC (2026, 11, d, h, min)
#define HOURS(h) ((gint64) ((h) * 3600000))

static AccordWorkHours *
hours (const char *week, const char *off, const char *extra, const char *zone)
{
  g_autoptr (GError) error = NULL;
  AccordWorkHours *self = accord_work_hours_new (week, off, extra, zone, &error);

  g_assert_no_error (error);
  return self;
}

/* Monday 9:00 to Monday 18:00 are 9 hours of which one is lunch; Friday 17:00 to Monday 10:00 are 1 + 1. */
static void
test_lunch_and_weekends_do_not_count (void)
{
  g_autoptr (AccordWorkHours) self = hours (NULL, NULL, NULL, "UTC");

  g_assert_cmpint (accord_work_hours_between (self, NOV (2, 9, 0), NOV (2, 18, 0)), ==, HOURS (8));
  g_assert_cmpint (accord_work_hours_between (self, NOV (2, 11, 30), NOV (2, 13, 30)), ==, HOURS (1));
  g_assert_cmpint (accord_work_hours_between (self, NOV (2, 12, 10), NOV (2, 12, 50)), ==, 0);
  g_assert_cmpint (accord_work_hours_between (self, NOV (6, 17, 0), NOV (9, 10, 0)), ==, HOURS (2));
  g_assert_cmpint (accord_work_hours_between (self, NOV (2, 0, 0), NOV (9, 0, 0)), ==, HOURS (40));
  g_assert_cmpint (accord_work_hours_between (self, NOV (3, 9, 0), NOV (2, 9, 0)), ==, 0);
}

#define DAY(m, d) accord_date_from_ymd (2026, m, d)

/* October 2026 begins on a Thursday and has 22 days from Monday to Friday. The 1st to the 7th are off: 1, 2, 5, 6, 7 were of them;
 * Saturday the 10th is made up: 22 - 5 + 1. A day that is named twice counts once, and one both off and made up is worked. */
static void
test_days_that_are_worked (void)
{
  g_autoptr (AccordWorkHours) usual = hours (NULL, NULL, NULL, "UTC");
  g_autoptr (AccordWorkHours) golden = hours (NULL, "2026-10-01..2026-10-07, 2026-10-05..2026-10-06, 2026-10-17", "2026-10-10, 2026-10-17", "UTC");
  g_autoptr (AccordWorkHours) six = hours ("Mo-Sa 09:00-18:00", NULL, NULL, "UTC");

  g_assert_cmpint (accord_work_hours_days (usual, DAY (10, 1), DAY (11, 1)), ==, 22);
  g_assert_cmpint (accord_work_hours_days (usual, DAY (10, 3), DAY (10, 5)), ==, 0);
  g_assert_cmpint (accord_work_hours_days (usual, DAY (10, 5), DAY (10, 3)), ==, 0);
  g_assert_cmpint (accord_work_hours_days (usual, accord_date_from_ymd (1969, 12, 29), accord_date_from_ymd (1970, 1, 5)), ==, 5);
  g_assert_cmpint (accord_work_hours_days (golden, DAY (10, 1), DAY (11, 1)), ==, 22 - 5 + 1 + 1);
  g_assert_cmpint (accord_work_hours_days (golden, DAY (10, 1), DAY (10, 8)), ==, 0);
  g_assert_cmpint (accord_work_hours_days (golden, DAY (10, 6), DAY (10, 11)), ==, 3); /* 8, 9, 10 */
  g_assert_cmpint (accord_work_hours_days (six, DAY (10, 1), DAY (11, 1)), ==, 27);
}

/* Monday 11:30 and 1 hour: lunch lies between, 13:30. Friday 16:00 and 4 hours: 2 then, 2 on Monday: 11:00. What ends with the
 * day is due at its end. Asked in the night, half an hour is over at 9:30. Nothing is over at once. */
static void
test_when_a_target_falls_due (void)
{
  g_autoptr (AccordWorkHours) self = hours ("", "", "", "UTC");

  g_assert_cmpint (accord_work_hours_add (self, NOV (2, 11, 30), HOURS (1)), ==, NOV (2, 13, 30));
  g_assert_cmpint (accord_work_hours_add (self, NOV (6, 16, 0), HOURS (4)), ==, NOV (9, 11, 0));
  g_assert_cmpint (accord_work_hours_add (self, NOV (6, 16, 0), HOURS (2)), ==, NOV (6, 18, 0));
  g_assert_cmpint (accord_work_hours_add (self, NOV (2, 22, 0), HOURS (0.5)), ==, NOV (3, 9, 30));
  g_assert_cmpint (accord_work_hours_add (self, NOV (7, 12, 0), 0), ==, NOV (7, 12, 0));
  g_assert_cmpint (accord_work_hours_add (self, NOV (2, 9, 0), HOURS (40)), ==, NOV (6, 18, 0));
}

/* China's National Day: the 1st to the 7th of October 2026 are free, Saturday the 10th is worked for it; so 30 September 17:00 and
 * 9 hours: 1 then, 8 on Thursday the 8th. The 9th is a Friday: the 10th follows it. A make-up day beats a day off. */
static void
test_days_off_and_makeup_days (void)
{
  g_autoptr (AccordWorkHours) self = hours (NULL, "2026-10-01..2026-10-07", "2026-10-10, 2026-10-04", "UTC");
  g_autoptr (AccordWorkHours) free = hours (NULL, "2026-10-01..2026-10-07", NULL, "UTC");

  g_assert_cmpint (accord_work_hours_add (free, UTC (2026, 9, 30, 17, 0), HOURS (9)), ==, UTC (2026, 10, 8, 18, 0));
  g_assert_cmpint (accord_work_hours_add (self, UTC (2026, 9, 30, 17, 0), HOURS (9)), ==, UTC (2026, 10, 4, 18, 0));
  g_assert_cmpint (accord_work_hours_between (self, UTC (2026, 10, 9, 17, 0), UTC (2026, 10, 11, 0, 0)), ==, HOURS (9));
  g_assert_cmpint (accord_work_hours_between (free, UTC (2026, 10, 9, 17, 0), UTC (2026, 10, 11, 0, 0)), ==, HOURS (1));
}

/* A night shift of a Sunday, 1:00 to 5:00 on the wall: 3 hours where 2:00 to 3:00 is left out, 5 where it comes twice. Hours of the
 * day are those of the wall: 9:00 in Berlin is 8:00 UTC in winter, 7:00 in summer. */
static void
test_clocks_that_are_changed (void)
{
  g_autoptr (GTimeZone) berlin = g_time_zone_new_identifier ("Europe/Berlin");
  g_autoptr (AccordWorkHours) night = NULL, day = NULL;

  if (berlin == NULL)
    {
      g_test_skip ("This machine has no time zones.");
      return;
    }
  night = hours ("Su 01:00-05:00", NULL, NULL, "Europe/Berlin");
  g_assert_cmpint (accord_work_hours_between (night, UTC (2026, 3, 28, 12, 0), UTC (2026, 3, 29, 12, 0)), ==, HOURS (3));
  g_assert_cmpint (accord_work_hours_between (night, UTC (2026, 10, 24, 12, 0), UTC (2026, 10, 25, 12, 0)), ==, HOURS (5));
  g_assert_cmpint (accord_work_hours_between (night, UTC (2026, 11, 7, 12, 0), UTC (2026, 11, 8, 12, 0)), ==, HOURS (4));
  day = hours ("Mo-Su 09:00-17:00", NULL, NULL, "Europe/Berlin");
  g_assert_cmpint (accord_work_hours_add (day, UTC (2026, 3, 28, 12, 0), HOURS (4) + HOURS (1)), ==, UTC (2026, 3, 29, 8, 0));
  g_assert_cmpint (accord_work_hours_add (day, UTC (2026, 10, 24, 14, 0), HOURS (1) + HOURS (1)), ==, UTC (2026, 10, 25, 9, 0));
}

/* Days of other lengths, until midnight, and as Chinese keyboards write it. */
static void
test_hours_as_people_write_them (void)
{
  g_autoptr (AccordWorkHours) self = hours ("Mo-Th 09:00–12:00 13:00–17:00; Fri 9:00-12:00; Sa,Su 22:00-24:00", NULL, NULL, "UTC");
  g_autoptr (AccordWorkHours) han = hours ("周一-周五 09：00-12：00 13:30-18:00；周六 09:00-12:00", "2026-11-03、2026-11-04", NULL, "UTC");
  g_autoptr (AccordWorkHours) traditional = hours ("週一-週五 09：00-12：00 13:30-18:00；週六 09:00-12:00", NULL, NULL, "UTC");

  g_assert_cmpint (accord_work_hours_between (self, NOV (2, 0, 0), NOV (9, 0, 0)), ==, HOURS (4 * 7 + 3 + 4));
  g_assert_cmpint (accord_work_hours_add (self, NOV (7, 23, 0), HOURS (1)), ==, NOV (8, 0, 0));
  g_assert_cmpint (accord_work_hours_between (han, NOV (2, 0, 0), NOV (9, 0, 0)), ==, HOURS (3 * 7.5 + 3));
}

static void
test_what_is_not_understood_is_said (void)
{
  static const struct {
    const char *week, *off, *zone, *named;
  } wrong[] = {
    { "always", NULL, NULL, "always" }, { "Mo-Fr", NULL, NULL, "Mo-Fr" }, { "Mo 12:00-09:00", NULL, NULL, "12:00" }, { "Mo 9-17", NULL, NULL, "9-17" },
    { "Mo 09:00-25:00", NULL, NULL, "25:00" }, { "Mo 09:00-12:00 11:00-17:00", NULL, NULL, "11:00" }, { "Mo-We 09:00-12:00; Tu 13:00-14:00", NULL, NULL, "Tu" },
    { "Fr-Mo 09:00-12:00", NULL, NULL, "Fr-Mo" }, { ";", NULL, NULL, ";" }, { NULL, "2026-13-01", NULL, "2026-13-01" },
    { NULL, "2026-10-07..2026-10-01", NULL, "2026-10-07..2026-10-01" }, { NULL, "Christmas", NULL, "Christmas" }, { NULL, NULL, "Mars/Olympus", "Mars/Olympus" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", wrong[i].named);
      g_assert_null (accord_work_hours_new (wrong[i].week, wrong[i].off, NULL, wrong[i].zone, &error));
      g_assert_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD);
      g_assert_nonnull (strstr (error->message, wrong[i].named));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/work-hours/lunch-and-weekends-do-not-count", test_lunch_and_weekends_do_not_count);
  g_test_add_func ("/core/work-hours/days-off-are-not-worked-and-make-up-days-are", test_days_that_are_worked);
  g_test_add_func ("/core/work-hours/when-a-target-falls-due", test_when_a_target_falls_due);
  g_test_add_func ("/core/work-hours/days-off-and-makeup-days", test_days_off_and_makeup_days);
  g_test_add_func ("/core/work-hours/clocks-that-are-changed", test_clocks_that_are_changed);
  g_test_add_func ("/core/work-hours/hours-as-people-write-them", test_hours_as_people_write_them);
  g_test_add_func ("/core/work-hours/what-is-not-understood-is-said", test_what_is_not_understood_is_said);
  return g_test_run ();
}
