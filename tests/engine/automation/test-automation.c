/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rules and sequences at work in a file of their own. */

#include "accord-automation-runner.h"
#include "accord-date.h"
#include "accord-error.h"
#include "accord-letter-draft.h"
#include "accord-rank.h"
#include "accord-sequence.h"
#include "accord-test.h"

#include <locale.h>

typedef struct {
  AccordWorkspace *workspace;
  AccordJournal *journal;
  AccordAutomationRunner *runner;
  GPtrArray *failed; /* of char * */
  GPtrArray *told;   /* of char * */
} Fixture;

static void
failed_cb (Fixture *f, const char *sentence)
{
  g_ptr_array_add (f->failed, g_strdup (sentence));
}

static void
told_cb (Fixture *f, gint64 run, const char *text)
{
  g_ptr_array_add (f->told, g_strdup (text));
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->workspace = accord_test_workspace ();
  f->journal = accord_workspace_get_journal (f->workspace);
  f->runner = accord_automation_runner_new (f->workspace);
  f->failed = g_ptr_array_new_with_free_func (g_free);
  f->told = g_ptr_array_new_with_free_func (g_free);
  g_signal_connect_swapped (f->runner, "failed", G_CALLBACK (failed_cb), f);
  g_signal_connect_swapped (f->runner, "told", G_CALLBACK (told_cb), f);
}

static void
settle (Fixture *f)
{
  accord_test_done (accord_automation_runner_settle (f->runner));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  settle (f);
  accord_automation_runner_stop (f->runner);
  g_signal_handlers_disconnect_by_data (f->runner, f);
  g_object_unref (f->runner);
  g_ptr_array_unref (f->failed);
  g_ptr_array_unref (f->told);
  accord_test_drop (f->workspace);
}

static char *
number (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

static gint64
customer (Fixture *f, const char *name)
{
  gint64 id = accord_test_create (f->workspace, &accord_customer_kind, "name", name, NULL);

  settle (f);
  return id;
}

static void
set (Fixture *f, const AccordKind *kind, gint64 id, const char *field, const char *text)
{
  accord_test_set (f->workspace, kind, id, field, text);
  settle (f);
}

static gint64
rule (Fixture *f, const char *name, const char *trigger, const char *field, const char *filter, const char *actions)
{
  gint64 id = accord_test_create (f->workspace, &accord_automation_kind, "name", name, "target", "customer", "trigger", trigger, "actions", actions,
                                  field != NULL ? "field" : NULL, field, NULL);

  if (filter != NULL)
    accord_test_set (f->workspace, &accord_automation_kind, id, "filter", filter);
  settle (f);
  return id;
}

static char *
condition (const char *expression)
{
  g_autoptr (AccordFilter) filter = accord_filter_new (&accord_customer_kind, FALSE);

  g_assert_true (accord_filter_parse (filter, expression, "EUR", NULL));
  return accord_filter_to_json (filter);
}

static char *
text_of (Fixture *f, const AccordKind *kind, gint64 id, const char *field)
{
  g_autoptr (AccordRecord) record = accord_test_load (f->workspace, kind, id);

  return g_strdup (accord_record_text (record, field));
}

static void
assert_text (Fixture *f, gint64 id, const char *field, const char *expected)
{
  g_autofree char *text = text_of (f, &accord_customer_kind, id, field);

  g_assert_cmpstr (text, ==, expected);
}

static AccordRecord *
newest_of (Fixture *f, const AccordKind *kind)
{
  g_autoptr (AccordQuery) query = accord_query_new (kind);
  g_autoptr (GPtrArray) found = accord_test_boxed (accord_store_select (accord_workspace_get_store (f->workspace), query));

  AccordRecord *newest = NULL;

  for (guint i = 0; i < found->len; i++)
    if (newest == NULL || accord_record_id (found->pdata[i]) > accord_record_id (newest))
      newest = found->pdata[i];
  return accord_record_ref (newest);
}

#define CALL "[{\"do\":\"task\",\"text\":\"Call {{customer.name}}\",\"name\":\"call\",\"days\":3}]"

static void
test_field_changes (Fixture *f, gconstpointer data)
{
  g_autofree char *filter = condition ("city=Köln");
  gint64 in = customer (f, "In"), out = customer (f, "Out");
  g_autoptr (AccordQuery) query = accord_query_new (&accord_activity_kind);
  g_autoptr (GPtrArray) found = NULL;
  AccordRecord *task;

  set (f, &accord_customer_kind, in, "city", "Köln");
  rule (f, "Welcome", "changed", "industry", filter, CALL);
  set (f, &accord_customer_kind, out, "industry", "Steel");
  g_assert_cmpint (accord_test_count (f->workspace, &accord_activity_kind), ==, 0);
  set (f, &accord_customer_kind, in, "phone", "123");
  g_assert_cmpint (accord_test_count (f->workspace, &accord_activity_kind), ==, 0);
  set (f, &accord_customer_kind, in, "industry", "Steel");
  found = accord_test_boxed (accord_store_select (accord_workspace_get_store (f->workspace), query));
  g_assert_cmpuint (found->len, ==, 1);
  task = found->pdata[0];
  g_assert_cmpstr (accord_record_title (task), ==, "Call In");
  g_assert_cmpstr (accord_record_text (task, "type"), ==, "call");
  g_assert_cmpint (accord_record_number (task, "customer"), ==, in);
  g_assert_cmpint (accord_record_number (task, "due_on"), ==, accord_date_today () + 3);
  g_assert_cmpuint (f->failed->len, ==, 0);
}

static void
test_log_and_undo (Fixture *f, gconstpointer data)
{
  gint64 id = customer (f, "Nordwind"), of;
  g_autoptr (AccordQuery) query = accord_query_new (&accord_automation_run_kind);
  g_autoptr (GPtrArray) runs = NULL;
  g_autoptr (AccordChangeSet) undone = NULL;

  of = rule (f, "Sleep", "changed", "industry", NULL, "[{\"do\":\"field\",\"name\":\"lifecycle\",\"text\":\"dormant\"}]");
  set (f, &accord_customer_kind, id, "industry", "Steel");
  assert_text (f, id, "lifecycle", "dormant");
  runs = accord_test_boxed (accord_store_select (accord_workspace_get_store (f->workspace), query));
  g_assert_cmpuint (runs->len, ==, 1);
  g_assert_cmpstr (accord_record_text (runs->pdata[0], "why"), ==, "“Industry” is now “Steel”.");
  g_assert_cmpstr (accord_record_title (runs->pdata[0]), ==, "“Lifecycle” set to “dormant”");
  g_assert_cmpint (accord_record_number (runs->pdata[0], "automation"), ==, of);
  g_assert_cmpstr (accord_journal_get_undo_label (f->journal), ==, "Rule “Sleep”: Nordwind");
  undone = accord_test_boxed (accord_journal_undo_txn (f->journal, accord_record_born (runs->pdata[0])));
  settle (f);
  assert_text (f, id, "lifecycle", NULL);
  assert_text (f, id, "industry", "Steel");
  g_assert_cmpint (accord_test_count (f->workspace, &accord_automation_run_kind), ==, 0);
}

static void
test_new_records_and_owner (Fixture *f, gconstpointer data)
{
  gint64 lin = accord_test_create (f->workspace, &accord_member_kind, "name", "Lin", NULL), id;
  g_autoptr (AccordRecord) member = accord_test_load (f->workspace, &accord_member_kind, lin), record = NULL;
  char uid[ACCORD_ID_TEXT + 1];
  g_autofree char *actions = NULL;

  accord_id_to_text (accord_record_uid (member), uid);
  actions = g_strdup_printf ("[{\"do\":\"owner\",\"record\":\"%s\"},{\"do\":\"notify\",\"record\":\"%s\",\"text\":\"New: {{customer.name}}\"}]", uid, uid);
  accord_journal_set_actor (f->journal, lin);
  rule (f, "Give", "created", NULL, NULL, actions);
  id = customer (f, "Fresh");
  record = accord_test_load (f->workspace, &accord_customer_kind, id);
  g_assert_cmpint (accord_record_number (record, "owner"), ==, lin);
  accord_test_until (f->told->len > 0);
  g_assert_cmpuint (f->told->len, ==, 1);
  g_assert_cmpstr (f->told->pdata[0], ==, "New: Fresh");
}

static void
test_stage (Fixture *f, gconstpointer data)
{
  gint64 first, deal;
  g_autoptr (AccordQuery) query = accord_query_new (&accord_stage_kind);
  g_autoptr (GPtrArray) stages = NULL;
  g_autofree char *from = NULL, *to = NULL;

  accord_query_add_text (query, "outcome", ACCORD_OP_IS, "open");
  accord_query_set_sort (query, "rank", FALSE, NULL);
  stages = accord_test_boxed (accord_store_select (accord_workspace_get_store (f->workspace), query));
  g_assert_cmpuint (stages->len, >=, 2);
  first = accord_record_id (stages->pdata[0]);
  from = number (first);
  to = number (accord_record_id (stages->pdata[1]));
  deal = accord_test_create (f->workspace, &accord_deal_kind, "name", "Pumps", "stage", from, NULL);
  accord_test_create (f->workspace, &accord_automation_kind, "name", "Offer", "target", "deal", "trigger", "stage", "stage", to, "actions", CALL, NULL);
  settle (f);
  set (f, &accord_deal_kind, deal, "name", "Big pumps");
  g_assert_cmpint (accord_test_count (f->workspace, &accord_automation_run_kind), ==, 0);
  {
    AccordEdit *edit = accord_edit_new ("Moved");
    g_autoptr (AccordChangeSet) moved = NULL;
    g_autofree char *rank = accord_rank_between (NULL, NULL);

    accord_edit_set_both (edit, &accord_deal_kind, deal, "stage", accord_record_id (stages->pdata[1]), rank);
    moved = accord_test_commit (f->workspace, edit);
  }
  settle (f);
  g_assert_cmpint (accord_test_count (f->workspace, &accord_automation_run_kind), ==, 1);
}

static void
test_loops_end (Fixture *f, gconstpointer data)
{
  gint64 id = customer (f, "Nordwind");
  g_autoptr (AccordQuery) query = accord_query_new (&accord_automation_run_kind);
  g_autoptr (GPtrArray) runs = NULL;
  guint n_stopped = 0;

  rule (f, "There", "changed", "city", NULL, "[{\"do\":\"field\",\"name\":\"country\",\"text\":\"A\"},{\"do\":\"field\",\"name\":\"industry\",\"text\":\"x\"}]");
  rule (f, "Back", "changed", "country", NULL, "[{\"do\":\"field\",\"name\":\"city\",\"text\":\"B\"}]");
  rule (f, "Again", "changed", "city", NULL, "[{\"do\":\"field\",\"name\":\"country\",\"text\":\"C\"}]");
  set (f, &accord_customer_kind, id, "city", "Z");
  runs = accord_test_boxed (accord_store_select (accord_workspace_get_store (f->workspace), query));
  for (guint i = 0; i < runs->len; i++)
    n_stopped += g_strcmp0 (accord_record_text (runs->pdata[i], "why"), "Rules were starting each other in a circle.") == 0;
  g_assert_cmpuint (runs->len - n_stopped, <=, 6);
  g_assert_cmpuint (n_stopped, >=, 1);
  g_assert_cmpuint (f->failed->len, ==, 0);
}

static void
test_a_value_that_is_there_is_no_deed (Fixture *f, gconstpointer data)
{
  gint64 id = customer (f, "Nordwind");

  set (f, &accord_customer_kind, id, "country", "DE");
  rule (f, "Country", "changed", "city", NULL, "[{\"do\":\"field\",\"name\":\"country\",\"text\":\"DE\"}]");
  set (f, &accord_customer_kind, id, "city", "Köln");
  g_assert_cmpint (accord_test_count (f->workspace, &accord_automation_run_kind), ==, 0);
}

static void
assert_kept (const char *typed, const char *kept)
{
  AccordAutomationDeed *deed = accord_automation_deed_new (ACCORD_AUTOMATION_FIELD);

  deed->name = g_strdup ("amount");
  accord_automation_deed_set_text (deed, &accord_deal_kind, "EUR", typed);
  g_assert_cmpstr (deed->text, ==, kept);
  accord_automation_deed_set_text (deed, &accord_deal_kind, "EUR", deed->text);
  g_assert_cmpstr (deed->text, ==, kept);
  accord_automation_deed_free (deed);
}

/* Also rules that were written before amounts were kept so. */
static void
assert_amount (Fixture *f, const char *text, gint64 minor)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_stage_kind);
  g_autoptr (GPtrArray) stages = accord_test_boxed (accord_store_select (accord_workspace_get_store (f->workspace), query));
  g_autofree char *stage = number (accord_record_id (stages->pdata[0]));
  g_autofree char *actions = g_strdup_printf ("[{\"do\":\"field\",\"name\":\"amount\",\"text\":\"%s\"}]", text);
  gint64 of = accord_test_create (f->workspace, &accord_automation_kind, "name", text, "target", "deal", "trigger", "created", "actions", actions, NULL);
  gint64 deal;
  g_autoptr (AccordRecord) record = NULL;

  settle (f);
  deal = accord_test_create (f->workspace, &accord_deal_kind, "name", text, "stage", stage, NULL);
  settle (f);
  record = accord_test_load (f->workspace, &accord_deal_kind, deal);
  g_assert_cmpint (accord_record_number (record, "amount"), ==, minor);
  accord_test_set (f->workspace, &accord_automation_kind, of, "off", "yes");
  settle (f);
}

static void
test_amounts_are_the_same_everywhere (Fixture *f, gconstpointer data)
{
  assert_kept ("12,500", "12500.00 EUR");
  assert_kept ("lots", "lots");
  if (setlocale (LC_ALL, "de_DE.UTF-8") == NULL)
    {
      g_test_skip ("The locale de_DE.UTF-8 is not installed.");
      return;
    }
  assert_kept ("12.500", "12500.00 EUR");
  assert_kept ("1,5 KWD", "1.500 KWD");
  assert_kept ("¥12.500", "12500.00 CNY");
  assert_amount (f, "12500.00 EUR", 1250000);
  assert_amount (f, "12,500", 1250000); /* an English colleague's, of before */
  assert_amount (f, "12.500", 1250);
  assert_amount (f, "1.234,50", 123450);
  assert_amount (f, "1.500 KWD", 1500);
  setlocale (LC_ALL, "C");
}

static void
test_dry_run_writes_nothing (Fixture *f, gconstpointer data)
{
  gint64 one = customer (f, "One"), of;
  g_autoptr (AccordAutomationResult) dry = NULL, wet = NULL;

  customer (f, "Two");
  of = rule (f, "Wake", "created", NULL, NULL, "[{\"do\":\"field\",\"name\":\"lifecycle\",\"text\":\"interested\"}]");
  dry = accord_test_boxed (accord_automation_try (f->workspace, of));
  g_assert_cmpuint (dry->n_done, ==, 2);
  g_assert_cmpstr (dry->lines->pdata[0], ==, "One: “Lifecycle” set to “interested”");
  assert_text (f, one, "lifecycle", NULL);
  g_assert_cmpint (accord_test_count (f->workspace, &accord_automation_run_kind), ==, 0);
  wet = accord_test_boxed (accord_automation_run (f->workspace, of));
  settle (f);
  g_assert_cmpuint (wet->n_done, ==, 2);
  assert_text (f, one, "lifecycle", "interested");
  g_assert_cmpstr (accord_journal_get_undo_label (f->journal), ==, "Rule “Wake”: 2 records");
}

/* A rule that prepares a message of a template when the industry changes. */
static gint64
rule_of_a_message (Fixture *f)
{
  gint64 template = accord_test_create (f->workspace, &accord_template_kind, "name", "Welcome", "channel", "email", "subject", "Hello",
                                        "body", "Dear {{customer.name}}", NULL);
  g_autoptr (AccordRecord) record = accord_test_load (f->workspace, &accord_template_kind, template);
  char uid[ACCORD_ID_TEXT + 1];
  g_autofree char *actions = NULL;

  accord_id_to_text (accord_record_uid (record), uid);
  actions = g_strdup_printf ("[{\"do\":\"draft\",\"record\":\"%s\"}]", uid);
  rule (f, "Greets", "changed", "industry", NULL, actions);
  return template;
}

/* Prepared, not sent: it waits for somebody; who wants none, or has no address, gets none, and the log says so. */
static void
test_draft (Fixture *f, gconstpointer data)
{
  gint64 template = rule_of_a_message (f), in = customer (f, "In"), quiet = customer (f, "Quiet"), lost = customer (f, "Lost");
  g_autoptr (AccordRecord) letter = NULL, run = NULL;

  set (f, &accord_customer_kind, in, "email", "in@example.com");
  set (f, &accord_customer_kind, quiet, "email", "quiet@example.com");
  set (f, &accord_customer_kind, quiet, "no_mailings", "yes");
  set (f, &accord_customer_kind, in, "industry", "Steel");
  letter = newest_of (f, &accord_letter_kind);
  g_assert_cmpstr (accord_record_title (letter), ==, "Welcome");
  g_assert_cmpstr (accord_record_text (letter, "state"), ==, "waiting");
  g_assert_cmpint (accord_record_number (letter, "template"), ==, template);
  g_assert_cmpint (accord_record_number (letter, "customer"), ==, in);
  set (f, &accord_customer_kind, quiet, "industry", "Steel");
  run = newest_of (f, &accord_automation_run_kind);
  g_assert_nonnull (strstr (accord_record_title (run), "No message: Quiet wants no mailings."));
  set (f, &accord_customer_kind, lost, "industry", "Steel");
  g_clear_pointer (&run, accord_record_unref);
  run = newest_of (f, &accord_automation_run_kind);
  g_assert_nonnull (strstr (accord_record_title (run), "No message: There is no e-mail address of Lost."));
  g_assert_cmpint (accord_test_count (f->workspace, &accord_letter_kind), ==, 1);
  g_assert_cmpuint (f->failed->len, ==, 0);
}

/* What the text says of the deal is not empty when somebody looks at it later. */
static void
test_draft_is_of_its_deal (Fixture *f, gconstpointer data)
{
  gint64 template = accord_test_create (f->workspace, &accord_template_kind, "name", "Thanks", "channel", "email", "body", "For {{deal.name}}", NULL);
  gint64 id = customer (f, "Nordwind"), deal;
  g_autoptr (AccordRecord) record = accord_test_load (f->workspace, &accord_template_kind, template), letter = NULL;
  g_autoptr (AccordQuery) query = accord_query_new (&accord_stage_kind);
  g_autoptr (GPtrArray) stages = accord_test_boxed (accord_store_select (accord_workspace_get_store (f->workspace), query));
  g_autofree char *whom = number (id), *stage = number (accord_record_id (stages->pdata[0])), *actions = NULL;
  char uid[ACCORD_ID_TEXT + 1];

  accord_id_to_text (accord_record_uid (record), uid);
  actions = g_strdup_printf ("[{\"do\":\"draft\",\"record\":\"%s\"}]", uid);
  accord_test_create (f->workspace, &accord_automation_kind, "name", "Thank", "target", "deal", "trigger", "created", "actions", actions, NULL);
  set (f, &accord_customer_kind, id, "email", "in@example.com");
  deal = accord_test_create (f->workspace, &accord_deal_kind, "name", "Pumps", "stage", stage, "customer", whom, NULL);
  settle (f);
  letter = newest_of (f, &accord_letter_kind);
  g_assert_cmpint (accord_record_number (letter, "deal"), ==, deal);
}

static void
test_dates_once (Fixture *f, gconstpointer data)
{
  gint64 id = customer (f, "Nordwind");
  g_autofree char *soon = accord_date_to_iso (accord_date_today () + 5);
  gint64 of;

  set (f, &accord_customer_kind, id, "verified", soon);
  of = rule (f, "Check", "date", "verified", NULL, CALL);
  set (f, &accord_automation_kind, of, "days", "-5");
  accord_test_done (accord_automation_runner_check_days (f->runner));
  accord_test_done (accord_automation_runner_check_days (f->runner));
  g_assert_cmpint (accord_test_count (f->workspace, &accord_activity_kind), ==, 1);
  {
    g_autoptr (AccordChangeSet) undone = accord_test_boxed (accord_journal_undo (f->journal));

    g_assert_cmpint (accord_test_count (f->workspace, &accord_activity_kind), ==, 0);
  }
  /* What was undone is not done again. */
  accord_test_done (accord_automation_runner_check_days (f->runner));
  g_assert_cmpint (accord_test_count (f->workspace, &accord_activity_kind), ==, 0);
}

/* A time is of a day by the clock here, to its last moment; the day before is not its day. */
static void
test_times_count_by_their_day (Fixture *f, gconstpointer data)
{
  gint64 id = customer (f, "Nordwind"), of;
  g_autofree char *whom = number (id), *late = accord_time_to_iso (accord_date_to_time (accord_date_today () - 1) - 60000);
  g_autofree char *early = accord_time_to_iso (accord_date_to_time (accord_date_today () - 2));
  g_autoptr (AccordAutomationResult) dry = NULL;

  accord_test_create (f->workspace, &accord_activity_kind, "title", "Late", "type", "call", "customer", whom, "done_at", late, NULL);
  accord_test_create (f->workspace, &accord_activity_kind, "title", "Early", "type", "call", "customer", whom, "done_at", early, NULL);
  of = accord_test_create (f->workspace, &accord_automation_kind, "name", "Ask", "target", "activity", "trigger", "date", "field", "done_at", "days", "3",
                           "actions", CALL, NULL);
  settle (f);
  dry = accord_test_boxed (accord_automation_try (f->workspace, of));
  g_assert_cmpuint (dry->n_done, ==, 0);
  set (f, &accord_automation_kind, of, "days", "2");
  accord_test_done (accord_automation_runner_check_days (f->runner));
  accord_test_done (accord_automation_runner_check_days (f->runner));
  g_assert_cmpuint (f->failed->len, ==, 0);
  g_assert_cmpint (accord_test_count (f->workspace, &accord_activity_kind), ==, 4);
}

static void
test_silence (Fixture *f, gconstpointer data)
{
  gint64 quiet = customer (f, "Quiet"), busy = customer (f, "Busy"), of;
  g_autofree char *long_ago = accord_date_to_iso (accord_date_today () - 40), *lately = accord_date_to_iso (accord_date_today () - 3);
  g_autofree char *quiet_id = number (quiet), *busy_id = number (busy);
  g_autoptr (AccordAutomationResult) dry = NULL;

  accord_test_create (f->workspace, &accord_activity_kind, "title", "Call", "type", "call", "customer", quiet_id, "done_at", long_ago, NULL);
  accord_test_create (f->workspace, &accord_activity_kind, "title", "Call", "type", "call", "customer", busy_id, "done_at", lately, NULL);
  of = rule (f, "Wake up", "idle", NULL, NULL, CALL);
  set (f, &accord_automation_kind, of, "days", "30");
  dry = accord_test_boxed (accord_automation_try (f->workspace, of));
  g_assert_cmpuint (dry->n_done, ==, 1);
  g_assert_true (g_str_has_prefix (dry->lines->pdata[0], "Quiet: Task “Call Quiet”"));
}

static void
test_others_days_are_theirs (Fixture *f, gconstpointer data)
{
  gint64 lin = accord_test_create (f->workspace, &accord_member_kind, "name", "Lin", NULL), id = customer (f, "Nordwind"), of;
  g_autofree char *today = accord_date_to_iso (accord_date_today ()), *lin_id = number (lin);

  set (f, &accord_customer_kind, id, "verified", today);
  of = rule (f, "Check", "date", "verified", NULL, CALL);
  set (f, &accord_automation_kind, of, "owner", lin_id);
  accord_test_done (accord_automation_runner_check_days (f->runner));
  g_assert_cmpint (accord_test_count (f->workspace, &accord_activity_kind), ==, 0);
  accord_journal_set_actor (f->journal, lin);
  accord_test_done (accord_automation_runner_check_days (f->runner));
  g_assert_cmpint (accord_test_count (f->workspace, &accord_activity_kind), ==, 1);
}

static void
test_incomplete_rules_say_what_is_missing (Fixture *f, gconstpointer data)
{
  gint64 id = customer (f, "Nordwind");

  rule (f, "Empty", "changed", "no_such_field", NULL, CALL);
  rule (f, "Newer", "created", NULL, NULL, "[{\"do\":\"dance\"}]");
  rule (f, "Wishes", "date", "birthday", NULL, CALL);
  set (f, &accord_customer_kind, id, "city", "Köln");
  g_assert_cmpuint (f->failed->len, ==, 3);
  g_assert_cmpstr (f->failed->pdata[0], ==, "Rule “Empty”: The field it watches is missing. Choose one.");
  g_assert_nonnull (strstr (f->failed->pdata[2], "A birthday comes every year"));
}

/* Rules are read at every change: whoever types an address is not told ten times. */
static void
test_what_is_wrong_is_told_once (Fixture *f, gconstpointer data)
{
  gint64 id = customer (f, "Nordwind"), of = rule (f, "Empty", "changed", "no_such_field", NULL, CALL);

  set (f, &accord_customer_kind, id, "city", "Köln");
  set (f, &accord_customer_kind, id, "city", "Bonn");
  g_assert_cmpuint (f->failed->len, ==, 1);
  set (f, &accord_automation_kind, of, "field", "city");
  set (f, &accord_automation_kind, of, "field", "no_such_field");
  g_assert_cmpuint (f->failed->len, ==, 2); /* it was mended meanwhile */
}

/* Nobody is given what nobody will look at. */
static void
test_who_left_is_given_nothing (Fixture *f, gconstpointer data)
{
  gint64 lin = accord_test_create (f->workspace, &accord_member_kind, "name", "Lin", NULL), id;
  g_autoptr (AccordRecord) member = accord_test_load (f->workspace, &accord_member_kind, lin), given = NULL, kept = NULL;
  g_autofree char *today = accord_date_to_iso (accord_date_today ()), *actions = NULL;
  char uid[ACCORD_ID_TEXT + 1];

  accord_id_to_text (accord_record_uid (member), uid);
  actions = g_strdup_printf ("[{\"do\":\"owner\",\"record\":\"%s\"}]", uid);
  rule (f, "New ones", "created", NULL, NULL, actions);
  id = customer (f, "Nordwind");
  given = accord_test_load (f->workspace, &accord_customer_kind, id);
  g_assert_cmpint (accord_record_number (given, "owner"), ==, lin);
  set (f, &accord_member_kind, lin, "left_on", today);
  id = customer (f, "Later");
  kept = accord_test_load (f->workspace, &accord_customer_kind, id);
  g_assert_cmpint (accord_record_number (kept, "owner"), ==, 0);
  g_assert_cmpuint (f->failed->len, ==, 1);
  g_assert_cmpstr (f->failed->pdata[0], ==, "Rule “New ones”: The member it gives records to has left. Choose another one.");
}

static void
test_undo_starts_no_rule (Fixture *f, gconstpointer data)
{
  gint64 id = customer (f, "Nordwind");
  g_autoptr (AccordChangeSet) undone = NULL;

  set (f, &accord_customer_kind, id, "city", "Köln");
  rule (f, "Move", "changed", "city", NULL, CALL);
  undone = accord_test_boxed (accord_journal_undo (f->journal));
  undone = (accord_change_set_unref (undone), accord_test_boxed (accord_journal_undo (f->journal)));
  settle (f);
  g_assert_cmpint (accord_test_count (f->workspace, &accord_activity_kind), ==, 0);
}

/* A sequence of two steps with Nordwind on its way. */
static gint64
sequence (Fixture *f, gint64 whom)
{
  gint64 id = accord_test_create (f->workspace, &accord_sequence_kind, "name", "Nurture", NULL);
  g_autofree char *of = number (id), *first = accord_rank_nth (0), *second = accord_rank_nth (1);
  g_autoptr (AccordSequenceEnrolled) enrolled = NULL;

  accord_test_create (f->workspace, &accord_sequence_step_kind, "title", "First letter", "sequence", of, "type", "email", "days", "2", "rank", first, NULL);
  accord_test_create (f->workspace, &accord_sequence_step_kind, "title", "Second call", "sequence", of, "type", "call", "days", "7", "rank", second, NULL);
  enrolled = accord_test_boxed (accord_sequence_enrol (f->workspace, id, &(AccordSequenceEntrant) { whom, 0, 0 }, 1));
  settle (f);
  g_assert_cmpuint (enrolled->n_enrolled, ==, 1);
  return id;
}

static void
assert_state (Fixture *f, const char *state)
{
  g_autoptr (AccordRecord) enrolment = newest_of (f, &accord_enrolment_kind);

  g_assert_cmpstr (accord_record_text (enrolment, "state"), ==, state);
}

static void
test_steps_follow (Fixture *f, gconstpointer data)
{
  gint64 id = customer (f, "Nordwind");
  g_autoptr (AccordRecord) first = NULL, second = NULL;

  sequence (f, id);
  first = newest_of (f, &accord_activity_kind);
  g_assert_cmpstr (accord_record_title (first), ==, "First letter");
  g_assert_cmpint (accord_record_number (first, "due_on"), ==, accord_date_today () + 2);
  set (f, &accord_activity_kind, accord_record_id (first), "done_at", "2026-11-22T10:00:00Z");
  second = newest_of (f, &accord_activity_kind);
  g_assert_cmpstr (accord_record_title (second), ==, "Second call");
  g_assert_cmpint (accord_record_number (second, "due_on"), ==, accord_date_today () + 7);
  assert_state (f, "running");
  set (f, &accord_activity_kind, accord_record_id (second), "done_at", "2026-11-22T10:00:00Z");
  assert_state (f, "done");
}

static void
test_reply_stops (Fixture *f, gconstpointer data)
{
  gint64 id = customer (f, "Nordwind");
  g_autofree char *whom = number (id), *now = accord_time_to_iso (accord_date_to_time (accord_date_today ()));

  sequence (f, id);
  accord_test_create (f->workspace, &accord_activity_kind, "title", "A note", "type", "note", "customer", whom, "done_at", now, NULL);
  settle (f);
  assert_state (f, "running");
  accord_test_create (f->workspace, &accord_activity_kind, "title", "They called", "type", "call", "customer", whom, "done_at", now, NULL);
  settle (f);
  assert_state (f, "reply");
  g_assert_cmpint (accord_test_count (f->workspace, &accord_activity_kind), ==, 2);
}

/* A call of last week that is written down now answers no letter of today. */
static void
test_a_talk_from_before_is_no_reply (Fixture *f, gconstpointer data)
{
  gint64 id = customer (f, "Nordwind");
  g_autofree char *whom = number (id), *before = accord_time_to_iso (accord_date_to_time (accord_date_today () - 7));

  sequence (f, id);
  accord_test_create (f->workspace, &accord_activity_kind, "title", "They called", "type", "call", "customer", whom, "done_at", before, NULL);
  settle (f);
  assert_state (f, "running");
}

/* Whoever writes the letter of the step, or sends a mailing, has had no answer yet. */
static void
test_what_is_sent_is_no_reply (Fixture *f, gconstpointer data)
{
  gint64 id = customer (f, "Nordwind");
  g_autofree char *whom = number (id);
  g_autoptr (AccordLetterScope) scope = NULL;
  g_autoptr (AccordChangeSet) sent = NULL;
  AccordLetterDraft *draft;

  sequence (f, id);
  scope = accord_test_boxed (accord_letter_scope_load (f->workspace, &(AccordLetterRecipient) { id, 0, 0, NULL, -1 }));
  draft = accord_letter_draft_new_for (scope, "email", "Hello", "How are you?", TRUE);
  sent = accord_test_commit (f->workspace, accord_letter_outcome_edit (draft, &(AccordLetterOutcome) { .state = "sent" }, 0));
  accord_letter_draft_free (draft);
  settle (f);
  assert_state (f, "running");
  g_assert_cmpint (accord_test_count (f->workspace, &accord_activity_kind), ==, 2);
  accord_test_create (f->workspace, &accord_activity_kind, "title", "They wrote", "type", "email", "customer", whom, "done_at", "2036-11-22T10:00:00Z", NULL);
  settle (f);
  assert_state (f, "reply");
}

/* The step was done and its next one taken back: what took place does not go with the sequence. */
static void
test_what_took_place_stays (Fixture *f, gconstpointer data)
{
  gint64 id = customer (f, "Nordwind");
  g_autoptr (AccordRecord) first = NULL, enrolment = NULL, kept = NULL;

  sequence (f, id);
  first = newest_of (f, &accord_activity_kind);
  set (f, &accord_activity_kind, accord_record_id (first), "done_at", "2026-11-22T10:00:00Z");
  accord_change_set_unref (accord_test_boxed (accord_journal_undo (f->journal))); /* the second step */
  g_assert_cmpint (accord_test_count (f->workspace, &accord_activity_kind), ==, 1);
  enrolment = newest_of (f, &accord_enrolment_kind);
  accord_test_done (accord_sequence_stop (f->workspace, accord_record_id (enrolment)));
  settle (f);
  assert_state (f, "hand");
  kept = accord_test_load (f->workspace, &accord_activity_kind, accord_record_id (first));
  g_assert_false (accord_record_is_deleted (kept));
}

static void
test_named_twice_is_taken_in_once (Fixture *f, gconstpointer data)
{
  gint64 first = customer (f, "Nordwind"), id = customer (f, "Other"), of = sequence (f, first);
  AccordSequenceEntrant twice[2] = { { id, 0, 0 }, { id, 0, 0 } };
  g_autoptr (AccordSequenceEnrolled) enrolled = accord_test_boxed (accord_sequence_enrol (f->workspace, of, twice, 2));

  settle (f);
  g_assert_cmpuint (enrolled->n_enrolled, ==, 1);
  g_assert_cmpstr (enrolled->refused->pdata[0], ==, "Other is on the way through it already.");
}

/* The letter was taken out of the sequence while it was due: once it is written, the call behind it comes. */
static void
test_a_step_that_was_taken_out_ends_no_sequence (Fixture *f, gconstpointer data)
{
  gint64 id = customer (f, "Nordwind");
  g_autoptr (AccordRecord) first = NULL, second = NULL;
  g_autoptr (AccordChangeSet) gone = NULL;
  AccordEdit *edit = accord_edit_new ("Shorter");

  sequence (f, id);
  first = newest_of (f, &accord_activity_kind);
  accord_edit_delete (edit, &accord_sequence_step_kind, 1);
  gone = accord_test_commit (f->workspace, edit);
  set (f, &accord_activity_kind, accord_record_id (first), "done_at", "2026-11-22T10:00:00Z");
  second = newest_of (f, &accord_activity_kind);
  g_assert_cmpstr (accord_record_title (second), ==, "Second call");
  assert_state (f, "running");
}

static void
test_stage_stops (Fixture *f, gconstpointer data)
{
  gint64 id = customer (f, "Nordwind"), deal, of;
  g_autoptr (AccordQuery) query = accord_query_new (&accord_stage_kind);
  g_autoptr (GPtrArray) stages = NULL;
  g_autofree char *whom = number (id), *stage = NULL, *sequence_id = NULL, *step_rank = accord_rank_nth (0), *rank = accord_rank_between (NULL, NULL);
  g_autoptr (AccordSequenceEnrolled) enrolled = NULL;
  g_autoptr (AccordChangeSet) moved = NULL;
  AccordEdit *edit = accord_edit_new ("Moved");

  accord_query_add_text (query, "outcome", ACCORD_OP_IS, "open");
  accord_query_set_sort (query, "rank", FALSE, NULL);
  stages = accord_test_boxed (accord_store_select (accord_workspace_get_store (f->workspace), query));
  stage = number (accord_record_id (stages->pdata[0]));
  deal = accord_test_create (f->workspace, &accord_deal_kind, "name", "Pumps", "stage", stage, "customer", whom, NULL);
  of = accord_test_create (f->workspace, &accord_sequence_kind, "name", "Nurture", NULL);
  sequence_id = number (of);
  accord_test_create (f->workspace, &accord_sequence_step_kind, "title", "Letter", "sequence", sequence_id, "type", "email", "rank", step_rank, NULL);
  enrolled = accord_test_boxed (accord_sequence_enrol (f->workspace, of, &(AccordSequenceEntrant) { id, 0, deal }, 1));
  settle (f);
  set (f, &accord_deal_kind, deal, "name", "Big pumps");
  assert_state (f, "running");
  accord_edit_set_both (edit, &accord_deal_kind, deal, "stage", accord_record_id (stages->pdata[1]), rank);
  moved = accord_test_commit (f->workspace, edit);
  settle (f);
  assert_state (f, "stage");
  g_assert_cmpuint (f->failed->len, ==, 0);
}

/* By hand, with the step that was planned; the other ways to stop find nothing more to do. */
static void
test_stopped_by_hand (Fixture *f, gconstpointer data)
{
  gint64 id = customer (f, "Nordwind");
  g_autofree char *whom = number (id);
  g_autoptr (AccordRecord) enrolment = NULL, step = NULL;

  sequence (f, id);
  enrolment = newest_of (f, &accord_enrolment_kind);
  step = newest_of (f, &accord_activity_kind);
  accord_test_done (accord_sequence_stop (f->workspace, accord_record_id (enrolment)));
  settle (f);
  assert_state (f, "hand");
  g_assert_cmpint (accord_test_count (f->workspace, &accord_activity_kind), ==, 0);
  accord_test_create (f->workspace, &accord_activity_kind, "title", "They called", "type", "call", "customer", whom, "done_at", "2026-11-22T10:00:00Z", NULL);
  settle (f);
  assert_state (f, "hand");
  /* The call, and then the stop, taken back: on the way again, with its step. */
  accord_change_set_unref (accord_test_boxed (accord_journal_undo (f->journal)));
  accord_change_set_unref (accord_test_boxed (accord_journal_undo (f->journal)));
  settle (f);
  assert_state (f, "running");
  g_clear_pointer (&step, accord_record_unref);
  step = newest_of (f, &accord_activity_kind);
  g_assert_cmpstr (accord_record_title (step), ==, "First letter");
  g_assert_cmpuint (f->failed->len, ==, 0);
}

static void
test_stopping_what_is_not_there (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = accord_test_error (accord_sequence_stop (f->workspace, 4711));

  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_MISSING);
}

static void
test_who_opted_out_is_not_enrolled (Fixture *f, gconstpointer data)
{
  gint64 id = customer (f, "Nordwind"), other = customer (f, "Other"), of;
  AccordSequenceEntrant again[2] = { { id, 0, 0 }, { other, 0, 0 } };
  g_autoptr (AccordSequenceEnrolled) enrolled = NULL;

  of = sequence (f, id);
  set (f, &accord_customer_kind, other, "no_mailings", "yes");
  enrolled = accord_test_boxed (accord_sequence_enrol (f->workspace, of, again, 2));
  g_assert_cmpuint (enrolled->n_enrolled, ==, 0);
  g_assert_cmpstr (enrolled->refused->pdata[0], ==, "Nordwind is on the way through it already.");
  g_assert_cmpstr (enrolled->refused->pdata[1], ==, "Other wants no mailings.");
}

#define TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  accord_test_keep_day ();
  dex_init ();
  TEST ("/automation/a-changed-field-and-its-condition-make-a-task", test_field_changes);
  TEST ("/automation/the-log-says-why-and-its-change-set-is-undone", test_log_and_undo);
  TEST ("/automation/new-records-are-given-and-told", test_new_records_and_owner);
  TEST ("/automation/entering-a-stage-counts-other-edits-do-not", test_stage);
  TEST ("/automation/rules-in-a-circle-end-and-say-so", test_loops_end);
  TEST ("/automation/a-value-that-is-there-is-no-deed", test_a_value_that_is_there_is_no_deed);
  TEST ("/automation/amounts-are-the-same-wherever-a-rule-runs", test_amounts_are_the_same_everywhere);
  TEST ("/automation/a-dry-run-tells-and-writes-nothing", test_dry_run_writes_nothing);
  TEST ("/automation/a-date-counts-once-also-after-undo", test_dates_once);
  TEST ("/automation/times-count-by-their-day", test_times_count_by_their_day);
  TEST ("/automation/silence-is-counted-from-the-last-contact", test_silence);
  TEST ("/automation/days-are-looked-after-by-one-member", test_others_days_are_theirs);
  TEST ("/automation/incomplete-rules-say-what-is-missing", test_incomplete_rules_say_what_is_missing);
  TEST ("/automation/what-is-wrong-with-a-rule-is-told-once", test_what_is_wrong_is_told_once);
  TEST ("/automation/who-left-is-given-nothing", test_who_left_is_given_nothing);
  TEST ("/automation/undo-starts-no-rule", test_undo_starts_no_rule);
  TEST ("/sequence/steps-follow-each-other", test_steps_follow);
  TEST ("/sequence/a-reply-stops-it-a-note-does-not", test_reply_stops);
  TEST ("/sequence/a-talk-from-before-is-no-reply", test_a_talk_from_before_is_no_reply);
  TEST ("/sequence/what-is-sent-from-here-is-no-reply", test_what_is_sent_is_no_reply);
  TEST ("/sequence/what-took-place-stays-when-it-stops", test_what_took_place_stays);
  TEST ("/sequence/who-is-named-twice-is-taken-in-once", test_named_twice_is_taken_in_once);
  TEST ("/sequence/a-step-that-was-taken-out-ends-no-sequence", test_a_step_that_was_taken_out_ends_no_sequence);
  TEST ("/sequence/another-stage-stops-it", test_stage_stops);
  TEST ("/automation/a-message-is-prepared-and-waits-and-who-wants-none-gets-none", test_draft);
  TEST ("/automation/a-message-that-is-prepared-is-of-its-deal", test_draft_is_of_its_deal);
  TEST ("/sequence/stopped-by-hand-its-step-goes-and-comes-back-with-undo", test_stopped_by_hand);
  TEST ("/sequence/stopping-what-is-not-there-says-so", test_stopping_what_is_not_there);
  TEST ("/sequence/who-opted-out-is-not-taken-in", test_who_opted_out_is_not_enrolled);
  return g_test_run ();
}
