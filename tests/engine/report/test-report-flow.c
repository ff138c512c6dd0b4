/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The flow chart's figures: time in stage and bottleneck (domain.md F05), who stands where; and the board as of
 * a past day. Calculated by hand. */

#include "accord-report-fixture.h"
#include "accord-flow.h"
#include "accord-past.h"
#include "accord-test.h"

#define DAY(n) (accord_day (2017, 1, 1) + (n))

typedef struct {
  gint64 stage;
  int day; /* of the year, from 0 */
} Visit;

static gint64
walk (AccordReportFixture *f, gint64 minor, const Visit *visits, guint n)
{
  gint64 deal = accord_report_fixture_deal (f, &(AccordTestDeal) { .stage = visits[n - 1].stage, .minor = minor,
                                                                   .currency = "EUR" });

  for (guint i = 0; i < n; i++)
    accord_report_fixture_event (f, deal, i > 0 ? visits[i - 1].stage : 0, visits[i].stage, DAY (visits[i].day));
  return deal;
}

#define WALK(minor, ...) \
  walk (f, minor, (const Visit[]) { __VA_ARGS__ }, sizeof ((const Visit[]) { __VA_ARGS__ }) / sizeof (Visit))

static AccordFlow *
flow (AccordReportFixture *f, const AccordPeriod *period)
{
  g_autoptr (AccordDealScope) scope = accord_deal_scope_new (f->pipeline, NULL, DAY (100), "EUR");

  return accord_test_boxed (accord_flow_read (f->store, scope, period));
}

static const AccordFlowNode *
node (const AccordFlow *of, guint index)
{
  return g_ptr_array_index (of->nodes, index);
}

/* In the first stage 2, 4 and 10 days: the median is 4. A deal on hold is not there: 3 + 5 = 8 days in the
 * second, with 20 on hold between. */
static void
test_dwell_is_the_median_without_hold (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod year = accord_year (2017);
  g_autoptr (AccordFlow) found = NULL;

  WALK (1, { f->first, 0 }, { f->second, 2 }, { f->hold, 5 }, { f->second, 25 }, { f->won, 30 });
  WALK (1, { f->first, 0 }, { f->lost, 4 });
  WALK (1, { f->first, 0 }, { f->second, 10 });
  found = flow (f, &year);
  g_assert_cmpuint (found->nodes->len, ==, 4);
  g_assert_cmpint (node (found, 0)->n_left, ==, 3);
  g_assert_cmpfloat (node (found, 0)->dwell, ==, 4);
  g_assert_cmpint (node (found, 1)->n_left, ==, 1);
  g_assert_cmpfloat (node (found, 1)->dwell, ==, 8);
  g_assert_cmpint (node (found, 1)->n_aged, ==, 1);
  g_assert_cmpfloat (node (found, 1)->age, ==, 90); /* since day 10, today is day 100 */
}

/* Came back: 2 + 3 days, counted once, when it left for good. */
static void
test_visits_add_up (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod year = accord_year (2017);
  AccordPeriod early = accord_period_custom (DAY (0), DAY (6));
  g_autoptr (AccordFlow) found = NULL;
  g_autoptr (AccordFlow) before = NULL;

  WALK (1, { f->first, 0 }, { f->second, 2 }, { f->first, 5 }, { f->third, 8 });
  found = flow (f, &year);
  before = flow (f, &early);
  g_assert_cmpint (node (found, 0)->n_left, ==, 1);
  g_assert_cmpfloat (node (found, 0)->dwell, ==, 5);
  g_assert_cmpint (node (before, 0)->n_left, ==, 0); /* it left on day 8 */
}

static void
test_days_that_run_backwards_do_not_count (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod all = accord_period_all ();
  g_autoptr (AccordFlow) found = NULL;

  WALK (1, { f->first, 9 }, { f->second, 2 });
  found = flow (f, &all);
  g_assert_cmpint (node (found, 0)->n_left, ==, 0);
  g_assert_cmpint (node (found, 0)->funnel->entered, ==, 1);
}

/* First: median 2 days, 6 of 6 get through: index 0. Second: median 10, 3 of 6: mean dwell is
 * (6 × 2 + 6 × 10 + 3 × 4) ÷ 15 = 5.6, so 10 ÷ 5.6 × 0.5. Third: 3 of 3. */
static void
test_bottleneck_is_long_and_narrow (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod year = accord_year (2017);
  g_autoptr (AccordFlow) found = NULL;

  for (int i = 0; i < 3; i++)
    WALK (1, { f->first, 0 }, { f->second, 2 }, { f->third, 12 }, { f->won, 16 });
  for (int i = 0; i < 3; i++)
    WALK (1, { f->first, 0 }, { f->second, 2 }, { f->lost, 12 });
  found = flow (f, &year);
  g_assert_cmpint (found->bottleneck, ==, 1);
  g_assert_cmpfloat_with_epsilon (node (found, 1)->index, 10 / 5.6 * 0.5, 1e-9);
  g_assert_cmpfloat (node (found, 0)->index, ==, 0);
}

static void
test_few_cases_name_no_bottleneck (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod year = accord_year (2017);
  g_autoptr (AccordFlow) found = NULL;

  for (int i = 0; i < ACCORD_FLOW_FEW - 1; i++)
    WALK (1, { f->first, 0 }, { f->lost, 12 });
  found = flow (f, &year);
  g_assert_cmpint (found->bottleneck, ==, -1);
}

static void
test_nodes_hold_who_stands_there (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod year = accord_year (2017);
  g_autoptr (AccordFlow) found = NULL;
  g_autoptr (AccordDealScope) scope = accord_deal_scope_new (f->pipeline, NULL, DAY (100), "EUR");
  g_autoptr (GArray) here = NULL;
  g_autoptr (GArray) entered = NULL;
  gint64 a = WALK (1000, { f->first, 0 }, { f->second, 2 });
  const AccordFlowEnd *end;

  WALK (400, { f->first, 0 }, { f->lost, 4 });
  WALK (50, { f->first, 0 }, { f->hold, 4 });
  found = flow (f, &year);
  g_assert_cmpint (node (found, 0)->here.n, ==, 0);
  g_assert_cmpint (node (found, 1)->here.n, ==, 1);
  g_assert_cmpint (node (found, 1)->here.sum, ==, 1000);
  g_assert_cmpint (node (found, 1)->here.weighted, ==, 500);
  g_assert_cmpuint (found->ends->len, ==, 3);
  end = g_ptr_array_index (found->ends, 0);
  g_assert_true (end->hold);
  g_assert_cmpint (end->here.sum, ==, 50);
  end = g_ptr_array_index (found->ends, 1);
  g_assert_cmpint (end->stage, ==, f->lost);
  g_assert_cmpint (end->here.n, ==, 1);
  here = accord_test_boxed (accord_flow_deals (f->store, scope, &year, f->second, FALSE));
  g_assert_cmpuint (here->len, ==, 1);
  g_assert_cmpint (g_array_index (here, gint64, 0), ==, a);
  entered = accord_test_boxed (accord_flow_deals (f->store, scope, &year, f->first, TRUE));
  g_assert_cmpuint (entered->len, ==, 3);
}

/* As of */

static AccordPastBoard *
past (AccordReportFixture *f, gint64 day)
{
  g_autoptr (AccordDealScope) scope = accord_deal_scope_new (f->pipeline, NULL, accord_date_today (), "EUR");

  return accord_test_boxed (accord_past_read (f->store, scope, day));
}

static const AccordPastColumn *
column (const AccordPastBoard *of, guint index)
{
  return g_ptr_array_index (of->columns, index);
}

static void
test_past_board_shows_stages_of_the_day (AccordReportFixture *f, gconstpointer data)
{
  gint64 a = WALK (1000, { f->first, 0 }, { f->second, 10 }, { f->won, 20 });
  g_autoptr (AccordPastBoard) before = past (f, DAY (-1));
  g_autoptr (AccordPastBoard) first = past (f, DAY (9));
  g_autoptr (AccordPastBoard) second = past (f, DAY (10));
  g_autoptr (AccordPastBoard) won = past (f, DAY (20));

  g_assert_cmpuint (first->columns->len, ==, 3);
  g_assert_cmpint (first->first_day, ==, DAY (0));
  g_assert_cmpuint (column (before, 0)->deals->len, ==, 0);
  g_assert_cmpuint (column (first, 0)->deals->len, ==, 1);
  g_assert_cmpint (column (first, 0)->total.sum, ==, 1000);
  g_assert_cmpint (column (first, 0)->total.weighted, ==, 100);
  g_assert_cmpuint (column (second, 0)->deals->len, ==, 0);
  g_assert_cmpint (g_array_index (column (second, 1)->deals, AccordPastDeal, 0).deal, ==, a);
  g_assert_cmpint (g_array_index (column (second, 1)->deals, AccordPastDeal, 0).since, ==, DAY (10));
  g_assert_cmpuint (column (won, 1)->deals->len, ==, 0);
}

/* The journal knows what an amount was yesterday only if it was recorded then; a change of today is taken back. */
static void
test_past_board_takes_later_changes_back (AccordReportFixture *f, gconstpointer data)
{
  gint64 today = accord_date_today ();
  gint64 deal = WALK (1000, { f->first, 0 });
  g_autoptr (AccordPastBoard) yesterday = NULL;
  g_autoptr (AccordPastBoard) now = NULL;
  const AccordPastDeal *then;

  accord_test_set (f->workspace, &accord_deal_kind, deal, "amount", "70 EUR");
  accord_test_set (f->workspace, &accord_deal_kind, deal, "amount", "90 EUR");
  accord_test_set (f->workspace, &accord_deal_kind, deal, "probability", "60");
  yesterday = past (f, today - 1);
  now = past (f, today);
  then = &g_array_index (column (yesterday, 0)->deals, AccordPastDeal, 0);
  g_assert_cmpint (then->amount, ==, 1000);
  g_assert_cmpstr (then->currency, ==, "EUR");
  g_assert_cmpint (then->weight, ==, 10);
  g_assert_true (then->revised);
  g_assert_cmpint (column (yesterday, 0)->total.sum, ==, 1000);
  g_assert_cmpint (column (now, 0)->total.sum, ==, 9000);
  g_assert_cmpint (column (now, 0)->total.weighted, ==, 5400);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  accord_test_keep_day ();
  dex_init ();
  ACCORD_REPORT_TEST ("/report/dwell/is-the-median-without-hold", test_dwell_is_the_median_without_hold);
  ACCORD_REPORT_TEST ("/report/dwell/visits-add-up", test_visits_add_up);
  ACCORD_REPORT_TEST ("/report/dwell/days-that-run-backwards-do-not-count", test_days_that_run_backwards_do_not_count);
  ACCORD_REPORT_TEST ("/report/flow/bottleneck-is-long-and-narrow", test_bottleneck_is_long_and_narrow);
  ACCORD_REPORT_TEST ("/report/flow/few-cases-name-no-bottleneck", test_few_cases_name_no_bottleneck);
  ACCORD_REPORT_TEST ("/report/flow/nodes-hold-who-stands-there", test_nodes_hold_who_stands_there);
  ACCORD_REPORT_TEST ("/report/past/board-shows-stages-of-the-day", test_past_board_shows_stages_of_the_day);
  ACCORD_REPORT_TEST ("/report/past/board-takes-later-changes-back", test_past_board_takes_later_changes_back);
  return g_test_run ();
}
