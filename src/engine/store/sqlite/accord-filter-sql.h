/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-filter-private.h"
#include "accord-statement.h"

G_BEGIN_DECLS

/* One walk over a filter: it writes SQL, binds values, or only counts them. */
typedef struct {
  GString *sql;        /* NULL: not written */
  gboolean is_literal; /* values are written, not bound */
  AccordStatement *st; /* NULL: not bound */
  int parameter;       /* the next one */
  const char *alias;   /* of the records asked about */
  gint64 today;
} AccordFilterWriting;

void accord_filter_write (AccordFilterWriting *to, const AccordFilter *filter);
void accord_filter_write_condition (AccordFilterWriting *to, const AccordCondition *condition);
void accord_filter_write_computed (AccordFilterWriting *to, const char *sql, const char *alias, const char *currency);

G_END_DECLS
