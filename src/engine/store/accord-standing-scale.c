/* SPDX-License-Identifier: GPL-3.0-or-later */

/* RFM and tier (F12): pure, any thread. All buyers are sorted once; what is kept is from which value
 * on each score begins.
 *
 *   score ≥ s   where more than (s − 1) fifths of the buyers are no better: ties share the higher one
 *   large       where fewer than 20 % of the buyers bought for more; medium below 20 + 30 %
 */

#include "accord-config.h"

#include "accord-standing-scale.h"

#include "accord-statistics.h"
#include <math.h>

G_DEFINE_BOXED_TYPE (AccordStandingScale, accord_standing_scale, accord_standing_scale_ref, accord_standing_scale_unref)

/* Days a check lasts by class, unless the customer has its own number (M07). */
#define VERIFY_KEY 90
#define VERIFY_LARGE 180
#define VERIFY_MEDIUM 270
#define VERIFY_OTHERS 365

static const char *const segment_names[ACCORD_N_SEGMENTS] = {
  NULL, "champions", "loyal", "new", "at_risk", "hibernating", "others",
};
static const char *const tier_names[ACCORD_N_TIERS] = { NULL, "large", "medium", "small" };

/* Below 25 buyers: days since the newest order, number of orders, share of the median amount. */
static const int few_recency[4] = { 365, 180, 90, 30 };
static const gint64 few_frequency[4] = { 2, 3, 4, 6 };
static const double few_monetary[4] = { 0.25, 0.5, 1.5, 3 };

static int
compare_ascending (gconstpointer a, gconstpointer b, gpointer data)
{
  const gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

/* The smallest value that more than (s − 1)/5 of the sorted values do not exceed, for s = 2 … 5. */
static void
find_fifths (const gint64 *sorted, gsize n, gint64 at[4])
{
  for (gsize s = 1; s <= 4; s++)
    at[s - 1] = sorted[s * n / 5]; /* its index + 1 > s n / 5, and that of no smaller value is */
}

/* The smallest value exceeded by fewer than @percent of the values; above all if there is none. */
static gint64
find_top (const gint64 *sorted, gsize n, int percent)
{
  gsize least = (gsize) ceil ((double) percent * (double) n / 100); /* so many may be at the top */
  gint64 value;

  if (n == 0 || least == 0)
    return G_MAXINT64;
  value = sorted[n - MIN (least, n)];
  return value;
}

static gint64 *
column_of (const AccordPurchases *buyers, gsize n, gsize offset)
{
  gint64 *values = g_new (gint64, MAX (n, 1));

  for (gsize i = 0; i < n; i++)
    values[i] = G_STRUCT_MEMBER (gint64, &buyers[i], offset);
  g_sort_array (values, n, sizeof *values, compare_ascending, NULL);
  return values;
}

static void
set_ranked (AccordStandingScale *self, const gint64 *days, const gint64 *orders, const gint64 *amounts, gsize n)
{
  self->ranked = TRUE;
  find_fifths (days, n, self->recency_at);
  find_fifths (orders, n, self->frequency_at);
  find_fifths (amounts, n, self->monetary_at);
}

static void
set_fixed (AccordStandingScale *self, const gint64 *amounts, gsize n, gint64 today)
{
  double median = 0;

  accord_statistics_median (amounts, n, &median);
  for (int i = 0; i < 4; i++)
    {
      self->recency_at[i] = today - few_recency[i];
      self->frequency_at[i] = few_frequency[i];
      self->monetary_at[i] = MAX (1, (gint64) ceil (median * few_monetary[i]));
    }
}

/* The amounts stay sorted: capping only makes the greatest equal. */
static void
set_cap (AccordStandingScale *self, gint64 *amounts, gsize n)
{
  double cap;

  self->cap = G_MAXINT64;
  if (n < ACCORD_STANDING_RANKED || !accord_statistics_percentile (amounts, n, 0.99, &cap))
    return;
  self->cap = (gint64) floor (cap);
  for (gsize i = n; i > 0 && amounts[i - 1] > self->cap; i--)
    amounts[i - 1] = self->cap;
}

static void
count_buyers (AccordStandingScale *self, const AccordPurchases *buyers, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      AccordScores scores = accord_standing_scale_score (self, &buyers[i]);

      self->n_segments[accord_segment_of (&scores, buyers[i].n)]++;
      self->n_tiers[accord_standing_scale_tier (self, &buyers[i])]++;
    }
}

/**
 * accord_standing_scale_new:
 * @buyers: (array length=n): every customer with a purchase within the months that count, in any order
 * @n: how many
 * @today: the day from which recency is counted
 * @large: per cent of the buyers that are large (大), from 0 to 100
 * @medium: per cent of the buyers that come next (中); the rest is small (小)
 *
 * Works out F12: scores are rank percentiles in fifths where ties share the higher score; below
 * %ACCORD_STANDING_RANKED buyers fixed thresholds: an order within 30, 90, 180, 365 days; 6, 4, 3, 2
 * orders; 3, 1½, ½, ¼ of the median amount. Where there are ranks, amounts above the 99th percentile
 * count as that.
 *
 * Returns: (transfer full): the scale
 */
AccordStandingScale *
accord_standing_scale_new (const AccordPurchases *buyers, gsize n, gint64 today, int large, int medium)
{
  AccordStandingScale *self = g_new0 (AccordStandingScale, 1);
  g_autofree gint64 *days = column_of (buyers, n, G_STRUCT_OFFSET (AccordPurchases, last));
  g_autofree gint64 *orders = column_of (buyers, n, G_STRUCT_OFFSET (AccordPurchases, n));
  g_autofree gint64 *amounts = column_of (buyers, n, G_STRUCT_OFFSET (AccordPurchases, sum));

  g_atomic_ref_count_init (&self->refs);
  self->n_buyers = (gint64) n;
  set_cap (self, amounts, n);
  if (n >= ACCORD_STANDING_RANKED)
    set_ranked (self, days, orders, amounts, n);
  else
    set_fixed (self, amounts, n, today);
  self->large_at = find_top (amounts, n, CLAMP (large, 0, 100));
  self->medium_at = find_top (amounts, n, CLAMP (large + medium, 0, 100));
  count_buyers (self, buyers, n);
  return self;
}

AccordStandingScale *
accord_standing_scale_ref (AccordStandingScale *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
accord_standing_scale_unref (AccordStandingScale *self)
{
  if (g_atomic_ref_count_dec (&self->refs))
    g_free (self);
}

static int
score_of (const gint64 at[4], gint64 value)
{
  int score = 1;

  for (int i = 0; i < 4; i++)
    if (value >= at[i])
      score = i + 2;
  return score;
}

/**
 * accord_standing_scale_score:
 * @self: a scale
 * @purchases: what a customer bought; at least one order
 *
 * Returns: the three scores, each from 1 to 5
 */
AccordScores
accord_standing_scale_score (const AccordStandingScale *self, const AccordPurchases *purchases)
{
  return (AccordScores) {
    .recency = score_of (self->recency_at, purchases->last),
    .frequency = score_of (self->frequency_at, purchases->n),
    .monetary = score_of (self->monetary_at, MIN (purchases->sum, self->cap)),
  };
}

/**
 * accord_standing_scale_tier:
 * @self: a scale
 * @purchases: what a customer bought
 *
 * Returns: the purchasing power (M10); none where no order has an amount in the workspace's currency
 */
AccordTier
accord_standing_scale_tier (const AccordStandingScale *self, const AccordPurchases *purchases)
{
  gint64 amount = MIN (purchases->sum, self->cap);

  if (purchases->n == 0 || purchases->priced == 0)
    return ACCORD_TIER_NONE;
  if (amount >= self->large_at)
    return ACCORD_TIER_LARGE;
  return amount >= self->medium_at ? ACCORD_TIER_MEDIUM : ACCORD_TIER_SMALL;
}

/**
 * accord_segment_of:
 * @scores: the scores of a customer
 * @n_orders: orders within the months that count
 *
 * The segments of F12, the first that fits. Where most customers bought once, ties give all of them a
 * high F; so one order is never a champion or loyal, but new while it is recent.
 *
 * Returns: the segment
 */
AccordSegment
accord_segment_of (const AccordScores *scores, gint64 n_orders)
{
  const int r = scores->recency, f = scores->frequency, m = scores->monetary;

  if (n_orders <= 0)
    return ACCORD_SEGMENT_NONE;
  if (n_orders > 1 && r >= 4 && f >= 4 && m >= 4)
    return ACCORD_SEGMENT_CHAMPIONS;
  if (n_orders > 1 && f >= 4)
    return ACCORD_SEGMENT_LOYAL;
  if (r >= 4 && (f == 1 || n_orders == 1))
    return ACCORD_SEGMENT_NEW;
  if (r <= 2 && f >= 3 && m >= 3)
    return ACCORD_SEGMENT_AT_RISK;
  if (r <= 2 && f <= 2)
    return ACCORD_SEGMENT_HIBERNATING;
  return ACCORD_SEGMENT_OTHERS;
}

/* As the field segment_pin has it; NULL for none. */
const char *
accord_segment_name (AccordSegment segment)
{
  return segment_names[segment];
}

static int
index_of (const char *const *names, int n, const char *name)
{
  for (int i = 1; name != NULL && i < n; i++)
    if (g_str_equal (names[i], name))
      return i;
  return 0;
}

/**
 * accord_segment_by_name:
 * @name: (nullable): as the field segment_pin has it
 *
 * Returns: the segment; %ACCORD_SEGMENT_NONE for any other name
 */
AccordSegment
accord_segment_by_name (const char *name)
{
  return (AccordSegment) index_of (segment_names, ACCORD_N_SEGMENTS, name);
}

/* As the field tier_pin has it; NULL for none. */
const char *
accord_tier_name (AccordTier tier)
{
  return tier_names[tier];
}

/**
 * accord_tier_by_name:
 * @name: (nullable): as the field tier_pin has it
 *
 * Returns: the tier; %ACCORD_TIER_NONE for any other name
 */
AccordTier
accord_tier_by_name (const char *name)
{
  return (AccordTier) index_of (tier_names, ACCORD_N_TIERS, name);
}

/**
 * accord_verify_days:
 * @own: the customer's own number of days, 0 for none
 * @key_account: whether it is a key account
 * @tier: its purchasing power
 *
 * Returns: how many days a check of its facts lasts: its own number, else 90 for a key account, 180
 *   for a large customer, 270 for a medium one, 365 for all others
 */
int
accord_verify_days (gint64 own, gboolean key_account, AccordTier tier)
{
  if (own > 0)
    return (int) MIN (own, 36500);
  if (key_account)
    return VERIFY_KEY;
  if (tier == ACCORD_TIER_LARGE)
    return VERIFY_LARGE;
  return tier == ACCORD_TIER_MEDIUM ? VERIFY_MEDIUM : VERIFY_OTHERS;
}
