/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-column-set.h"

G_BEGIN_DECLS

/* The rows of a kind in the order of a field of many different values: names, phone numbers, places. */
typedef struct {
  int field;
  gint64 txn;         /* the newest change set it holds */
  GArray *ids;        /* of guint32: rows that have a value, in its order and then by age */
  guint32 ends[256];  /* by the first byte of the key: how many rows have this one or a lower one */
} AccordColumnOrder;

gboolean accord_column_order_is_wanted (const AccordField *field);
AccordColumnOrder *accord_column_order_build (AccordReader *db, const AccordKind *kind, int field, const gboolean *stop, GError **error);
void accord_column_order_free (gpointer order);

const AccordColumnOrder *accord_column_orders_get (AccordColumnSet *set, AccordReader *db, int field);

/* Inside: a row's keys as bytes. */
GString *accord_column_order_keys_sql (const AccordKind *kind, int field, int *n_keys);
void accord_column_order_append_keys (GByteArray *bytes, AccordStatement *st, int n_keys);
gboolean accord_column_order_has_no_place (const AccordField *field, AccordStatement *st);
int accord_column_order_compare (const guint8 *a, gsize a_size, const guint8 *b, gsize b_size);
guint8 accord_column_order_byte_at (const AccordColumnOrder *self, guint at);

/* Ids of those in the mask, in order, with those that have no value behind. */
void accord_column_order_collect (const AccordColumnOrder *self, const AccordColumnSet *set, const guint8 *mask,
                                  gboolean descending, guint most, GArray *ids, GArray *sections);

G_END_DECLS
