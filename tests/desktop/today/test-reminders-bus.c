/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reminders as the desktop gets them. */

#include "accord-config.h"

#include "accord-clock.h"
#include "accord-ticket-service-words.h"
#include "accord-wall-alarm.h"
#include "reminders-fixture.h"

/* By the file too: another one has a step of the same number. */
static char *
id_of (RemindersFixture *f, const char *what, gint64 id)
{
  g_autofree char *mark = accord_path_mark (accord_workspace_get_path (f->workspace));

  return id != 0 ? g_strdup_printf ("%s-%s-%" G_GINT64_FORMAT, what, mark, id) : g_strdup_printf ("%s-%s", what, mark);
}

static void
test_due_step_is_told_with_three_buttons (RemindersFixture *f, gconstpointer data)
{
  gint64 id = reminders_step (f, "Ring the harbour", DAY, 600);
  const char *path = accord_workspace_get_path (f->workspace);
  g_autofree char *name = id_of (f, "step", id);
  g_autoptr (GVariant) notification = NULL;

  reminders_begin (f, 599);
  reminders_wait_next (f, AT (600));
  reminders_assert_silence ();
  reminders_look_at (f, 600);
  notification = reminders_pop_notification (name, "Ring the harbour", "10:00");
  g_assert_cmpuint (reminders_n_buttons (notification), ==, 3);
  reminders_assert_button (notification, 0, "Done", "app.reminder-done", path, id);
  reminders_assert_button (notification, 1, "In 1 Hour", "app.reminder-postpone", path, id);
  reminders_assert_button (notification, 2, "Open", "app.reminder-open", path, id);
  reminders_wait_next (f, AT (24 * 60));
  reminders_look_at (f, 601);
  reminders_assert_silence (); /* once */
}

/* What the button asks: done is done, with undo, and the word is taken back; the other is due an hour later. */
static void
test_buttons_finish_and_postpone (RemindersFixture *f, gconstpointer data)
{
  gint64 done = reminders_step (f, "Ring", DAY, 600), later = reminders_step (f, "Write", DAY, 601);
  g_autofree char *name = id_of (f, "step", done);
  g_autoptr (GVariant) withdrawn = NULL, expected = NULL, other = NULL;
  g_autoptr (AccordRecord) record = NULL, postponed = NULL;

  reminders_begin (f, 601);
  g_variant_unref (reminders_pop_notification (NULL, "Ring", "10:00"));
  g_variant_unref (reminders_pop_notification (NULL, "Write", "10:01"));
  accord_change_set_unref (accord_test_boxed (accord_reminders_done (f->reminders, done)));
  withdrawn = reminders_pop ("RemoveNotification");
  expected = g_variant_ref_sink (g_variant_new ("(s)", name));
  g_assert_true (g_variant_equal (withdrawn, expected));
  record = accord_test_load (f->workspace, &accord_activity_kind, done);
  g_assert_cmpint (accord_record_number (record, "done_at"), ==, AT (601));
  accord_change_set_unref (accord_test_boxed (accord_reminders_postpone (f->reminders, later)));
  reminders_wait_next (f, AT (661));
  postponed = accord_test_load (f->workspace, &accord_activity_kind, later);
  g_assert_cmpint (accord_record_number (postponed, "due_on"), ==, DAY);
  g_assert_cmpint (accord_record_number (postponed, "due_minute"), ==, 661);
  reminders_look_at (f, 661);
  other = reminders_pop_notification (NULL, "Write", "11:01");
}

/* The notification stood there still: neither the time at which it was done nor its day changes. */
static void
test_what_was_done_elsewhere_stays (RemindersFixture *f, gconstpointer data)
{
  gint64 id = reminders_step (f, "Ring", DAY, 600);
  g_autoptr (AccordRecord) before = NULL, after = NULL;
  g_autoptr (GError) error = NULL, other = NULL;

  reminders_begin (f, 601);
  g_variant_unref (reminders_pop_notification (NULL, "Ring", "10:00"));
  accord_test_set (f->workspace, &accord_activity_kind, id, "done_at", "2026-11-01T10:00:00Z");
  g_variant_unref (reminders_pop ("RemoveNotification"));
  before = accord_test_load (f->workspace, &accord_activity_kind, id);
  error = accord_test_error (accord_reminders_done (f->reminders, id));
  other = accord_test_error (accord_reminders_postpone (f->reminders, id));
  g_assert_cmpstr (error->message, ==, "“Ring” is done already.");
  g_assert_cmpstr (other->message, ==, "“Ring” is done already.");
  for (int i = 0; i < 2; i++)
    g_variant_unref (reminders_pop_notification (NULL, "This Could Not Be Done", error->message));
  after = accord_test_load (f->workspace, &accord_activity_kind, id);
  g_assert_cmpint (accord_record_number (after, "done_at"), ==, accord_record_number (before, "done_at"));
  g_assert_cmpint (accord_record_number (after, "due_minute"), ==, 600);
}

static void
test_thirty_are_one (RemindersFixture *f, gconstpointer data)
{
  g_autofree char *digest = id_of (f, "digest", 0);
  g_autoptr (GVariant) notification = NULL;

  for (int i = 0; i < 30; i++)
    reminders_step (f, "Ring", DAY, 600 + i);
  reminders_begin (f, 720);
  notification = reminders_pop_notification (digest, "30 steps are due", "They came due while nobody could be told.");
  g_assert_cmpuint (reminders_n_buttons (notification), ==, 1);
  reminders_assert_button (notification, 0, "Open Today", "app.reminder-open", accord_workspace_get_path (f->workspace), 0);
  reminders_wait_next (f, AT (24 * 60));
  reminders_assert_silence ();
}

/* 7:00 is told at 8:00, also where somebody works in the quiet hours. */
static void
test_quiet_hours_hold_back (RemindersFixture *f, gconstpointer data)
{
  reminders_step (f, "Ring", DAY, 7 * 60);
  g_settings_set_int64 (f->settings, "reminded-until", AT (6 * 60));
  reminders_begin (f, 7 * 60 + 1);
  reminders_wait_next (f, AT (8 * 60));
  reminders_assert_silence ();
  reminders_step (f, "Write", DAY, 12 * 60);
  reminders_look_at (f, 8 * 60);
  g_variant_unref (reminders_pop_notification (NULL, "Ring", "7:00"));
  reminders_wait_next (f, AT (12 * 60));
}

/* Whoever ends them at once need not wait for the hour that they ended before. */
static void
test_other_quiet_hours_count_at_once (RemindersFixture *f, gconstpointer data)
{
  reminders_step (f, "Ring", DAY, 7 * 60);
  g_settings_set_int64 (f->settings, "reminded-until", AT (6 * 60));
  reminders_begin (f, 7 * 60 + 1);
  reminders_wait_next (f, AT (8 * 60));
  g_settings_set_int (f->settings, "quiet-to", 6 * 60);
  g_variant_unref (reminders_pop_notification (NULL, "Ring", "7:00"));
}

static void
test_morning_comes_once (RemindersFixture *f, gconstpointer data)
{
  g_autofree char *digest = id_of (f, "digest", 0);
  reminders_step (f, "Late", DAY - 3, 600);
  reminders_step (f, "Any time", DAY, -1);
  g_settings_set_int64 (f->settings, "digest-on", DAY - 1);
  reminders_begin (f, 8 * 60 + 30);
  reminders_wait_next (f, AT (9 * 60));
  reminders_assert_silence ();
  reminders_look_at (f, 9 * 60);
  g_variant_unref (reminders_pop_notification (digest, "1 step for today", "1 more is overdue"));
  reminders_wait_next (f, AT (24 * 60));
  g_assert_cmpint (g_settings_get_int64 (f->settings, "digest-on"), ==, DAY);
  reminders_look_at (f, 9 * 60 + 1);
  reminders_assert_silence ();
}

/* A step written down at 10:00 for 10:00, one for 9:30: whoever wrote them knows. */
static void
test_own_actions_notify_nothing (RemindersFixture *f, gconstpointer data)
{
  reminders_begin (f, 600);
  reminders_wait_next (f, AT (24 * 60));
  reminders_step (f, "Now", DAY, 600);
  reminders_step (f, "Before", DAY, 570);
  reminders_step (f, "Soon", DAY, 630);
  reminders_wait_next (f, AT (630));
  reminders_assert_silence ();
  reminders_look_at (f, 630);
  g_variant_unref (reminders_pop_notification (NULL, "Soon", "10:30"));
}

static void
test_switched_off_says_nothing (RemindersFixture *f, gconstpointer data)
{
  reminders_step (f, "Ring", DAY, 600);
  g_settings_set_boolean (f->settings, "reminders", FALSE);
  reminders_begin (f, 600);
  g_usleep (200000); /* twice what it waits for more changes */
  accord_test_idle ();
  reminders_assert_silence ();
  g_settings_set_boolean (f->settings, "reminders", TRUE);
  g_variant_unref (reminders_pop_notification (NULL, "Ring", "10:00"));
}

static void
rang_cb (gpointer data)
{
  (*(int *) data)++;
}

/* By the clock on the wall: also a time that is past already. */
static void
test_alarm_goes_off (void)
{
  AccordWallAlarm alarm;
  gint64 end = g_get_monotonic_time () + PATIENCE, due = accord_now_ms () + 200;
  int n = 0;

  accord_wall_alarm_init (&alarm, rang_cb, &n);
  accord_wall_alarm_set (&alarm, due);
  while (n == 0 && g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
  g_assert_cmpint (accord_now_ms (), >=, due); /* never before, however late the machine is */
  g_assert_cmpint (n, ==, 1);
  accord_wall_alarm_set (&alarm, accord_now_ms () - 3600000);
  while (n == 1 && g_get_monotonic_time () < end)
    accord_test_idle ();
  g_assert_cmpint (n, ==, 2);
  accord_wall_alarm_clear (&alarm);
}

static gint64
make_ticket (RemindersFixture *f)
{
  accord_test_create (f->workspace, &accord_customer_kind, "name", "Alpha", NULL);
  return accord_test_create (f->workspace, &accord_ticket_kind, "subject", "Line stands still", "customer", "1", "type", "fault", "priority", "urgent", NULL);
}

static void
escalate (RemindersFixture *f, gint64 ticket, gint64 member, int level)
{
  AccordEdit *edit = accord_edit_new ("Escalated");

  accord_edit_set_number (edit, &accord_ticket_kind, ticket, "escalated_to", member);
  accord_edit_set_number (edit, &accord_ticket_kind, ticket, "escalation", level);
  accord_edit_set_number (edit, &accord_ticket_kind, ticket, "escalated_at", AT (599));
  accord_change_set_unref (accord_test_commit (f->workspace, edit));
}

static void
expect_ticket (RemindersFixture *f, gint64 ticket)
{
  g_autofree char *name = id_of (f, "ticket", ticket), *words = NULL, *body = NULL;
  g_autoptr (AccordRecord) record = accord_test_load (f->workspace, &accord_ticket_kind, ticket);
  g_autoptr (GVariant) notification = NULL;

  words = accord_ticket_escalation_words (record);
  g_assert_nonnull (words);
  body = g_strdup_printf ("Alpha · %s", words);
  notification = reminders_pop_notification (name, "Line stands still", body);
  g_assert_cmpuint (reminders_n_buttons (notification), ==, 1);
  reminders_assert_button (notification, 0, "Open Today", "app.reminder-open", accord_workspace_get_path (f->workspace), 0);
}

/* So long that whatever is to be said has been. */
static void
settle (void)
{
  gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC / 2;

  while (g_get_monotonic_time () < end)
    accord_test_idle ();
}

/* To somebody else: nothing. To who sits here: told once a level, not in quiet hours, and taken back when it is resolved. */
static void
test_escalated_ticket_is_told_to_its_taker (RemindersFixture *f, gconstpointer data)
{
  gint64 me = accord_test_create (f->workspace, &accord_member_kind, "name", "Zoe", "role", "manager", NULL);
  gint64 other = accord_test_create (f->workspace, &accord_member_kind, "name", "Lin", "role", "manager", NULL);
  gint64 ticket = make_ticket (f);
  g_autofree char *name = id_of (f, "ticket", ticket);
  g_autoptr (GVariant) withdrawn = NULL, expected = g_variant_ref_sink (g_variant_new ("(s)", name));

  accord_journal_set_actor (accord_workspace_get_journal (f->workspace), me);
  reminders_begin (f, 600);
  reminders_wait_next (f, AT (24 * 60));
  escalate (f, ticket, other, 1);
  settle ();
  reminders_assert_silence ();
  escalate (f, ticket, me, 2);
  expect_ticket (f, ticket);
  reminders_look_at (f, 602);
  settle ();
  reminders_assert_silence (); /* once */
  accord_now_set (AT (21 * 60));
  escalate (f, ticket, me, 3);
  settle ();
  reminders_assert_silence ();
  reminders_look_at (f, 24 * 60 + 480);
  expect_ticket (f, ticket);
  {
    AccordEdit *edit = accord_edit_new ("Resolved");

    accord_edit_set_number (edit, &accord_ticket_kind, ticket, "resolved_at", AT (24 * 60 + 481));
    accord_change_set_unref (accord_test_commit (f->workspace, edit));
  }
  withdrawn = reminders_pop ("RemoveNotification");
  g_assert_true (g_variant_equal (withdrawn, expected));
}

/* Whom it went to is not said any more, and nobody sits here. */
static void
test_ticket_of_nobody_is_told_to_nobody (RemindersFixture *f, gconstpointer data)
{
  gint64 other = accord_test_create (f->workspace, &accord_member_kind, "name", "Lin", "role", "manager", NULL);
  gint64 ticket = make_ticket (f);
  AccordEdit *edit = accord_edit_new ("Cleared");

  reminders_begin (f, 600);
  reminders_wait_next (f, AT (24 * 60));
  escalate (f, ticket, other, 1);
  accord_edit_set_text (edit, &accord_ticket_kind, ticket, "escalated_to", NULL);
  accord_change_set_unref (accord_test_commit (f->workspace, edit));
  settle ();
  reminders_assert_silence ();
}

#define REMINDS(path, func) g_test_add ("/today/reminders-bus/" path, RemindersFixture, NULL, reminders_set_up, func, reminders_tear_down)

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  reminders_portal_begin ();
  REMINDS ("due-step-is-told-with-three-buttons", test_due_step_is_told_with_three_buttons);
  REMINDS ("buttons-finish-and-postpone", test_buttons_finish_and_postpone);
  REMINDS ("what-was-done-elsewhere-stays", test_what_was_done_elsewhere_stays);
  REMINDS ("thirty-are-one", test_thirty_are_one);
  REMINDS ("quiet-hours-hold-back-and-forget-nothing", test_quiet_hours_hold_back);
  REMINDS ("other-quiet-hours-count-at-once", test_other_quiet_hours_count_at_once);
  REMINDS ("morning-comes-once", test_morning_comes_once);
  REMINDS ("own-actions-notify-nothing", test_own_actions_notify_nothing);
  REMINDS ("escalated-ticket-is-told-to-its-taker", test_escalated_ticket_is_told_to_its_taker);
  REMINDS ("ticket-of-nobody-is-told-to-nobody", test_ticket_of_nobody_is_told_to_nobody);
  REMINDS ("switched-off-says-nothing", test_switched_off_says_nothing);
  g_test_add_func ("/today/reminders-bus/alarm-goes-off", test_alarm_goes_off);
  status = g_test_run ();
  reminders_portal_end ();
  return status;
}
