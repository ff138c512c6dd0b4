/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Splitting goals, competencies, load and the pool, calculated by hand. */

#include "accord-report-fixture.h"
#include "accord-competence.h"
#include "accord-goal-split.h"
#include "accord-pool.h"
#include "accord-test.h"
#include "accord-workload.h"

#define DEAL(...) accord_report_fixture_deal (f, &(AccordTestDeal) { __VA_ARGS__ })

/* 100 in three equal parts: 34, 33, 33; by 1 : 2 : 1 it is 25, 50, 25. */
static void
test_divide (void)
{
  double parts[3];

  accord_goal_divide (100, (double[]) { 0, 0, 0 }, 3, 1, parts);
  g_assert_cmpfloat (parts[0] + parts[1] + parts[2], ==, 100);
  g_assert_cmpfloat (parts[0], ==, 34);
  g_assert_cmpfloat (parts[2], ==, 33);
  accord_goal_divide (100, (double[]) { 1, 2, 1 }, 3, 1, parts);
  g_assert_cmpfloat (parts[1], ==, 50);
  accord_goal_divide (1000050, (double[]) { 1, 1, 0 }, 3, 100, parts); /* the 50 below the grain go to the largest */
  g_assert_cmpfloat (parts[0] + parts[1] + parts[2], ==, 1000050);
  g_assert_cmpfloat (parts[2], ==, 0);
  accord_goal_divide (2, (double[]) { 1, 1, 1 }, 3, 1, parts); /* two customers for three people */
  g_assert_cmpfloat (parts[0] + parts[1] + parts[2], ==, 2);
}

static AccordGoalParts *
split (AccordReportFixture *f, AccordGoalSplitInto into, AccordGoalSplitWay way, double total)
{
  AccordGoalSplit asked = { (char *) "revenue", (char *) "EUR", ACCORD_GOAL_OF_COMPANY, 0,
                            { ACCORD_PERIOD_YEAR, accord_day (2018, 1, 1), accord_day (2019, 1, 1), 1 }, total, into, way };

  return accord_test_boxed (accord_goal_split_read (f->store, &asked));
}

/* One won 300.00 in the first quarter of 2017, Two 100.00 in the second: 3 : 1 among them, and by quarter. */
static void
test_split_by_last_year (AccordReportFixture *f, gconstpointer data)
{
  gint64 one = accord_report_fixture_name (f, &accord_member_kind, "One", NULL, 0, NULL);
  gint64 two = accord_report_fixture_name (f, &accord_member_kind, "Two", NULL, 0, NULL);
  g_autoptr (AccordGoalParts) people = NULL, quarters = NULL, equal = NULL;

  DEAL (.stage = f->won, .closed_on = accord_day (2017, 2, 1), .minor = 30000, .currency = "EUR", .owner = one);
  DEAL (.stage = f->won, .closed_on = accord_day (2017, 5, 1), .minor = 10000, .currency = "EUR", .owner = two);
  people = split (f, ACCORD_SPLIT_INTO_PEOPLE, ACCORD_SPLIT_LAST_YEAR, 80000);
  g_assert_cmpuint (people->parts->len, ==, 2);
  g_assert_cmpfloat (g_array_index (people->parts, AccordGoalPart, 0).value, ==, 60000);
  g_assert_cmpfloat (g_array_index (people->parts, AccordGoalPart, 1).value, ==, 20000);
  g_assert_cmpfloat (people->history.before, ==, 40000);
  g_assert_false (people->even);
  quarters = split (f, ACCORD_SPLIT_INTO_QUARTERS, ACCORD_SPLIT_LAST_YEAR, 80000);
  g_assert_cmpuint (quarters->parts->len, ==, 4);
  g_assert_cmpfloat (g_array_index (quarters->parts, AccordGoalPart, 0).value, ==, 60000);
  g_assert_cmpfloat (g_array_index (quarters->parts, AccordGoalPart, 3).value, ==, 0);
  equal = split (f, ACCORD_SPLIT_INTO_MONTHS, ACCORD_SPLIT_EQUAL, 120000);
  g_assert_cmpuint (equal->parts->len, ==, 12);
  g_assert_cmpfloat (g_array_index (equal->parts, AccordGoalPart, 7).value, ==, 10000);
}

/* By hand it begins with what stands: 500.00 were set for One, nothing for Two; what was reached a year before is told all the same. */
static void
test_split_by_hand (AccordReportFixture *f, gconstpointer data)
{
  gint64 one = accord_report_fixture_name (f, &accord_member_kind, "One", NULL, 0, NULL);
  AccordPeriod year = { ACCORD_PERIOD_YEAR, accord_day (2018, 1, 1), accord_day (2019, 1, 1), 1 };
  AccordEdit *edit = accord_edit_new ("Set a goal");
  g_autoptr (AccordGoalParts) people = NULL;
  const AccordGoalPart *first;

  accord_report_fixture_name (f, &accord_member_kind, "Two", NULL, 0, NULL);
  DEAL (.stage = f->won, .closed_on = accord_day (2017, 2, 1), .minor = 30000, .currency = "EUR", .owner = one);
  accord_goal_edit_set (edit, 0, "revenue", "EUR", ACCORD_GOAL_OF_MEMBER, one, &year, 50000, "hand");
  accord_change_set_unref (accord_test_commit (f->workspace, edit));
  people = split (f, ACCORD_SPLIT_INTO_PEOPLE, ACCORD_SPLIT_BY_HAND, 80000);
  first = &g_array_index (people->parts, AccordGoalPart, 0);
  g_assert_cmpfloat (first->value, ==, 50000);
  g_assert_cmpfloat (first->history, ==, 30000);
  g_assert_true (first->has_now);
  g_assert_cmpfloat (g_array_index (people->parts, AccordGoalPart, 1).value, ==, 0);
  g_assert_false (people->even);
}

static void
test_split_without_history (AccordReportFixture *f, gconstpointer data)
{
  g_autoptr (AccordGoalParts) quarters = split (f, ACCORD_SPLIT_INTO_QUARTERS, ACCORD_SPLIT_SEASON, 80000);

  g_assert_true (quarters->even);
  g_assert_cmpfloat (g_array_index (quarters->parts, AccordGoalPart, 2).value, ==, 20000);
}

static void
test_sanity (void)
{
  const AccordKpi *revenue = accord_kpi_by_id ("revenue");
  AccordGoalHistory history = { TRUE, 100000, TRUE, 110000 };
  gboolean doubtful;
  g_autofree char *more = accord_goal_sanity (revenue, "EUR", 105000, &history, &doubtful);
  g_autofree char *far = NULL, *none = NULL;

  g_assert_false (doubtful);
  g_assert_nonnull (strstr (more, "5% more"));
  far = accord_goal_sanity (revenue, "EUR", 200000, &history, &doubtful);
  g_assert_true (doubtful);
  g_assert_nonnull (strstr (far, "attainable"));
  history = (AccordGoalHistory) { 0 };
  none = accord_goal_sanity (revenue, "EUR", 200000, &history, &doubtful);
  g_assert_false (doubtful);
  g_assert_nonnull (strstr (none, "no history"));
}

static void
test_goal_is_read_as_typed (void)
{
  const AccordKpi *revenue = accord_kpi_by_id ("revenue"), *rate = accord_kpi_by_id ("win-rate");
  g_autoptr (GError) error = NULL;
  double value;

  g_assert_true (accord_goal_parse (revenue, "1,200.50", "EUR", &value, NULL));
  g_assert_cmpfloat (value, ==, 120050);
  g_assert_true (accord_goal_parse (rate, "60 %", "EUR", &value, NULL));
  g_assert_cmpfloat_with_epsilon (value, 0.6, 1e-9);
  g_assert_false (accord_goal_parse (revenue, "-5", "EUR", &value, &error));
  g_assert_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD);
  g_clear_error (&error);
  g_assert_false (accord_goal_parse (revenue, "much", "EUR", &value, &error));
  g_assert_nonnull (error);
}

/* Competencies */

static AccordCompetence
competence (int manager, int self, int target)
{
  AccordCompetence found = { .visible = TRUE, .has_model = TRUE, .rated_on = 1 };
  AccordSkill *skill = g_new0 (AccordSkill, 1);

  *skill = (AccordSkill) { .name = g_strdup ("Selling"), .manager = manager, .self = self, .target = target };
  found.skills = g_ptr_array_new ();
  g_ptr_array_add (found.skills, skill);
  return found;
}

static void
assert_gap (int manager, int self, int target, int gap)
{
  AccordCompetence found = competence (manager, self, target);
  AccordSkill *skill = found.skills->pdata[0];

  g_assert_cmpint (accord_skill_gap (skill), ==, gap);
  g_free (skill->name);
  g_free (skill);
  g_ptr_array_unref (found.skills);
}

/* The manager's rating counts; without one the person's own; nothing rated is no gap. */
static void
test_gaps (void)
{
  assert_gap (2, 5, 4, 2);
  assert_gap (0, 3, 4, 1);
  assert_gap (0, 0, 4, 0);
  assert_gap (5, 1, 4, 0);
}

/* Asked is 4, rated 2 by the manager: two are missing of Selling, one of Listening by the person alone. */
static void
test_widest_gap_is_a_task (AccordReportFixture *f, gconstpointer data)
{
  gint64 member = accord_report_fixture_name (f, &accord_member_kind, "Ann", NULL, 0, NULL), made = 0;
  AccordSkill listening = { .name = (char *) "Listening", .self = 3, .target = 4, .levels = { NULL, NULL, NULL, (char *) "Lets others finish" } };
  AccordSkill selling = { .name = (char *) "Selling", .manager = 2, .self = 5, .target = 4 }, met = { .name = (char *) "Writing", .manager = 4, .target = 4 };
  g_autoptr (GPtrArray) skills = g_ptr_array_new ();
  AccordCompetence found = { .visible = TRUE, .has_model = TRUE, .skills = skills };
  g_autofree char *needs = accord_skill_need (&listening);
  g_autoptr (AccordChangeSet) set = NULL;
  g_autoptr (AccordRecord) task = NULL;

  g_ptr_array_add (skills, &met);
  g_assert_null (accord_competence_widest_gap (&found));
  g_ptr_array_add (skills, &listening);
  g_ptr_array_add (skills, &selling);
  g_assert_true (accord_competence_widest_gap (&found) == &selling);
  g_assert_cmpstr (needs, ==, "To be learned: Listening, from level 3 to 4: Lets others finish");
  set = accord_test_commit (f->workspace, accord_skill_training_edit (&selling, member, 20000));
  g_assert_true (accord_change_set_created (set, &accord_activity_kind, &made));
  task = accord_test_load (f->workspace, &accord_activity_kind, made);
  g_assert_cmpstr (accord_record_text (task, "title"), ==, "Training: Selling");
  g_assert_cmpstr (accord_record_text (task, "body"), ==, "To be learned: Selling, from level 2 to 4.");
  g_assert_cmpint (accord_record_number (task, "owner"), ==, member);
  g_assert_cmpint (accord_record_number (task, "due_on"), ==, 20030);
}

/* Load */

static void
add_activity (AccordReportFixture *f, gint64 owner, gint64 due, const char *type)
{
  g_autoptr (AccordEdit) edit = accord_edit_new ("Planned");
  gint64 id = accord_edit_create (edit, &accord_activity_kind);

  accord_edit_set_text (edit, &accord_activity_kind, id, "title", "Work");
  accord_edit_set_text (edit, &accord_activity_kind, id, "type", type);
  accord_edit_set_number (edit, &accord_activity_kind, id, "owner", owner);
  accord_edit_set_number (edit, &accord_activity_kind, id, "due_on", due);
  accord_change_set_unref (accord_test_boxed (accord_journal_commit (accord_workspace_get_journal (f->workspace), edit)));
}

/* Wednesday, 15 March 2017: its week began on the 13th; what was due before is this week's, a note is nobody's. */
static void
test_load_by_week (AccordReportFixture *f, gconstpointer data)
{
  gint64 one = accord_report_fixture_name (f, &accord_member_kind, "One", NULL, 0, NULL), today = accord_day (2017, 3, 15);
  g_autoptr (GPtrArray) loads = NULL;
  const AccordWorkload *load;

  add_activity (f, one, today - 30, "call");
  add_activity (f, one, accord_day (2017, 3, 19), "visit");
  add_activity (f, one, accord_day (2017, 3, 20), "task");
  add_activity (f, one, accord_day (2017, 4, 9), "email");
  add_activity (f, one, accord_day (2017, 4, 10), "email"); /* the fifth week */
  add_activity (f, one, today, "note");
  DEAL (.stage = f->first, .owner = one);
  loads = accord_test_boxed (accord_workload_read (f->store, one, today));
  g_assert_cmpuint (loads->len, ==, 1);
  load = loads->pdata[0];
  g_assert_cmpint (load->monday, ==, accord_day (2017, 3, 13));
  g_assert_cmpint (accord_workload_week (load, 0), ==, 2);
  g_assert_cmpint (load->planned[0][ACCORD_WORK_VISITS], ==, 1);
  g_assert_cmpint (load->planned[1][ACCORD_WORK_TASKS], ==, 1);
  g_assert_cmpint (accord_workload_week (load, 3), ==, 1);
  g_assert_cmpint (load->overdue, ==, 1);
  g_assert_cmpint (load->open_deals, ==, 1);
  g_assert_cmpfloat (accord_workload_share (load), <, 0); /* no limit */
}

/* The pool */

static void
set_setting (AccordReportFixture *f, const char *name, gint64 number)
{
  g_autoptr (AccordEdit) edit = accord_edit_new ("Settings");

  accord_edit_set_number (edit, &accord_workspace_kind, accord_workspace_get_settings_id (f->workspace), name, number);
  accord_change_set_unref (accord_test_boxed (accord_journal_commit (accord_workspace_get_journal (f->workspace), edit)));
}

static gint64
customer_of (AccordReportFixture *f, const char *name, gint64 owner)
{
  return accord_report_fixture_name (f, &accord_customer_kind, name, "owner", owner, NULL);
}

static gint64
count_due (AccordReportFixture *f, gint64 today)
{
  g_autoptr (GPtrArray) dues = accord_test_boxed (accord_pool_read_due (f->store, today, 0));

  return dues->len;
}

static void
test_idle_customers_are_due (AccordReportFixture *f, gconstpointer data)
{
  gint64 one = accord_report_fixture_name (f, &accord_member_kind, "One", NULL, 0, NULL), today = accord_date_today ();
  gint64 open;

  customer_of (f, "Idle", one);
  open = customer_of (f, "With a deal", one);
  accord_report_fixture_name (f, &accord_customer_kind, "Nobody's", NULL, 0, NULL);
  DEAL (.stage = f->first, .customer = open, .owner = one);
  /* What was given back is no purchase that keeps a customer (F11). */
  DEAL (.stage = f->won, .customer = customer_of (f, "Gave back", one), .closed_on = today, .opened_on = today, .minor = -100, .currency = "EUR");
  DEAL (.stage = f->won, .customer = customer_of (f, "Bought", one), .closed_on = today, .opened_on = today, .minor = 100, .currency = "EUR");
  g_assert_cmpint (count_due (f, today + 400), ==, 0); /* no rule */
  set_setting (f, "pool_idle_days", 90);
  g_assert_cmpint (count_due (f, today + 89), ==, 0);
  g_assert_cmpint (count_due (f, today + 90), ==, 2);
}

static void
test_pool_words (AccordReportFixture *f, gconstpointer data)
{
  gint64 one = accord_report_fixture_name (f, &accord_member_kind, "One", NULL, 0, NULL), id = customer_of (f, "Orchid", one);
  AccordEdit *edit = accord_pool_return_edit (&id, 1);
  g_autoptr (AccordRecord) record = NULL, settings = NULL;
  g_autofree char *words = NULL, *over = NULL;

  accord_change_set_unref (accord_test_commit (f->workspace, edit));
  set_setting (f, "pool_keep_days", 30);
  record = accord_test_load (f->workspace, &accord_customer_kind, id);
  settings = accord_test_load (f->workspace, &accord_workspace_kind, accord_workspace_get_settings_id (f->workspace));
  words = accord_pool_words (record, settings, accord_date_today () + 12);
  g_assert_cmpstr (words, ==, "In the pool for 12 days · 18 days left");
  over = accord_pool_words (record, settings, accord_date_today () + 30);
  g_assert_nonnull (strstr (over, "its time is over"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  accord_test_keep_day ();
  dex_init ();
  g_test_add_func ("/goals/split/parts-add-up", test_divide);
  ACCORD_REPORT_TEST ("/goals/split/by-last-year", test_split_by_last_year);
  ACCORD_REPORT_TEST ("/goals/split/by-hand-begins-with-what-stands", test_split_by_hand);
  ACCORD_REPORT_TEST ("/goals/split/without-history-is-equal-and-says-so", test_split_without_history);
  g_test_add_func ("/goals/sanity/against-earlier-years", test_sanity);
  g_test_add_func ("/goals/typed/as-people-write", test_goal_is_read_as_typed);
  g_test_add_func ("/competence/gaps", test_gaps);
  ACCORD_REPORT_TEST ("/competence/the-widest-gap-is-a-task", test_widest_gap_is_a_task);
  ACCORD_REPORT_TEST ("/load/by-week", test_load_by_week);
  ACCORD_REPORT_TEST ("/pool/idle-customers-are-due", test_idle_customers_are_due);
  ACCORD_REPORT_TEST ("/pool/words-with-days-left", test_pool_words);
  return g_test_run ();
}
