/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-query.h"

G_BEGIN_DECLS

/* What some records have at any path that a query may be sorted by: a field, something computed, either over
 * links. Immutable, boxed, counted. */
typedef struct {
  gatomicrefcount refs;
  guint n_ids;
  guint n_paths;
  AccordValue *values; /* row by row; a link has what it points to is called as its text; empty where a row is gone */
} AccordCells;
#define ACCORD_TYPE_CELLS (accord_cells_get_type ())
GType accord_cells_get_type (void) G_GNUC_CONST;
AccordCells *accord_cells_ref (AccordCells *self);
void accord_cells_unref (AccordCells *self);
const AccordValue *accord_cells_get (const AccordCells *self, guint row, guint column);

/* The same on a thread of the store. */
AccordCells *accord_reader_cells (AccordReader *reader, const AccordKind *kind, const char *const *paths, const char *currency,
                                  const gint64 *ids, guint n_ids, GError **error);
DexFuture *accord_store_cells (AccordStore *self, const AccordKind *kind, const char *const *paths, const char *currency,
                                 const gint64 *ids, guint n_ids); /* AccordCells, rows in the order of ids */

/* What a column of some records adds up to. */
typedef struct {
  gint64 sum;      /* of money: in the currency asked for */
  gint64 n_values; /* that were added */
  gint64 n_others; /* money in other currencies, left out */
} AccordColumnSum;

DexFuture *accord_store_sums (AccordStore *self, const AccordKind *kind, const char *const *paths, const char *currency,
                              const gint64 *ids, guint n_ids); /* GArray of AccordColumnSum, by path */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordCells, accord_cells_unref)

G_END_DECLS
