/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-database.h"
#include "accord-filter-private.h"
#include "accord-query.h"

G_BEGIN_DECLS

struct _AccordQuery {
  gatomicrefcount refs;
  const AccordKind *kind;
  AccordFilter *filter; /* owned: its own conditions */
  AccordFilter *also;   /* held, nullable: a view's */
  char *search;
  AccordPath sort;      /* of no step: the kind's own order */
  char currency[4];     /* of sums sorted by; "" for all */
  gboolean descending;
  gboolean sections;
  gboolean deleted;
  gint64 limit; /* 0: none */
  gboolean is_hasty; /* see accord_query_set_hasty() */
  GArray *ids;  /* held, nullable, of gint64: only these, or all but these; never changed */
  gboolean keeps_ids;
};

/* "FROM … WHERE … ORDER BY …" for rows of the kind, alias t; parameters start at 1. */
void accord_query_append_where (const AccordQuery *self, GString *sql);
void accord_query_append_order (const AccordQuery *self, GString *sql, GString *joins);
void accord_query_append_sort_keys (const AccordQuery *self, GString *sql, GString *joins);
int accord_query_bind (const AccordQuery *self, AccordStatement *statement, int first_parameter);
AccordPath accord_query_sort_path (const AccordQuery *self);
gboolean accord_query_is_indexed (const AccordQuery *self);
char *accord_query_sort_key (const AccordQuery *self, const AccordPath *path, GString *joins);
char *accord_query_section_key (const AccordQuery *self);
gboolean accord_query_is_by_step (const AccordQuery *self);
gboolean accord_query_keeps_to_one_place (const AccordQuery *self);
AccordIds *accord_find_ids (AccordReader *reader, const AccordQuery *query, gboolean quick, GError **error);

G_END_DECLS
