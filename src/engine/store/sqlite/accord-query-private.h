/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-database.h"
#include "accord-query.h"

G_BEGIN_DECLS

typedef struct {
  int field;        /* of the query's kind */
  int over;         /* field of the linked kind, or -1 */
  AccordOp op;
  AccordValue value;
} AccordFilter;

struct _AccordQuery {
  gatomicrefcount refs;
  const AccordKind *kind;
  GArray *filters; /* of AccordFilter */
  char *search;
  int sort;      /* field, or -1: the kind's own order */
  int sort_over; /* field of the linked kind, or -1 */
  gboolean descending;
  gboolean sections;
  gboolean deleted;
  gint64 limit; /* 0: none */
};

/* "FROM … WHERE … ORDER BY …" for rows of the kind, alias t; parameters start at 1. */
void accord_query_append_where (const AccordQuery *self, GString *sql);
void accord_query_append_order (const AccordQuery *self, GString *sql, GString *joins);
int accord_query_n_bound (const AccordQuery *self);
int accord_query_bind (const AccordQuery *self, AccordStatement *statement, int first_parameter);
int accord_query_own_order (const AccordKind *kind);
char *accord_query_like_pattern (const char *text);
gboolean accord_query_sorts_by_title (const AccordQuery *self);
AccordIds *accord_find_ids (AccordReader *reader, const AccordQuery *query, gboolean quick, GError **error);

G_END_DECLS
