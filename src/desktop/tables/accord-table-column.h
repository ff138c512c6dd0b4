/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-query.h"

G_BEGIN_DECLS

/* A column of a table: what stands at one path of each record. Counted, never changed but for its width. */
typedef struct {
  char *path;               /* as of accord_query_set_sort() */
  const AccordField *field; /* where the path ends */
  char *title;
  gboolean plain;           /* a field of the record itself, not computed nor over a link */
  int width;                /* px */
} AccordTableColumn;

AccordTableColumn *accord_table_column_new (const AccordKind *kind, const char *path, int width);
AccordTableColumn *accord_table_column_ref (AccordTableColumn *self);
void accord_table_column_unref (AccordTableColumn *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordTableColumn, accord_table_column_unref)

gboolean accord_table_column_is_number (const AccordTableColumn *self);
gboolean accord_table_column_is_title (const AccordTableColumn *self);
gboolean accord_table_column_is_step (const AccordTableColumn *self);
gboolean accord_table_column_can_edit (const AccordTableColumn *self);
gboolean accord_table_column_can_sort (const AccordTableColumn *self);
const AccordValue *accord_table_column_value (const AccordTableColumn *self, AccordRecord *record, const char **title);
char *accord_table_column_format (const AccordTableColumn *self, const AccordValue *value, const char *title);
char *accord_table_column_format_of (const AccordTableColumn *self, AccordRecord *record, const AccordValue *computed);

/* Which columns there are, in their order. */
GPtrArray *accord_table_columns_offered (const AccordKind *kind);
GPtrArray *accord_table_columns_usual (const AccordKind *kind);
GPtrArray *accord_table_columns_parse (const AccordKind *kind, const char *text);
gboolean accord_table_columns_have (GPtrArray *columns, const char *path);
char *accord_table_columns_to_text (GPtrArray *columns);

G_END_DECLS
