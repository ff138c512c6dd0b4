/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How months go on (F19), each case reckoned by hand. */

#include "accord-config.h"

#include "accord-trend.h"

static void
test_five_months_say_nothing (void)
{
  const double months[] = { 1, 2, 3, 4, 5 };
  AccordTrend trend;

  g_assert_false (accord_trend_continue (months, 5, 3, &trend));
  g_assert_cmpint (trend.method, ==, ACCORD_TREND_NONE);
}

/* A straight line is Holt's own: 10, 20 … 80 goes on with 90, 100, 110 and errs by nothing; the mean of three would err by 20. */
static void
test_line_goes_on_by_holt (void)
{
  const double months[] = { 10, 20, 30, 40, 50, 60, 70, 80 };
  AccordTrend trend;

  g_assert_true (accord_trend_continue (months, 8, 3, &trend));
  g_assert_cmpint (trend.method, ==, ACCORD_TREND_HOLT);
  g_assert_cmpfloat_with_epsilon (trend.expected[0], 90, 0.001);
  g_assert_cmpfloat_with_epsilon (trend.expected[2], 110, 0.001);
  g_assert_cmpfloat_with_epsilon (trend.wape, 0, 0.001);
  g_assert_cmpfloat_with_epsilon (trend.high[0], 90, 0.001);
}

/* The same every month: both are right, the simpler one is taken; zero months do not break the error. */
static void
test_level_goes_on_by_the_mean (void)
{
  const double months[] = { 7, 7, 7, 7, 7, 7 };
  const double nothing[] = { 0, 0, 0, 0, 0, 0 };
  AccordTrend trend;

  g_assert_true (accord_trend_continue (months, 6, 1, &trend));
  g_assert_cmpint (trend.method, ==, ACCORD_TREND_MEAN);
  g_assert_cmpfloat (trend.expected[0], ==, 7);
  g_assert_true (accord_trend_continue (nothing, 6, 1, &trend));
  g_assert_false (trend.has_wape);
  g_assert_cmpfloat (trend.expected[0], ==, 0);
}

/* Two years, the second 12 higher in each month (144 in all): next January is last January plus 12. */
static void
test_two_years_go_on_by_season_and_change (void)
{
  double months[24];
  AccordTrend trend;

  for (int i = 0; i < 24; i++)
    months[i] = 100 + (i % 12) * 5 + (i >= 12 ? 12 : 0);
  g_assert_true (accord_trend_continue (months, 24, 12, &trend));
  g_assert_cmpint (trend.method, ==, ACCORD_TREND_SEASONAL);
  g_assert_cmpfloat_with_epsilon (trend.expected[0], 124, 1e-9);
  g_assert_cmpfloat_with_epsilon (trend.expected[11], 179, 1e-9);
}

/* The year before was 12 less in each of twelve months: error 12 each, of 1,674 in all; four of five within 1.28155 × 12 = 15.3786
 * a month ahead, and with √4 twice that four months ahead. */
static void
test_two_years_have_a_band (void)
{
  double months[24];
  AccordTrend trend;

  for (int i = 0; i < 24; i++)
    months[i] = 100 + (i % 12) * 5 + (i >= 12 ? 12 : 0);
  g_assert_true (accord_trend_continue (months, 24, 12, &trend));
  g_assert_cmpint (trend.n_tried, ==, 12);
  g_assert_true (trend.has_wape);
  g_assert_cmpfloat_with_epsilon (trend.wape, 144.0 / 1674, 1e-9);
  g_assert_cmpfloat_with_epsilon (trend.low[0], 124 - 15.3786, 1e-4);
  g_assert_cmpfloat_with_epsilon (trend.high[0], 124 + 15.3786, 1e-4);
  g_assert_cmpfloat_with_epsilon (trend.high[3], 139 + 30.7572, 1e-4);
}

/* 10, 20, 30 over and over: the mean of three says 20 of each of the three last months, 10, 0 and 10 off: WAPE 20 ÷ 60, deviation
 * √(200 ÷ 3) = 8.165. Holt does worse. */
static void
test_band_is_of_the_errors (void)
{
  const double months[] = { 10, 20, 30, 10, 20, 30 };
  AccordTrend trend;

  g_assert_true (accord_trend_continue (months, 6, 2, &trend));
  g_assert_cmpint (trend.method, ==, ACCORD_TREND_MEAN);
  g_assert_cmpint (trend.n_tried, ==, 3);
  g_assert_cmpfloat_with_epsilon (trend.wape, 20.0 / 60, 1e-9);
  g_assert_cmpfloat_with_epsilon (trend.expected[0], 20, 1e-9);
  g_assert_cmpfloat_with_epsilon (trend.low[0], 20 - 1.28155 * 8.164966, 1e-4);
  g_assert_cmpfloat_with_epsilon (trend.high[1], 20 + 1.28155 * 8.164966 * 1.414214, 1e-4);
}

/* Nothing falls below zero. */
static void
test_expectation_is_never_negative (void)
{
  const double months[] = { 70, 60, 50, 40, 30, 20, 10 };
  AccordTrend trend;

  g_assert_true (accord_trend_continue (months, 7, 4, &trend));
  g_assert_cmpfloat (trend.expected[3], ==, 0);
  g_assert_cmpfloat (trend.low[3], ==, 0);
}

/* A month less than two years is not told by its season. */
static void
test_twenty_three_months_have_no_season (void)
{
  double months[24];
  AccordTrend trend;

  for (int i = 0; i < 24; i++)
    months[i] = 100 + (i % 12) * 5 + (i >= 12 ? 12 : 0);
  g_assert_true (accord_trend_continue (months + 1, 23, 1, &trend));
  g_assert_cmpint (trend.method, !=, ACCORD_TREND_SEASONAL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/trend/five-months-say-nothing", test_five_months_say_nothing);
  g_test_add_func ("/core/trend/line-goes-on-by-holt", test_line_goes_on_by_holt);
  g_test_add_func ("/core/trend/level-goes-on-by-the-mean", test_level_goes_on_by_the_mean);
  g_test_add_func ("/core/trend/two-years-go-on-by-season-and-change", test_two_years_go_on_by_season_and_change);
  g_test_add_func ("/core/trend/two-years-have-a-band", test_two_years_have_a_band);
  g_test_add_func ("/core/trend/band-is-of-the-errors", test_band_is_of_the_errors);
  g_test_add_func ("/core/trend/expectation-is-never-negative", test_expectation_is_never_negative);
  g_test_add_func ("/core/trend/twenty-three-months-have-no-season", test_twenty_three_months_have_no_season);
  return g_test_run ();
}
