/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-visits.h"
#include "accord-text-match.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/* What a palette shows of the records that fit what somebody types. */

/* One record. Immutable. */
typedef struct {
  const AccordKind *kind;
  gint64 id;
  char *title;
  GArray *title_spans;    /* of AccordTextSpan: what of it fits */
  char *subtitle;         /* why it is here, or whose it is; NULL: nothing to say */
  GArray *subtitle_spans;
  AccordTextRank rank;
  gboolean opened;        /* lately, by the person at this computer */
  gboolean mine;
} AccordHit;

/* The best of one kind. */
typedef struct {
  const AccordKind *kind; /* NULL: records opened lately, of any kind */
  GPtrArray *hits;        /* of AccordHit, best first */
  gint64 total;           /* how many fit, as far as counted */
  gboolean more;          /* there are more than total */
} AccordHitGroup;

/* An answer: boxed, counted, immutable. */
typedef struct {
  gatomicrefcount refs;
  GPtrArray *groups; /* of AccordHitGroup, the one with the best hit first; none is empty */
  gboolean partial;  /* letters inside words or errors were not looked for yet: ask again in a moment */
} AccordHits;

#define ACCORD_TYPE_HITS (accord_hits_get_type ())
GType accord_hits_get_type (void) G_GNUC_CONST;
AccordHits *accord_hits_ref (AccordHits *self);
void accord_hits_unref (AccordHits *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordHits, accord_hits_unref)

void accord_hits_expect (AccordStore *store);
DexFuture *accord_hits_find (AccordStore *store, AccordVisits *recent, const char *typed, gint64 me, GCancellable *cancellable); /* AccordHits */

G_END_DECLS
