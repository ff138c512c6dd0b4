/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-database.h"

G_BEGIN_DECLS

#define ACCORD_COLUMN_VALUES_MAX 8192 /* different values, if nothing else is said; a column of more is not kept */

/* One column of a kind, packed: most of a business's columns hold few different values. */
typedef struct {
  const AccordField *field; /* NULL: never kept */
  gboolean is_number;
  guint16 *codes;    /* by id; NULL while every row is empty. 0: empty, else 1 + index in values */
  GHashTable *known; /* value → code; NULL: not kept, or no more since it has too many values */
  GPtrArray *values; /* of char * (owned), or numbers in pointers */
} AccordColumn;

/* The living rows of a kind as they were after one change set, by id. See accord-columns.c for who owns
 * it; one thread at a time uses it. */
typedef struct {
  const AccordKind *kind;
  gint64 txn;        /* the newest change set it has */
  guint n_slots;     /* ids are below */
  guint8 *alive;     /* by id */
  int title;         /* the field that rows stand in the order of, or -1 */
  guint8 *letters;   /* by id: first byte of the title's sort key */
  GArray *order;     /* of guint32: living ids in the order of the title */
  GPtrArray *sums;   /* of AccordColumnSum: what follows from other records */
  GPtrArray *orders; /* of AccordColumnOrder: by fields of many different values */
  guint64 orders_tried; /* a bit a field: whether one stands in the folder of caches was looked */
  GPtrArray *texts;  /* of AccordColumnText: of which each row has its own */
  guint values_most; /* different ones of a column */
  guint n_columns;
  guint n_taken;     /* columns that the last statement of accord_column_set_sql() has … */
  guint8 taken[ACCORD_KIND_FIELDS_MAX]; /* … and which */
  AccordColumn columns[];
} AccordColumnSet;

AccordColumnSet *accord_column_set_build (AccordReader *db, AccordReader *other, const AccordKind *kind, guint values_most, const gboolean *stop, GError **error);
AccordColumnSet *accord_column_set_build_some (AccordReader *db, AccordReader *other, const AccordKind *kind, guint64 fields, int sort, guint values_most, GError **error);
gboolean accord_column_set_catch_up (AccordColumnSet *self, AccordReader *db, gboolean *current, GError **error);
void accord_column_set_free (AccordColumnSet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordColumnSet, accord_column_set_free)

GArray *accord_column_touched_rows (AccordReader *db, const AccordKind *kind, gint64 txn, const char *field, GError **error);
gboolean accord_column_is_kept (const AccordColumnSet *self, int field);
void accord_column_bind (const AccordColumn *column, guint code, AccordStatement *st, int parameter);

/* Inside: a row's values as a statement of accord_column_set_sql() has them. */
char *accord_column_set_sql (AccordColumnSet *self, const char *where, gboolean letters);
AccordColumnSet *accord_column_set_new (const AccordKind *kind, gint64 txn, guint n_slots);
void accord_column_give_up (AccordColumn *column);
guint accord_column_code_of (AccordColumn *column, gconstpointer value, guint values_most);
gboolean accord_column_set_read_halves (AccordColumnSet *self, AccordReader *db, AccordReader *other, guint64 fields, int sort, const gboolean *stop, GError **error);
void accord_column_set_take_row (AccordColumnSet *self, AccordStatement *st);

G_END_DECLS
