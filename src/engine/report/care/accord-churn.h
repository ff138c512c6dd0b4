/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How likely a buyer is to stay away (M16). */
typedef enum {
  ACCORD_RISK_NONE, /* never bought, or the other buyers are still being read: nothing is told */
  ACCORD_RISK_LOW,
  ACCORD_RISK_RAISED,
  ACCORD_RISK_HIGH,
} AccordRisk;

typedef enum {
  ACCORD_CHURN_INTERVAL,  /* n: days since the last purchase; than: the usual interval */
  ACCORD_CHURN_RECENCY,   /* n: the same; than: RFM's score of recency, 0: nothing in the months that count */
  ACCORD_CHURN_FALLING,   /* n: bought in the last half-year, minor units; than: in that before */
  ACCORD_CHURN_QUIET,     /* n: days since the last contact; than: what they may be */
  ACCORD_CHURN_COMPLAINT, /* n: open complaints */
  ACCORD_CHURN_SURVEY,    /* n: the lowest answer; than: the best there is, 5 or 10 */
  ACCORD_CHURN_LOST,      /* n: deals lost since the last purchase */
  ACCORD_N_CHURN_REASONS,
} AccordChurnKind;

typedef struct {
  AccordChurnKind kind;
  AccordRisk level; /* raised or high */
  gint64 n;
  gint64 than;
} AccordChurnReason;

/* Plain: copied with the standing it is part of. */
typedef struct {
  AccordRisk level;
  guint n_reasons;
  AccordChurnReason reasons[ACCORD_N_CHURN_REASONS];
} AccordChurn;

/* No contact for longer than this, where no policy says otherwise; answers older than this count no more. */
#define ACCORD_CHURN_DAYS 90
/* From so many days with a purchase on, the interval between them says when one is late. */
#define ACCORD_CHURN_PURCHASES 3

/* What the rules look at. */
typedef struct {
  gint64 since;       /* days since the last purchase */
  guint n_days;       /* days with a purchase */
  double every;       /* median of the days between them; valid from ACCORD_CHURN_PURCHASES days on */
  int recency;        /* RFM's score, 0: nothing in the months that count */
  gint64 half;        /* bought in the last half-year, minor units */
  gint64 half_before; /* in the half-year before */
  gint64 n_half;      /* purchases in the last half-year */
  gint64 n_half_unpriced; /* of those, without an amount in the workspace's currency */
  gint64 quiet;       /* days since the last contact, -1: never */
  gint64 longest;     /* what they may be */
  gint64 n_complaints;
  gint64 answer;      /* the lowest, valid where best > 0 */
  gint64 best;
  gint64 n_lost;
} AccordChurnFacts;

void accord_churn_judge (AccordChurn *churn, const AccordChurnFacts *facts);

G_END_DECLS
