/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Repetitions, counted by hand on a calendar. 2026-11-24 is a Tuesday. */

#include "accord-recurrence.h"

#include "accord-date.h"
#include "accord-error.h"

#define DAY(y, m, d) accord_date_from_ymd (y, m, d)

static AccordRecurrence
read (const char *text)
{
  AccordRecurrence recurrence;
  g_autoptr (GError) error = NULL;

  g_assert_true (accord_recurrence_parse (text, &recurrence, &error));
  g_assert_no_error (error);
  return recurrence;
}

static void
assert_next (const char *text, gint64 date, gint64 after, gint64 expected)
{
  AccordRecurrence recurrence = read (text);
  g_autofree char *want = accord_date_to_iso (expected);
  g_autofree char *have = NULL;
  gint64 next;

  g_test_message ("%s", text);
  g_assert_true (accord_recurrence_next (&recurrence, date, after, &next));
  have = accord_date_to_iso (next);
  g_assert_cmpstr (have, ==, want);
}

static void
test_days_and_weeks (void)
{
  gint64 tuesday = DAY (2026, 11, 24);

  assert_next ("FREQ=DAILY", tuesday, tuesday, DAY (2026, 11, 25));
  assert_next ("FREQ=DAILY;INTERVAL=3", tuesday, DAY (2026, 11, 26), DAY (2026, 11, 27));
  assert_next ("FREQ=DAILY;INTERVAL=3", tuesday, DAY (2026, 11, 27), DAY (2026, 11, 30));
  assert_next ("FREQ=WEEKLY", tuesday, tuesday, DAY (2026, 12, 1));
  assert_next ("FREQ=WEEKLY;INTERVAL=2", tuesday, tuesday, DAY (2026, 12, 8));
  assert_next ("FREQ=WEEKLY;BYDAY=TU,FR", tuesday, tuesday, DAY (2026, 11, 27));
  assert_next ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU", tuesday, tuesday, DAY (2026, 12, 7));
  /* Missed for months: the next one only, and still every second week. */
  assert_next ("FREQ=WEEKLY;INTERVAL=2", tuesday, DAY (2027, 3, 1), DAY (2027, 3, 2));
  assert_next ("FREQ=WEEKLY;INTERVAL=2", tuesday, DAY (2027, 3, 2), DAY (2027, 3, 16));
}

static void
test_months (void)
{
  assert_next ("FREQ=MONTHLY", DAY (2026, 11, 24), DAY (2026, 11, 24), DAY (2026, 12, 24));
  assert_next ("FREQ=MONTHLY;INTERVAL=3", DAY (2026, 11, 24), DAY (2026, 12, 25), DAY (2027, 2, 24));
  assert_next ("FREQ=MONTHLY;BYDAY=-1FR", DAY (2026, 11, 27), DAY (2026, 11, 27), DAY (2026, 12, 25));
  assert_next ("FREQ=MONTHLY;BYDAY=2TU", DAY (2026, 11, 10), DAY (2026, 11, 10), DAY (2026, 12, 8));
  /* A fifth Monday: November 2026 has one, then March 2027. */
  assert_next ("FREQ=MONTHLY;BYDAY=5MO", DAY (2026, 11, 30), DAY (2026, 11, 30), DAY (2027, 3, 29));
  assert_next ("FREQ=MONTHLY;BYMONTHDAY=-1", DAY (2026, 11, 30), DAY (2026, 11, 30), DAY (2026, 12, 31));
}

static void
test_the_31st_comes_back_behind_a_short_month (void)
{
  AccordRecurrence recurrence = read ("FREQ=MONTHLY");
  gint64 due = DAY (2027, 1, 31), next;

  g_assert_true (accord_recurrence_step (&recurrence, due, due, &next));
  g_assert_cmpint (next, ==, DAY (2027, 2, 28));
  g_assert_true (accord_recurrence_step (&recurrence, next, next, &due));
  g_assert_cmpint (due, ==, DAY (2027, 3, 31));
}

static void
test_29_february_is_each_year (void)
{
  AccordRecurrence recurrence = read ("FREQ=YEARLY");
  gint64 due = DAY (2028, 2, 29), next;

  g_assert_true (accord_recurrence_step (&recurrence, due, due, &next));
  g_assert_cmpint (next, ==, DAY (2029, 2, 28));
  due = next;
  g_assert_true (accord_recurrence_step (&recurrence, due, due, &next));
  g_assert_cmpint (next, ==, DAY (2030, 2, 28));
  g_assert_true (accord_recurrence_next (&recurrence, next, DAY (2031, 12, 31), &due));
  g_assert_cmpint (due, ==, DAY (2032, 2, 29));
}

static void
test_ends (void)
{
  AccordRecurrence thrice = read ("FREQ=WEEKLY;COUNT=3"), until = read ("FREQ=WEEKLY;UNTIL=20261208T230000Z");
  gint64 due = DAY (2026, 11, 24), next;
  g_autofree char *text = NULL;

  g_assert_true (accord_recurrence_step (&thrice, due, due, &next));
  text = accord_recurrence_to_text (&thrice);
  g_assert_cmpstr (text, ==, "FREQ=WEEKLY;BYDAY=TU;COUNT=2");
  g_assert_true (accord_recurrence_step (&thrice, next, next, &due));
  g_assert_false (accord_recurrence_step (&thrice, due, due, &next));

  g_assert_true (accord_recurrence_next (&until, DAY (2026, 11, 24), DAY (2026, 12, 7), &next));
  g_assert_cmpint (next, ==, DAY (2026, 12, 8));
  g_assert_false (accord_recurrence_next (&until, DAY (2026, 11, 24), DAY (2026, 12, 8), &next));
  /* Nothing lies behind the last day of the calendar. */
  thrice = read ("FREQ=YEARLY;INTERVAL=999");
  g_assert_false (accord_recurrence_next (&thrice, DAY (9500, 1, 1), DAY (9500, 1, 1), &next));
}

static void
test_done_late_skips_what_was_missed (void)
{
  AccordRecurrence weekly = read ("FREQ=WEEKLY");
  gint64 next;

  /* Due Tuesday 3 November, done Thursday 19: the next is Tuesday 24, not 10 or 17. */
  g_assert_true (accord_recurrence_step (&weekly, DAY (2026, 11, 3), DAY (2026, 11, 19), &next));
  g_assert_cmpint (next, ==, DAY (2026, 11, 24));
  /* Done before it was due: the one after that. */
  g_assert_true (accord_recurrence_step (&weekly, DAY (2026, 11, 24), DAY (2026, 11, 20), &next));
  g_assert_cmpint (next, ==, DAY (2026, 12, 1));
}

static void
test_words (void)
{
  static const struct {
    const char *text;
    const char *words;
  } cases[] = {
    { "FREQ=DAILY", "every day" },
    { "FREQ=WEEKLY", "every week on Tue" },
    { "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR", "every 2 weeks on Mon, Fri" },
    { "FREQ=MONTHLY;INTERVAL=3", "every 3 months on day 24" },
    { "FREQ=MONTHLY;BYDAY=-1FR", "every month on the last Fri" },
    { "FREQ=MONTHLY;BYMONTHDAY=-1", "every month on the last day" },
    { "FREQ=YEARLY", "every year on 11/24" },
    { "FREQ=WEEKLY;COUNT=4", "every week on Tue, 4 times" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AccordRecurrence recurrence = read (cases[i].text);
      g_autofree char *words = accord_recurrence_describe (&recurrence, DAY (2026, 11, 24));
      g_autofree char *text = accord_recurrence_to_text (&recurrence);

      g_assert_cmpstr (words, ==, cases[i].words);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_what_is_not_understood_is_refused_by_name (void)
{
  static const char *const bad[] = {
    "", "weekly", "FREQ=HOURLY", "FREQ=WEEKLY;INTERVAL=0", "FREQ=WEEKLY;INTERVAL=1000", "FREQ=WEEKLY;BYDAY=XX",
    "FREQ=WEEKLY;BYDAY=2TU", "FREQ=WEEKLY;COUNT=2;UNTIL=20270101", "FREQ=DAILY;UNTIL=20270230", "FREQ=MONTHLY;BYDAY=TU",
    "FREQ=MONTHLY;BYMONTHDAY=32", "FREQ=MONTHLY;BYMONTHDAY=0", "FREQ=YEARLY;BYMONTH=2", "FREQ=DAILY;BYSETPOS=1", "FREQ=WEEKLY;WKST=SU",
    "INTERVAL=2", "FREQ=MONTHLY;BYDAY=2TU,3WE",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      AccordRecurrence recurrence;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", bad[i]);
      g_assert_false (accord_recurrence_parse (bad[i], &recurrence, &error));
      g_assert_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD);
    }
  read ("RRULE:freq=weekly;byday=tu;wkst=mo");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/recurrence/days-and-weeks", test_days_and_weeks);
  g_test_add_func ("/core/recurrence/months", test_months);
  g_test_add_func ("/core/recurrence/the-31st-comes-back-behind-a-short-month", test_the_31st_comes_back_behind_a_short_month);
  g_test_add_func ("/core/recurrence/29-february-is-each-year", test_29_february_is_each_year);
  g_test_add_func ("/core/recurrence/ends", test_ends);
  g_test_add_func ("/core/recurrence/done-late-skips-what-was-missed", test_done_late_skips_what_was_missed);
  g_test_add_func ("/core/recurrence/words", test_words);
  g_test_add_func ("/core/recurrence/what-is-not-understood-is-refused-by-name", test_what_is_not_understood_is_refused_by_name);
  return g_test_run ();
}
