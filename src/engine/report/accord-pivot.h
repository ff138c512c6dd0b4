/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-query.h"
#include "accord-report.h"

G_BEGIN_DECLS

/* Records of one kind, counted or added up by one or two of their fields (M108). */
typedef struct {
  const AccordKind *kind;
  char *rows;           /* a field, or one over links: "owner.team"; days are put into months */
  char *columns;        /* likewise, or NULL */
  char *measure;        /* "count", "sum:FIELD", "mean:FIELD" */
  AccordFilter *filter; /* or NULL: all */
  char *currency;       /* amounts in others are counted, not added */
} AccordPivotAsk;

AccordPivotAsk *accord_pivot_ask_new (const AccordKind *kind, const char *rows, const char *columns, const char *measure, AccordFilter *filter, const char *currency);
void accord_pivot_ask_free (AccordPivotAsk *ask);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordPivotAsk, accord_pivot_ask_free)

typedef struct {
  char *text;    /* finished; "" without a value */
  char *raw;     /* of a text field: what stands in the file; else NULL */
  gint64 number; /* of others; first day of a month */
  gboolean empty;
} AccordPivotKey;

typedef struct {
  gint64 n;
  gint64 sum;      /* in the smallest unit of the field */
  gint64 counted;  /* of n: had a value */
  gboolean too_big; /* the sum is beyond 64 bits */
} AccordPivotCell;

typedef struct {
  AccordUnit unit;      /* of values; ratios do not occur */
  gboolean mean;
  double scale;         /* value = sum × scale; money stays in minor units */
  GPtrArray *rows;      /* of AccordPivotKey */
  GPtrArray *columns;   /* of AccordPivotKey; one without a text if there is no second field */
  AccordPivotCell *cells; /* rows × columns, row by row */
  gint64 n;             /* records in all */
} AccordPivot;
#define ACCORD_TYPE_PIVOT (accord_pivot_get_type ())
GType accord_pivot_get_type (void) G_GNUC_CONST;
AccordPivot *accord_pivot_copy (const AccordPivot *self);
void accord_pivot_free (AccordPivot *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordPivot, accord_pivot_free)

gboolean accord_pivot_value (const AccordPivot *self, const AccordPivotCell *cell, double *value);
AccordPivotCell accord_pivot_row_total (const AccordPivot *self, guint row);
DexFuture *accord_pivot_read (AccordStore *store, const AccordPivotAsk *ask); /* AccordPivot */
AccordQuery *accord_pivot_records (AccordStore *store, const AccordPivotAsk *ask, const AccordPivotKey *row, const AccordPivotKey *column);

G_END_DECLS
