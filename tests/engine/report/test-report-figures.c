/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The definitions of domain.md §4 and §4.1, calculated by hand. */

#include "accord-report-fixture.h"
#include "accord-test.h"

#define DEAL(...) accord_report_fixture_deal (f, &(AccordTestDeal) { __VA_ARGS__ })

static void
assert_quotient (const AccordFigure *figure, gint64 numerator, gint64 denominator)
{
  g_assert_true (figure->has_value);
  g_assert_cmpint (figure->numerator, ==, numerator);
  g_assert_cmpint (figure->denominator, ==, denominator);
  g_assert_cmpfloat_with_epsilon (figure->value, (double) numerator / (double) denominator, 1e-9);
}

static void
test_win_rate_counts_won_and_lost_only (AccordReportFixture *f, gconstpointer data)
{
  gint64 day = accord_day (2017, 6, 1);
  AccordPeriod year = accord_year (2017);
  g_autoptr (AccordFigure) rate = NULL;

  for (int i = 0; i < 3; i++)
    DEAL (f->won, day);
  DEAL (f->lost, day);
  DEAL (f->discarded, day);
  DEAL (f->hold, day);
  DEAL (f->second, day); /* reopened by hand, its day of closing forgotten */
  rate = accord_report_fixture_figure (f, &year, "win-rate");
  assert_quotient (rate, 3, 4);
  g_assert_cmpint (rate->n, ==, 4);
}

static void
test_nothing_closed_is_no_value (AccordReportFixture *f, gconstpointer data)
{
  const char *kpis[] = { "win-rate", "win-rate-value", "revenue", "average-deal", "sales-cycle",
                         "sales-cycle-mean", "sales-cycle-p90", "conversion" };
  AccordPeriod year = accord_year (2017);

  DEAL (f->second, 0, accord_day (2016, 1, 1), 100, "EUR");
  for (gsize i = 0; i < G_N_ELEMENTS (kpis); i++)
    {
      g_autoptr (AccordFigure) figure = accord_report_fixture_figure (f, &year, kpis[i]);
      g_autofree char *text = accord_figure_format (figure);

      g_assert_false (figure->has_value);
      g_assert_cmpint (figure->n, ==, 0);
      g_assert_cmpstr (text, ==, "—");
    }
}

static void
test_counts_of_nothing_are_zero (AccordReportFixture *f, gconstpointer data)
{
  const char *kpis[] = { "won-deals", "lost-deals", "open-deals", "deals-opened" };
  AccordPeriod year = accord_year (2017);

  for (gsize i = 0; i < G_N_ELEMENTS (kpis); i++)
    {
      g_autoptr (AccordFigure) figure = accord_report_fixture_figure (f, &year, kpis[i]);

      g_assert_true (figure->has_value);
      g_assert_cmpfloat (figure->value, ==, 0);
    }
}

static void
test_period_holds_its_first_day_not_its_last (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod year = accord_year (2017);
  g_autoptr (AccordFigure) revenue = NULL;
  g_autoptr (AccordFigure) opened = NULL;

  DEAL (f->won, accord_day (2016, 12, 31), accord_day (2016, 12, 31), 1, "EUR");
  DEAL (f->won, accord_day (2017, 1, 1), accord_day (2016, 12, 31), 20, "EUR");
  DEAL (f->won, accord_day (2017, 12, 31), accord_day (2017, 1, 1), 300, "EUR");
  DEAL (f->won, accord_day (2018, 1, 1), accord_day (2017, 12, 31), 4000, "EUR");
  DEAL (f->first, 0, accord_day (2018, 1, 1));
  revenue = accord_report_fixture_figure (f, &year, "revenue");
  g_assert_cmpfloat (revenue->value, ==, 320);
  g_assert_cmpint (revenue->n, ==, 2);
  opened = accord_report_fixture_figure (f, &year, "deals-opened");
  g_assert_cmpfloat (opened->value, ==, 2);
}

/* Of years of deals, one week: read through the index instead of the whole table. */
static void
test_short_period_counts_the_same (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod week = accord_period_custom (accord_day (2017, 3, 6), accord_day (2017, 3, 13));
  g_autoptr (AccordFigure) won = NULL;
  g_autoptr (AccordFigure) opened = NULL;

  for (int month = 1; month <= 12; month++)
    DEAL (f->won, accord_day (2016, month, 1), accord_day (2015, month, 1));
  DEAL (f->won, accord_day (2017, 3, 5), accord_day (2017, 3, 6));
  DEAL (f->won, accord_day (2017, 3, 6), accord_day (2017, 3, 6));
  DEAL (f->won, accord_day (2017, 3, 12), accord_day (2017, 3, 7));
  DEAL (f->won, accord_day (2017, 3, 13), accord_day (2017, 3, 13));
  won = accord_report_fixture_figure (f, &week, "won-deals");
  g_assert_cmpfloat (won->value, ==, 2);
  opened = accord_report_fixture_figure (f, &week, "deals-opened");
  g_assert_cmpfloat (opened->value, ==, 3);
}

static void
test_all_days_hold_undated_deals (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod all = accord_period_all ();
  AccordPeriod year = accord_year (2017);
  g_autoptr (AccordFigure) ever = NULL;
  g_autoptr (AccordFigure) in_year = NULL;

  DEAL (f->won, accord_day (2017, 5, 5));
  DEAL (f->won, 0);
  ever = accord_report_fixture_figure (f, &all, "won-deals");
  g_assert_cmpfloat (ever->value, ==, 2);
  in_year = accord_report_fixture_figure (f, &year, "won-deals");
  g_assert_cmpfloat (in_year->value, ==, 1);
}

static void
test_unpriced_is_counted_apart (AccordReportFixture *f, gconstpointer data)
{
  gint64 day = accord_day (2017, 6, 1);
  AccordPeriod year = accord_year (2017);
  g_autoptr (AccordFigure) revenue = NULL;
  g_autoptr (AccordFigure) average = NULL;

  DEAL (f->won, day, 0, 1000, "EUR");
  DEAL (f->won, day, 0, 0, "EUR"); /* a price of zero is a price */
  DEAL (f->won, day);
  DEAL (f->won, day, 0, 9999, "USD");
  revenue = accord_report_fixture_figure (f, &year, "revenue");
  assert_quotient (revenue, 1000, 1);
  g_assert_cmpint (revenue->n, ==, 4);
  g_assert_cmpint (revenue->unpriced, ==, 2);
  g_assert_cmpstr (revenue->currency, ==, "EUR");
  average = accord_report_fixture_figure (f, &year, "average-deal");
  assert_quotient (average, 1000, 2);
  g_assert_cmpint (average->unpriced, ==, 2);
}

static void
test_only_unpriced_is_no_revenue (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod year = accord_year (2017);
  g_autoptr (AccordFigure) revenue = NULL;

  DEAL (f->won, accord_day (2017, 6, 1));
  revenue = accord_report_fixture_figure (f, &year, "revenue");
  g_assert_false (revenue->has_value);
  g_assert_cmpint (revenue->n, ==, 1);
  g_assert_cmpint (revenue->unpriced, ==, 1);
}

static void
test_win_rate_by_value_uses_amounts (AccordReportFixture *f, gconstpointer data)
{
  gint64 day = accord_day (2017, 6, 1);
  AccordPeriod year = accord_year (2017);
  g_autoptr (AccordFigure) rate = NULL;

  DEAL (f->won, day, 0, 900, "EUR");
  DEAL (f->lost, day, 0, 200, "EUR");
  DEAL (f->lost, day, 0, 100, "EUR");
  DEAL (f->lost, day);
  rate = accord_report_fixture_figure (f, &year, "win-rate-value");
  assert_quotient (rate, 900, 1200);
  g_assert_cmpint (rate->n, ==, 4);
  g_assert_cmpint (rate->unpriced, ==, 1);
}

static void
test_open_value_is_todays (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod year = accord_year (2017);
  g_autoptr (AccordFigure) value = NULL;
  g_autoptr (AccordFigure) count = NULL;

  DEAL (f->first, 0, accord_day (1999, 1, 1), 100, "EUR");
  DEAL (f->third, 0, accord_day (2031, 1, 1), 20, "EUR");
  DEAL (f->second);
  DEAL (f->hold, 0, 0, 5000, "EUR");
  DEAL (f->won, accord_day (2017, 2, 2), 0, 7000, "EUR");
  value = accord_report_fixture_figure (f, &year, "open-value");
  assert_quotient (value, 120, 1);
  g_assert_cmpint (value->n, ==, 3);
  g_assert_cmpint (value->unpriced, ==, 1);
  count = accord_report_fixture_figure (f, &year, "open-deals");
  g_assert_cmpfloat (count->value, ==, 3);
}

static void
test_weighted_value_rounds_each_deal (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod year = accord_year (2017);
  g_autoptr (AccordFigure) weighted = NULL;

  /* 166.5 → 167 three times: 501, where the sum rounded once would be 500. */
  for (int i = 0; i < 3; i++)
    DEAL (f->second, 0, 0, 333, "EUR");
  weighted = accord_report_fixture_figure (f, &year, "weighted-value");
  assert_quotient (weighted, 501, 1);
  g_assert_cmpint (weighted->n, ==, 3);
}

static void
test_own_probability_goes_before_the_stage (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod year = accord_year (2017);
  g_autoptr (AccordFigure) weighted = NULL;

  DEAL (f->first, 0, 0, 1000, "EUR");                     /* 10 %: 100 */
  DEAL (f->first, 0, 0, 1000, "EUR", .probability = 35);  /* 350 */
  DEAL (f->second, 0, 0, -333, "EUR");                    /* −166.5 → −167 */
  weighted = accord_report_fixture_figure (f, &year, "weighted-value");
  assert_quotient (weighted, 283, 1);
}

static void
test_median_of_odd_and_even (AccordReportFixture *f, gconstpointer data)
{
  gint64 day = accord_day (2017, 6, 1);
  AccordPeriod year = accord_year (2017);
  g_autoptr (AccordFigure) odd = NULL;
  g_autoptr (AccordFigure) even = NULL;
  g_autofree char *text = NULL;

  DEAL (f->won, day, day - 40);
  DEAL (f->won, day, day - 7);
  DEAL (f->won, day, day); /* the same day: 0 */
  DEAL (f->lost, day, day - 500);
  odd = accord_report_fixture_figure (f, &year, "sales-cycle");
  g_assert_cmpfloat (odd->value, ==, 7);
  g_assert_cmpint (odd->numerator, ==, 47);
  g_assert_cmpint (odd->denominator, ==, 3);
  g_assert_cmpint (odd->n, ==, 3);
  DEAL (f->won, day, day - 10);
  even = accord_report_fixture_figure (f, &year, "sales-cycle");
  g_assert_cmpfloat (even->value, ==, 8.5);
  text = accord_figure_format (even);
  g_assert_cmpstr (text, ==, "8.5 d");
}

static void
test_mean_and_percentile_of_cycles (AccordReportFixture *f, gconstpointer data)
{
  gint64 day = accord_day (2017, 6, 1);
  AccordPeriod year = accord_year (2017);
  g_autoptr (AccordFigure) mean = NULL;
  g_autoptr (AccordFigure) p90 = NULL;

  for (int days = 0; days <= 100; days += 10) /* 11 deals: P90 is the tenth */
    DEAL (f->won, day, day - days);
  mean = accord_report_fixture_figure (f, &year, "sales-cycle-mean");
  assert_quotient (mean, 550, 11);
  p90 = accord_report_fixture_figure (f, &year, "sales-cycle-p90");
  g_assert_cmpfloat_with_epsilon (p90->value, 90, 1e-9);
}

static void
test_impossible_cycles_are_left_out_and_counted (AccordReportFixture *f, gconstpointer data)
{
  gint64 day = accord_day (2017, 6, 1);
  AccordPeriod year = accord_year (2017);
  g_autoptr (AccordFigure) cycle = NULL;

  DEAL (f->won, day, day - 12);
  DEAL (f->won, day, day + 3);
  DEAL (f->won, day, 0);
  cycle = accord_report_fixture_figure (f, &year, "sales-cycle");
  g_assert_cmpfloat (cycle->value, ==, 12);
  g_assert_cmpint (cycle->n, ==, 1);
  g_assert_cmpint (cycle->excluded, ==, 2);
}

static void
test_deals_in_the_trash_do_not_count (AccordReportFixture *f, gconstpointer data)
{
  gint64 day = accord_day (2017, 6, 1);
  AccordPeriod year = accord_year (2017);
  g_autoptr (AccordFigure) rate = NULL;
  gint64 gone;

  DEAL (f->won, day);
  gone = DEAL (f->lost, day);
  accord_report_fixture_delete (f, &accord_deal_kind, gone);
  rate = accord_report_fixture_figure (f, &year, "win-rate");
  assert_quotient (rate, 1, 1);
}

static void
test_pipeline_and_member_narrow_the_deals (AccordReportFixture *f, gconstpointer data)
{
  gint64 day = accord_day (2017, 6, 1);
  AccordPeriod year = accord_year (2017);
  gint64 other = accord_report_fixture_name (f, &accord_pipeline_kind, "Other", NULL, 0, NULL);
  gint64 other_won = accord_report_fixture_stage (f, other, "Won", "won", 100, 1);
  gint64 ann = accord_report_fixture_name (f, &accord_member_kind, "Ann", NULL, 0, NULL);
  AccordReportRequest *request = accord_report_fixture_request (f, &year, "won-deals", NULL);
  g_autoptr (GPtrArray) in_pipeline = NULL;
  g_autoptr (GPtrArray) of_ann = NULL;

  DEAL (f->won, day, .owner = ann);
  DEAL (f->won, day);
  DEAL (other_won, day, .owner = ann);
  DEAL (other_won, day, .owner = ann);
  request->pipeline = f->pipeline;
  in_pipeline = accord_report_fixture_run (f, request);
  g_assert_cmpfloat (accord_report_fixture_find (in_pipeline, "won-deals", NULL)->value, ==, 2);
  request = accord_report_fixture_request (f, &year, "won-deals", NULL);
  request->member = ann;
  of_ann = accord_report_fixture_run (f, request);
  g_assert_cmpfloat (accord_report_fixture_find (of_ann, "won-deals", NULL)->value, ==, 3);
}

static void
test_sum_beyond_counting_is_an_error (AccordReportFixture *f, gconstpointer data)
{
  gint64 day = accord_day (2017, 6, 1);
  AccordPeriod year = accord_year (2017);
  g_autoptr (GError) error = NULL;

  DEAL (f->won, day, 0, G_MAXINT64 - 1, "EUR");
  DEAL (f->won, day, 0, G_MAXINT64 - 1, "EUR");
  error = accord_test_error (
    accord_report_run (f->store, accord_report_fixture_request (f, &year, "revenue", NULL)));
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_FAILED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  ACCORD_REPORT_TEST ("/report/win-rate/counts-won-and-lost-only", test_win_rate_counts_won_and_lost_only);
  ACCORD_REPORT_TEST ("/report/win-rate/by-value-uses-amounts", test_win_rate_by_value_uses_amounts);
  ACCORD_REPORT_TEST ("/report/value/nothing-closed-is-no-value", test_nothing_closed_is_no_value);
  ACCORD_REPORT_TEST ("/report/value/counts-of-nothing-are-zero", test_counts_of_nothing_are_zero);
  ACCORD_REPORT_TEST ("/report/period/holds-its-first-day-not-its-last", test_period_holds_its_first_day_not_its_last);
  ACCORD_REPORT_TEST ("/report/period/short-one-counts-the-same", test_short_period_counts_the_same);
  ACCORD_REPORT_TEST ("/report/period/all-days-hold-undated-deals", test_all_days_hold_undated_deals);
  ACCORD_REPORT_TEST ("/report/revenue/unpriced-is-counted-apart", test_unpriced_is_counted_apart);
  ACCORD_REPORT_TEST ("/report/revenue/only-unpriced-is-no-value", test_only_unpriced_is_no_revenue);
  ACCORD_REPORT_TEST ("/report/revenue/sum-beyond-counting-is-an-error", test_sum_beyond_counting_is_an_error);
  ACCORD_REPORT_TEST ("/report/open/value-is-todays", test_open_value_is_todays);
  ACCORD_REPORT_TEST ("/report/open/weighted-rounds-each-deal", test_weighted_value_rounds_each_deal);
  ACCORD_REPORT_TEST ("/report/open/own-probability-goes-before-the-stage", test_own_probability_goes_before_the_stage);
  ACCORD_REPORT_TEST ("/report/cycle/median-of-odd-and-even", test_median_of_odd_and_even);
  ACCORD_REPORT_TEST ("/report/cycle/mean-and-percentile", test_mean_and_percentile_of_cycles);
  ACCORD_REPORT_TEST ("/report/cycle/impossible-ones-are-left-out-and-counted", test_impossible_cycles_are_left_out_and_counted);
  ACCORD_REPORT_TEST ("/report/scope/deals-in-the-trash-do-not-count", test_deals_in_the_trash_do_not_count);
  ACCORD_REPORT_TEST ("/report/scope/pipeline-and-member-narrow-the-deals", test_pipeline_and_member_narrow_the_deals);
  return g_test_run ();
}
