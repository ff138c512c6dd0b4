/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-column-set.h"
#include "accord-filter-private.h"

G_BEGIN_DECLS

#define ACCORD_COLUMN_NOTHING G_MININT64 /* the value of a row that has none */

/* What follows from other records, one number a row. */
typedef struct {
  const AccordComputed *computed;
  char currency[4]; /* of its amounts; "": all alike */
  gint64 today;     /* it was made on; only for what depends on it */
  gint64 *numbers;  /* by id */
} AccordColumnSum;

const gint64 *accord_column_sums_get (AccordColumnSet *set, AccordReader *db, const AccordComputed *computed,
                                      const char *currency, GError **error);
gboolean accord_column_sums_follow (AccordColumnSet *set, AccordReader *db, gint64 txn, GArray *touched, GError **error);
void accord_column_sum_free (gpointer sum);

/* Inside: ids ordered by their numbers. */
void accord_column_sums_order (const AccordColumnSet *set, const gint64 *numbers, const guint8 *mask, gboolean descending,
                               guint most, GArray *ids);

G_END_DECLS
