/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "accord-statistics.h"

static const gint64 values[] = { 9, 1, 7, 3 };

static void
test_nothing_has_no_figures (void)
{
  double value = 42;

  g_assert_false (accord_statistics_median (NULL, 0, &value));
  g_assert_false (accord_statistics_percentile (NULL, 0, 0.9, &value));
  g_assert_cmpfloat (value, ==, 42);
}

static void
test_median_of_even_count_is_between (void)
{
  double median;

  g_assert_true (accord_statistics_median (values, 4, &median));
  g_assert_cmpfloat (median, ==, 5); /* between 3 and 7 */
  g_assert_true (accord_statistics_median (values, 3, &median));
  g_assert_cmpfloat (median, ==, 7); /* of 1, 7, 9 */
}

static void
test_percentile_lies_between_ranks (void)
{
  double value;

  g_assert_true (accord_statistics_percentile (values, 4, 0, &value));
  g_assert_cmpfloat (value, ==, 1);
  g_assert_true (accord_statistics_percentile (values, 4, 1, &value));
  g_assert_cmpfloat (value, ==, 9);
  g_assert_true (accord_statistics_percentile (values, 4, 0.9, &value));
  g_assert_cmpfloat_with_epsilon (value, 8.4, 1e-9); /* position 2.7: 7 + 0.7 × 2 */
  g_assert_true (accord_statistics_percentile (values, 1, 0.9, &value));
  g_assert_cmpfloat (value, ==, 9);
}

static void
test_counted_values_are_as_many_values (void)
{
  /* 1 1 1 5 5 9, of which the counts are unsorted and one is nothing */
  const AccordValueCount counts[] = { { 5, 2 }, { 9, 1 }, { 1, 3 }, { 7, 0 } };
  const gint64 same[] = { 1, 1, 1, 5, 5, 9 };
  double value, expected;

  g_assert_false (accord_statistics_counted_percentile (counts, 0, 0.5, &value));
  g_assert_true (accord_statistics_counted_percentile (counts, 4, 0.5, &value));
  g_assert_cmpfloat (value, ==, 3); /* position 2.5: between 1 and 5 */
  for (double share = 0; share <= 1; share += 0.05)
    {
      g_assert_true (accord_statistics_counted_percentile (counts, 4, share, &value));
      g_assert_true (accord_statistics_percentile (same, 6, share, &expected));
      g_assert_cmpfloat_with_epsilon (value, expected, 1e-9);
    }
}

static void
test_input_stays_as_it_was (void)
{
  gint64 own[] = { 3, 1, 2 };
  double value;

  g_assert_true (accord_statistics_median (own, 3, &value));
  g_assert_cmpint (own[0], ==, 3);
  g_assert_cmpint (own[1], ==, 1);
  g_assert_cmpint (own[2], ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/statistics/nothing-has-no-figures", test_nothing_has_no_figures);
  g_test_add_func ("/core/statistics/median-of-even-count-is-between",
                   test_median_of_even_count_is_between);
  g_test_add_func ("/core/statistics/percentile-lies-between-ranks",
                   test_percentile_lies_between_ranks);
  g_test_add_func ("/core/statistics/counted-values-are-as-many-values", test_counted_values_are_as_many_values);
  g_test_add_func ("/core/statistics/input-stays-as-it-was", test_input_stays_as_it_was);
  return g_test_run ();
}
