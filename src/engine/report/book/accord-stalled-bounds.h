/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-book-keep.h"

G_BEGIN_DECLS

typedef enum { ACCORD_UNJUDGED, ACCORD_MOVING, ACCORD_STALLED } AccordVerdict;

/* Stalled deals of one stage. */
typedef struct {
  gint64 n;
  gint64 priced; /* in the currency of the sums */
  gint64 minor;  /* what these are worth */
} AccordStalledSum;

/* What the stages allow, kept with the deals in memory until the time that won deals took changes, or a stage; and what it came to
 * for each deal, until that deal changes, what its stage allows, or the day. */
typedef struct {
  AccordBookKeep keep;  /* first */
  GHashTable *dwells;   /* stage → AccordStageDwell */
  gboolean outdated;    /* they are to be read again */
  GHashTable *limits;   /* stage → gint64: its idle limit */
  GHashTable *won;      /* stages in which deals are won */
  GByteArray *verdicts; /* by deal in memory: AccordVerdict */
  gint64 judged_on;     /* the day of them */
  guint leaving;        /* a won deal that is changing; 0: none */
  AccordBookDeal was;   /* what that was, */
  GArray *was_steps;    /* of AccordBookStep: and how it came there */
  GArray *sums;         /* by code of a stage: AccordStalledSum, of the deals that are judged; NULL: not added up */
  guint8 currency;      /* of the sums */
  gboolean too_big;     /* they cannot be added up */
  GArray *again;        /* of guint: deals that changed since they were added up */
} AccordStalledBounds;

AccordStalledBounds *accord_stalled_bounds_get (AccordDealBook *book, AccordReader *reader, const AccordStageMap *stages, GError **error);
void accord_stalled_bounds_free (AccordStalledBounds *self);
void accord_stalled_bounds_begin_day (AccordStalledBounds *self, const AccordDealBook *book, gint64 today);
void accord_stalled_bounds_begin_sums (AccordStalledBounds *self, const AccordDealBook *book, guint8 currency);
void accord_stalled_bounds_add (AccordStalledBounds *self, const AccordBookDeal *deal, int sign);

G_END_DECLS
