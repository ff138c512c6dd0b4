/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-column-set.h"
#include "accord-query-private.h"

G_BEGIN_DECLS

#define ACCORD_COLUMN_NOTHING G_MININT64       /* the number of a row that has none */
#define ACCORD_COLUMN_UNKNOWN (G_MININT64 + 1) /* there is something, but without a number: a step without a day */

/* One number a row: what follows from other records, or money or another number of its own. */
typedef struct {
  const AccordComputed *computed; /* NULL: the number of */
  int field;
  char currency[4]; /* of amounts added up; "": all alike */
  gint64 today;     /* it was made on; only for what depends on it */
  gint64 txn;       /* the newest change set it holds */
  guint n_slots;    /* ids are below */
  gint64 *numbers;  /* by id */
  guint32 *units;   /* by id: currencies of money of its own; NULL: of nothing else */
} AccordColumnSum;

gboolean accord_column_sum_is_wanted (const AccordField *field);
guint32 accord_column_sum_unit (const char *currency);

AccordColumnSum *accord_column_sum_build (AccordReader *db, const AccordKind *kind, const AccordComputed *computed, int field,
                                          const char *currency, const gboolean *stop, GError **error);
void accord_column_sum_free (gpointer sum);
const gint64 *accord_column_sums_get (AccordColumnSet *set, AccordReader *db, const AccordComputed *computed, int field,
                                      const char *currency, GError **error);

const AccordColumnSum *accord_column_sums_get_sum (AccordColumnSet *set, AccordReader *db, const AccordComputed *computed,
                                                   int field, const char *currency, GError **error);

gboolean accord_column_sums_know (const AccordColumnSet *set, int field);

char *accord_column_sums_currency (AccordReader *db);

/* Inside. */
char *accord_column_sum_sql (const AccordColumnSum *self, const AccordKind *kind, const char *where);
void accord_column_sum_take_row (AccordColumnSum *self, AccordStatement *st);
void accord_column_sum_make_room (AccordColumnSum *self, guint n_slots);
gboolean accord_column_sum_follow (AccordColumnSum *self, const AccordColumnSet *set, AccordReader *db, GError **error);

/* Ids ordered by their numbers. */
typedef struct {
  const AccordColumnSet *set;
  const gint64 *numbers;
  const guint8 *mask; /* by id: wanted */
  gboolean descending;
  gboolean by_day;    /* next steps: what has no day but is something stands before nothing; what is alike, by name */
  guint most;         /* ids wanted */
} AccordColumnOrdering;
void accord_column_sums_order (const AccordColumnOrdering *self, GArray *ids);
void accord_column_sums_sections (const AccordColumnOrdering *self, GArray *ids, GArray *sections);

G_END_DECLS
