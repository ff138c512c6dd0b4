/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Goals and how they stand (domain.md F09), calculated by hand. The third quarter of 2017 has 65 working
 * days: 21 in July, 23 in August, 21 in September. */

#include "accord-report-fixture.h"
#include "accord-goal.h"
#include "accord-goal-split.h"
#include "accord-goal-words.h"
#include "accord-test.h"

#define QUARTER ((AccordPeriod) { ACCORD_PERIOD_QUARTER, accord_day (2017, 7, 1), accord_day (2017, 10, 1), 1 })
#define JULY ((AccordPeriod) { ACCORD_PERIOD_MONTH, accord_day (2017, 7, 1), accord_day (2017, 8, 1), 1 })

#define DEAL(...) accord_report_fixture_deal (f, &(AccordTestDeal) { __VA_ARGS__ })

static AccordGoalState
state_of (double quota, double actual)
{
  AccordPeriod quarter = QUARTER;

  return (AccordGoalState) { .kpi = accord_kpi_by_id ("revenue"), .period = quarter, .days_from = quarter.from,
                             .days_to = quarter.to, .target = { ACCORD_GOAL_SET, quota, quota, 1, 65, 65 },
                             .has_actual = TRUE, .actual = actual };
}

static void
reckon (AccordGoalState *state, gint64 today)
{
  g_autoptr (AccordWorkHours) usual = accord_work_hours_new (NULL, NULL, NULL, NULL, NULL);

  accord_goal_reckon (state, usual, today);
}

static void
test_workdays (void)
{
  g_autoptr (AccordWorkHours) usual = accord_work_hours_new (NULL, NULL, NULL, NULL, NULL);

  g_assert_cmpint (accord_work_hours_days (usual, accord_day (2017, 7, 1), accord_day (2017, 10, 1)), ==, 65);
  g_assert_cmpint (accord_work_hours_days (usual, accord_day (2017, 7, 1), accord_day (2017, 8, 1)), ==, 21);
  g_assert_cmpint (accord_work_hours_days (usual, accord_day (2017, 7, 3), accord_day (2017, 7, 10)), ==, 5); /* Monday to Sunday */
  g_assert_cmpint (accord_work_hours_days (usual, accord_day (2017, 7, 8), accord_day (2017, 7, 10)), ==, 0); /* a weekend */
  g_assert_cmpint (accord_work_hours_days (usual, accord_day (2017, 7, 7), accord_day (2017, 7, 8)), ==, 1);  /* a Friday */
  g_assert_cmpint (accord_work_hours_days (usual, accord_day (1969, 12, 29), accord_day (1970, 1, 5)), ==, 5);
  g_assert_cmpint (accord_work_hours_days (usual, accord_day (2017, 7, 8), accord_day (2017, 7, 1)), ==, 0);
}

/* 650,000 of 500,000 is 130 %. */
static void
test_attainment (void)
{
  AccordGoalState state = state_of (50000000, 65000000);

  reckon (&state, accord_day (2017, 10, 1));
  g_assert_true (state.has_attainment);
  g_assert_cmpfloat_with_epsilon (state.attainment, 1.3, 1e-9);
  g_assert_cmpfloat (state.gap, ==, 0);
  g_assert_true (state.has_forecast);
  g_assert_cmpfloat (state.forecast, ==, 65000000);
}

static void
test_no_quota (void)
{
  AccordGoalState none = state_of (0, 100), zero = state_of (0, 100);

  none.target.source = ACCORD_GOAL_NONE;
  none.has_open = zero.has_open = TRUE;
  none.open_due = zero.open_due = 500;
  reckon (&none, accord_day (2017, 8, 1));
  reckon (&zero, accord_day (2017, 8, 1));
  g_assert_false (none.has_attainment || none.has_pace);
  g_assert_false (zero.has_attainment || zero.has_pace);
  g_assert_cmpint (none.coverage_state, ==, ACCORD_COVERAGE_NONE);
  g_assert_cmpint (zero.coverage_state, ==, ACCORD_COVERAGE_NONE);
  g_assert_false (accord_goal_is_behind (&none));
}

/* On 1 August 21 of 65 working days are over: 0.3231. 40 of 100 is 0.4 ÷ 0.3231 = 1.2381. */
static void
test_pace (void)
{
  AccordGoalState state = state_of (100, 40);

  reckon (&state, accord_day (2017, 8, 1));
  g_assert_cmpfloat_with_epsilon (state.elapsed, 21.0 / 65, 1e-9);
  g_assert_cmpfloat_with_epsilon (state.pace, 0.4 * 65 / 21, 1e-9);
  g_assert_cmpfloat (state.gap, ==, 60);
  g_assert_false (accord_goal_is_behind (&state));
  state.actual = 22; /* 10.3 points behind */
  reckon (&state, accord_day (2017, 8, 1));
  g_assert_true (accord_goal_is_behind (&state));
  state.actual = 23; /* 9.3 points: near enough */
  reckon (&state, accord_day (2017, 8, 1));
  g_assert_false (accord_goal_is_behind (&state));
}

static void
test_pace_before_the_first_day_is_over (void)
{
  AccordGoalState state = state_of (100, 0);

  reckon (&state, accord_day (2017, 7, 3)); /* the first Monday; 1 July was a Saturday */
  g_assert_true (state.has_attainment);
  g_assert_false (state.has_elapsed || state.has_pace || state.has_forecast);
  reckon (&state, accord_day (2017, 7, 4));
  g_assert_true (state.has_pace);
  g_assert_cmpfloat (state.pace, ==, 0);
}

/* Somebody who was here for the last 21 days only: nothing is over before they begin. */
static void
test_pace_counts_the_days_at_work (void)
{
  AccordGoalState state = state_of (100, 10);

  state.days_from = accord_day (2017, 9, 1);
  reckon (&state, accord_day (2017, 8, 15));
  g_assert_false (state.has_elapsed);
  reckon (&state, accord_day (2017, 9, 8)); /* 1, 4, 5, 6, 7 September */
  g_assert_cmpfloat_with_epsilon (state.elapsed, 5.0 / 21, 1e-9);
}

static void
test_coverage (void)
{
  AccordGoalState state = state_of (100, 40);

  state.has_open = TRUE;
  state.open_due = 180;
  state.open_weighted = 50;
  reckon (&state, accord_day (2017, 8, 1));
  g_assert_cmpint (state.coverage_state, ==, ACCORD_COVERAGE_RATIO);
  g_assert_cmpfloat (state.coverage, ==, 3);
  g_assert_cmpfloat (state.forecast, ==, 90);
  state.actual = 100;
  reckon (&state, accord_day (2017, 8, 1));
  g_assert_cmpint (state.coverage_state, ==, ACCORD_COVERAGE_MET);
  state.actual = 120;
  reckon (&state, accord_day (2017, 8, 1));
  g_assert_cmpint (state.coverage_state, ==, ACCORD_COVERAGE_MET);
}

/* What is counted or summed by a day adds up over months; shares, middles and what stands open today do not. */
static void
test_what_adds_up_over_time (void)
{
  static const char *const adding[] = { "revenue", "overlay-credit", "won-deals", "new-customers", "margin", "lost-deals", "lost-value", "complaints",
                                        "deals-opened", "leads-received", "leads-qualified", "visits", "talks", "contracts", "cash-collected",
                                        "tickets-solved", "cases-shared", NULL };
  static const char *const of_today[] = { "open-value", "open-deals", "weighted-value", "active-customers", "stalled-value", "slipped-value", NULL };
  int n;
  const AccordKpi *const *kpis = accord_kpis (&n);

  for (int i = 0; i < n; i++)
    {
      gboolean adds = g_strv_contains (adding, kpis[i]->id);

      g_test_message ("%s", kpis[i]->id);
      g_assert_cmpint (accord_goal_sums_over_time (kpis[i]), ==, adds);
      g_assert_cmpint (accord_goal_sums_over_people (kpis[i]), ==, adds || g_strv_contains (of_today, kpis[i]->id));
    }
}

/* 57 days against 50 asked for: less is better. */
static void
test_less_is_better (void)
{
  AccordGoalState state = state_of (50, 57);

  state.kpi = accord_kpi_by_id ("sales-cycle");
  reckon (&state, accord_day (2017, 8, 1));
  g_assert_cmpfloat_with_epsilon (state.attainment, 50.0 / 57, 1e-9);
  g_assert_cmpfloat (state.gap, ==, 7);
  g_assert_false (state.has_pace);
  g_assert_cmpfloat (state.forecast, ==, 57);
  state.actual = 0;
  reckon (&state, accord_day (2017, 8, 1));
  g_assert_cmpfloat (state.attainment, ==, 1);
}

/* Won deals without open ones counted go on as they went: 21 in 21 of 65 days are 65. */
static void
test_sums_go_on (void)
{
  AccordGoalState state = state_of (60, 21);

  state.kpi = accord_kpi_by_id ("new-customers");
  reckon (&state, accord_day (2017, 8, 1));
  g_assert_cmpfloat_with_epsilon (state.forecast, 65, 1e-9);
}

/* Goals of a file */

static gint64
add_goal (AccordReportFixture *f, const char *kpi, gint64 team, gint64 member, const AccordPeriod *period, gint64 minor,
          double number)
{
  g_autoptr (AccordEdit) edit = accord_edit_new ("Set a goal");
  g_autoptr (AccordChangeSet) set = NULL;
  gint64 id = accord_edit_create (edit, &accord_goal_kind);

  accord_edit_set_text (edit, &accord_goal_kind, id, "kpi", kpi);
  accord_edit_set_text (edit, &accord_goal_kind, id, "period", "custom");
  accord_edit_set_number (edit, &accord_goal_kind, id, "begins_on", period->from);
  accord_edit_set_number (edit, &accord_goal_kind, id, "ends_on", period->to - 1);
  if (team != 0)
    accord_edit_set_number (edit, &accord_goal_kind, id, "team", team);
  if (member != 0)
    accord_edit_set_number (edit, &accord_goal_kind, id, "member", member);
  if (minor != 0)
    accord_edit_set_both (edit, &accord_goal_kind, id, "amount", minor, "EUR");
  else
    accord_edit_set_number (edit, &accord_goal_kind, id, "number", (gint64) (number * 1000000));
  set = accord_test_boxed (accord_journal_commit (accord_workspace_get_journal (f->workspace), edit));
  return set->changes->len > 0 ? g_array_index (set->changes, AccordChange, 0).id : 0;
}

static gint64
add_member (AccordReportFixture *f, const char *name, gint64 team, gint64 joined, gint64 left)
{
  gint64 id = accord_report_fixture_name (f, &accord_member_kind, name, team != 0 ? "team" : NULL, team, NULL);
  g_autoptr (AccordEdit) edit = accord_edit_new ("Dates");
  g_autoptr (AccordChangeSet) set = NULL;

  if (joined == 0 && left == 0)
    return id;
  if (joined != 0)
    accord_edit_set_number (edit, &accord_member_kind, id, "joined_on", joined);
  if (left != 0)
    accord_edit_set_number (edit, &accord_member_kind, id, "left_on", left);
  set = accord_test_boxed (accord_journal_commit (accord_workspace_get_journal (f->workspace), edit));
  return id;
}

static AccordGoalTarget
target_of (AccordReportFixture *f, const char *kpi, AccordGoalScope scope, gint64 id, AccordPeriod period)
{
  g_autoptr (GArray) targets = accord_test_boxed (accord_goal_targets (f->store, kpi, "EUR", scope, &id, 1, &period, 1));

  g_assert_cmpuint (targets->len, ==, 1);
  return g_array_index (targets, AccordGoalTarget, 0);
}

static void
test_set_and_none (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod quarter = QUARTER;
  gint64 goal = add_goal (f, "revenue", 0, 0, &quarter, 650000, 0);
  AccordGoalTarget target = target_of (f, "revenue", ACCORD_GOAL_OF_COMPANY, 0, QUARTER);

  g_assert_cmpint (target.source, ==, ACCORD_GOAL_SET);
  g_assert_cmpint (target.goal, ==, goal);
  g_assert_cmpfloat (target.value, ==, 650000);
  target = target_of (f, "won-deals", ACCORD_GOAL_OF_COMPANY, 0, QUARTER);
  g_assert_cmpint (target.source, ==, ACCORD_GOAL_NONE);
}

/* 21 of the quarter's 65 working days lie in July. */
static void
test_share_of_a_longer_goal (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod quarter = QUARTER;
  AccordGoalTarget target;

  add_goal (f, "revenue", 0, 0, &quarter, 650000, 0);
  add_goal (f, "win-rate", 0, 0, &quarter, 0, 60);
  target = target_of (f, "revenue", ACCORD_GOAL_OF_COMPANY, 0, JULY);
  g_assert_cmpint (target.source, ==, ACCORD_GOAL_SHARE);
  g_assert_cmpfloat_with_epsilon (target.value, 210000, 1e-6);
  target = target_of (f, "win-rate", ACCORD_GOAL_OF_COMPANY, 0, JULY); /* a rate is the same in every month */
  g_assert_cmpint (target.source, ==, ACCORD_GOAL_SHARE);
  g_assert_cmpfloat_with_epsilon (target.value, 0.6, 1e-9);
}

/* The week of the 3rd of July is off, Saturday the 1st is made up: 21 - 5 + 1 of 65 - 5 + 1 working days lie in July. By the end
 * of Monday the 10th, the made-up Saturday and that Monday are over. */
static void
test_days_off_count (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod quarter = QUARTER, july = JULY;
  AccordEdit *edit = accord_edit_new ("Holidays");
  gint64 settings = accord_workspace_get_settings_id (f->workspace);
  AccordGoalRequest *request = accord_goal_request_new (f->workspace, "revenue", &july, 1);
  g_autoptr (GPtrArray) states = NULL;
  AccordGoalTarget target;
  AccordGoalState *state;

  accord_edit_set_text (edit, &accord_workspace_kind, settings, "days_off", "2017-07-03..2017-07-07");
  accord_edit_set_text (edit, &accord_workspace_kind, settings, "makeup_days", "2017-07-01");
  accord_change_set_unref (accord_test_commit (f->workspace, edit));
  add_goal (f, "revenue", 0, 0, &quarter, 610000, 0);
  target = target_of (f, "revenue", ACCORD_GOAL_OF_COMPANY, 0, july);
  g_assert_cmpint (target.source, ==, ACCORD_GOAL_SHARE);
  g_assert_cmpfloat_with_epsilon (target.value, 170000, 1e-6);
  g_assert_cmpint (target.period_days, ==, 17);

  request->today = accord_day (2017, 7, 11);
  states = accord_test_boxed (accord_goal_states (f->store, request));
  state = g_ptr_array_index (states, 0);
  g_assert_true (state->has_elapsed);
  g_assert_cmpfloat_with_epsilon (state->elapsed, 2.0 / 17, 1e-9);
}

static void
test_months_make_a_quarter (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod month = JULY;
  AccordGoalTarget target;

  for (int i = 0; i < 2; i++, month = accord_period_step (&month, 1))
    add_goal (f, "revenue", 0, 0, &month, 1000 * (i + 1), 0);
  target = target_of (f, "revenue", ACCORD_GOAL_OF_COMPANY, 0, QUARTER);
  g_assert_cmpint (target.source, ==, ACCORD_GOAL_NONE); /* September is missing */
  add_goal (f, "revenue", 0, 0, &month, 4000, 0);
  target = target_of (f, "revenue", ACCORD_GOAL_OF_COMPANY, 0, QUARTER);
  g_assert_cmpint (target.source, ==, ACCORD_GOAL_PERIODS);
  g_assert_cmpfloat (target.value, ==, 7000);
}

/* A team's quota stands apart from the sum of its members'; without one of its own it is that sum. */
static void
test_people_make_a_team (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod quarter = QUARTER;
  gint64 team = accord_report_fixture_name (f, &accord_team_kind, "East", NULL, 0, NULL);
  gint64 one = add_member (f, "One", team, 0, 0), two = add_member (f, "Two", team, 0, 0);
  gint64 alone = add_member (f, "Alone", 0, 0, 0);
  AccordGoalTarget target;

  add_goal (f, "revenue", 0, one, &quarter, 100, 0);
  add_goal (f, "revenue", 0, two, &quarter, 200, 0);
  add_goal (f, "revenue", 0, alone, &quarter, 400, 0);
  target = target_of (f, "revenue", ACCORD_GOAL_OF_TEAM, team, QUARTER);
  g_assert_cmpint (target.source, ==, ACCORD_GOAL_PEOPLE);
  g_assert_cmpfloat (target.value, ==, 300);
  target = target_of (f, "revenue", ACCORD_GOAL_OF_COMPANY, 0, QUARTER);
  g_assert_cmpfloat (target.value, ==, 700);
  add_goal (f, "revenue", team, 0, &quarter, 350, 0);
  target = target_of (f, "revenue", ACCORD_GOAL_OF_TEAM, team, QUARTER);
  g_assert_cmpint (target.source, ==, ACCORD_GOAL_SET);
  g_assert_cmpfloat (target.value, ==, 350);
  target = target_of (f, "revenue", ACCORD_GOAL_OF_COMPANY, 0, QUARTER);
  g_assert_cmpfloat (target.value, ==, 750);
}

/* Joined on 1 August: 44 of 65 days. Left on 31 July, the last day at work: 21 of 65. */
static void
test_joiners_and_leavers (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod quarter = QUARTER;
  gint64 joiner = add_member (f, "Joiner", 0, accord_day (2017, 8, 1), 0);
  gint64 leaver = add_member (f, "Leaver", 0, 0, accord_day (2017, 7, 31));
  gint64 later = add_member (f, "Later", 0, accord_day (2018, 1, 1), 0);
  AccordGoalTarget target;

  add_goal (f, "revenue", 0, joiner, &quarter, 65000, 0);
  add_goal (f, "revenue", 0, leaver, &quarter, 65000, 0);
  add_goal (f, "revenue", 0, later, &quarter, 65000, 0);
  target = target_of (f, "revenue", ACCORD_GOAL_OF_MEMBER, joiner, QUARTER);
  g_assert_cmpfloat_with_epsilon (target.value, 44000, 1e-6);
  g_assert_cmpfloat (target.full, ==, 65000);
  g_assert_cmpint (target.days, ==, 44);
  g_assert_cmpint (target.period_days, ==, 65);
  target = target_of (f, "revenue", ACCORD_GOAL_OF_MEMBER, leaver, QUARTER);
  g_assert_cmpfloat_with_epsilon (target.value, 21000, 1e-6);
  target = target_of (f, "revenue", ACCORD_GOAL_OF_MEMBER, later, QUARTER);
  g_assert_cmpfloat (target.value, ==, 0);
  target = target_of (f, "revenue", ACCORD_GOAL_OF_MEMBER, joiner, JULY);
  g_assert_cmpfloat (target.value, ==, 0);
}

static const AccordGoalState *
find_state (GPtrArray *states, AccordGoalScope scope, gint64 id)
{
  for (guint i = 0; i < states->len; i++)
    {
      const AccordGoalState *state = g_ptr_array_index (states, i);

      if (state->scope == scope && state->id == id)
        return state;
    }
  return NULL;
}

/* Reached and open of a member, the team and everybody, each deal at its stage's chance. */
static void
test_states_of_everybody (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod quarter = QUARTER;
  gint64 team = accord_report_fixture_name (f, &accord_team_kind, "East", NULL, 0, NULL);
  gint64 one = add_member (f, "One", team, 0, 0), two = add_member (f, "Two", team, 0, 0);
  AccordGoalRequest *request = accord_goal_request_new (f->workspace, "revenue", &quarter, 1);
  g_autoptr (GPtrArray) states = NULL;
  const AccordGoalState *state;

  add_goal (f, "revenue", 0, one, &quarter, 100000, 0);
  DEAL (.stage = f->won, .closed_on = accord_day (2017, 7, 5), .minor = 30000, .currency = "EUR", .owner = one);
  DEAL (.stage = f->won, .closed_on = accord_day (2017, 7, 5), .minor = 5000, .currency = "EUR", .owner = two);
  DEAL (.stage = f->won, .closed_on = accord_day (2017, 7, 6), .owner = two);
  DEAL (.stage = f->won, .closed_on = accord_day (2017, 6, 30), .minor = 1, .currency = "EUR", .owner = one);
  DEAL (.stage = f->second, .expected_on = accord_day (2017, 8, 20), .minor = 40000, .currency = "EUR", .owner = one);
  DEAL (.stage = f->third, .expected_on = accord_day (2017, 7, 31), .minor = 10000, .currency = "EUR", .owner = one);
  DEAL (.stage = f->second, .expected_on = accord_day (2017, 10, 1), .minor = 900, .currency = "EUR", .owner = one);
  DEAL (.stage = f->second, .expected_on = accord_day (2017, 9, 30), .minor = 700, .currency = "USD", .owner = one);
  DEAL (.stage = f->hold, .expected_on = accord_day (2017, 9, 30), .minor = 800, .currency = "EUR", .owner = one);
  DEAL (.stage = f->first, .expected_on = accord_day (2017, 9, 30), .minor = 600, .currency = "EUR");
  request->today = accord_day (2017, 8, 1);
  states = accord_test_boxed (accord_goal_states (f->store, request));
  state = find_state (states, ACCORD_GOAL_OF_MEMBER, one);
  g_assert_cmpfloat (state->actual, ==, 30000);
  g_assert_cmpfloat (state->open_due, ==, 50000);
  g_assert_cmpfloat (state->slipped, ==, 10000);
  g_assert_cmpfloat (state->open_weighted, ==, 20000); /* 50 % of 40,000; what slipped is not expected */
  g_assert_cmpfloat_with_epsilon (state->coverage, 50000.0 / 70000, 1e-9);
  g_assert_cmpfloat (state->forecast, ==, 50000);
  state = find_state (states, ACCORD_GOAL_OF_TEAM, team);
  g_assert_cmpfloat (state->actual, ==, 35000);
  g_assert_cmpint (state->unpriced, ==, 1);
  g_assert_cmpint (state->target.source, ==, ACCORD_GOAL_PEOPLE);
  state = find_state (states, ACCORD_GOAL_OF_COMPANY, 0);
  g_assert_cmpfloat (state->open_due, ==, 50600);
  g_assert_true (states->pdata[0] == state);
}

/* Came to the stage when it stood for 50 %, which stands for 90 % now: 20,000 of 40,000, as the forecast has it, alone or by shares. */
static void
test_open_deals_keep_the_odds_they_came_with (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod quarter = QUARTER;
  gint64 one = add_member (f, "One", 0, 0, 0), two = add_member (f, "Two", 0, 0, 0);

  for (int shared = 0; shared < 2; shared++)
    {
      gint64 deal = DEAL (.stage = f->second, .expected_on = accord_day (2017, 8, 20), .minor = 40000, .currency = "EUR", .owner = one);
      g_autoptr (AccordEdit) edit = accord_edit_new ("Shared");
      gint64 id;

      accord_test_set (f->workspace, &accord_deal_kind, deal, "entry_odds", "50");
      if (shared == 0)
        continue;
      id = accord_edit_create (edit, &accord_deal_credit_kind);
      accord_edit_set_number (edit, &accord_deal_credit_kind, id, "deal", deal);
      accord_edit_set_number (edit, &accord_deal_credit_kind, id, "member", two);
      accord_edit_set_number (edit, &accord_deal_credit_kind, id, "share", 10000);
      accord_test_done (accord_journal_commit (accord_workspace_get_journal (f->workspace), edit));
    }
  accord_test_set (f->workspace, &accord_stage_kind, f->second, "probability", "90");
  for (int i = 0; i < 2; i++)
    {
      AccordGoalRequest *request = accord_goal_request_new (f->workspace, "revenue", &quarter, 1);
      g_autoptr (GPtrArray) states = NULL;

      request->today = accord_day (2017, 8, 1);
      states = accord_test_boxed (accord_goal_states (f->store, request));
      g_assert_cmpfloat (find_state (states, ACCORD_GOAL_OF_MEMBER, i == 0 ? one : two)->open_weighted, ==, 20000);
    }
}

/* Left out of the forecast, a deal is open and due as others are, but nothing is expected of it: of the owner's part as of a share. */
static void
test_what_is_omitted_is_not_expected (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod quarter = QUARTER;
  gint64 one = add_member (f, "One", 0, 0, 0), two = add_member (f, "Two", 0, 0, 0);

  for (int shared = 0; shared < 2; shared++)
    {
      gint64 deal = DEAL (.stage = f->second, .expected_on = accord_day (2017, 8, 20), .minor = 40000, .currency = "EUR", .owner = one);
      g_autofree char *of = g_strdup_printf ("%d", (int) deal), *member = g_strdup_printf ("%d", (int) two);

      accord_test_set (f->workspace, &accord_deal_kind, deal, "forecast", "omitted");
      if (shared)
        accord_test_create (f->workspace, &accord_deal_credit_kind, "deal", of, "member", member, "share", "100", NULL);
    }
  for (int i = 0; i < 2; i++)
    {
      AccordGoalRequest *request = accord_goal_request_new (f->workspace, "revenue", &quarter, 1);
      g_autoptr (GPtrArray) states = NULL;
      const AccordGoalState *state;

      request->today = accord_day (2017, 8, 1);
      states = accord_test_boxed (accord_goal_states (f->store, request));
      state = find_state (states, ACCORD_GOAL_OF_MEMBER, i == 0 ? one : two);
      g_assert_cmpfloat (state->open_due, ==, 40000);
      g_assert_cmpfloat (state->open_weighted, ==, 0);
    }
}

/* Any figure may have a goal, those made of others too. */
static void
test_a_goal_of_every_figure_is_told (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod quarter = QUARTER;
  int n;
  const AccordKpi *const *kpis = accord_kpis (&n);

  for (int i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) states = accord_test_boxed (accord_goal_states (f->store, accord_goal_request_new (f->workspace, kpis[i]->id, &quarter, 1)));

      g_assert_cmpuint (states->len, ==, 1);
    }
}

/* 65 visits in a quarter of 65 working days: 21 are July's; a team has what its people have. */
static void
test_a_goal_of_visits_has_months_and_a_team (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod quarter = QUARTER, july = JULY;
  g_autoptr (GPtrArray) states = NULL;
  g_autofree char *team = g_strdup_printf ("%d", (int) accord_test_create (f->workspace, &accord_team_kind, "name", "East", NULL));
  gint64 anna = accord_test_create (f->workspace, &accord_member_kind, "name", "Anna", "team", team, NULL);
  AccordEdit *edit = accord_edit_new ("Set a goal");
  AccordGoalState *of_team;

  accord_goal_edit_set (edit, 0, "visits", "EUR", ACCORD_GOAL_OF_MEMBER, anna, &quarter, 65, "hand");
  accord_change_set_unref (accord_test_commit (f->workspace, edit));
  states = accord_test_boxed (accord_goal_states (f->store, accord_goal_request_new (f->workspace, "visits", &july, 1)));
  of_team = g_ptr_array_index (states, 1);
  g_assert_cmpint (of_team->scope, ==, ACCORD_GOAL_OF_TEAM);
  g_assert_cmpint (of_team->target.source, ==, ACCORD_GOAL_PEOPLE);
  g_assert_cmpfloat_with_epsilon (of_team->target.value, 21, 1e-9);
  g_assert_true (of_team->has_attainment);
  g_assert_cmpfloat (of_team->attainment, ==, 0);
  g_assert_true (of_team->has_pace);
}

/* 62.5 % of 70 %: what lacks is told in points, not in per cent of something. */
static void
test_rates_differ_by_points (void)
{
  AccordGoalState state = state_of (0.7, 0.625);
  g_autofree char *below = NULL, *more = NULL;

  state.kpi = accord_kpi_by_id ("win-rate");
  reckon (&state, accord_day (2017, 8, 1));
  below = accord_goal_forecast_words (&state, "EUR");
  g_assert_cmpstr (below, ==, "7.5 pt below quota");
  more = accord_goal_difference (state.kpi, 0.12, "EUR");
  g_assert_cmpstr (more, ==, "12 pt");
}

static void
test_unknown_figure (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod quarter = QUARTER;
  AccordGoalRequest *request = accord_goal_request_new (f->workspace, "no-such", &quarter, 1);
  g_autoptr (DexFuture) future = accord_goal_states (f->store, request);
  g_autoptr (GError) error = NULL;

  accord_test_wait (future);
  g_assert_null (dex_future_get_value (future, &error));
  g_assert_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/goals/working-days-are-monday-to-friday", test_workdays);
  g_test_add_func ("/goals/attainment-is-reached-by-quota", test_attainment);
  g_test_add_func ("/goals/no-quota-and-zero-have-no-attainment", test_no_quota);
  g_test_add_func ("/goals/pace-is-attainment-by-elapsed-days", test_pace);
  g_test_add_func ("/goals/no-pace-before-a-day-is-over", test_pace_before_the_first_day_is_over);
  g_test_add_func ("/goals/pace-counts-the-days-at-work", test_pace_counts_the_days_at_work);
  g_test_add_func ("/goals/coverage-is-open-by-gap-or-met", test_coverage);
  g_test_add_func ("/goals/what-adds-up-over-time-and-people", test_what_adds_up_over_time);
  g_test_add_func ("/goals/rates-differ-by-points", test_rates_differ_by_points);
  g_test_add_func ("/goals/less-is-better-turns-the-quotient", test_less_is_better);
  g_test_add_func ("/goals/sums-go-on-as-they-went", test_sums_go_on);
  ACCORD_REPORT_TEST ("/goals/set-for-exactly-these-days", test_set_and_none);
  ACCORD_REPORT_TEST ("/goals/share-of-a-longer-one-by-working-days", test_share_of_a_longer_goal);
  ACCORD_REPORT_TEST ("/goals/days-off-are-no-working-days-and-make-up-days-are", test_days_off_count);
  ACCORD_REPORT_TEST ("/goals/months-make-a-quarter", test_months_make_a_quarter);
  ACCORD_REPORT_TEST ("/goals/people-make-a-team-without-its-own", test_people_make_a_team);
  ACCORD_REPORT_TEST ("/goals/joiners-and-leavers-have-their-days", test_joiners_and_leavers);
  ACCORD_REPORT_TEST ("/goals/states-of-everybody", test_states_of_everybody);
  ACCORD_REPORT_TEST ("/goals/open-deals-keep-the-odds-they-came-with", test_open_deals_keep_the_odds_they_came_with);
  ACCORD_REPORT_TEST ("/goals/what-is-omitted-is-not-expected", test_what_is_omitted_is_not_expected);
  ACCORD_REPORT_TEST ("/goals/a-goal-of-every-figure-is-told", test_a_goal_of_every_figure_is_told);
  ACCORD_REPORT_TEST ("/goals/a-goal-of-visits-has-months-and-a-team", test_a_goal_of_visits_has_months_and_a_team);
  ACCORD_REPORT_TEST ("/goals/an-unknown-figure-is-said", test_unknown_figure);
  return g_test_run ();
}
