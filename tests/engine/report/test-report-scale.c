/* SPDX-License-Identifier: GPL-3.0-or-later */

/* F12 by hand: scores, segments, tiers of buyers that are simply given. */

#include "accord-standing-scale.h"

#define TODAY 20000

static AccordPurchases
buyer (gint64 customer, gint64 n, gint64 sum, gint64 days_ago)
{
  return (AccordPurchases) { .customer = customer, .n = n, .priced = n, .sum = sum, .last = TODAY - days_ago };
}

/* Thirty buyers: the first bought one order for 100 a day ago, the thirtieth 30 for 3000 30 days ago. */
static AccordStandingScale *
thirty (AccordPurchases buyers[30])
{
  for (int i = 0; i < 30; i++)
    buyers[i] = buyer (i + 1, i + 1, (i + 1) * 100, i + 1);
  return accord_standing_scale_new (buyers, 30, TODAY, 20, 30);
}

static void
test_scores_are_fifths_of_the_ranks (void)
{
  AccordPurchases buyers[30];
  g_autoptr (AccordStandingScale) scale = thirty (buyers);

  g_assert_true (scale->ranked);
  for (int i = 0; i < 30; i++)
    {
      AccordScores scores = accord_standing_scale_score (scale, &buyers[i]);

      g_assert_cmpint (scores.frequency, ==, 1 + i / 6); /* six buyers a fifth */
      g_assert_cmpint (scores.monetary, ==, 1 + i / 6);
      g_assert_cmpint (scores.recency, ==, 5 - i / 6);   /* fewer days are better */
    }
}

/* 18 of 30 bought once: 18/30 = 0.6, the top of the third fifth; all of them share it. */
static void
test_ties_share_the_higher_score (void)
{
  AccordPurchases buyers[30];
  g_autoptr (AccordStandingScale) scale = NULL;

  for (int i = 0; i < 30; i++)
    buyers[i] = buyer (i + 1, i < 18 ? 1 : i < 29 ? 2 : 3, 100, 1);
  scale = accord_standing_scale_new (buyers, 30, TODAY, 20, 30);
  g_assert_cmpint (accord_standing_scale_score (scale, &buyers[0]).frequency, ==, 3);
  g_assert_cmpint (accord_standing_scale_score (scale, &buyers[17]).frequency, ==, 3);
  g_assert_cmpint (accord_standing_scale_score (scale, &buyers[18]).frequency, ==, 5); /* 29/30 */
  g_assert_cmpint (accord_standing_scale_score (scale, &buyers[29]).frequency, ==, 5);
  g_assert_cmpint (accord_standing_scale_score (scale, &buyers[0]).monetary, ==, 5);   /* all the same */
}

/* Whatever the values, the score is ⌈5 × (buyers that are no better) ÷ buyers⌉. */
static void
test_scores_equal_their_definition (void)
{
  for (int n = 25; n < 120; n += 7)
    {
      g_autofree AccordPurchases *buyers = g_new (AccordPurchases, n);
      g_autoptr (AccordStandingScale) scale = NULL;

      for (int i = 0; i < n; i++)
        buyers[i] = buyer (i + 1, 1 + (i * 7919) % 9, (i * 104729) % 977, (i * 31) % 400);
      scale = accord_standing_scale_new (buyers, n, TODAY, 20, 30);
      for (int i = 0; i < n; i++)
        {
          AccordScores scores = accord_standing_scale_score (scale, &buyers[i]);
          int no_better = 0, later = 0;

          for (int j = 0; j < n; j++)
            {
              no_better += buyers[j].n <= buyers[i].n;
              later += buyers[j].last <= buyers[i].last;
            }
          g_assert_cmpint (scores.frequency, ==, (5 * no_better + n - 1) / n);
          g_assert_cmpint (scores.recency, ==, (5 * later + n - 1) / n);
        }
    }
}

static void
test_few_buyers_have_fixed_thresholds (void)
{
  /* median amount 1000 */
  const AccordPurchases buyers[] = {
    buyer (1, 6, 3000, 30), buyer (2, 5, 1500, 31), buyer (3, 3, 1000, 90), buyer (4, 2, 499, 180), buyer (5, 1, 100, 366),
  };
  const int expected[][3] = { { 5, 5, 5 }, { 4, 4, 4 }, { 4, 3, 3 }, { 3, 2, 2 }, { 1, 1, 1 } };
  g_autoptr (AccordStandingScale) scale = accord_standing_scale_new (buyers, G_N_ELEMENTS (buyers), TODAY, 20, 30);

  g_assert_false (scale->ranked);
  for (gsize i = 0; i < G_N_ELEMENTS (buyers); i++)
    {
      AccordScores scores = accord_standing_scale_score (scale, &buyers[i]);

      g_assert_cmpint (scores.recency, ==, expected[i][0]);
      g_assert_cmpint (scores.frequency, ==, expected[i][1]);
      g_assert_cmpint (scores.monetary, ==, expected[i][2]);
    }
}

static void
test_twenty_four_buyers_are_few_and_twenty_five_are_not (void)
{
  AccordPurchases buyers[30];
  g_autoptr (AccordStandingScale) all = thirty (buyers);
  g_autoptr (AccordStandingScale) few = accord_standing_scale_new (buyers, 24, TODAY, 20, 30);
  g_autoptr (AccordStandingScale) enough = accord_standing_scale_new (buyers, 25, TODAY, 20, 30);

  g_assert_false (few->ranked);
  g_assert_true (enough->ranked);
}

/* 101 amounts 0, 100 … 10000 and one of a billion: P99 of 101 values is the 100th: 9900. */
static void
test_outliers_count_as_the_99th_percentile (void)
{
  AccordPurchases buyers[101];
  g_autoptr (AccordStandingScale) scale = NULL;

  for (int i = 0; i < 101; i++)
    buyers[i] = buyer (i + 1, 1, i == 100 ? 1000000000 : i * 100, 1);
  scale = accord_standing_scale_new (buyers, 101, TODAY, 20, 30);
  g_assert_cmpint (scale->cap, ==, 9900);
  g_assert_cmpint (accord_standing_scale_score (scale, &buyers[100]).monetary, ==, 5);
}

/* Of ten buyers the two greatest are large, the next three medium, five small. */
static void
test_tiers_are_shares_of_the_buyers_by_amount (void)
{
  AccordPurchases buyers[10];
  g_autoptr (AccordStandingScale) scale = NULL;
  g_autoptr (AccordStandingScale) other = NULL;

  for (int i = 0; i < 10; i++)
    buyers[i] = buyer (i + 1, 1, 1000 - i * 100, 1);
  scale = accord_standing_scale_new (buyers, 10, TODAY, 20, 30);
  for (int i = 0; i < 10; i++)
    g_assert_cmpint (accord_standing_scale_tier (scale, &buyers[i]), ==,
                     i < 2 ? ACCORD_TIER_LARGE : i < 5 ? ACCORD_TIER_MEDIUM : ACCORD_TIER_SMALL);
  g_assert_cmpint (scale->n_tiers[ACCORD_TIER_LARGE], ==, 2);
  g_assert_cmpint (scale->n_tiers[ACCORD_TIER_MEDIUM], ==, 3);
  g_assert_cmpint (scale->n_tiers[ACCORD_TIER_SMALL], ==, 5);
  other = accord_standing_scale_new (buyers, 10, TODAY, 0, 100); /* as the workspace says */
  g_assert_cmpint (other->n_tiers[ACCORD_TIER_LARGE], ==, 0);
  g_assert_cmpint (other->n_tiers[ACCORD_TIER_MEDIUM], ==, 10);
}

static void
test_equal_amounts_share_the_higher_tier (void)
{
  const AccordPurchases buyers[] = {
    buyer (1, 1, 500, 1), buyer (2, 1, 500, 1), buyer (3, 1, 500, 1), buyer (4, 1, 100, 1), buyer (5, 1, 100, 1),
  };
  g_autoptr (AccordStandingScale) scale = accord_standing_scale_new (buyers, 5, TODAY, 20, 30);

  for (int i = 0; i < 3; i++)
    g_assert_cmpint (accord_standing_scale_tier (scale, &buyers[i]), ==, ACCORD_TIER_LARGE);
  g_assert_cmpint (accord_standing_scale_tier (scale, &buyers[4]), ==, ACCORD_TIER_SMALL); /* 3 of 5 are above half */
}

static void
test_without_an_amount_there_is_no_tier (void)
{
  AccordPurchases buyers[2] = { buyer (1, 1, 100, 1), buyer (2, 1, 0, 1) };
  g_autoptr (AccordStandingScale) scale = NULL;

  buyers[1].priced = 0;
  scale = accord_standing_scale_new (buyers, 2, TODAY, 20, 30);
  g_assert_cmpint (accord_standing_scale_tier (scale, &buyers[1]), ==, ACCORD_TIER_NONE);
}

static AccordSegment
segment (int r, int f, int m, gint64 n)
{
  const AccordScores scores = { r, f, m };

  return accord_segment_of (&scores, n);
}

static void
test_segments (void)
{
  g_assert_cmpint (segment (5, 4, 4, 7), ==, ACCORD_SEGMENT_CHAMPIONS);
  g_assert_cmpint (segment (4, 4, 4, 7), ==, ACCORD_SEGMENT_CHAMPIONS);
  g_assert_cmpint (segment (3, 4, 4, 7), ==, ACCORD_SEGMENT_LOYAL);
  g_assert_cmpint (segment (1, 5, 1, 7), ==, ACCORD_SEGMENT_LOYAL);
  g_assert_cmpint (segment (4, 1, 5, 1), ==, ACCORD_SEGMENT_NEW);
  g_assert_cmpint (segment (2, 3, 3, 4), ==, ACCORD_SEGMENT_AT_RISK);
  g_assert_cmpint (segment (2, 2, 5, 2), ==, ACCORD_SEGMENT_HIBERNATING);
  g_assert_cmpint (segment (3, 3, 3, 3), ==, ACCORD_SEGMENT_OTHERS);
  g_assert_cmpint (segment (2, 3, 2, 3), ==, ACCORD_SEGMENT_OTHERS);
  g_assert_cmpint (segment (0, 0, 0, 0), ==, ACCORD_SEGMENT_NONE);
}

/* Where four of five bought once, one order is F 4. */
static void
test_one_order_is_new_not_loyal (void)
{
  g_assert_cmpint (segment (5, 4, 5, 1), ==, ACCORD_SEGMENT_NEW);
  g_assert_cmpint (segment (2, 4, 2, 1), ==, ACCORD_SEGMENT_OTHERS);
}

static void
test_nobody_bought (void)
{
  g_autoptr (AccordStandingScale) scale = accord_standing_scale_new (NULL, 0, TODAY, 20, 30);

  g_assert_cmpint (scale->n_buyers, ==, 0);
  g_assert_false (scale->ranked);
}

static void
test_names_are_those_of_the_fields (void)
{
  for (int i = 1; i < ACCORD_N_SEGMENTS; i++)
    g_assert_cmpint (accord_segment_by_name (accord_segment_name (i)), ==, i);
  for (int i = 1; i < ACCORD_N_TIERS; i++)
    g_assert_cmpint (accord_tier_by_name (accord_tier_name (i)), ==, i);
  g_assert_cmpint (accord_tier_by_name (NULL), ==, ACCORD_TIER_NONE);
  g_assert_cmpint (accord_segment_by_name ("potato"), ==, ACCORD_SEGMENT_NONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/scale/scores-are-fifths-of-the-ranks", test_scores_are_fifths_of_the_ranks);
  g_test_add_func ("/report/scale/ties-share-the-higher-score", test_ties_share_the_higher_score);
  g_test_add_func ("/report/scale/scores-equal-their-definition", test_scores_equal_their_definition);
  g_test_add_func ("/report/scale/few-buyers-have-fixed-thresholds", test_few_buyers_have_fixed_thresholds);
  g_test_add_func ("/report/scale/24-buyers-are-few-25-are-not", test_twenty_four_buyers_are_few_and_twenty_five_are_not);
  g_test_add_func ("/report/scale/outliers-count-as-the-99th-percentile", test_outliers_count_as_the_99th_percentile);
  g_test_add_func ("/report/scale/tiers-are-shares-of-the-buyers-by-amount", test_tiers_are_shares_of_the_buyers_by_amount);
  g_test_add_func ("/report/scale/equal-amounts-share-the-higher-tier", test_equal_amounts_share_the_higher_tier);
  g_test_add_func ("/report/scale/no-amount-no-tier", test_without_an_amount_there_is_no_tier);
  g_test_add_func ("/report/scale/segments", test_segments);
  g_test_add_func ("/report/scale/one-order-is-new-not-loyal", test_one_order_is_new_not_loyal);
  g_test_add_func ("/report/scale/nobody-bought", test_nobody_bought);
  g_test_add_func ("/report/scale/names-are-those-of-the-fields", test_names_are_those_of_the_fields);
  return g_test_run ();
}
