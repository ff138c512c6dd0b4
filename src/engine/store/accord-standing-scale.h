/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Purchases older than this many months do not count for RFM and tier (F12: 12 to 24). */
#define ACCORD_STANDING_MONTHS 24
/* From this many buyers on, scores are ranks; below, fixed thresholds (F12). */
#define ACCORD_STANDING_RANKED 25
/* Shares of the buyers, in per cent, unless the workspace says otherwise (F12). */
#define ACCORD_STANDING_LARGE 20
#define ACCORD_STANDING_MEDIUM 30

typedef enum {
  ACCORD_SEGMENT_NONE, /* nothing bought: not scored */
  ACCORD_SEGMENT_CHAMPIONS,
  ACCORD_SEGMENT_LOYAL,
  ACCORD_SEGMENT_NEW,
  ACCORD_SEGMENT_AT_RISK,
  ACCORD_SEGMENT_HIBERNATING,
  ACCORD_SEGMENT_OTHERS,
  ACCORD_N_SEGMENTS,
} AccordSegment;

typedef enum {
  ACCORD_TIER_NONE, /* nothing bought, or nothing with an amount */
  ACCORD_TIER_LARGE,
  ACCORD_TIER_MEDIUM,
  ACCORD_TIER_SMALL,
  ACCORD_N_TIERS,
} AccordTier;

/* What one customer bought within the months that count. */
typedef struct {
  gint64 customer;
  gint64 n;      /* orders */
  gint64 priced; /* of those, with an amount in the workspace's currency */
  gint64 sum;    /* their net amount, minor units */
  gint64 last;   /* day of the newest */
} AccordPurchases;

typedef struct {
  int recency;   /* 1..5 each */
  int frequency;
  int monetary;
} AccordScores;

/* What all buyers together say about one: from which value on a score is given. Constant in size
 * whatever the size of the file, so one customer is scored without looking at another. Immutable,
 * boxed, counted. */
typedef struct {
  gatomicrefcount refs;
  gint64 n_buyers;
  gboolean ranked;        /* by rank percentile, not by fixed thresholds */
  gint64 recency_at[4];   /* day of the newest order from which score 2, 3, 4, 5 is given */
  gint64 frequency_at[4];
  gint64 monetary_at[4];
  gint64 cap;             /* P99 of M: more than this counts as this */
  gint64 large_at;        /* M from which a customer is large */
  gint64 medium_at;
  gint64 n_segments[ACCORD_N_SEGMENTS]; /* buyers in each */
  gint64 n_tiers[ACCORD_N_TIERS];
} AccordStandingScale;
#define ACCORD_TYPE_STANDING_SCALE (accord_standing_scale_get_type ())
GType accord_standing_scale_get_type (void) G_GNUC_CONST;
AccordStandingScale *accord_standing_scale_ref (AccordStandingScale *self);
void accord_standing_scale_unref (AccordStandingScale *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordStandingScale, accord_standing_scale_unref)

AccordStandingScale *accord_standing_scale_new (const AccordPurchases *buyers, gsize n, gint64 today, int large, int medium);
AccordScores accord_standing_scale_score (const AccordStandingScale *self, const AccordPurchases *purchases);
AccordTier accord_standing_scale_tier (const AccordStandingScale *self, const AccordPurchases *purchases);
AccordSegment accord_segment_of (const AccordScores *scores, gint64 n_orders);
const char *accord_segment_name (AccordSegment segment);
AccordSegment accord_segment_by_name (const char *name);
const char *accord_tier_name (AccordTier tier);
AccordTier accord_tier_by_name (const char *name);

/* M07: how many days a check of a customer's facts lasts. */
int accord_verify_days (gint64 own, gboolean key_account, AccordTier tier);

G_END_DECLS
