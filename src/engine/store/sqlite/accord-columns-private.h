/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-columns.h"

#include "accord-columns-ahead.h"

G_BEGIN_DECLS

/* Orders, sums, texts of a set: a bit a field, a bit a computed field. */
typedef struct {
  guint64 fields;   /* orders, money */
  guint64 values;   /* texts, and numbers of which each row has its own */
  guint64 computed;
} AccordColumnExtras;

/* What there is of one kind. */
typedef struct {
  AccordColumnSet *set;
  gboolean due;              /* would help, and there is none */
  gboolean tried;            /* report thread: to load what stands in the folder of caches */
  const AccordKind *table;   /* that the set is of */
  AccordColumnExtras wanted; /* by the set */
  AccordColumnExtras had;    /* in the set or fresh */
  GPtrArray *fresh_sums;     /* of AccordColumnSum: to be taken into the set */
  GPtrArray *fresh_orders;   /* of AccordColumnOrder */
  GPtrArray *fresh_texts;    /* of AccordColumnText */
  gsize text_size;           /* bytes of those in the set */
} AccordColumnsKept;

struct _AccordColumns {
  AccordStore *store; /* whose they are */
  GMutex lock;
  AccordColumnsKept kinds[ACCORD_KIND_MAX];
  AccordColumnsAhead ahead[ACCORD_KIND_MAX]; /* report thread: what lists were in need of before there was a set */
  guint least;
  guint values_most;
  gboolean stopping;
};

/* accord-columns-extras.c; the lock is held */
void accord_columns_kept_take_fresh (AccordColumnsKept *kept);
void accord_columns_kept_drop_fresh (AccordColumnsKept *kept);
void accord_columns_kept_install (AccordColumnsKept *kept, AccordColumnSet *set);

G_END_DECLS
