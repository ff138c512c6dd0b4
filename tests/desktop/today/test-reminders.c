/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is told when. 2026-11-24 is a Tuesday; clocks are those of Berlin unless said otherwise. */

#include "accord-config.h"

#include "accord-date.h"
#include "accord-reminder-plan.h"
#include "accord-wall-time.h"

#define DAY (accord_date_from_ymd (2026, 11, 24))

static void
row_free (gpointer row)
{
  accord_agenda_row_free (row);
}

static AccordAgenda *
agenda_new (gint64 day, guint n_overdue)
{
  AccordAgenda *agenda = g_new0 (AccordAgenda, 1);

  g_atomic_ref_count_init (&agenda->refs);
  agenda->today = agenda->day = day;
  agenda->n[ACCORD_AGENDA_OVERDUE] = n_overdue;
  for (int i = 0; i < ACCORD_AGENDA_N_GROUPS; i++)
    agenda->rows[i] = g_ptr_array_new_with_free_func (row_free);
  return agenda;
}

static void
add (AccordAgenda *agenda, int minute)
{
  AccordAgendaRow *row = g_new0 (AccordAgendaRow, 1);

  row->has_due = TRUE;
  row->due = agenda->day;
  row->minute = minute;
  g_ptr_array_add (agenda->rows[ACCORD_AGENDA_OPEN], row);
  agenda->n[ACCORD_AGENDA_OPEN]++;
}

static AccordReminderClock
clock_at (GTimeZone *zone, gint64 day, int now, int last)
{
  return (AccordReminderClock) { .now = accord_wall_time (day, now, zone), .last = accord_wall_time (day, last, zone), .zone = zone,
                                 .digest_on = day, .quiet_from = 20 * 60, .quiet_to = 8 * 60, .digest_at = 9 * 60 };
}

static GTimeZone *
berlin (void)
{
  GTimeZone *zone = g_time_zone_new_identifier ("Europe/Berlin");

  if (zone == NULL)
    g_test_skip ("This machine has no time zones.");
  return zone;
}

static void
test_each_step_once_at_its_time (void)
{
  g_autoptr (GTimeZone) zone = berlin ();
  g_autoptr (AccordAgenda) agenda = agenda_new (DAY, 0);
  g_auto (AccordReminderPlan) plan = { 0 }, later = { 0 };
  AccordReminderClock clock;

  if (zone == NULL)
    return;
  add (agenda, 600);
  add (agenda, 630);
  clock = clock_at (zone, DAY, 600, 540);
  accord_reminder_plan_make (&plan, agenda, &clock);
  g_assert_cmpuint (plan.due->len, ==, 1);
  g_assert_cmpint (plan.next, ==, accord_wall_time (DAY, 630, zone));
  clock.last = plan.last;
  clock.now = accord_wall_time (DAY, 601, zone);
  accord_reminder_plan_make (&later, agenda, &clock);
  g_assert_cmpuint (later.due->len, ==, 0);
}

static void
test_quiet_hours_hold_back_and_forget_nothing (void)
{
  g_autoptr (GTimeZone) zone = berlin ();
  g_autoptr (AccordAgenda) agenda = agenda_new (DAY, 0);
  g_auto (AccordReminderPlan) night = { 0 }, morning = { 0 };
  AccordReminderClock clock;

  if (zone == NULL)
    return;
  add (agenda, 7 * 60);
  clock = clock_at (zone, DAY, 7 * 60 + 1, 6 * 60);
  accord_reminder_plan_make (&night, agenda, &clock);
  g_assert_cmpuint (night.due->len, ==, 0);
  g_assert_cmpint (night.next, ==, accord_wall_time (DAY, 8 * 60, zone));
  clock.last = night.last;
  clock.now = night.next;
  accord_reminder_plan_make (&morning, agenda, &clock);
  g_assert_cmpuint (morning.due->len, ==, 1);
  g_assert_true (accord_reminder_is_quiet (20 * 60, 20 * 60, 8 * 60));
  g_assert_true (accord_reminder_is_quiet (0, 20 * 60, 8 * 60));
  g_assert_false (accord_reminder_is_quiet (8 * 60, 20 * 60, 8 * 60));
  g_assert_false (accord_reminder_is_quiet (0, 60, 60));
}

static void
test_thirty_at_once_are_one (void)
{
  g_autoptr (GTimeZone) zone = berlin ();
  g_autoptr (AccordAgenda) agenda = agenda_new (DAY, 0);
  g_auto (AccordReminderPlan) plan = { 0 };
  AccordReminderClock clock;

  if (zone == NULL)
    return;
  for (int i = 0; i < 30; i++)
    add (agenda, 600 + i);
  clock = clock_at (zone, DAY, 720, 540); /* the computer slept from 9 to 12 */
  accord_reminder_plan_make (&plan, agenda, &clock);
  g_assert_cmpuint (plan.due->len, ==, 0);
  g_assert_cmpuint (plan.n_gathered, ==, 30);
}

static void
test_the_morning_comes_once_a_day (void)
{
  g_autoptr (GTimeZone) zone = berlin ();
  g_autoptr (AccordAgenda) agenda = agenda_new (DAY, 2), nothing = agenda_new (DAY, 0);
  g_auto (AccordReminderPlan) early = { 0 }, nine = { 0 }, again = { 0 }, free_day = { 0 };
  AccordReminderClock clock;

  if (zone == NULL)
    return;
  clock = clock_at (zone, DAY, 8 * 60 + 30, 8 * 60);
  clock.digest_on = DAY - 1;
  accord_reminder_plan_make (&early, agenda, &clock);
  g_assert_false (early.digest);
  g_assert_cmpint (early.next, ==, accord_wall_time (DAY, 9 * 60, zone));
  clock.now = early.next;
  accord_reminder_plan_make (&nine, agenda, &clock);
  g_assert_true (nine.digest);
  accord_reminder_plan_make (&free_day, nothing, &clock);
  g_assert_false (free_day.digest);
  clock.digest_on = DAY;
  accord_reminder_plan_make (&again, agenda, &clock);
  g_assert_false (again.digest);
}

/* 2:30 is left out on 29 March: it is told at 3:30 (quiet hours off). */
static void
test_a_time_that_a_clock_change_leaves_out (void)
{
  g_autoptr (GTimeZone) zone = berlin ();
  gint64 day = accord_date_from_ymd (2026, 3, 29);
  g_autoptr (AccordAgenda) agenda = agenda_new (day, 0);
  g_auto (AccordReminderPlan) plan = { 0 };
  AccordReminderClock clock;

  if (zone == NULL)
    return;
  add (agenda, 150);
  clock = clock_at (zone, day, 60, 0);
  clock.quiet_from = clock.quiet_to = 0;
  accord_reminder_plan_make (&plan, agenda, &clock);
  g_assert_cmpint (plan.next, ==, accord_wall_time (day, 210, zone));
}

/* 10:00 is 10:00 wherever the computer is taken. */
static void
test_another_zone_moves_them (void)
{
  g_autoptr (GTimeZone) zone = berlin (), shanghai = g_time_zone_new_identifier ("Asia/Shanghai");
  g_autoptr (AccordAgenda) agenda = agenda_new (DAY, 0);
  g_auto (AccordReminderPlan) here = { 0 }, there = { 0 };
  AccordReminderClock clock;

  if (zone == NULL || shanghai == NULL)
    return;
  add (agenda, 600);
  clock = clock_at (shanghai, DAY, 9 * 60, 8 * 60);
  accord_reminder_plan_make (&there, agenda, &clock);
  clock = clock_at (zone, DAY, 9 * 60, 8 * 60);
  accord_reminder_plan_make (&here, agenda, &clock);
  g_assert_cmpint (here.next - there.next, ==, 7 * 3600000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/today/reminders/each-step-once-at-its-time", test_each_step_once_at_its_time);
  g_test_add_func ("/today/reminders/quiet-hours-hold-back-and-forget-nothing", test_quiet_hours_hold_back_and_forget_nothing);
  g_test_add_func ("/today/reminders/thirty-at-once-are-one", test_thirty_at_once_are_one);
  g_test_add_func ("/today/reminders/the-morning-comes-once-a-day", test_the_morning_comes_once_a_day);
  g_test_add_func ("/today/reminders/a-time-that-a-clock-change-leaves-out", test_a_time_that_a_clock_change_leaves_out);
  g_test_add_func ("/today/reminders/another-zone-moves-them", test_another_zone_moves_them);
  return g_test_run ();
}
