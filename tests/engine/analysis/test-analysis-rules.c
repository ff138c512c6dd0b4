/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is said of the past, by hand: which weeks are unusual (M108), each rule once found and once not; how good kept forecasts
 * were (F08); how much of a goal is attained (F09). */

#include "accord-report-fixture.h"

#include "accord-insight.h"
#include "accord-test.h"

#include <string.h>

#define WINDOW 28
#define N_BEFORE 6

static AccordPlot *
plot_of (AccordReportFixture *f, const char *spec, const AccordPeriod *period)
{
  g_autoptr (AccordInsightAsk) ask = accord_insight_ask_new (period, ACCORD_COMPARE_NOTHING, 0, NULL);

  return accord_test_boxed (accord_insight_plot (f->workspace, spec, ask));
}

static AccordPlot *
week_of (AccordReportFixture *f)
{
  AccordPeriod period = accord_period_custom (accord_date_today () - 30, accord_date_today () + 1);

  return plot_of (f, "week", &period);
}

/* A day of the last four weeks (0), or of four weeks before (1 to 6). */
static gint64
day_in (int window)
{
  return accord_date_today () - WINDOW * window - 14;
}

static gboolean
says (const AccordPlot *plot, const char *words)
{
  for (guint i = 0; i < plot->marks->len; i++)
    if (strstr (accord_plot_mark (plot, i)->label, words) != NULL)
      return TRUE;
  return FALSE;
}

static void
win (AccordReportFixture *f, gint64 owner, int window, int n)
{
  for (int i = 0; i < n; i++)
    accord_report_fixture_deal (f, &(AccordTestDeal) { .stage = f->won, .closed_on = day_in (window), .owner = owner, .minor = 100, .currency = "EUR" });
}

/* 24 came from the fair in the four weeks that began 24 weeks ago, none since: four in the mean of six, and nothing now. */
static void
test_a_source_dried_up_long_ago_is_found (AccordReportFixture *f, gconstpointer data)
{
  g_autoptr (AccordPlot) plot = NULL;

  for (int i = 0; i < 24; i++)
    {
      gint64 deal = accord_report_fixture_deal (f, &(AccordTestDeal) { .stage = f->first, .opened_on = day_in (N_BEFORE) });

      accord_test_set (f->workspace, &accord_deal_kind, deal, "source", "Fair");
    }
  plot = week_of (f);
  g_assert_true (says (plot, "The source “Fair” dries up: 0 new deals in four weeks; usually it is 4."));
}

/* Two found by one rule name it once; the table has it twice. Weeks that are long over are not called this week. */
static void
test_findings_say_when_and_why (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod over = accord_period_custom (accord_date_today () - 60, accord_date_today () - WINDOW);
  gint64 ada = accord_report_fixture_name (f, &accord_member_kind, "Ada", NULL, 0, NULL);
  gint64 bo = accord_report_fixture_name (f, &accord_member_kind, "Bo", NULL, 0, NULL);
  g_autoptr (AccordPlot) plot = NULL, older = NULL;

  for (int window = 0; window <= N_BEFORE; window++)
    {
      win (f, ada, window, window == 0 ? 9 : 4);
      win (f, bo, window, window == 0 ? 9 : 4);
    }
  plot = week_of (f);
  g_assert_cmpstr (plot->title, ==, "Unusual This Week");
  g_assert_cmpstr (plot->takeaway, ==, "2 things stand out against the half year before.");
  g_assert_true (g_str_has_prefix (accord_plot_mark (plot, 0)->text, "Rule: deals won"));
  g_assert_cmpstr (accord_plot_mark (plot, 1)->text, ==, "");
  g_assert_cmpstr (accord_plot_mark (plot, 1)->cells[1], ==, accord_plot_mark (plot, 0)->text);
  older = plot_of (f, "week", &over);
  g_assert_true (g_str_has_prefix (older->title, "Unusual in the Four Weeks up to "));
}

/* The mean is 4 and the deviation 0, which counts as 1: 7 is three away and found, 6 is two away and not; nor is 0 in place of 2. */
static void
test_members_far_from_their_course (AccordReportFixture *f, gconstpointer data)
{
  gint64 far = accord_report_fixture_name (f, &accord_member_kind, "Ada", NULL, 0, NULL);
  gint64 near = accord_report_fixture_name (f, &accord_member_kind, "Bo", NULL, 0, NULL);
  gint64 few = accord_report_fixture_name (f, &accord_member_kind, "Cleo", NULL, 0, NULL);
  gint64 less = accord_report_fixture_name (f, &accord_member_kind, "Dag", NULL, 0, NULL);
  g_autoptr (AccordPlot) plot = NULL;

  for (int i = 1; i <= N_BEFORE; i++)
    {
      win (f, far, i, 4);
      win (f, near, i, 4);
      win (f, few, i, 2);
      win (f, less, i, 4);
    }
  win (f, far, 0, 7);
  win (f, near, 0, 6);
  win (f, less, 0, 1);
  plot = week_of (f);
  g_assert_true (says (plot, "Ada won 7 deals in four weeks; usually it is 4. Worth asking what works."));
  g_assert_true (says (plot, "Dag won 1 deal in four weeks; usually it is 4. Worth asking what is in the way."));
  g_assert_false (says (plot, "Bo"));
  g_assert_false (says (plot, "Cleo"));
  g_assert_cmpuint (plot->marks->len, ==, 2);
}

static void
open_from (AccordReportFixture *f, const char *source, int window, int n)
{
  for (int i = 0; i < n; i++)
    {
      gint64 deal = accord_report_fixture_deal (f, &(AccordTestDeal) { .stage = f->first, .opened_on = day_in (window) });

      accord_test_set (f->workspace, &accord_deal_kind, deal, "source", source);
    }
}

/* A quarter of 4 is 1: one deal is found, two are not; a source of 2 says nothing. */
static void
test_sources_that_dry_up (AccordReportFixture *f, gconstpointer data)
{
  g_autoptr (AccordPlot) plot = NULL;

  for (int i = 1; i <= N_BEFORE; i++)
    {
      open_from (f, "Fair", i, 4);
      open_from (f, "Web", i, 4);
      open_from (f, "Mail", i, 2);
    }
  open_from (f, "Fair", 0, 1);
  open_from (f, "Web", 0, 2);
  plot = week_of (f);
  g_assert_true (says (plot, "The source “Fair” dries up: 1 new deal in four weeks; usually it is 4."));
  g_assert_cmpuint (plot->marks->len, ==, 1);
}

/* Five deals through the first and the second stage to the third. */
static void
pass (AccordReportFixture *f, int window, int first, int second)
{
  for (int i = 0; i < 5; i++)
    {
      gint64 deal = accord_report_fixture_deal (f, &(AccordTestDeal) { .stage = f->third });
      gint64 left = day_in (window);

      accord_report_fixture_event (f, deal, 0, f->first, left - first);
      accord_report_fixture_event (f, deal, f->first, f->second, left);
      accord_report_fixture_event (f, deal, f->second, f->third, left + second);
    }
}

/* 9 days after 6 is half as long again and three more: found. 8 after 6 is not half as long again. */
static void
test_stages_that_slowed (AccordReportFixture *f, gconstpointer data)
{
  g_autoptr (AccordPlot) plot = NULL;

  pass (f, 2, 6, 6);
  pass (f, 0, 9, 8);
  plot = week_of (f);
  g_assert_true (says (plot, "“First” slowed: deals stay 9 days there; it was 6."));
  g_assert_cmpuint (plot->marks->len, ==, 1);
}

static void
keep_forecast_of (AccordReportFixture *f, const AccordPeriod *month, gint64 minor, gint64 member)
{
  g_autoptr (AccordEdit) edit = accord_edit_new ("Keep");
  const AccordKind *kind = &accord_forecast_snapshot_kind;
  gint64 id = accord_edit_create (edit, kind);

  accord_edit_set_text (edit, kind, id, "name", "Month");
  accord_edit_set_number (edit, kind, id, "taken_on", month->from + 7);
  accord_edit_set_number (edit, kind, id, "from_on", month->from);
  accord_edit_set_number (edit, kind, id, "until_on", month->to - 1);
  accord_edit_set_both (edit, kind, id, "expected", minor, "EUR");
  if (member != 0)
    accord_edit_set_number (edit, kind, id, "member", member);
  accord_change_set_unref (accord_test_commit (f->workspace, g_steal_pointer (&edit)));
}

static void
keep_forecast (AccordReportFixture *f, const AccordPeriod *month, gint64 minor)
{
  keep_forecast_of (f, month, minor, 0);
}

static AccordPeriod
month_of (int month)
{
  return accord_period_containing (ACCORD_PERIOD_MONTH, accord_day (2024, month, 1), 1);
}

static void
win_in (AccordReportFixture *f, const AccordPeriod *period, gint64 minor)
{
  accord_report_fixture_deal (f, &(AccordTestDeal) { .stage = f->won, .closed_on = period->to - 1, .minor = minor, .currency = "EUR" });
}

/* 1,200 said and 1,000 won: 80 %. 500 said and 1,000 won: 50 %. 600 said and nothing won: none. Accuracy is the mean of the two,
 * 65 %; bias that of all three, (200 − 500 + 600) ÷ 3 = 100. */
static void
test_accuracy_and_bias (AccordReportFixture *f, gconstpointer data)
{
  static const gint64 said[] = { 120000, 50000, 60000 }, won[] = { 100000, 100000, 0 };
  AccordPeriod year = accord_year (2024);
  g_autoptr (AccordFigure) accuracy = NULL, bias = NULL, none = NULL;
  g_autoptr (AccordPlot) plot = NULL;
  AccordPeriod before = accord_year (2023);

  for (int i = 0; i < 3; i++)
    {
      AccordPeriod month = month_of (i + 1);

      keep_forecast (f, &month, said[i]);
      if (won[i] > 0)
        win_in (f, &month, won[i]);
    }
  accuracy = accord_report_fixture_figure (f, &year, "forecast-accuracy");
  g_assert_true (accuracy->has_value);
  g_assert_cmpfloat_with_epsilon (accuracy->value, 0.65, 1e-9);
  g_assert_cmpint (accuracy->n, ==, 2);
  bias = accord_report_fixture_figure (f, &year, "forecast-bias");
  g_assert_cmpfloat_with_epsilon (bias->value, 10000, 1e-9);
  g_assert_cmpint (bias->n, ==, 3);
  none = accord_report_fixture_figure (f, &before, "forecast-accuracy");
  g_assert_false (none->has_value);
  plot = plot_of (f, "accuracy", &year);
  g_assert_cmpuint (plot->marks->len, ==, 3);
  g_assert_cmpfloat_with_epsilon (plot->overall, 0.65, 1e-9);
  g_assert_cmpstr (accord_plot_mark (plot, 0)->text, ==, "—"); /* March, the newest */
  g_assert_cmpfloat_with_epsilon (accord_plot_mark (plot, 2)->value, 0.8, 1e-9);
}

static void
assert_bias (AccordReportFixture *f, const char *by, const char *group, double accuracy, double bias, gint64 n)
{
  AccordPeriod year = accord_year (2024);
  g_autoptr (GPtrArray) figures = accord_report_fixture_run (f, accord_report_fixture_request (f, &year, "forecast-accuracy,forecast-bias", by));
  const AccordFigure *right = accord_report_fixture_find (figures, "forecast-accuracy", group), *off = accord_report_fixture_find (figures, "forecast-bias", group);

  g_assert_cmpfloat_with_epsilon (right->value, accuracy, 1e-9);
  g_assert_cmpfloat_with_epsilon (off->value, bias, 1e-9);
  g_assert_cmpint (off->n, ==, n);
}

/* January, of one team: Ada said 500 and won 400, Bo said 300 and won 400; the company said 900 and won 1,000, 200 of it nobody's. Ada
 * is 75 % right and 100 too high, Bo 75 % and 100 too low; the team said 800 and won 800: 100 %, not off at all. February: Ada said
 * 200 and won 400: 50 %, 200 too low; of her both: 62.5 %, 50 too low. */
static void
test_accuracy_is_told_by_member_and_team (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod month = month_of (1), next = month_of (2), year = accord_year (2024);
  gint64 team = accord_report_fixture_name (f, &accord_team_kind, "North", NULL, 0, NULL);
  gint64 ada = accord_report_fixture_name (f, &accord_member_kind, "Ada", "team", team, NULL);
  gint64 bo = accord_report_fixture_name (f, &accord_member_kind, "Bo", "team", team, NULL);
  g_autoptr (AccordInsightAsk) ask = accord_insight_ask_new (&year, ACCORD_COMPARE_NOTHING, ada, NULL);
  g_autoptr (AccordPlot) plot = NULL;

  keep_forecast (f, &month, 90000);
  keep_forecast_of (f, &month, 50000, ada);
  keep_forecast_of (f, &month, 30000, bo);
  win_in (f, &month, 20000);
  for (int i = 0; i < 2; i++)
    accord_report_fixture_deal (f, &(AccordTestDeal) { .stage = f->won, .closed_on = month.from, .minor = 40000, .currency = "EUR", .owner = i == 0 ? ada : bo });
  assert_bias (f, "member", "Ada", 0.75, 10000, 1);
  assert_bias (f, "member", "Bo", 0.75, -10000, 1);
  assert_bias (f, "team", "North", 1, 0, 1);
  assert_bias (f, "team", NULL, 0.9, -10000, 1);
  keep_forecast_of (f, &next, 20000, ada);
  accord_report_fixture_deal (f, &(AccordTestDeal) { .stage = f->won, .closed_on = next.from, .minor = 40000, .currency = "EUR", .owner = ada });
  assert_bias (f, "member", "Ada", 0.625, -5000, 2);
  assert_bias (f, "member", NULL, 0.9, -10000, 1); /* the company said nothing of February */
  plot = accord_test_boxed (accord_insight_plot (f->workspace, "accuracy", ask));
  g_assert_cmpuint (plot->marks->len, ==, 2);
  g_assert_cmpfloat_with_epsilon (plot->overall, 0.625, 1e-9);
}

/* 1,500 won of 2,000: 75 %; of a year without a goal: none. */
static void
test_attainment (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod month = month_of (5), other = month_of (6);
  g_autoptr (AccordEdit) edit = accord_edit_new ("Goal");
  gint64 id = accord_edit_create (edit, &accord_goal_kind);
  g_autoptr (AccordFigure) some = NULL, none = NULL;

  accord_edit_set_text (edit, &accord_goal_kind, id, "kpi", "revenue");
  accord_edit_set_text (edit, &accord_goal_kind, id, "period", "custom");
  accord_edit_set_number (edit, &accord_goal_kind, id, "begins_on", month.from);
  accord_edit_set_number (edit, &accord_goal_kind, id, "ends_on", month.to - 1);
  accord_edit_set_both (edit, &accord_goal_kind, id, "amount", 200000, "EUR");
  accord_change_set_unref (accord_test_commit (f->workspace, g_steal_pointer (&edit)));
  win_in (f, &month, 100000);
  win_in (f, &month, 50000);
  win_in (f, &other, 90000);
  some = accord_report_fixture_figure (f, &month, "attainment");
  g_assert_true (some->has_value);
  g_assert_cmpfloat_with_epsilon (some->value, 0.75, 1e-9);
  none = accord_report_fixture_figure (f, &other, "attainment");
  g_assert_false (none->has_value);
}

static void
expect (AccordReportFixture *f, gint64 stage, gint64 minor, const char *currency, gint64 expected, gint64 owner)
{
  accord_report_fixture_deal (f, &(AccordTestDeal) { .stage = stage, .minor = minor, .currency = currency, .expected_on = expected, .owner = owner });
}

/* Goal 1,000, won 400: 600 to go. Open and due in the period 900 and one in dollars; one is due later, one on hold. 900 ÷ 600. Where
 * the goal is met there is no coverage, and none without a goal. */
static void
test_coverage (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod month = accord_period_custom (accord_day (2017, 3, 1), accord_day (2017, 4, 1)), other = accord_period_custom (accord_day (2017, 5, 1), accord_day (2017, 6, 1));
  AccordEdit *edit = accord_edit_new ("A goal");
  gint64 id = accord_edit_create (edit, &accord_goal_kind);
  g_autoptr (AccordFigure) some = NULL, none = NULL, met = NULL;

  accord_edit_set_text (edit, &accord_goal_kind, id, "kpi", "revenue");
  accord_edit_set_text (edit, &accord_goal_kind, id, "period", "custom");
  accord_edit_set_number (edit, &accord_goal_kind, id, "begins_on", month.from);
  accord_edit_set_number (edit, &accord_goal_kind, id, "ends_on", month.to - 1);
  accord_edit_set_both (edit, &accord_goal_kind, id, "amount", 100000, "EUR");
  accord_change_set_unref (accord_test_commit (f->workspace, edit));
  accord_report_fixture_deal (f, &(AccordTestDeal) { .stage = f->won, .minor = 40000, .currency = "EUR", .closed_on = month.from + 3 });
  expect (f, f->first, 50000, "EUR", month.from, 0);
  expect (f, f->third, 40000, "EUR", month.to - 1, 0);
  expect (f, f->third, 90000, "USD", month.to - 1, 0);
  expect (f, f->first, 70000, "EUR", month.to, 0);
  expect (f, f->hold, 70000, "EUR", month.from, 0);
  some = accord_report_fixture_figure (f, &month, "coverage");
  g_assert_true (some->has_value);
  g_assert_cmpint (some->numerator, ==, 90000);
  g_assert_cmpint (some->denominator, ==, 60000);
  g_assert_cmpint (some->n, ==, 3);
  g_assert_cmpint (some->unpriced, ==, 1);
  none = accord_report_fixture_figure (f, &other, "coverage");
  g_assert_false (none->has_value);
  accord_report_fixture_deal (f, &(AccordTestDeal) { .stage = f->won, .minor = 60000, .currency = "EUR", .closed_on = month.from + 3 });
  met = accord_report_fixture_figure (f, &month, "coverage");
  g_assert_false (met->has_value);
}

/* Four deals left a stage: that is too few, and the chart says so in place of nothing. */
static void
test_few_that_left_a_stage_are_too_few (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod period = accord_period_custom (accord_date_today () - 30, accord_date_today () + 1);
  g_autoptr (AccordPlot) few = NULL, enough = NULL;

  for (int i = 0; i < 5; i++)
    {
      gint64 deal = accord_report_fixture_deal (f, &(AccordTestDeal) { .stage = f->second });

      accord_report_fixture_event (f, deal, 0, f->first, day_in (0) - 6);
      accord_report_fixture_event (f, deal, f->first, f->second, day_in (0));
      if (i == 3)
        few = plot_of (f, "dwell", &period);
    }
  g_assert_cmpstr (few->takeaway, ==, "No stage has been left by five deals yet: too few to say which takes longest.");
  enough = plot_of (f, "dwell", &period);
  g_assert_cmpstr (enough->takeaway, ==, "“First” takes longest, 6 d.");
}

/* A month so many before the running one; 0: the running one. */
static AccordPeriod
month_before (int n)
{
  AccordPeriod running = accord_period_containing (ACCORD_PERIOD_MONTH, accord_date_today (), 1);

  return accord_period_containing (ACCORD_PERIOD_MONTH, accord_date_add_months (running.from, -n), 1);
}

static void
win_before (AccordReportFixture *f, int n, gint64 minor)
{
  accord_report_fixture_deal (f, &(AccordTestDeal) { .stage = f->won, .closed_on = month_before (n).from, .minor = minor, .currency = "EUR" });
}

/* Five full months are too few, whatever the running one brought; with a sixth the mean of 100.00 goes on, not the 9,000.00 of the
 * running month. */
static void
test_the_running_month_is_left_out (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod period = month_before (0);
  g_autoptr (AccordPlot) five = NULL, six = NULL;

  win_before (f, 0, 900000);
  for (int i = 1; i <= 5; i++)
    win_before (f, i, 10000);
  five = plot_of (f, "trend", &period);
  g_assert_cmpstr (five->too_little, ==, "Needs 6 full months with revenue, has 5.");
  win_before (f, 6, 10000);
  six = plot_of (f, "trend", &period);
  g_assert_null (six->too_little);
  g_assert_cmpfloat_with_epsilon (accord_plot_mark (six, 5)->value, 10000, 1e-9);
  g_assert_cmpfloat_with_epsilon (accord_plot_mark (six, 6)->forecast, 10000, 1e-9);
  g_assert_cmpstr (six->takeaway, ==, "€100 expected next month, by the mean of the last three months; it would have been 0% off so far.");
}

/* Something was won seven months ago, nothing since: zero months have no error of their own, and the chart says so. */
static void
test_months_of_nothing_say_that_nobody_knows (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod period = month_before (0);
  g_autoptr (AccordPlot) plot = NULL;

  win_before (f, 20, 10000);
  plot = plot_of (f, "trend", &period);
  g_assert_null (plot->too_little);
  g_assert_nonnull (strstr (plot->takeaway, "nothing was won lately"));
}

/* A single month of a thousand times as much: what follows from it is no expectation. */
static void
test_a_month_of_its_own_kind_says_nothing (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod period = month_before (0);
  g_autoptr (AccordPlot) plot = NULL;

  for (int months = 1; months <= 26; months++)
    win_before (f, months, months == 13 ? 10000000 : 10000);
  plot = plot_of (f, "trend", &period);
  g_assert_null (plot->too_little);
  g_assert_true (g_str_has_prefix (plot->takeaway, "The months differ too much to say what comes: by the same month a year ago and the yearly change it "
                                                   "would have been "));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  accord_test_keep_day ();
  dex_init ();
  ACCORD_REPORT_TEST ("/analysis/week/members-far-from-their-course", test_members_far_from_their_course);
  ACCORD_REPORT_TEST ("/analysis/week/findings-say-when-and-why", test_findings_say_when_and_why);
  ACCORD_REPORT_TEST ("/analysis/rules/a-source-dried-up-long-ago-is-found", test_a_source_dried_up_long_ago_is_found);
  ACCORD_REPORT_TEST ("/analysis/week/sources-that-dry-up", test_sources_that_dry_up);
  ACCORD_REPORT_TEST ("/analysis/week/stages-that-slowed", test_stages_that_slowed);
  ACCORD_REPORT_TEST ("/analysis/forecast/accuracy-and-bias", test_accuracy_and_bias);
  ACCORD_REPORT_TEST ("/analysis/accuracy/is-told-by-member-and-team", test_accuracy_is_told_by_member_and_team);
  ACCORD_REPORT_TEST ("/analysis/goal/attainment", test_attainment);
  ACCORD_REPORT_TEST ("/analysis/goal/coverage-is-what-is-open-over-what-is-to-go", test_coverage);
  ACCORD_REPORT_TEST ("/analysis/dwell/few-that-left-a-stage-are-too-few", test_few_that_left_a_stage_are_too_few);
  ACCORD_REPORT_TEST ("/analysis/trend/the-running-month-is-left-out", test_the_running_month_is_left_out);
  ACCORD_REPORT_TEST ("/analysis/trend/months-of-nothing-say-that-nobody-knows", test_months_of_nothing_say_that_nobody_knows);
  ACCORD_REPORT_TEST ("/analysis/trend/a-month-of-its-own-kind-says-nothing", test_a_month_of_its_own_kind_says_nothing);
  return g_test_run ();
}
