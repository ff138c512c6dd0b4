/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What figures, periods and charts say in words. Expectations were worked out by hand. */

#include "accord-config.h"

#include "accord-close-span.h"
#include "accord-figure-drill.h"
#include "accord-figure-words.h"
#include "accord-insight.h"
#include "accord-period-choice.h"
#include "accord-rate-words.h"
#include "accord-revenue-words.h"
#include <locale.h>

static AccordFigure
figure (const char *kpi, double value, gint64 n)
{
  AccordFigure made = { .kpi = accord_kpi_by_id (kpi), .has_value = TRUE, .value = value, .n = n, .currency = "EUR" };

  return made;
}

static void
check_change (const AccordFigure *now, const AccordFigure *before, int direction, const char *amount, const char *words)
{
  g_auto (AccordFigureChange) change = { 0 };

  accord_figure_compare (now, before, "Q3 2025", &change);
  g_assert_cmpint (change.direction, ==, direction);
  g_assert_cmpstr (change.amount, ==, amount);
  g_assert_cmpstr (change.words, ==, words);
}

static void
test_change_in_the_unit_of_the_figure (void)
{
  AccordFigure now = figure ("revenue", 11200000, 9), before = figure ("revenue", 10000000, 8);
  AccordFigure rate = figure ("win-rate", 0.31, 100), rate_before = figure ("win-rate", 0.33, 100);
  AccordFigure cycle = figure ("sales-cycle", 57, 9), cycle_before = figure ("sales-cycle", 53, 9);

  check_change (&now, &before, 1, "12%", "on Q3 2025");
  check_change (&rate, &rate_before, -1, "2 pt", "on Q3 2025");
  check_change (&cycle, &cycle_before, 1, "4 d", "longer");
  check_change (&cycle_before, &cycle, -1, "4 d", "shorter");
  check_change (&now, &now, 0, NULL, "as in Q3 2025");
}

static void
test_change_without_denominator_is_no_percentage (void)
{
  AccordFigure now = figure ("revenue", 11200000, 9), zero = figure ("revenue", 0, 1);
  AccordFigure none = { .kpi = accord_kpi_by_id ("revenue"), .currency = "EUR" };

  check_change (&now, &zero, 1, "€112K", "on Q3 2025");
  check_change (&now, &none, 0, NULL, "nothing in Q3 2025");
  check_change (&none, &now, 0, NULL, NULL);
}

static void
test_few_cases_are_weak (void)
{
  AccordFigure four = figure ("win-rate", 0.5, 4), five = figure ("win-rate", 0.4, 5);
  AccordFigure sum = figure ("revenue", 100, 1), none = { .kpi = accord_kpi_by_id ("sales-cycle") };

  g_assert_true (accord_figure_is_weak (&four));
  g_assert_false (accord_figure_is_weak (&five));
  g_assert_false (accord_figure_is_weak (&sum));
  g_assert_true (accord_figure_is_weak (&none));
}

static void
test_unpriced_is_never_zero (void)
{
  AccordFigure some = figure ("open-value", 36000000, 5), none = { .kpi = accord_kpi_by_id ("open-value"), .n = 3 };
  g_autofree char *with = NULL;
  g_autofree char *without = NULL;

  some.unpriced = 2;
  none.unpriced = 3;
  with = accord_figure_with_unpriced (&some);
  without = accord_figure_with_unpriced (&none);
  g_assert_cmpstr (with, ==, "€360K + 2 unpriced");
  g_assert_cmpstr (without, ==, "3 unpriced");
}

static GArray *
make_months (const gint64 *won, guint n, gboolean last_is_partial)
{
  GArray *months = g_array_new (FALSE, FALSE, sizeof (AccordRevenueMonth));

  for (guint i = 0; i < n; i++)
    {
      gint64 day = accord_date_from_ymd (2025, (int) i + 1, 1);
      AccordRevenueMonth month = { .period = accord_period_containing (ACCORD_PERIOD_MONTH, day, 1),
                                   .won = won[i] * 100, .n_deals = won[i] > 0, .partial = last_is_partial && i == n - 1 };

      g_array_append_val (months, month);
    }
  return months;
}

/* Mean of 10, 20, 30 thousand is 20; 25 is 25% above. Leading empty months do not count. */
static void
test_takeaway_compares_full_months (void)
{
  const gint64 won[] = { 0, 10000, 20000, 30000, 25000, 1000 };
  g_autoptr (GArray) months = make_months (won, 6, TRUE);
  g_autofree char *words = accord_revenue_takeaway (months, "EUR");

  g_assert_cmpstr (words, ==, "April 2025 was the strongest month with €30K. May 2025 was 25% above the mean of the "
                              "months before.");
}

/* "100% below" would be an odd way to say nothing. */
static void
test_takeaway_says_that_a_month_was_empty (void)
{
  const gint64 won[] = { 10000, 20000, 30000, 0 };
  g_autoptr (GArray) months = make_months (won, 4, FALSE);
  g_autofree char *words = accord_revenue_takeaway (months, "EUR");

  g_assert_cmpstr (words, ==, "March 2025 was the strongest month with €30K. No deal with an amount was won in April 2025.");
}

static void
test_takeaway_needs_three_months_before (void)
{
  const gint64 won[] = { 10000, 20000, 30000 }, nothing[] = { 0, 0 }, single[] = { 0, 100, 0 };
  g_autoptr (GArray) months = make_months (won, 3, FALSE);
  g_autoptr (GArray) empty = make_months (nothing, 2, FALSE), alone = make_months (single, 3, FALSE);
  g_autofree char *words = accord_revenue_takeaway (months, "EUR"), *only = accord_revenue_takeaway (alone, "EUR");

  g_assert_cmpstr (words, ==, "March 2025 was the strongest month with €30K.");
  g_assert_null (accord_revenue_takeaway (empty, "EUR"));
  g_assert_cmpstr (only, ==, "February 2025 is the only month with revenue: €100."); /* the strongest of one says nothing */
}

/* A week, thirty days: the months that they touch, whole, and those before up to a year. A part of a month beside the goal of
 * all of it would say that the goal was missed. */
static void
test_other_days_show_whole_months (void)
{
  AccordPeriod week = accord_period_custom (accord_date_from_ymd (2026, 10, 29), accord_date_from_ymd (2026, 11, 5));
  AccordPeriod long_time = accord_period_custom (accord_date_from_ymd (2024, 2, 15), accord_date_from_ymd (2026, 3, 2));
  AccordPeriod month = accord_period_containing (ACCORD_PERIOD_MONTH, accord_date_from_ymd (2026, 2, 1), 4);
  AccordPeriod shown = accord_revenue_period (&week, 1), longer = accord_revenue_period (&long_time, 1), year = accord_revenue_period (&month, 4);

  g_assert_cmpint (shown.from, ==, accord_date_from_ymd (2025, 12, 1));
  g_assert_cmpint (shown.to, ==, accord_date_from_ymd (2026, 12, 1));
  g_assert_cmpint (longer.from, ==, accord_date_from_ymd (2024, 2, 1));
  g_assert_cmpint (longer.to, ==, accord_date_from_ymd (2026, 4, 1));
  g_assert_cmpint (year.from, ==, accord_date_from_ymd (2025, 4, 1));
}

static void
test_rates_with_few_cases_come_last (void)
{
  AccordFigure small = figure ("win-rate", 1, 2), high = figure ("win-rate", 0.65, 20), low = figure ("win-rate", 0.5, 10);
  g_autoptr (GPtrArray) rates = g_ptr_array_new ();
  g_autofree char *words = NULL;

  small.group = (char *) "Rare";
  high.group = (char *) "GTX Pro";
  low.group = (char *) "MG Special";
  g_ptr_array_add (rates, &small);
  g_ptr_array_add (rates, &low);
  g_ptr_array_add (rates, &high);
  accord_rate_sort (rates);
  words = accord_rate_takeaway (rates);
  g_assert_true (g_ptr_array_index (rates, 2) == &small);
  g_assert_cmpstr (words, ==, "GTX Pro wins most often, 65%; MG Special least, 50%.");
}

static void
test_too_little_says_what_is_missing (void)
{
  AccordFigure total = figure ("win-rate", 0.5, 4);
  g_autoptr (GPtrArray) rates = g_ptr_array_new ();
  g_autofree char *words = NULL;

  total.denominator = 4;
  words = accord_rate_too_little (&total, rates);
  g_assert_cmpstr (words, ==, "Needs 10 closed deals, has 4.");
}

static void
test_old_file_starts_with_its_latest_quarter (void)
{
  AccordCloseSpan old = { TRUE, TRUE, accord_date_from_ymd (2017, 12, 31) };
  gint64 today = accord_date_from_ymd (2025, 11, 19);
  AccordCloseSpan fresh = { TRUE, TRUE, today }, empty = { 0 };
  AccordPeriod period;

  g_assert_true (accord_close_span_start (&old, ACCORD_PERIOD_QUARTER, today, 1, &period));
  g_assert_cmpint (period.from, ==, accord_date_from_ymd (2017, 10, 1));
  g_assert_cmpint (period.to, ==, accord_date_from_ymd (2018, 1, 1));
  g_assert_cmpint (accord_close_span_newest (&old, today), ==, old.last);
  g_assert_false (accord_close_span_start (&fresh, ACCORD_PERIOD_QUARTER, today, 1, &period));
  g_assert_cmpint (period.from, ==, accord_date_from_ymd (2025, 10, 1));
  g_assert_false (accord_close_span_start (&empty, ACCORD_PERIOD_QUARTER, today, 1, &period));
}

/* On 19 November, 50 days of the quarter have gone by: 1 July to 19 August; a year before 1 October to 19 November. */
static void
test_running_period_is_compared_with_as_many_days (void)
{
  gint64 today = accord_date_from_ymd (2025, 11, 19);
  AccordPeriod running = accord_period_containing (ACCORD_PERIOD_QUARTER, today, 1);
  AccordPeriod over = accord_period_step (&running, -1), before;
  g_autoptr (AccordInsightAsk) ask = accord_insight_ask_new (&running, ACCORD_COMPARE_PREVIOUS, 0, NULL);
  g_autofree char *label = NULL, *year = NULL;

  ask->today = today;
  g_assert_true (accord_insight_before (ask, &before, &label));
  g_assert_cmpstr (label, ==, "Q3 2025 so far");
  g_assert_cmpint (before.from, ==, accord_date_from_ymd (2025, 7, 1));
  g_assert_cmpint (before.to, ==, accord_date_from_ymd (2025, 8, 20));
  ask->compare = ACCORD_COMPARE_LAST_YEAR;
  g_assert_true (accord_insight_before (ask, &before, &year));
  g_assert_cmpstr (year, ==, "Q4 2024 so far");
  g_assert_cmpint (before.from, ==, accord_date_from_ymd (2024, 10, 1));
  g_assert_cmpint (before.to, ==, accord_date_from_ymd (2024, 11, 20));
  ask->compare = ACCORD_COMPARE_PREVIOUS;
  ask->period = over;
  g_assert_true (accord_insight_before (ask, &before, NULL));
  g_assert_cmpint (before.from, ==, accord_date_from_ymd (2025, 4, 1));
  g_assert_cmpint (before.to, ==, accord_date_from_ymd (2025, 7, 1));
  ask->compare = ACCORD_COMPARE_NOTHING;
  g_assert_false (accord_insight_before (ask, &before, NULL));
}

static void
test_choices_follow_the_fiscal_year (void)
{
  gint64 newest = accord_date_from_ymd (2025, 11, 19);
  AccordPeriod now = accord_period_containing (ACCORD_PERIOD_MONTH, newest, 4);
  AccordPeriod year = accord_period_choose (ACCORD_CHOICE_YEAR, &now, newest, 4);
  AccordPeriod last = accord_period_choose (ACCORD_CHOICE_LAST_12_MONTHS, &now, newest, 4);

  g_assert_cmpint (year.from, ==, accord_date_from_ymd (2025, 4, 1));
  g_assert_cmpint (last.from, ==, accord_date_from_ymd (2024, 11, 20));
  g_assert_cmpint (last.to, ==, newest + 1);
  g_assert_cmpint (accord_period_choice_of (&last, newest), ==, ACCORD_CHOICE_LAST_12_MONTHS);
  g_assert_cmpint (accord_period_choice_of (&year, newest), ==, ACCORD_CHOICE_YEAR);
}

/* Cents by cents and weights by weights are not said as cases; deals by deals are. */
static void
test_amounts_are_no_cases (void)
{
  static const char *const of_money[] = { "win-rate-value", "growth", "market-share", "attainment", "coverage", "forecast-accuracy", "cash-rate",
                                          "discount-depth", "campaign-roi", "completeness" };
  static const char *const of_cases[] = { "win-rate", "conversion", "repeat-rate", "csat", "sla-response", "next-step-coverage", "complaint-rate" };

  for (gsize i = 0; i < G_N_ELEMENTS (of_money); i++)
    {
      AccordFigure figure = { .kpi = accord_kpi_by_id (of_money[i]), .has_value = TRUE, .value = 0.5, .numerator = 500000, .denominator = 1000000, .n = 7 };

      g_test_message ("%s", of_money[i]);
      g_assert_nonnull (figure.kpi);
      g_assert_null (accord_figure_cases (&figure));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (of_cases); i++)
    {
      AccordFigure figure = { .kpi = accord_kpi_by_id (of_cases[i]), .has_value = TRUE, .value = 0.5, .numerator = 5, .denominator = 10, .n = 10 };
      g_autofree char *words = accord_figure_cases (&figure);

      g_assert_cmpstr (words, ==, "5/10");
    }
}

/* Where there is little room a phone's header has. */
static void
test_short_names_of_periods (void)
{
  gint64 day = accord_date_from_ymd (2025, 11, 19);
  AccordPeriod month = accord_period_containing (ACCORD_PERIOD_MONTH, day, 1), quarter = accord_period_containing (ACCORD_PERIOD_QUARTER, day, 10);
  g_autofree char *of_month = accord_period_words_short (&month), *of_quarter = accord_period_words_short (&quarter), *chinese = NULL;

  g_assert_cmpstr (of_month, ==, "Nov 2025");
  g_assert_cmpstr (of_quarter, ==, "FY 2026 Q1");
  if (setlocale (LC_ALL, "zh_CN.UTF-8") == NULL)
    {
      g_test_skip ("The locale zh_CN.UTF-8 is not installed.");
      return;
    }
  chinese = accord_period_words_short (&quarter);
  g_assert_cmpstr (chinese, ==, "2026财年Q1");
  setlocale (LC_ALL, "C");
}

/* Where two months of one name are drawn, each says its year. */
static void
test_months_of_years_say_theirs (void)
{
  const AccordPeriod month = accord_period_containing (ACCORD_PERIOD_MONTH, accord_date_from_ymd (2025, 10, 3), 1);
  g_autofree char *one = accord_revenue_axis_label (&month, 12), *more = accord_revenue_axis_label (&month, 13);

  g_assert_cmpstr (one, ==, "Oct");
  g_assert_cmpstr (more, ==, "Oct ’25");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figures/words/change-in-the-unit-of-the-figure", test_change_in_the_unit_of_the_figure);
  g_test_add_func ("/figures/words/change-without-denominator-is-no-percentage",
                   test_change_without_denominator_is_no_percentage);
  g_test_add_func ("/figures/words/amounts-are-no-cases", test_amounts_are_no_cases);
  g_test_add_func ("/figures/words/few-cases-are-weak", test_few_cases_are_weak);
  g_test_add_func ("/figures/words/unpriced-is-never-zero", test_unpriced_is_never_zero);
  g_test_add_func ("/figures/revenue/takeaway-compares-full-months", test_takeaway_compares_full_months);
  g_test_add_func ("/figures/revenue/says-that-a-month-was-empty", test_takeaway_says_that_a_month_was_empty);
  g_test_add_func ("/figures/revenue/takeaway-needs-three-months-before", test_takeaway_needs_three_months_before);
  g_test_add_func ("/figures/revenue/months-of-several-years-say-theirs", test_months_of_years_say_theirs);
  g_test_add_func ("/figures/revenue/other-days-show-whole-months", test_other_days_show_whole_months);
  g_test_add_func ("/insights/rates/few-cases-come-last", test_rates_with_few_cases_come_last);
  g_test_add_func ("/insights/rates/too-little-says-what-is-missing", test_too_little_says_what_is_missing);
  g_test_add_func ("/figures/period/old-file-starts-with-its-latest-quarter", test_old_file_starts_with_its_latest_quarter);
  g_test_add_func ("/figures/period/running-period-is-compared-with-as-many-days",
                   test_running_period_is_compared_with_as_many_days);
  g_test_add_func ("/figures/period/choices-follow-the-fiscal-year", test_choices_follow_the_fiscal_year);
  g_test_add_func ("/figures/period/short-names-fit-a-telephone", test_short_names_of_periods);
  return g_test_run ();
}
