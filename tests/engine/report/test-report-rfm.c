/* SPDX-License-Identifier: GPL-3.0-or-later */

/* RFM (F12) of 39,999 real-looking customers: ../shared/data/customers-40k. What F12 says is worked out here once
 * more, and every customer is compared. */

#include <stdio.h>
#include "accord-standing-scale.h"

#include "accord-date.h"

#define DATA SOURCE_ROOT "/../shared/data/customers-40k/customers.csv"
#define N_CUSTOMERS 39999

enum { COLUMN_ID, COLUMN_REVENUE, COLUMN_VISIT, COLUMN_ORDERS, COLUMN_RECENCY, N_COLUMNS = 8 };

static gint64 analysed; /* the day of the file: newest visit + its recency */

static gint64
day_of (const char *iso)
{
  gint64 day;

  g_assert_true (accord_date_parse (iso, ACCORD_DATE_ORDER_YMD, &day));
  return day;
}

static GArray *
read_buyers (void)
{
  g_autoptr (GArray) buyers = g_array_new (FALSE, FALSE, sizeof (AccordPurchases));
  FILE *file = fopen (DATA, "r");
  char line[1024];

  if (file == NULL)
    {
      g_test_skip ("../shared/data/customers-40k is not there");
      return NULL;
    }
  for (int i = 0; fgets (line, sizeof line, file) != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (g_strchomp (line), ",", -1);
      AccordPurchases buyer = { 0 };

      if (i == 0)
        continue;
      g_assert_cmpuint (g_strv_length (cells), ==, N_COLUMNS);
      buyer.customer = g_ascii_strtoll (cells[COLUMN_ID], NULL, 10);
      buyer.n = buyer.priced = g_ascii_strtoll (cells[COLUMN_ORDERS], NULL, 10);
      buyer.sum = g_ascii_strtoll (cells[COLUMN_REVENUE], NULL, 10) * 100;
      buyer.last = day_of (cells[COLUMN_VISIT]);
      if (i == 1)
        analysed = buyer.last + g_ascii_strtoll (cells[COLUMN_RECENCY], NULL, 10);
      g_array_append_val (buyers, buyer);
    }
  fclose (file);
  g_assert_cmpuint (buyers->len, ==, N_CUSTOMERS);
  return g_steal_pointer (&buyers);
}

static gint64
value_of (const GArray *buyers, guint i, gsize offset)
{
  return G_STRUCT_MEMBER (gint64, &g_array_index (buyers, AccordPurchases, i), offset);
}

static int
smaller_first (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a, right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

/* The values of all buyers, the smallest first. */
static GArray *
sorted_values (const GArray *buyers, gsize offset)
{
  GArray *values = g_array_sized_new (FALSE, FALSE, sizeof (gint64), buyers->len);

  for (guint i = 0; i < buyers->len; i++)
    {
      gint64 value = value_of (buyers, i, offset);

      g_array_append_val (values, value);
    }
  g_array_sort (values, smaller_first);
  return values;
}

/* How many of them are at most @value. */
static gint64
count_up_to (const GArray *values, gint64 value)
{
  guint low = 0, high = values->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (values, gint64, middle) <= value)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* ⌈5 × (buyers that are no better) ÷ buyers⌉ */
static void
assert_scores (const GArray *buyers, const AccordStandingScale *scale, gsize offset, gsize score)
{
  g_autoptr (GArray) values = sorted_values (buyers, offset);

  g_assert_cmpuint (buyers->len, ==, N_CUSTOMERS);
  for (guint i = 0; i < buyers->len; i++)
    {
      AccordScores scores = accord_standing_scale_score (scale, &g_array_index (buyers, AccordPurchases, i));
      gint64 n = count_up_to (values, value_of (buyers, i, offset));

      g_assert_cmpint (G_STRUCT_MEMBER (int, &scores, score), ==, (5 * n + buyers->len - 1) / buyers->len);
    }
}

static void
test_every_score_is_its_definition (void)
{
  g_autoptr (GArray) buyers = read_buyers ();
  g_autoptr (AccordStandingScale) scale = NULL;

  if (buyers == NULL)
    return;
  scale = accord_standing_scale_new ((const AccordPurchases *) (const void *) buyers->data, buyers->len, analysed, 20, 30);
  g_assert_true (scale->ranked);
  assert_scores (buyers, scale, G_STRUCT_OFFSET (AccordPurchases, last), G_STRUCT_OFFSET (AccordScores, recency));
  assert_scores (buyers, scale, G_STRUCT_OFFSET (AccordPurchases, n), G_STRUCT_OFFSET (AccordScores, frequency));
  assert_scores (buyers, scale, G_STRUCT_OFFSET (AccordPurchases, sum), G_STRUCT_OFFSET (AccordScores, monetary));
}

/* The table of F12, the first line that fits; one order is never often. */
static AccordSegment
segment_by_table (int r, int f, int m, gint64 n)
{
  static const struct {
    int r1, r2, f1, f2, m1;
    AccordSegment segment;
  } table[] = {
    { 4, 5, 4, 5, 4, ACCORD_SEGMENT_CHAMPIONS }, { 1, 5, 4, 5, 1, ACCORD_SEGMENT_LOYAL }, { 4, 5, 1, 1, 1, ACCORD_SEGMENT_NEW },
    { 1, 2, 3, 5, 3, ACCORD_SEGMENT_AT_RISK },   { 1, 2, 1, 2, 1, ACCORD_SEGMENT_HIBERNATING },
  };

  g_assert_cmpint (n, >=, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    if (r >= table[i].r1 && r <= table[i].r2 && f >= table[i].f1 && f <= table[i].f2 && m >= table[i].m1)
      return table[i].segment;
  return ACCORD_SEGMENT_OTHERS;
}

static void
test_every_segment_is_in_the_table (void)
{
  g_autoptr (GArray) buyers = read_buyers ();
  g_autoptr (AccordStandingScale) scale = NULL;
  gint64 n_segments[ACCORD_N_SEGMENTS] = { 0 };

  if (buyers == NULL)
    return;
  g_assert_cmpuint (buyers->len, ==, N_CUSTOMERS);
  scale = accord_standing_scale_new ((const AccordPurchases *) (const void *) buyers->data, buyers->len, analysed, 20, 30);
  for (guint i = 0; i < buyers->len; i++)
    {
      const AccordPurchases *buyer = &g_array_index (buyers, AccordPurchases, i);
      AccordScores s = accord_standing_scale_score (scale, buyer);
      AccordSegment segment = segment_by_table (s.recency, s.frequency, s.monetary, buyer->n);

      n_segments[segment]++;
      g_assert_cmpint (accord_segment_of (&s, buyer->n), ==, segment);
    }
  for (int i = 0; i < ACCORD_N_SEGMENTS; i++)
    {
      g_test_message ("%s: %d", i > 0 ? accord_segment_name ((AccordSegment) i) : "none", (int) n_segments[i]);
      g_assert_cmpint (scale->n_segments[i], ==, n_segments[i]);
    }
  g_assert_cmpint (n_segments[ACCORD_SEGMENT_NONE], ==, 0); /* all of them bought */
}

/* Large: fewer than 20 % bought for more; medium: fewer than 50 %. */
static void
test_every_tier_is_its_share (void)
{
  g_autoptr (GArray) buyers = read_buyers ();
  g_autoptr (AccordStandingScale) scale = NULL;
  g_autoptr (GArray) sums = NULL;

  if (buyers == NULL)
    return;
  scale = accord_standing_scale_new ((const AccordPurchases *) (const void *) buyers->data, buyers->len, analysed, 20, 30);
  sums = sorted_values (buyers, G_STRUCT_OFFSET (AccordPurchases, sum));
  for (guint i = 0; i < buyers->len; i++)
    {
      const AccordPurchases *buyer = &g_array_index (buyers, AccordPurchases, i);
      gint64 more = N_CUSTOMERS - count_up_to (sums, buyer->sum);
      AccordTier tier = more * 100 < 20 * N_CUSTOMERS ? ACCORD_TIER_LARGE : more * 100 < 50 * N_CUSTOMERS ? ACCORD_TIER_MEDIUM : ACCORD_TIER_SMALL;

      g_assert_cmpint (accord_standing_scale_tier (scale, buyer), ==, tier);
    }
  g_assert_cmpint (scale->n_tiers[ACCORD_TIER_LARGE], >=, 8000); /* a fifth, and those who bought as much as its last */
  g_assert_cmpint (scale->n_tiers[ACCORD_TIER_LARGE], <, 8100);
}

/* Column recency_days of the file is that of its visits, so the day of the analysis is one for all. */
static void
test_the_first_customers_by_hand (void)
{
  g_autoptr (GArray) buyers = read_buyers ();

  if (buyers == NULL)
    return;
  g_assert_cmpint (g_array_index (buyers, AccordPurchases, 0).customer, ==, 22086);
  g_assert_cmpint (g_array_index (buyers, AccordPurchases, 0).sum, ==, 77700);
  g_assert_cmpint (g_array_index (buyers, AccordPurchases, 1).n, ==, 16);
  g_assert_cmpint (analysed - g_array_index (buyers, AccordPurchases, 1).last, ==, 115);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/rfm/file-is-read-right", test_the_first_customers_by_hand);
  g_test_add_func ("/report/rfm/every-score-is-its-definition", test_every_score_is_its_definition);
  g_test_add_func ("/report/rfm/every-segment-is-in-the-table", test_every_segment_is_in_the_table);
  g_test_add_func ("/report/rfm/every-tier-is-its-share", test_every_tier_is_its_share);
  return g_test_run ();
}
