/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-id-selection.h"
#include "accord-table-column.h"

G_BEGIN_DECLS

/**
 * AccordRecordTable: the records of a list as a table: columns chosen, ordered and sized by the reader, and
 * remembered for the kind; cells edited where they are read; any number of rows chosen, counted, added up,
 * copied.
 *
 * Signal "sort" (const char *path, gboolean descending): a heading was asked to order the rows; whoever owns
 *   the query gives it that order. Without a handler the table does so itself.
 * Signal "opened" (gint64 id): a record is to be shown.
 * Signal "heading": (transfer full): char *: what the rows are, for the head of a printed page. Without a handler: what
 *   such records are called.
 */
#define ACCORD_TYPE_RECORD_TABLE (accord_record_table_get_type ())
G_DECLARE_FINAL_TYPE (AccordRecordTable, accord_record_table, ACCORD, RECORD_TABLE, AdwBin)

GtkWidget *accord_record_table_new (AccordIdSelection *selection, const AccordKind *kind);
AccordIdSelection *accord_record_table_get_selection (AccordRecordTable *self);
GPtrArray *accord_record_table_get_columns (AccordRecordTable *self);
void accord_record_table_set_columns (AccordRecordTable *self, GPtrArray *columns);
void accord_record_table_show_column (AccordRecordTable *self, const char *path, gboolean shown);
void accord_record_table_set_sort (AccordRecordTable *self, const char *path, gboolean descending);
void accord_record_table_focus (AccordRecordTable *self, gint64 id, const char *path);
gboolean accord_record_table_edit (AccordRecordTable *self, gint64 id, const char *path);
void accord_record_table_copy (AccordRecordTable *self);
void accord_record_table_set_header_factory (AccordRecordTable *self, GtkListItemFactory *factory);
void accord_record_table_scroll_to_top (AccordRecordTable *self);
void accord_record_table_set_summary (AccordRecordTable *self, const char *words, const char *more);

G_END_DECLS
