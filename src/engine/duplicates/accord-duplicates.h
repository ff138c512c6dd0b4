/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-query.h"

G_BEGIN_DECLS

/* Why two records may be one. */
typedef enum {
  ACCORD_TWIN_TAX_ID = 1 << 0,
  ACCORD_TWIN_EMAIL = 1 << 1,
  ACCORD_TWIN_PHONE = 1 << 2,
  ACCORD_TWIN_WEBSITE = 1 << 3,
  ACCORD_TWIN_NAME = 1 << 4,       /* equal but for case, order of words, legal form and place */
  ACCORD_TWIN_SOUND = 1 << 5,      /* 恒远 and 恒源, 王伟 and Wei Wang */
  ACCORD_TWIN_SPELLING = 1 << 6,   /* a letter or two apart */
  ACCORD_TWIN_CITY = 1 << 7,
  ACCORD_TWIN_OTHER_TAX_ID = 1 << 8, /* speaks against it */
} AccordTwinReasons;

/* From this score on two records are told to be one, in a scan and while typing. */
#define ACCORD_TWIN_LIKELY 60
#define ACCORD_TWIN_HINT 45

typedef struct {
  gint64 a;      /* the older record; 0: the one being typed */
  gint64 b;
  int score;     /* 0..100 */
  AccordTwinReasons reasons;
} AccordTwins;

/* Records that are all one, as far as can be seen: joined by likely pairs. */
typedef struct {
  gint64 *ids;   /* oldest first */
  guint n_ids;
  int score;     /* of the likeliest pair */
  AccordTwinReasons reasons; /* of all pairs */
} AccordTwinCluster;

/**
 * AccordDuplicates: what a scan or a hint found; immutable, boxed, counted.
 */
typedef struct {
  gatomicrefcount refs;
  const AccordKind *kind;
  guint n_scanned;
  GArray *pairs;      /* of AccordTwins, likeliest first */
  GPtrArray *clusters; /* of AccordTwinCluster, likeliest first; empty for a hint */
  GPtrArray *records; /* hint: the AccordRecord of b of each pair; NULL for a scan */
  gboolean more;      /* there were too many pairs to keep; the likeliest are here */
} AccordDuplicates;

#define ACCORD_TYPE_DUPLICATES (accord_duplicates_get_type ())
GType accord_duplicates_get_type (void) G_GNUC_CONST;
AccordDuplicates *accord_duplicates_ref (AccordDuplicates *self);
void accord_duplicates_unref (AccordDuplicates *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordDuplicates, accord_duplicates_unref)

typedef void (*AccordDuplicatesProgress) (double done, gpointer data); /* main thread; 0..1 */

gboolean accord_duplicates_has (const AccordKind *kind);
DexFuture *accord_duplicates_scan (AccordStore *store, const AccordKind *kind, int min_score, AccordDuplicatesProgress progress, gpointer data, GCancellable *cancellable); /* AccordDuplicates */
DexFuture *accord_duplicates_hint (AccordStore *store, const AccordKind *kind, const AccordValue *values, gint64 self, int min_score); /* AccordDuplicates */
GStrv accord_twin_reasons_to_words (AccordTwinReasons reasons);

G_END_DECLS
