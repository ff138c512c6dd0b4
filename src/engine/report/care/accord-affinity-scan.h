/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-store.h"

G_BEGIN_DECLS

/* What was bought of one category, by everybody or by one. */
typedef struct {
  char *key;         /* (owned) "s" and the series, or "p" and the id of a product without one */
  char *name;        /* (owned) */
  gint64 sum;
  gint64 n;
  gint64 n_unpriced;
  gint64 last_priced;   /* deal counted last */
  gint64 last_unpriced;
  GArray *deals;     /* (owned) (nullable): of gint64, only where one customer is read */
} AccordCategory;

/* Purchases divided by category, read in pieces: on one reader thread after the other, never on two at once. */
typedef struct _AccordAffinityScan AccordAffinityScan;

AccordAffinityScan *accord_affinity_scan_new (const char *currency, gint64 today, gint64 customer); /* 0: everybody */
AccordAffinityScan *accord_affinity_scan_ref (AccordAffinityScan *self);
void accord_affinity_scan_unref (AccordAffinityScan *self);
gboolean accord_affinity_scan_read_some (AccordAffinityScan *self, AccordReader *reader, gboolean *done, GError **error);
const GArray *accord_affinity_scan_categories (const AccordAffinityScan *self); /* of AccordCategory */
gint64 accord_affinity_scan_whole (const AccordAffinityScan *self, gint64 *n, gint64 *n_unpriced);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordAffinityScan, accord_affinity_scan_unref)

G_END_DECLS
