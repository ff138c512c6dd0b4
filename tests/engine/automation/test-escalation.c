/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tickets that go up when their time is over (domain.md F14, §4.6): reckoned by hand, by the usual hours (Monday to Friday 09:00 to
 * 18:00, lunch from 12:00 to 13:00) and targets. Monday 2 November 2026, UTC. */

#include "accord-config.h"

#include "accord-bulk.h"
#include "accord-clock.h"
#include "accord-date.h"
#include "accord-escalation.h"
#include "accord-journal-rows.h"
#include "accord-open-tickets.h"
#include "accord-test.h"

#define TICKET (&accord_ticket_kind)
#define MEMBER (&accord_member_kind)
#define MINUTE G_GINT64_CONSTANT (60000)
#define HOUR (60 * MINUTE)

static AccordWorkspace *workspace;
static gint64 start; /* Monday 09:00 */
static gint64 agent, lead, head;

static void
set_setting (const char *field, const char *text)
{
  accord_test_set (workspace, &accord_workspace_kind, accord_workspace_get_settings_id (workspace), field, text);
}

static void
set_number (const AccordKind *kind, gint64 id, const char *field, gint64 number)
{
  AccordEdit *edit = accord_edit_new ("Set");

  accord_edit_set_number (edit, kind, id, field, number);
  accord_change_set_unref (accord_test_commit (workspace, edit));
}

static void
set_up (void)
{
  gint64 team;

  workspace = accord_test_workspace ();
  start = accord_date_to_time (accord_date_from_ymd (2026, 11, 2)) + 9 * HOUR;
  accord_now_set (start);
  set_setting ("time_zone", "UTC");
  set_setting ("work_hours", "Mo-Fr 09:00-12:00 13:00-18:00");
  accord_test_create (workspace, &accord_customer_kind, "name", "Alpha", NULL);
  team = accord_test_create (workspace, &accord_team_kind, "name", "Service", NULL);
  agent = accord_test_create (workspace, MEMBER, "name", "Ada", "role", "service", NULL);
  lead = accord_test_create (workspace, MEMBER, "name", "Lin", "role", "manager", NULL);
  head = accord_test_create (workspace, MEMBER, "name", "Zoe", "role", "manager", NULL);
  set_number (MEMBER, agent, "team", team);
  set_number (&accord_team_kind, team, "lead", lead);
  set_number (&accord_workspace_kind, accord_workspace_get_settings_id (workspace), "service_head", head);
  accord_journal_set_actor (accord_workspace_get_journal (workspace), agent);
}

static void
tear_down (void)
{
  accord_now_set (0);
  accord_test_drop (g_steal_pointer (&workspace));
}

/* Answered at once, so that only the resolution counts: 4 hours for what is urgent. */
static gint64
make_urgent (void)
{
  gint64 id = accord_test_create (workspace, TICKET, "subject", "Line stands still", "customer", "1", "type", "fault", "priority", "urgent", NULL);

  set_number (TICKET, id, "owner", agent);
  set_number (TICKET, id, "answered_at", start);
  return id;
}

static gint64
number_of (gint64 id, const char *field)
{
  g_autoptr (AccordRecord) record = accord_test_load (workspace, TICKET, id);

  return accord_record_number (record, field);
}

static gint64
run_at (gint64 now)
{
  g_autoptr (AccordEscalationDue) due = NULL;

  accord_now_set (now);
  due = accord_test_boxed (accord_escalation_run (workspace, now));
  return due->next;
}

static void
assert_escalated (gint64 id, gint64 level, gint64 to, gint64 since)
{
  g_assert_cmpint (number_of (id, "escalation"), ==, level);
  g_assert_cmpint (number_of (id, "escalated_to"), ==, to);
  g_assert_cmpint (number_of (id, "escalated_at"), ==, since);
}

static guint
n_lines (gint64 id)
{
  g_autoptr (GPtrArray) lines = accord_test_boxed (accord_store_history (accord_workspace_get_store (workspace), TICKET, id));

  return lines->len;
}

/* Four hours from 09:00 with lunch: over at 14:00; four fifths are 3:12, at 13:12; twice is eight hours, at 18:00. */
static void
test_a_ticket_goes_up_level_by_level (void)
{
  gint64 id, lunch;
  guint n;

  set_up ();
  lunch = start + 3 * HOUR;
  id = make_urgent ();
  g_assert_cmpint (run_at (start + HOUR), ==, start + 2 * HOUR); /* looked at again within the hour */
  assert_escalated (id, 0, 0, 0);
  g_assert_cmpint (run_at (lunch + 50 * MINUTE), ==, lunch + HOUR + 12 * MINUTE + 1);
  run_at (lunch + HOUR + 12 * MINUTE);
  assert_escalated (id, ACCORD_ESCALATION_WARNED, agent, lunch + HOUR + 12 * MINUTE);
  run_at (start + 6 * HOUR);
  assert_escalated (id, ACCORD_ESCALATION_MANAGER, lead, start + 5 * HOUR);
  g_assert_cmpint (number_of (id, "resolution_missed_at"), ==, start + 5 * HOUR); /* for good */
  n = n_lines (id);
  run_at (start + 7 * HOUR); /* once */
  g_assert_cmpuint (n_lines (id), ==, n);
  run_at (start + 9 * HOUR);
  assert_escalated (id, ACCORD_ESCALATION_HEAD, head, start + 9 * HOUR);
  tear_down ();
}

static void
test_what_was_undone_is_not_done_again (void)
{
  gint64 id;

  set_up ();
  id = make_urgent ();
  run_at (start + 6 * HOUR);
  assert_escalated (id, ACCORD_ESCALATION_MANAGER, lead, start + 5 * HOUR);
  g_assert_cmpstr (accord_journal_get_undo_label (accord_workspace_get_journal (workspace)), ==, "Escalated “Line stands still” to Lin: not resolved in time");
  accord_test_done (accord_journal_undo (accord_workspace_get_journal (workspace)));
  assert_escalated (id, 0, 0, 0);
  run_at (start + 7 * HOUR);
  assert_escalated (id, 0, 0, 0);
  run_at (start + 9 * HOUR); /* a level that was never reached is another matter */
  assert_escalated (id, ACCORD_ESCALATION_HEAD, head, start + 9 * HOUR);
  tear_down ();
}

/* What is resolved, waits for the customer, or was missed more than a month ago goes nowhere; nor does anything where nobody is known. */
static void
test_what_nobody_waits_for_stays (void)
{
  gint64 resolved, waiting, old;

  set_up ();
  resolved = make_urgent ();
  accord_test_set (workspace, TICKET, resolved, "state", "working");
  accord_test_set (workspace, TICKET, resolved, "state", "resolved");
  waiting = make_urgent ();
  accord_test_set (workspace, TICKET, waiting, "state", "working");
  accord_test_set (workspace, TICKET, waiting, "state", "waiting");
  old = make_urgent ();
  set_number (TICKET, old, "opened_at", start - 60 * 24 * HOUR);
  run_at (start + 6 * HOUR);
  assert_escalated (resolved, 0, 0, 0);
  assert_escalated (waiting, 0, 0, 0);
  assert_escalated (old, 0, 0, 0);
  accord_now_set (start);
  old = make_urgent ();
  accord_journal_set_actor (accord_workspace_get_journal (workspace), 0);
  run_at (start + 6 * HOUR);
  assert_escalated (old, 0, 0, 0);
  tear_down ();
}

/* Who leads the team of the owner, but not the owner; else the first manager by name. */
static void
test_the_manager_is_another_one (void)
{
  gint64 led, nobodys;

  set_up ();
  led = make_urgent ();
  set_number (TICKET, led, "owner", lead);
  nobodys = accord_test_create (workspace, TICKET, "subject", "Nobody's", "customer", "1", "type", "fault", "priority", "urgent", NULL);
  set_number (TICKET, nobodys, "answered_at", start);
  run_at (start + 6 * HOUR);
  g_assert_cmpint (number_of (led, "escalated_to"), ==, head);
  g_assert_cmpint (number_of (nobodys, "escalated_to"), ==, lead);
  g_assert_cmpstr (accord_journal_get_undo_label (accord_workspace_get_journal (workspace)), ==, "Escalated 2 tickets");
  tear_down ();
}

/* Half an hour for the first answer: missed at 09:30 by the old hours. By hours from 14:00 on it would not be due before 14:30; it
 * stays missed, and what was not missed yet, the resolution, is judged anew: four hours from 14:00 are over at 18:00. */
static void
test_other_hours_judge_open_tickets_anew (void)
{
  gint64 id;

  set_up ();
  id = accord_test_create (workspace, TICKET, "subject", "Line stands still", "customer", "1", "type", "fault", "priority", "urgent", NULL);
  set_number (TICKET, id, "owner", agent);
  accord_now_set (start + HOUR);
  set_setting ("work_hours", "Mo-Fr 14:00-18:00");
  g_assert_cmpint (number_of (id, "answer_missed_at"), ==, start + 30 * MINUTE);
  g_assert_cmpint (number_of (id, "resolution_missed_at"), ==, 0);
  run_at (start + 5 * HOUR + 45 * MINUTE); /* 14:45: by the old hours the resolution would be missed since 14:00 */
  g_assert_cmpint (number_of (id, "escalated_at"), ==, start + 30 * MINUTE);
  g_assert_cmpint (number_of (id, "resolution_missed_at"), ==, 0);
  tear_down ();
}

static gboolean
break_rules (AccordBulk *bulk, gpointer data, GError **error)
{
  const AccordValue none = { 0 };

  return accord_bulk_set (bulk, TICKET, *(gint64 *) data, accord_kind_find (TICKET, "customer"), &none, error);
}

/* What a file or another computer told need not be what one may write here: it goes up, and stops nobody else. */
static void
test_a_ticket_that_breaks_the_rules_stops_nothing (void)
{
  gint64 id, broken;

  set_up ();
  id = make_urgent ();
  broken = make_urgent ();
  accord_test_done (accord_journal_bulk (accord_workspace_get_journal (workspace), "Imported", break_rules, &broken, NULL));
  run_at (start + 6 * HOUR);
  assert_escalated (id, ACCORD_ESCALATION_MANAGER, lead, start + 5 * HOUR);
  assert_escalated (broken, ACCORD_ESCALATION_MANAGER, lead, start + 5 * HOUR);
  tear_down ();
}

/* By the old hours the answer was missed at 09:30; that the new ones say 09:45 changes nothing of it. */
static void
test_the_moment_it_was_missed_stays (void)
{
  gint64 id;

  set_up ();
  id = accord_test_create (workspace, TICKET, "subject", "Line stands still", "customer", "1", "type", "fault", "priority", "urgent", NULL);
  set_number (TICKET, id, "owner", agent);
  accord_now_set (start + HOUR);
  set_setting ("work_hours", "Mo-Fr 09:15-18:00");
  g_assert_cmpint (number_of (id, "answer_missed_at"), ==, start + 30 * MINUTE);
  tear_down ();
}

static void
add_absence (gint64 member, gint64 deputy, int from, int until)
{
  AccordEdit *edit = accord_edit_new ("Away");
  gint64 id = accord_edit_create (edit, &accord_absence_kind);

  accord_edit_set_number (edit, &accord_absence_kind, id, "member", member);
  accord_edit_set_text (edit, &accord_absence_kind, id, "type", "leave");
  accord_edit_set_number (edit, &accord_absence_kind, id, "begins_on", accord_date_from_ymd (2026, 11, from));
  accord_edit_set_number (edit, &accord_absence_kind, id, "ends_on", accord_date_from_ymd (2026, 11, until));
  if (deputy != 0)
    accord_edit_set_number (edit, &accord_absence_kind, id, "deputy", deputy);
  accord_change_set_unref (accord_test_commit (workspace, edit));
}

/* Level by level on Monday the 2nd: who is absent that day is passed over for their deputy, then for the next by the rule; whoever
 * is absent until the day before, or from the day after, is not. */
static void
test_who_is_absent_is_passed_over (void)
{
  gint64 first, second, third, bo;

  set_up ();
  bo = accord_test_create (workspace, MEMBER, "name", "Bo", "role", "service", NULL);
  first = make_urgent ();
  add_absence (agent, bo, 2, 2);
  run_at (start + 4 * HOUR + 15 * MINUTE);
  g_assert_cmpint (number_of (first, "escalated_to"), ==, bo); /* the deputy */
  add_absence (bo, 0, 1, 30);
  accord_now_set (start);
  second = make_urgent ();
  run_at (start + 4 * HOUR + 30 * MINUTE);
  g_assert_cmpint (number_of (second, "escalated_to"), ==, lead); /* neither they nor the deputy */
  add_absence (head, 0, 3, 5);
  add_absence (lead, 0, 1, 2);
  run_at (start + 6 * HOUR);
  g_assert_cmpint (number_of (first, "escalated_to"), ==, head); /* the next manager by name */
  add_absence (head, 0, 1, 2);
  accord_now_set (start);
  third = make_urgent ();
  run_at (start + 9 * HOUR);
  g_assert_cmpint (number_of (third, "escalated_to"), ==, head); /* nobody is there: as if nobody were absent */
  tear_down ();
}

/* Who left today is nobody; who leaves tomorrow still is. */
static void
test_who_left_takes_nothing (void)
{
  gint64 id;

  set_up ();
  id = make_urgent ();
  set_number (MEMBER, head, "left_on", accord_date_from_ymd (2026, 11, 3));
  set_number (MEMBER, lead, "left_on", accord_date_from_ymd (2026, 11, 2));
  run_at (start + 6 * HOUR);
  assert_escalated (id, ACCORD_ESCALATION_MANAGER, head, start + 5 * HOUR);
  tear_down ();
}

static void
resolve_before (gint64 id)
{
  accord_now_set (start + 7 * HOUR);
  set_number (TICKET, id, "resolved_at", start + HOUR);
  accord_now_set (start + 6 * HOUR);
  run_at (start + 6 * HOUR); /* it does not stand as resolved there: what is written next is what a computer that was away wrote */
  assert_escalated (id, 0, 0, 0);
  accord_now_set (start + 8 * HOUR);
  set_number (TICKET, id, "escalated_to", lead);
  set_number (TICKET, id, "escalated_at", start + 5 * HOUR);
  set_number (TICKET, id, "resolution_missed_at", start + 5 * HOUR);
  set_number (TICKET, id, "escalation", ACCORD_ESCALATION_MANAGER);
}

/* What came from a computer on which it was resolved at 10:00, written before this one escalated it at 14:00. */
static void
test_what_was_resolved_before_comes_back_down (void)
{
  g_autoptr (AccordEscalationDue) due = NULL;
  gint64 id, known;

  set_up ();
  id = make_urgent ();
  known = make_urgent ();
  set_number (TICKET, known, "opened_at", start - 2 * HOUR);
  resolve_before (id);
  run_at (start + 8 * HOUR);
  assert_escalated (id, 0, 0, 0);
  g_assert_cmpint (number_of (id, "resolution_missed_at"), ==, 0);
  g_assert_cmpint (number_of (known, "escalation"), ==, ACCORD_ESCALATION_MANAGER);
  accord_test_done (accord_journal_undo (accord_workspace_get_journal (workspace)));
  due = accord_test_boxed (accord_escalation_read_due (accord_workspace_get_store (workspace), start + 8 * HOUR));
  g_assert_cmpuint (due->steps->len, ==, 0); /* somebody says that it stays */
  tear_down ();
}

/* Resolved after its time, it was rightly escalated: that stays. */
static void
test_what_was_resolved_late_stays_escalated (void)
{
  gint64 id;

  set_up ();
  id = make_urgent ();
  run_at (start + 6 * HOUR);
  accord_now_set (start + 7 * HOUR);
  accord_test_set (workspace, TICKET, id, "state", "working");
  accord_test_set (workspace, TICKET, id, "state", "resolved");
  run_at (start + 8 * HOUR);
  assert_escalated (id, ACCORD_ESCALATION_MANAGER, lead, start + 5 * HOUR);
  tear_down ();
}

static gboolean
import_many (AccordBulk *bulk, gpointer data, GError **error)
{
  AccordValue values[ACCORD_KIND_FIELDS_MAX] = { 0 };
  gboolean ok = TRUE;

  accord_value_set_text (&values[accord_kind_find (TICKET, "subject")], "Old");
  accord_value_set_text (&values[accord_kind_find (TICKET, "priority")], "urgent");
  accord_value_set_number (&values[accord_kind_find (TICKET, "customer")], 1);
  accord_value_set_number (&values[accord_kind_find (TICKET, "opened_at")], start + HOUR);
  accord_value_set_number (&values[accord_kind_find (TICKET, "escalation")], *(gint64 *) data);
  for (int i = 0; ok && i < ACCORD_OPEN_TICKETS_MOST; i++)
    ok = accord_bulk_create (bulk, TICKET, values, error) != 0;
  for (gsize i = 0; i < ACCORD_KIND_FIELDS_MAX; i++)
    accord_value_clear (&values[i]);
  return ok;
}

/* Two thousand newer ones that are as high as they go keep nobody from an older one; as many that can still go up do, which is said. */
static void
test_many_open_tickets_are_said (void)
{
  g_autoptr (AccordEscalationDue) some = NULL, many = NULL;
  gint64 level = ACCORD_ESCALATION_HEAD, id;

  set_up ();
  id = make_urgent ();
  accord_test_done (accord_journal_bulk (accord_workspace_get_journal (workspace), "Imported", import_many, &level, NULL));
  some = accord_test_boxed (accord_escalation_read_due (accord_workspace_get_store (workspace), start + 6 * HOUR));
  g_assert_false (some->more);
  g_assert_cmpuint (some->steps->len, ==, 1);
  g_assert_cmpint (accord_record_id (((AccordEscalationStep *) some->steps->pdata[0])->ticket), ==, id);
  level = ACCORD_ESCALATION_MANAGER;
  accord_test_done (accord_journal_bulk (accord_workspace_get_journal (workspace), "Imported", import_many, &level, NULL));
  many = accord_test_boxed (accord_escalation_read_due (accord_workspace_get_store (workspace), start + 6 * HOUR));
  g_assert_true (many->more);
  tear_down ();
}

static gboolean
import_ordinary (AccordBulk *bulk, gpointer data, GError **error)
{
  AccordValue values[ACCORD_KIND_FIELDS_MAX] = { 0 };
  gboolean ok = TRUE;

  accord_value_set_text (&values[accord_kind_find (TICKET, "subject")], "Resolved");
  accord_value_set_number (&values[accord_kind_find (TICKET, "customer")], 1);
  accord_value_set_number (&values[accord_kind_find (TICKET, "opened_at")], start);
  accord_value_set_number (&values[accord_kind_find (TICKET, "escalated_at")], start + 5 * HOUR);
  accord_value_set_number (&values[accord_kind_find (TICKET, "resolved_at")], start + 6 * HOUR);
  accord_value_set_number (&values[accord_kind_find (TICKET, "escalation")], ACCORD_ESCALATION_MANAGER);
  for (int i = 0; ok && i < 250; i++)
    ok = accord_bulk_create (bulk, TICKET, values, error) != 0;
  for (gsize i = 0; i < ACCORD_KIND_FIELDS_MAX; i++)
    accord_value_clear (&values[i]);
  return ok;
}

/* Newer ones that were escalated and then resolved, as it goes in any month, hide none that has to come back down. */
static void
test_many_resolved_tickets_hide_none (void)
{
  gint64 id;

  set_up ();
  id = make_urgent ();
  resolve_before (id);
  accord_test_done (accord_journal_bulk (accord_workspace_get_journal (workspace), "Imported", import_ordinary, NULL, NULL));
  run_at (start + 8 * HOUR);
  assert_escalated (id, 0, 0, 0);
  tear_down ();
}

/* Nobody sits here when the file is opened; once somebody says so, nobody has to wait. */
static void
test_who_sits_down_has_it_escalated_at_once (void)
{
  g_autoptr (AccordEscalationWatch) watch = NULL;
  gint64 quiet, end, id;

  set_up ();
  id = make_urgent ();
  accord_now_set (start + 6 * HOUR);
  accord_journal_set_actor (accord_workspace_get_journal (workspace), 0);
  watch = accord_escalation_watch_new (workspace);
  quiet = g_get_monotonic_time () + 2 * G_USEC_PER_SEC;
  while (g_get_monotonic_time () < quiet)
    accord_test_idle ();
  assert_escalated (id, 0, 0, 0);
  accord_journal_set_actor (accord_workspace_get_journal (workspace), agent);
  end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;
  while (number_of (id, "escalation") == 0 && g_get_monotonic_time () < end)
    accord_test_idle ();
  assert_escalated (id, ACCORD_ESCALATION_MANAGER, lead, start + 5 * HOUR);
  accord_escalation_watch_stop (watch);
  accord_test_idle ();
  tear_down ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/escalation/a-ticket-goes-up-level-by-level", test_a_ticket_goes_up_level_by_level);
  g_test_add_func ("/escalation/what-was-undone-is-not-done-again", test_what_was_undone_is_not_done_again);
  g_test_add_func ("/escalation/what-nobody-waits-for-stays", test_what_nobody_waits_for_stays);
  g_test_add_func ("/escalation/the-manager-is-another-one", test_the_manager_is_another_one);
  g_test_add_func ("/escalation/other-hours-judge-open-tickets-anew", test_other_hours_judge_open_tickets_anew);
  g_test_add_func ("/escalation/a-ticket-that-breaks-the-rules-stops-nothing", test_a_ticket_that_breaks_the_rules_stops_nothing);
  g_test_add_func ("/escalation/the-moment-it-was-missed-stays", test_the_moment_it_was_missed_stays);
  g_test_add_func ("/escalation/who-is-absent-is-passed-over", test_who_is_absent_is_passed_over);
  g_test_add_func ("/escalation/who-left-takes-nothing", test_who_left_takes_nothing);
  g_test_add_func ("/escalation/what-was-resolved-before-comes-back-down", test_what_was_resolved_before_comes_back_down);
  g_test_add_func ("/escalation/many-resolved-tickets-hide-none", test_many_resolved_tickets_hide_none);
  g_test_add_func ("/escalation/what-was-resolved-late-stays-escalated", test_what_was_resolved_late_stays_escalated);
  g_test_add_func ("/escalation/many-open-tickets-are-said", test_many_open_tickets_are_said);
  g_test_add_func ("/escalation/who-sits-down-has-it-escalated-at-once", test_who_sits_down_has_it_escalated_at_once);
  return g_test_run ();
}
