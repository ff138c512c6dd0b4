/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tasks that repeat: one at a time, in the change set that finishes the last. */
#include "accord-config.h"

#include <string.h>
#include "accord-clock.h"
#include "accord-date.h"
#include "journal-fixture.h"

#define ACTIVITY (&accord_activity_kind)
#define ITEM (&accord_task_item_kind)
#define TUESDAY (accord_date_from_ymd (2026, 11, 24))

static AccordWorkspace *workspace;

static void
set_up (void)
{
  workspace = accord_test_workspace ();
  accord_now_set (accord_date_to_time (TUESDAY) + 10 * 3600000);
  accord_test_create (workspace, CUSTOMER, "name", "Alpha", NULL);
}

static void
tear_down (void)
{
  accord_now_set (0);
  accord_test_drop (g_steal_pointer (&workspace));
}

static void
add_weekly (const char *repeat)
{
  accord_test_create (workspace, ACTIVITY, "title", "Call", "type", "call", "customer", "1", "due_on", "2026-11-24",
                      "due_minute", "600", "priority", "high", "repeat", repeat, NULL);
}

static void
finish (gint64 id)
{
  AccordEdit *edit = accord_edit_new ("Finished");
  g_autoptr (AccordChangeSet) set = NULL;

  accord_edit_set_number (edit, ACTIVITY, id, "done_at", accord_now_ms ());
  set = accord_test_commit (workspace, edit);
}

static void
test_finishing_makes_the_next (void)
{
  g_autoptr (AccordRecord) next = NULL;

  set_up ();
  add_weekly ("FREQ=WEEKLY;COUNT=3");
  accord_test_create (workspace, ITEM, "title", "Ask for the budget", "activity", "1", "done", "1", NULL);
  finish (1);
  g_assert_cmpint (accord_test_count (workspace, ACTIVITY), ==, 2);
  next = accord_test_load (workspace, ACTIVITY, 2);
  g_assert_cmpstr (accord_record_title (next), ==, "Call");
  g_assert_cmpint (accord_record_number (next, "due_on"), ==, TUESDAY + 7);
  g_assert_cmpint (accord_record_number (next, "due_minute"), ==, 600);
  g_assert_cmpint (accord_record_number (next, "customer"), ==, 1);
  g_assert_cmpstr (accord_record_text (next, "priority"), ==, "high");
  g_assert_cmpstr (accord_record_text (next, "repeat"), ==, "FREQ=WEEKLY;BYDAY=TU;COUNT=2");
  g_assert_cmpint (accord_record_number (next, "done_at"), ==, 0);
  {
    g_autoptr (AccordRecord) item = accord_test_load (workspace, ITEM, 2);

    g_assert_cmpstr (accord_record_title (item), ==, "Ask for the budget");
    g_assert_cmpint (accord_record_number (item, "activity"), ==, 2);
    g_assert_cmpint (accord_record_number (item, "done"), ==, 0);
  }
  tear_down ();
}

static void
test_one_undo_takes_both_back (void)
{
  g_autoptr (AccordRecord) first = NULL;

  set_up ();
  add_weekly ("FREQ=WEEKLY");
  finish (1);
  g_assert_cmpint (accord_test_count (workspace, ACTIVITY), ==, 2);
  accord_test_done (accord_journal_undo (accord_workspace_get_journal (workspace)));
  g_assert_cmpint (accord_test_count (workspace, ACTIVITY), ==, 1);
  first = accord_test_load (workspace, ACTIVITY, 1);
  g_assert_cmpint (accord_record_number (first, "done_at"), ==, 0);
  /* Redone, there is one next again, not two. */
  accord_test_done (accord_journal_redo (accord_workspace_get_journal (workspace)));
  g_assert_cmpint (accord_test_count (workspace, ACTIVITY), ==, 2);
  tear_down ();
}

static void
test_the_last_makes_none (void)
{
  set_up ();
  add_weekly ("FREQ=WEEKLY;COUNT=1");
  add_weekly ("FREQ=WEEKLY;UNTIL=20261130");
  finish (1);
  finish (2);
  g_assert_cmpint (accord_test_count (workspace, ACTIVITY), ==, 2);
  tear_down ();
}

static void
test_an_edit_of_what_is_done_makes_none (void)
{
  set_up ();
  add_weekly ("FREQ=DAILY");
  finish (1);
  accord_test_set (workspace, ACTIVITY, 1, "outcome", "Reached");
  finish (1);
  g_assert_cmpint (accord_test_count (workspace, ACTIVITY), ==, 2);
  tear_down ();
}

/* Opened again by hand, not by undo, its next one is there already. */
static void
test_finished_twice_there_is_one_next (void)
{
  AccordEdit *edit = accord_edit_new ("Reopened");
  g_autoptr (AccordChangeSet) set = NULL;
  g_autoptr (AccordRecord) next = NULL, first = NULL;

  set_up ();
  add_weekly ("FREQ=WEEKLY");
  finish (1);
  accord_edit_clear (edit, ACTIVITY, 1, "done_at");
  set = accord_test_commit (workspace, edit);
  finish (1);
  g_assert_cmpint (accord_test_count (workspace, ACTIVITY), ==, 2);
  next = accord_test_load (workspace, ACTIVITY, 2);
  g_assert_cmpstr (accord_record_text (next, "repeat"), ==, "FREQ=WEEKLY;BYDAY=TU");
  /* All of it taken back, it repeats as it did. */
  for (int i = 0; i < 3; i++)
    accord_test_done (accord_journal_undo (accord_workspace_get_journal (workspace)));
  first = accord_test_load (workspace, ACTIVITY, 1);
  g_assert_cmpstr (accord_record_text (first, "repeat"), ==, "FREQ=WEEKLY");
  tear_down ();
}

static gboolean
write_done (AccordBulk *bulk, gpointer data, GError **error)
{
  AccordValue *values = data;

  return accord_bulk_create (bulk, ACTIVITY, values, error) != 0;
}

/* A file brings its own next one, and may say what it likes of repetitions. */
static void
test_what_comes_from_a_file_makes_none (void)
{
  AccordValue values[ACCORD_KIND_FIELDS_MAX] = { 0 };

  set_up ();
  accord_value_set_text (&values[accord_kind_find (ACTIVITY, "title")], "Call");
  accord_value_set_text (&values[accord_kind_find (ACTIVITY, "type")], "call");
  accord_value_set_text (&values[accord_kind_find (ACTIVITY, "repeat")], "every other Tuesday");
  accord_value_set_number (&values[accord_kind_find (ACTIVITY, "due_on")], TUESDAY);
  accord_test_done (accord_journal_bulk (accord_workspace_get_journal (workspace), "Imported", write_done, values, NULL));
  for (int i = 0; i < ACCORD_KIND_FIELDS_MAX; i++)
    accord_value_clear (&values[i]);
  g_assert_cmpint (accord_test_count (workspace, ACTIVITY), ==, 1);
  tear_down ();
}

static void
assert_refused (const char *words, const char *field, const char *text)
{
  AccordEdit *edit = accord_edit_new ("Changed");
  g_autoptr (GError) error = NULL;

  if (g_ascii_isdigit (*text))
    accord_edit_set_number (edit, ACTIVITY, 1, field, g_ascii_strtoll (text, NULL, 10));
  else
    accord_edit_set_text (edit, ACTIVITY, 1, field, text);
  error = fixture_refusal (workspace, edit);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_what_cannot_be_is_refused (void)
{
  set_up ();
  accord_test_create (workspace, ACTIVITY, "title", "Call", "type", "call", NULL);
  assert_refused ("needs a first day", "repeat", "FREQ=WEEKLY");
  assert_refused ("BYDAY=NEVER", "repeat", "FREQ=WEEKLY;BYDAY=NEVER");
  assert_refused ("0 to 1439", "due_minute", "1440");
  tear_down ();
}

/* A survey's answer lies on its scale; what only was sent needs none. */
static void
test_answers_lie_on_their_scale (void)
{
  static const struct { const char *scale; gint64 score; const char *words; } cases[] = {
    { "5", 1, NULL }, { "5", 5, NULL }, { "5", 0, "1 to 5" }, { "5", 6, "1 to 5" }, { "10", 0, NULL }, { "10", 10, NULL },
    { "10", 11, "0 to 10" }, { "10", -1, "0 to 10" }, { NULL, 3, "needs the scale" },
  };

  set_up ();
  accord_test_create (workspace, ACTIVITY, "title", "Care", "type", "survey", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AccordEdit *edit = accord_edit_new ("Logged");
      gint64 id = accord_edit_create (edit, ACTIVITY);

      accord_edit_set_text (edit, ACTIVITY, id, "title", "Care");
      accord_edit_set_text (edit, ACTIVITY, id, "type", "survey");
      accord_edit_set_text (edit, ACTIVITY, id, "scale", cases[i].scale);
      accord_edit_set_number (edit, ACTIVITY, id, "score", cases[i].score);
      if (cases[i].words == NULL)
        accord_change_set_unref (accord_test_commit (workspace, edit));
      else
        {
          g_autoptr (GError) error = fixture_refusal (workspace, edit);

          g_test_message ("%s %d: %s", cases[i].scale, (int) cases[i].score, error->message);
          g_assert_nonnull (strstr (error->message, cases[i].words));
        }
    }
  g_assert_cmpint (accord_test_count (workspace, ACTIVITY), ==, 5);
  tear_down ();
}

/* @fields: of a policy, refused with these words. */
static void
assert_policy_refused (const char *words, const char *scope, const char *value, gint64 ideal, gint64 longest)
{
  AccordEdit *edit = accord_edit_new ("Added a policy");
  gint64 id = accord_edit_create (edit, &accord_contact_policy_kind);
  g_autoptr (GError) error = NULL;

  accord_edit_set_text (edit, &accord_contact_policy_kind, id, "name", "Policy");
  accord_edit_set_text (edit, &accord_contact_policy_kind, id, "scope", scope);
  if (value != NULL)
    accord_edit_set_text (edit, &accord_contact_policy_kind, id, "value", value);
  accord_edit_set_number (edit, &accord_contact_policy_kind, id, "ideal_days", ideal);
  accord_edit_set_number (edit, &accord_contact_policy_kind, id, "longest_days", longest);
  error = fixture_refusal (workspace, edit);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_policies_make_sense (void)
{
  set_up ();
  assert_policy_refused ("longest interval", "all", NULL, 30, 29);
  assert_policy_refused ("1 to 3650", "all", NULL, 0, 29);
  assert_policy_refused ("1 to 3650", "all", NULL, 1, 3651);
  assert_policy_refused ("which customers", "lifecycle", NULL, 30, 60);
  assert_policy_refused ("which customers", "stage", NULL, 30, 60);
  accord_test_create (workspace, &accord_contact_policy_kind, "name", "All", "scope", "all", "ideal_days", "30", "longest_days", "30", NULL);
  tear_down ();
}

static gint64
customer_of (gint64 id)
{
  g_autoptr (AccordRecord) activity = accord_test_load (workspace, ACTIVITY, id);

  return accord_record_number (activity, "customer");
}

/* Who asks when a customer was last talked to asks for the customer's activities. */
static void
test_what_is_done_for_a_deal_is_its_customers (void)
{
  AccordEdit *edit = accord_edit_new ("Given to a deal");
  g_autoptr (AccordChangeSet) given = NULL, undone = NULL;

  set_up ();
  accord_test_create (workspace, CUSTOMER, "name", "Beta", NULL);
  accord_test_create (workspace, DEAL, "name", "Alpha's", "customer", "1", "stage", "1", NULL);
  accord_test_create (workspace, DEAL, "name", "Nobody's", "stage", "1", NULL);
  accord_test_create (workspace, ACTIVITY, "title", "Call", "type", "call", "deal", "1", NULL);
  accord_test_create (workspace, ACTIVITY, "title", "Own", "type", "call", "deal", "1", "customer", "2", NULL);
  accord_test_create (workspace, ACTIVITY, "title", "None", "type", "call", "deal", "2", NULL);
  accord_test_create (workspace, ACTIVITY, "title", "Later", "type", "call", NULL);
  g_assert_cmpint (customer_of (1), ==, 1);
  g_assert_cmpint (customer_of (2), ==, 2);
  g_assert_cmpint (customer_of (3), ==, 0);
  g_assert_cmpint (customer_of (4), ==, 0);
  accord_edit_set_number (edit, ACTIVITY, 4, "deal", 1);
  given = accord_test_commit (workspace, edit);
  g_assert_cmpint (customer_of (4), ==, 1);
  undone = fixture_undo (workspace);
  g_assert_cmpint (customer_of (4), ==, 0);
  fixture_assert_sound (workspace);
  tear_down ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/journal/follow/finishing-makes-the-next", test_finishing_makes_the_next);
  g_test_add_func ("/journal/follow/one-undo-takes-both-back", test_one_undo_takes_both_back);
  g_test_add_func ("/journal/follow/the-last-makes-none", test_the_last_makes_none);
  g_test_add_func ("/journal/follow/an-edit-of-what-is-done-makes-none", test_an_edit_of_what_is_done_makes_none);
  g_test_add_func ("/journal/follow/finished-twice-there-is-one-next", test_finished_twice_there_is_one_next);
  g_test_add_func ("/journal/follow/what-comes-from-a-file-makes-none", test_what_comes_from_a_file_makes_none);
  g_test_add_func ("/journal/follow/what-cannot-be-is-refused", test_what_cannot_be_is_refused);
  g_test_add_func ("/journal/follow/answers-lie-on-their-scale", test_answers_lie_on_their_scale);
  g_test_add_func ("/journal/follow/policies-make-sense", test_policies_make_sense);
  g_test_add_func ("/journal/follow/what-is-done-for-a-deal-is-its-customers", test_what_is_done_for_a_deal_is_its_customers);
  return g_test_run ();
}
