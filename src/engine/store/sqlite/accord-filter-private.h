/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-filter.h"

G_BEGIN_DECLS

#define ACCORD_PATH_MAX 4

/* How the values of many records make one. */
typedef enum {
  ACCORD_FOLD_NONE,
  ACCORD_FOLD_COUNT, /* 0 where there are none */
  ACCORD_FOLD_SUM,
  ACCORD_FOLD_LEAST,
  ACCORD_FOLD_MOST,
} AccordFold;

/* Of what a value depends on, a change of one record may concern … */
typedef enum {
  ACCORD_REACH_LINKED, /* the record that it is linked to */
  ACCORD_REACH_OTHERS, /* every record, but a change of a record of the kind itself only that one */
  ACCORD_REACH_ALL,    /* every record */
} AccordReach;

/* A value that follows from other records. That of a choice is its place, from 1 on. In the SQL '@' stands for the record's alias, '$' for the
 * currency asked for (or NULL), '%' for today and '^' for the day twelve months ago. */
typedef struct {
  const AccordKind *kind;
  AccordField field;
  const char *sql;
  const char *exists; /* when the value may be NULL though there is something; or NULL */
  const char *before; /* around a test of sql, where there may be several values */
  const char *after;
  AccordFold fold;     /* or ACCORD_FOLD_NONE: every record's value comes from sql alone */
  const char *rows;    /* the same for all records at once: SELECT record, value; to be folded */
  const char *soonest; /* of days: the same rows, those with a day, the earliest first; from an index, or NULL */
  const char *undated; /* beside it: SELECT record, of those without one */
  const char *depends; /* "kind.field …": any change of these may change it */
  AccordReach reach;   /* whose */
  gboolean on_demand;  /* kept in memory for large kinds only once a list was in its order: eight bytes a record */
} AccordComputed;

int accord_computed_choice (const AccordField *field, const char *value);
const AccordComputed *accord_computed_find (const AccordKind *kind, const char *name);

/* "owner.team": from link to link, then a field or something computed. */
typedef struct {
  int n;                              /* steps */
  const AccordKind *kinds[ACCORD_PATH_MAX];
  int fields[ACCORD_PATH_MAX];        /* of each kind; -1 for what is computed */
  const AccordComputed *computed;     /* of the last step, or NULL */
  const AccordField *field;           /* the last one */
} AccordPath;

gboolean accord_path_find (AccordPath *path, const AccordKind *kind, const char *text, GError **error);
char *accord_path_to_text (const AccordPath *path);
gboolean accord_path_depends_on (const AccordPath *path, const AccordKind *kind, int field);

typedef struct {
  char *text;
  AccordPath path;
  AccordOp op;
  GArray *operands; /* of AccordOperand */
} AccordCondition;

typedef struct {
  AccordCondition *condition; /* owned; NULL in a group */
  AccordFilter *group;        /* owned; NULL in a condition */
} AccordFilterItem;

struct _AccordFilter {
  gatomicrefcount refs;
  const AccordKind *kind;
  gboolean any;
  gboolean is_inner;
  GArray *items; /* of AccordFilterItem */
};

int accord_op_n_operands (AccordOp op); /* -1: one or more */
gboolean accord_op_fits (AccordOp op, const AccordField *field);
gboolean accord_op_is_negative (AccordOp op); /* it holds where its opposite does not */
AccordOp accord_op_opposite (AccordOp op);
gboolean accord_op_is_relative (AccordOp op);
const char *accord_op_name (AccordOp op);
gboolean accord_op_from_name (const char *name, AccordOp *op);
void accord_condition_days (const AccordCondition *condition, gint64 today, gint64 *first, gint64 *last);

G_END_DECLS
