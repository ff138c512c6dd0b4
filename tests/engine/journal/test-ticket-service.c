/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tickets keep for their targets (F14), and which settings, campaigns and entered figures are refused. The clock is set:
 * Monday, 2 November 2026, 9:00 UTC. */
#include "accord-config.h"

#include "accord-clock.h"
#include "accord-date.h"
#include "journal-fixture.h"

#define TICKET (&accord_ticket_kind)
#define HOUR G_GINT64_CONSTANT (3600000)
#define MONDAY ((gint64) accord_date_from_ymd (2026, 11, 2) * 24 * HOUR)

static AccordWorkspace *workspace;

static gint64
settings_id (void)
{
  return accord_workspace_get_settings_id (workspace);
}

static void
set_up (void)
{
  workspace = accord_test_workspace ();
  accord_now_set (MONDAY + 9 * HOUR);
  accord_test_set (workspace, &accord_workspace_kind, settings_id (), "time_zone", "UTC");
  accord_test_create (workspace, CUSTOMER, "name", "Alpha", NULL);
}

static void
tear_down (void)
{
  fixture_assert_sound (workspace);
  accord_now_set (0);
  accord_test_drop (g_steal_pointer (&workspace));
}

static gint64
number_of (gint64 id, const char *field)
{
  g_autoptr (AccordRecord) record = accord_test_load (workspace, TICKET, id);

  return accord_record_number (record, field);
}

static void
assert_pauses (gint64 id, const char *format, ...)
{
  g_autoptr (AccordRecord) record = accord_test_load (workspace, TICKET, id);
  g_autofree char *expected = NULL;
  va_list args;

  va_start (args, format);
  expected = format != NULL ? g_strdup_vprintf (format, args) : NULL;
  va_end (args);
  g_assert_cmpstr (accord_record_text (record, "pauses"), ==, expected);
}

/* Hours after Monday's midnight. */
static void
move (gint64 id, const char *state, gint64 hour)
{
  AccordEdit *edit = accord_edit_new ("State");

  accord_now_set (MONDAY + hour * HOUR);
  accord_edit_set_text (edit, TICKET, id, "state", state);
  accord_edit_set_text (edit, TICKET, id, "reason", "The part is ordered");
  accord_change_set_unref (accord_test_commit (workspace, edit));
}

#define AT(hour) (MONDAY + (gint64) (hour) * HOUR)
#define N G_GINT64_FORMAT

/* Waited 10 to 12, on hold 12 to 14, resolved 15, again 33 to 34. */
static void
test_pauses_follow_states (void)
{
  gint64 id = accord_test_create (workspace, TICKET, "subject", "It hums", "customer", "1", NULL);

  assert_pauses (id, NULL);
  move (id, "waiting", 10);
  assert_pauses (id, "w%" N "-", AT (10));
  move (id, "held", 12);
  move (id, "working", 14);
  assert_pauses (id, "w%" N "-%" N " h%" N "-%" N, AT (10), AT (12), AT (12), AT (14));
  move (id, "resolved", 15);
  move (id, "closed", 20);
  assert_pauses (id, "w%" N "-%" N " h%" N "-%" N " r%" N "-", AT (10), AT (12), AT (12), AT (14), AT (15));
  g_assert_cmpint (number_of (id, "first_resolved_at"), ==, AT (15));
  move (id, "working", 33);
  g_assert_cmpint (number_of (id, "resolved_at"), ==, 0);
  g_assert_cmpint (number_of (id, "first_resolved_at"), ==, AT (15));
  g_assert_cmpint (number_of (id, "answered_at"), ==, AT (10)); /* the first answer stays too */
  move (id, "resolved", 34);
  assert_pauses (id, "w%" N "-%" N " h%" N "-%" N " r%" N "-%" N " r%" N "-", AT (10), AT (12), AT (12), AT (14), AT (15), AT (33), AT (34));
  g_assert_cmpint (number_of (id, "first_resolved_at"), ==, AT (15));
}

/* Urgent: an answer within half an hour. At 10 it is made low: missed at 9:30 all the same. Undone, nothing is written down. */
static void
test_what_was_missed_is_kept_when_the_target_moves (void)
{
  gint64 id = accord_test_create (workspace, TICKET, "subject", "It burns", "customer", "1", "priority", "urgent", NULL);

  accord_now_set (AT (10));
  accord_test_set (workspace, TICKET, id, "priority", "low");
  g_assert_cmpint (number_of (id, "answer_missed_at"), ==, AT (9) + HOUR / 2);
  g_assert_cmpint (number_of (id, "resolution_missed_at"), ==, 0);
  accord_change_set_unref (fixture_undo (workspace));
  g_assert_cmpint (number_of (id, "answer_missed_at"), ==, 0);
}

/* Low: 8 hours, 17 working hours short of the key account's 4: at 15:00 its answer was missed at 14:00. */
static void
test_key_accounts_are_a_level_up (void)
{
  gint64 key = accord_test_create (workspace, CUSTOMER, "name", "Beta", "key_account", "yes", NULL);
  g_autofree char *whose = g_strdup_printf ("%" N, key);
  gint64 id = accord_test_create (workspace, TICKET, "subject", "It hums", "customer", whose, "priority", "low", NULL);
  gint64 other = accord_test_create (workspace, TICKET, "subject", "It hums", "customer", "1", "priority", "low", NULL);

  accord_now_set (AT (15));
  accord_test_set (workspace, TICKET, id, "subject", "It hums louder");
  accord_test_set (workspace, TICKET, other, "subject", "It hums louder");
  g_assert_cmpint (number_of (id, "answer_missed_at"), ==, AT (14));
  g_assert_cmpint (number_of (other, "answer_missed_at"), ==, 0);
}

static void
assert_refused (const AccordKind *kind, gint64 id, const char *field, const char *text, const char *words)
{
  AccordEdit *edit = accord_edit_new ("Changed");
  g_autoptr (GError) error = NULL;

  accord_edit_set_text (edit, kind, id, field, text);
  error = fixture_refusal (workspace, edit);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_settings_that_are_not_understood_are_refused (void)
{
  assert_refused (&accord_workspace_kind, settings_id (), "work_hours", "nine to five", "nine to five");
  assert_refused (&accord_workspace_kind, settings_id (), "days_off", "Christmas", "Christmas");
  assert_refused (&accord_workspace_kind, settings_id (), "makeup_days", "2026-02-30", "2026-02-30");
  assert_refused (&accord_workspace_kind, settings_id (), "time_zone", "Mars/Olympus", "Mars/Olympus");
  assert_refused (&accord_workspace_kind, settings_id (), "service_targets", "soon", "soon");
  accord_test_set (workspace, &accord_workspace_kind, settings_id (), "work_hours", "Mo-Sa 08:00-16:00");
}

static AccordEdit *
reading (const char *figure, gint64 reached, gint64 possible)
{
  AccordEdit *edit = accord_edit_new ("Entered");
  gint64 id = accord_edit_create (edit, &accord_reading_kind);

  accord_edit_set_text (edit, &accord_reading_kind, id, "name", "Products");
  accord_edit_set_text (edit, &accord_reading_kind, id, "figure", figure);
  accord_edit_set_number (edit, &accord_reading_kind, id, "from_on", 20000);
  accord_edit_set_number (edit, &accord_reading_kind, id, "until_on", reached == 1 ? 19999 : 20000);
  accord_edit_set_number (edit, &accord_reading_kind, id, "reached", reached);
  if (possible != 0)
    accord_edit_set_number (edit, &accord_reading_kind, id, "possible", possible);
  return edit;
}

static void
assert_not_entered (const char *figure, gint64 reached, gint64 possible, const char *words)
{
  g_autoptr (GError) error = fixture_refusal (workspace, reading (figure, reached, possible));

  g_assert_nonnull (strstr (error->message, words));
}

static void
test_figures_that_cannot_be_are_refused (void)
{
  assert_not_entered ("exam", 101, 0, "More was reached");
  assert_not_entered ("exam", 61, 60, "More was reached");
  assert_not_entered ("talks", -1, 4, "0 or more");
  assert_not_entered ("talks", 3, -4, "0 or more");
  assert_not_entered ("exam", 1, 60, "cannot end before");
  accord_change_set_unref (accord_test_commit (workspace, reading ("cases", 250, 0)));
  accord_change_set_unref (accord_test_commit (workspace, reading ("exam", 100, 0)));
}

#define ADD(path, func) g_test_add_func (path, run_ ## func)
#define WRAP(func) static void run_ ## func (void) { set_up (); func (); tear_down (); }

WRAP (test_pauses_follow_states)
WRAP (test_what_was_missed_is_kept_when_the_target_moves)
WRAP (test_key_accounts_are_a_level_up)
WRAP (test_settings_that_are_not_understood_are_refused)
WRAP (test_figures_that_cannot_be_are_refused)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  ADD ("/ticket/service/pauses-follow-states", test_pauses_follow_states);
  ADD ("/ticket/service/what-was-missed-is-kept-when-the-target-moves", test_what_was_missed_is_kept_when_the_target_moves);
  ADD ("/ticket/service/key-accounts-are-a-level-up", test_key_accounts_are_a_level_up);
  ADD ("/ticket/service/settings-that-are-not-understood-are-refused", test_settings_that_are_not_understood_are_refused);
  ADD ("/ticket/service/figures-that-cannot-be-are-refused", test_figures_that_cannot_be_are_refused);
  return g_test_run ();
}
