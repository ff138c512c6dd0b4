/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How deals enter stages: what holds them back, what is written down, and what becomes of deals when a
 * stage or a pipeline goes. */
#include "accord-config.h"

#include <string.h>
#include "accord-gate.h"
#include "accord-pipelines.h"
#include "journal-fixture.h"

#define EVENT (&accord_stage_event_kind)
#define CRITERION (&accord_stage_criterion_kind)

static gint64
make_deal (AccordWorkspace *workspace, const char *stage_name)
{
  g_autofree char *stage = fixture_number (accord_test_stage (workspace, stage_name));

  return accord_test_create (workspace, DEAL, "name", "Scanner", "stage", stage, NULL);
}

/* A required condition of a stage of the default pipeline. */
static gint64
require (AccordWorkspace *workspace, const char *stage_name, const char *side, const char *type, const char *title,
         const char *field, const char *value)
{
  g_autofree char *stage = fixture_number (accord_test_stage (workspace, stage_name));

  return accord_test_create (workspace, CRITERION, "title", title, "stage", stage, "side", side, "type", type, "required",
                             "yes", field, value, NULL);
}

static AccordEdit *
move_edit (gint64 deal, gint64 stage)
{
  AccordEdit *edit = accord_edit_new ("Moved");

  accord_edit_set_both (edit, DEAL, deal, "stage", stage, "a0");
  return edit;
}

static void
move (AccordWorkspace *workspace, gint64 deal, const char *stage)
{
  accord_change_set_unref (accord_test_commit (workspace, move_edit (deal, accord_test_stage (workspace, stage))));
}

static void
assert_refused (AccordWorkspace *workspace, gint64 deal, const char *stage, const char *words)
{
  g_autoptr (GError) error = fixture_refusal (workspace, move_edit (deal, accord_test_stage (workspace, stage)));

  g_assert_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_GATE);
  g_assert_nonnull (strstr (error->message, words));
}

static GPtrArray *
ask (AccordWorkspace *workspace, gint64 deal, const char *stage_name)
{
  gint64 stage = accord_test_stage (workspace, stage_name);

  return accord_test_boxed (accord_gate_ask (accord_workspace_get_store (workspace), &deal, 1, &stage, 1));
}

static AccordRecord *
last_event (AccordWorkspace *workspace, gint64 deal)
{
  g_autoptr (AccordQuery) query = accord_query_new (EVENT);
  g_autoptr (GPtrArray) found = NULL;
  AccordRecord *last = NULL;

  accord_query_add_number (query, "deal", ACCORD_OP_IS, deal);
  found = accord_test_boxed (accord_store_select (accord_workspace_get_store (workspace), query));
  for (guint i = 0; i < found->len; i++)
    if (last == NULL || accord_record_id (found->pdata[i]) > accord_record_id (last))
      last = found->pdata[i];
  return last ? accord_record_ref (last) : NULL;
}

static void
test_field_that_is_empty_holds_back (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 deal = make_deal (workspace, "Needs");
  g_autoptr (GPtrArray) unmet = NULL;
  const AccordCriterion *first;

  require (workspace, "Needs", "exit", "field", "Amount", "path", "amount");
  assert_refused (workspace, deal, "Solution", "Amount");
  unmet = ask (workspace, deal, "Solution");
  g_assert_cmpuint (unmet->len, ==, 1);
  first = g_ptr_array_index (unmet, 0);
  g_assert_cmpint (first->type, ==, ACCORD_CRITERION_FIELD);
  g_assert_cmpstr (first->path, ==, "amount");
  g_assert_cmpint (first->deal, ==, deal);
  g_assert_cmpint (first->to, ==, accord_test_stage (workspace, "Solution"));
  accord_test_set (workspace, DEAL, deal, "amount", "100 EUR");
  move (workspace, deal, "Solution");
  accord_test_drop (workspace);
}

static void
test_field_of_a_linked_record_counts (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 customer = accord_test_create (workspace, CUSTOMER, "name", "Nordwind", NULL);
  g_autofree char *link = fixture_number (customer);
  gint64 deal = make_deal (workspace, "Needs");

  require (workspace, "Solution", "entry", "field", "Phone of the customer", "path", "customer.phone");
  assert_refused (workspace, deal, "Solution", "Phone of the customer");
  accord_test_set (workspace, DEAL, deal, "customer", link);
  assert_refused (workspace, deal, "Solution", "Phone of the customer");
  accord_test_set (workspace, CUSTOMER, customer, "phone", "+49 30 1234567");
  move (workspace, deal, "Solution");
  accord_test_drop (workspace);
}

static void
test_condition_that_is_not_required_is_a_reminder (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 deal = make_deal (workspace, "Identify");
  g_autoptr (GPtrArray) list = accord_test_boxed (accord_gate_checklist (accord_workspace_get_store (workspace), &deal, 1));
  g_autoptr (GPtrArray) unmet = ask (workspace, deal, "First contact");

  /* P1, Identify: company, contact, source, fit. */
  g_assert_cmpuint (list->len, ==, 4);
  for (guint i = 0; i < list->len; i++)
    g_assert_false (((const AccordCriterion *) list->pdata[i])->met);
  g_assert_cmpuint (unmet->len, ==, 0);
  move (workspace, deal, "First contact");
  accord_test_drop (workspace);
}

static void
test_tick_opens_the_gate_and_taking_it_away_closes_it (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 deal = make_deal (workspace, "Needs");
  g_autoptr (GPtrArray) unmet = NULL;
  AccordEdit *edit = accord_edit_new ("Ticked");

  require (workspace, "Needs", "exit", "check", "Budget is known", "title", "Budget is known");
  unmet = ask (workspace, deal, "Solution");
  g_assert_cmpuint (unmet->len, ==, 1);
  accord_gate_tick (edit, unmet->pdata[0], TRUE, 0);
  accord_change_set_unref (accord_test_commit (workspace, edit));
  g_clear_pointer (&unmet, g_ptr_array_unref);
  unmet = ask (workspace, deal, "Solution");
  g_assert_cmpuint (unmet->len, ==, 0);
  accord_change_set_unref (fixture_undo (workspace));
  assert_refused (workspace, deal, "Solution", "Budget is known");
  accord_test_drop (workspace);
}

static void
test_tick_and_move_are_one_action (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 deal = make_deal (workspace, "Needs");
  AccordEdit *edit = move_edit (deal, accord_test_stage (workspace, "Solution"));
  g_autoptr (GPtrArray) unmet = NULL;

  require (workspace, "Needs", "exit", "check", "Budget is known", "title", "Budget is known");
  unmet = ask (workspace, deal, "Solution");
  accord_gate_tick (edit, unmet->pdata[0], TRUE, 0);
  accord_change_set_unref (accord_test_commit (workspace, edit));
  accord_change_set_unref (fixture_undo (workspace));
  assert_refused (workspace, deal, "Solution", "Budget is known");
  accord_test_drop (workspace);
}

static void
test_activity_counts_once_it_is_done (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 deal = make_deal (workspace, "Needs");
  g_autofree char *link = fixture_number (deal);
  gint64 call;

  require (workspace, "Needs", "exit", "activity", "A call", "activity", "call");
  accord_test_create (workspace, &accord_activity_kind, "title", "Visit", "type", "visit", "deal", link, "done_at",
                      "2026-01-05T10:00:00Z", NULL);
  call = accord_test_create (workspace, &accord_activity_kind, "title", "Call", "type", "call", "deal", link, NULL);
  assert_refused (workspace, deal, "Solution", "A call");
  accord_test_set (workspace, &accord_activity_kind, call, "done_at", "2026-01-05T11:00:00Z");
  move (workspace, deal, "Solution");
  accord_test_drop (workspace);
}

static void
test_next_step_must_have_a_day (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 deal = make_deal (workspace, "Needs");
  g_autofree char *link = fixture_number (deal);
  gint64 task;

  require (workspace, "Needs", "exit", "next_step", "Next step", "title", "Next step");
  task = accord_test_create (workspace, &accord_activity_kind, "title", "Write", "type", "task", "deal", link, NULL);
  assert_refused (workspace, deal, "Solution", "Next step");
  accord_test_set (workspace, &accord_activity_kind, task, "due_on", "2030-01-05");
  move (workspace, deal, "Solution");
  accord_test_drop (workspace);
}

static void
test_only_the_newest_answer_of_an_approval_counts (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 deal = make_deal (workspace, "Needs");
  gint64 boss = accord_test_create (workspace, &accord_member_kind, "name", "Marta", "role", "manager", NULL);
  gint64 rep = accord_test_create (workspace, &accord_member_kind, "name", "Lin", "role", "representative", NULL);
  g_autoptr (GPtrArray) unmet = NULL;
  g_autoptr (GError) error = NULL;
  AccordEdit *edit = accord_edit_new ("Asked");

  require (workspace, "Needs", "exit", "approval", "Discount", "role", "manager");
  unmet = ask (workspace, deal, "Solution");
  accord_gate_ask_approval (edit, unmet->pdata[0], "15 %", rep);
  accord_change_set_unref (accord_test_commit (workspace, edit));
  assert_refused (workspace, deal, "Solution", "waiting");
  g_clear_pointer (&unmet, g_ptr_array_unref);
  unmet = ask (workspace, deal, "Solution");
  edit = accord_edit_new ("Answered by the wrong one");
  accord_gate_decide (edit, unmet->pdata[0], TRUE, NULL, rep);
  error = fixture_refusal (workspace, edit);
  g_assert_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD);
  edit = accord_edit_new ("Refused");
  accord_gate_decide (edit, unmet->pdata[0], FALSE, "Too much", boss);
  accord_change_set_unref (accord_test_commit (workspace, edit));
  assert_refused (workspace, deal, "Solution", "refused");
  g_clear_pointer (&unmet, g_ptr_array_unref);
  unmet = ask (workspace, deal, "Solution");
  edit = accord_edit_new ("Granted");
  accord_gate_decide (edit, unmet->pdata[0], TRUE, NULL, boss);
  accord_change_set_unref (accord_test_commit (workspace, edit));
  move (workspace, deal, "Solution");
  accord_test_drop (workspace);
}

static void
test_reason_passes_the_gate_and_is_kept (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 deal = make_deal (workspace, "Needs");
  AccordEdit *edit = move_edit (deal, accord_test_stage (workspace, "Negotiate"));
  g_autoptr (AccordRecord) event = NULL;

  require (workspace, "Needs", "exit", "field", "Amount", "path", "amount");
  require (workspace, "Present", "exit", "check", "Reaction noted", "title", "Reaction noted");
  accord_edit_set_reason (edit, "The customer is in a hurry");
  accord_change_set_unref (accord_test_commit (workspace, edit));
  event = last_event (workspace, deal);
  g_assert_cmpstr (accord_record_text (event, "reason"), ==, "The customer is in a hurry");
  g_assert_cmpstr (accord_record_text (event, "unmet"), ==, "Amount\nReaction noted");
  g_assert_cmpstr (accord_record_text (event, "skipped"), ==, "Solution, Present");
  g_assert_cmpstr (accord_record_text (event, "way"), ==, "moved");
  accord_test_drop (workspace);
}

static void
test_going_back_asks_nothing_of_the_stage_left (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 deal = make_deal (workspace, "Needs");

  require (workspace, "Needs", "exit", "field", "Amount", "path", "amount");
  move (workspace, deal, "First contact");
  move (workspace, deal, "Needs");
  accord_test_set (workspace, DEAL, deal, "resume_on", "2199-01-01");
  move (workspace, deal, "On hold");
  move (workspace, deal, "Needs");
  assert_refused (workspace, deal, "Won", "Amount");
  accord_test_drop (workspace);
}

static void
test_loss_needs_its_reason_and_reopening_forgets_it (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 deal = make_deal (workspace, "Needs");
  AccordEdit *edit = move_edit (deal, accord_test_stage (workspace, "Lost"));
  g_autoptr (AccordRecord) lost = NULL, open = NULL, event = NULL;

  assert_refused (workspace, deal, "Lost", "Why it was lost");
  accord_edit_set_text (edit, DEAL, deal, "lost_reason", "Competitor");
  accord_edit_set_text (edit, DEAL, deal, "competitor", "Packline");
  accord_change_set_unref (accord_test_commit (workspace, edit));
  lost = accord_test_load (workspace, DEAL, deal);
  g_assert_cmpint (accord_record_number (lost, "closed_on"), ==, accord_date_today ());
  move (workspace, deal, "Needs");
  open = accord_test_load (workspace, DEAL, deal);
  event = last_event (workspace, deal);
  g_assert_null (accord_record_text (open, "lost_reason"));
  g_assert_null (accord_record_text (open, "competitor"));
  g_assert_false (accord_record_get_number (open, "closed_on", &(gint64) { 0 }));
  g_assert_cmpstr (accord_record_text (event, "way"), ==, "reopened");
  accord_test_drop (workspace);
}

static void
test_other_reason_asks_for_a_note (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 deal = make_deal (workspace, "Needs");
  gint64 lost = accord_test_stage (workspace, "Lost");
  AccordEdit *edit = move_edit (deal, lost);
  g_autoptr (GError) error = NULL;

  accord_edit_set_text (edit, DEAL, deal, "lost_reason", "Other reason");
  error = fixture_refusal (workspace, edit);
  g_assert_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_GATE);
  edit = move_edit (deal, lost);
  accord_edit_set_text (edit, DEAL, deal, "lost_reason", "Other reason");
  accord_edit_set_text (edit, DEAL, deal, "lost_note", "They were bought.");
  accord_change_set_unref (accord_test_commit (workspace, edit));
  accord_test_drop (workspace);
}

static void
test_renamed_outcomes_work_the_same (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 deal = make_deal (workspace, "Needs");
  gint64 won = accord_test_stage (workspace, "Won"), lost = accord_test_stage (workspace, "Lost");
  g_autoptr (AccordRecord) closed = NULL;
  g_autoptr (GError) error = NULL;

  accord_test_set (workspace, &accord_stage_kind, won, "name", "Lost");
  accord_test_set (workspace, &accord_stage_kind, lost, "name", "Won");
  error = fixture_refusal (workspace, move_edit (deal, lost));
  g_assert_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_GATE);
  accord_change_set_unref (accord_test_commit (workspace, move_edit (deal, won)));
  closed = accord_test_load (workspace, DEAL, deal);
  g_assert_cmpint (accord_record_number (closed, "closed_on"), ==, accord_date_today ());
  accord_test_drop (workspace);
}

static void
test_backdated_close_tells_both_days (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 deal = make_deal (workspace, "Needs");
  gint64 day = accord_date_today () - 40;
  AccordEdit *edit = move_edit (deal, accord_test_stage (workspace, "Won"));
  g_autoptr (AccordRecord) event = NULL;

  accord_edit_set_number (edit, DEAL, deal, "closed_on", day);
  accord_edit_set_reason (edit, "Signed in October");
  accord_change_set_unref (accord_test_commit (workspace, edit));
  event = last_event (workspace, deal);
  g_assert_cmpint (accord_record_number (event, "effective_on"), ==, day);
  g_assert_cmpint (accord_date_from_time (accord_record_number (event, "recorded_at")), ==, accord_date_today ());
  g_assert_cmpstr (accord_record_text (event, "reason"), ==, "Signed in October");
  accord_test_drop (workspace);
}

static void
test_close_date_belongs_to_closed_deals_and_the_past (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 deal = make_deal (workspace, "Needs");
  gint64 won = accord_test_stage (workspace, "Won");
  AccordEdit *edit = accord_edit_new ("Closed while open");
  g_autoptr (GError) open = NULL, future = NULL;

  accord_edit_set_number (edit, DEAL, deal, "closed_on", accord_date_today () - 1);
  open = fixture_refusal (workspace, edit);
  g_assert_error (open, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD);
  edit = move_edit (deal, won);
  accord_edit_set_number (edit, DEAL, deal, "closed_on", accord_date_today () + 2);
  future = fixture_refusal (workspace, edit);
  g_assert_error (future, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD);
  accord_test_drop (workspace);
}

static void
test_stage_gives_its_tasks_once (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 deal = make_deal (workspace, "Needs");
  g_autofree char *stage = fixture_number (accord_test_stage (workspace, "Solution"));
  g_autoptr (AccordQuery) query = accord_query_new (&accord_activity_kind);
  g_autoptr (GPtrArray) tasks = NULL;

  accord_test_create (workspace, &accord_stage_task_kind, "title", "Write the proposal", "stage", stage, "type", "task", "days",
                      "3", NULL);
  move (workspace, deal, "Solution");
  move (workspace, deal, "Needs");
  move (workspace, deal, "Solution");
  accord_query_add_number (query, "deal", ACCORD_OP_IS, deal);
  tasks = accord_test_boxed (accord_store_select (accord_workspace_get_store (workspace), query));
  g_assert_cmpuint (tasks->len, ==, 1);
  g_assert_cmpstr (accord_record_title (tasks->pdata[0]), ==, "Write the proposal");
  g_assert_cmpint (accord_record_number (tasks->pdata[0], "due_on"), ==, accord_date_today () + 3);
  accord_test_drop (workspace);
}

/* The open tasks of a deal: "Take up again 2199-01-01" or nothing. */
static char *
tasks_of (AccordWorkspace *workspace, gint64 deal)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_activity_kind);
  g_autoptr (GPtrArray) tasks = NULL;
  GString *text = g_string_new (NULL);

  accord_query_add_number (query, "deal", ACCORD_OP_IS, deal);
  g_assert_true (accord_query_add (query, "done_at", ACCORD_OP_EMPTY, NULL, NULL));
  tasks = accord_test_boxed (accord_store_select (accord_workspace_get_store (workspace), query));
  for (guint i = 0; i < tasks->len; i++)
    {
      gint64 due;
      g_autofree char *day = accord_record_get_number (tasks->pdata[i], "due_on", &due) ? accord_date_to_iso (due) : g_strdup ("some day");

      g_string_append_printf (text, "%s%s %s", i > 0 ? ", " : "", accord_record_title (tasks->pdata[i]), day);
    }
  return g_string_free (text, FALSE);
}

static void
assert_tasks (AccordWorkspace *workspace, gint64 deal, const char *expected)
{
  g_autofree char *tasks = tasks_of (workspace, deal);

  g_assert_cmpstr (tasks, ==, expected);
}

/* A shipped process asks when a rest ends; on that day a task says so. The task follows the day, and is done when the
 * deal is gone on with; undo opens it again. */
static void
test_rest_has_a_day_and_a_task (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 deal = make_deal (workspace, "Needs");
  g_autoptr (AccordRecord) open = NULL, again = NULL;

  assert_refused (workspace, deal, "On hold", "Resume on");
  accord_test_set (workspace, DEAL, deal, "resume_on", "2199-01-01");
  assert_tasks (workspace, deal, "");
  move (workspace, deal, "On hold");
  assert_tasks (workspace, deal, "Take up again 2199-01-01");
  accord_test_set (workspace, DEAL, deal, "resume_on", "2199-02-01");
  assert_tasks (workspace, deal, "Take up again 2199-02-01");
  move (workspace, deal, "Needs");
  assert_tasks (workspace, deal, "");
  open = accord_test_load (workspace, DEAL, deal);
  g_assert_true (accord_value_is_empty (accord_record_value (open, accord_kind_find (DEAL, "resume_on"))));
  accord_test_done (accord_journal_undo (accord_workspace_get_journal (workspace)));
  again = accord_test_load (workspace, DEAL, deal);
  g_assert_cmpint (accord_record_number (again, "stage"), ==, accord_test_stage (workspace, "On hold"));
  assert_tasks (workspace, deal, "Take up again 2199-02-01");
  accord_test_set (workspace, DEAL, deal, "resume_on", "");
  assert_tasks (workspace, deal, "Take up again some day");
  accord_test_drop (workspace);
}

static void
test_rest_with_a_reason_needs_no_day (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 deal = make_deal (workspace, "Needs");
  AccordEdit *edit = move_edit (deal, accord_test_stage (workspace, "On hold"));

  accord_edit_set_reason (edit, "Nobody knows yet");
  accord_change_set_unref (accord_test_commit (workspace, edit));
  assert_tasks (workspace, deal, "");
  accord_test_drop (workspace);
}

/* What a stage asks for is kept from one commit to the next: until it changes, by whatever way. */
static void
test_conditions_that_change_between_moves_are_seen (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  AccordJournal *journal = accord_workspace_get_journal (workspace);
  gint64 deal = make_deal (workspace, "Needs"), condition;

  move (workspace, deal, "Solution");
  move (workspace, deal, "Needs");
  condition = require (workspace, "Needs", "exit", "field", "Amount", "path", "amount");
  assert_refused (workspace, deal, "Solution", "Amount");
  accord_change_set_unref (accord_test_boxed (accord_journal_undo (journal)));
  move (workspace, deal, "Solution");
  move (workspace, deal, "Needs");
  accord_test_set (workspace, CRITERION, condition, "title", "Value"); /* of one in the Trash */
  move (workspace, deal, "Solution");
  move (workspace, deal, "Needs");
  condition = require (workspace, "Needs", "exit", "field", "Phone", "path", "customer.phone");
  accord_test_set (workspace, CRITERION, condition, "path", "amount");
  accord_test_set (workspace, CRITERION, condition, "title", "Price");
  assert_refused (workspace, deal, "Solution", "Price");
  accord_test_set (workspace, CRITERION, condition, "required", "no");
  move (workspace, deal, "Solution");
  accord_test_drop (workspace);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  accord_test_keep_day ();
  dex_init ();
#define TEST(name, function) g_test_add_func ("/journal/gate/" name, function)
  TEST ("conditions-that-change-between-moves-are-seen", test_conditions_that_change_between_moves_are_seen);
  TEST ("field-that-is-empty-holds-back", test_field_that_is_empty_holds_back);
  TEST ("field-of-a-linked-record-counts", test_field_of_a_linked_record_counts);
  TEST ("condition-that-is-not-required-is-a-reminder", test_condition_that_is_not_required_is_a_reminder);
  TEST ("tick-opens-the-gate-and-taking-it-away-closes-it", test_tick_opens_the_gate_and_taking_it_away_closes_it);
  TEST ("tick-and-move-are-one-action", test_tick_and_move_are_one_action);
  TEST ("activity-counts-once-it-is-done", test_activity_counts_once_it_is_done);
  TEST ("next-step-must-have-a-day", test_next_step_must_have_a_day);
  TEST ("only-the-newest-answer-of-an-approval-counts", test_only_the_newest_answer_of_an_approval_counts);
  TEST ("reason-passes-the-gate-and-is-kept", test_reason_passes_the_gate_and_is_kept);
  TEST ("going-back-asks-nothing-of-the-stage-left", test_going_back_asks_nothing_of_the_stage_left);
  TEST ("rest-has-a-day-and-a-task", test_rest_has_a_day_and_a_task);
  TEST ("rest-with-a-reason-needs-no-day", test_rest_with_a_reason_needs_no_day);
  TEST ("loss-needs-its-reason-and-reopening-forgets-it", test_loss_needs_its_reason_and_reopening_forgets_it);
  TEST ("other-reason-asks-for-a-note", test_other_reason_asks_for_a_note);
  TEST ("renamed-outcomes-work-the-same", test_renamed_outcomes_work_the_same);
  TEST ("backdated-close-tells-both-days", test_backdated_close_tells_both_days);
  TEST ("close-date-belongs-to-closed-deals-and-the-past", test_close_date_belongs_to_closed_deals_and_the_past);
  TEST ("stage-gives-its-tasks-once", test_stage_gives_its_tasks_once);
#undef TEST
  return g_test_run ();
}
