/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-twin-row.h"

G_BEGIN_DECLS

/* A further number or address of a record, from the kind "handle". */
typedef struct {
  guint32 row;
  AccordTwinReasons what;
  guint64 hash;
} AccordTwinHandle;

/* A scan under way: filled and searched in steps, each on the long reader. About 150 bytes a record;
 * what is found is bounded. */
typedef struct {
  AccordTwinFields fields;
  int min_score;
  GArray *rows;     /* of AccordTwinRow, in order of id */
  GString *texts;
  GArray *handles;  /* of AccordTwinHandle */
  GHashTable *distinct; /* set of pairs: never again */
  GHashTable *found; /* pair → place in pairs + 1 */
  GArray *pairs;    /* of AccordTwins; a and b are rows until the end */
  gboolean more;
} AccordTwinScan;

void accord_twin_scan_init (AccordTwinScan *self, const AccordKind *kind, int min_score);
void accord_twin_scan_clear (AccordTwinScan *self);
gboolean accord_twin_scan_read_rows (AccordTwinScan *self, AccordReader *reader, guint limit, gboolean *end, GError **error);
gboolean accord_twin_scan_read_handles (AccordTwinScan *self, AccordReader *reader, GError **error);
gboolean accord_twin_scan_read_distinct (AccordTwinScan *self, AccordReader *reader, GError **error);
int accord_twin_scan_n_passes (const AccordTwinScan *self);
void accord_twin_scan_pass (AccordTwinScan *self, int pass);
void accord_twin_scan_offer (AccordTwinScan *self, guint32 a, guint32 b, AccordTwinReasons more);
AccordDuplicates *accord_twin_scan_end (AccordTwinScan *self);

AccordDuplicates *accord_duplicates_new (const AccordKind *kind);
void accord_duplicates_sort (AccordDuplicates *self);
void accord_twin_clusters_make (AccordDuplicates *result, const AccordTwinScan *scan);

G_END_DECLS
