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

/* accord-filter-writing.c */
void accord_filter_put (AccordFilterWriting *to, const char *sql);
void accord_filter_put_format (AccordFilterWriting *to, const char *format, ...) G_GNUC_PRINTF (2, 3);
void accord_filter_put_int (AccordFilterWriting *to, gint64 number);
void accord_filter_put_text (AccordFilterWriting *to, const char *text);

void accord_filter_write (AccordFilterWriting *to, const AccordFilter *filter);
void accord_filter_write_condition (AccordFilterWriting *to, const AccordCondition *condition);
void accord_filter_write_computed (AccordFilterWriting *to, const char *sql, const char *alias, const char *currency);

G_END_DECLS
