/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-database.h"

G_BEGIN_DECLS

#define ACCORD_APPLICATION_ID 0x41434344 /* "ACCD" */
#define ACCORD_SCHEMA_VERSION 5 /* 2: keeps "deal_total"; 3: rows without a uid of their own; 4: tables and columns come
                                with what fills them, keys of order stand in their index alone; 5: rows may be
                                gone for ever, and what is told late of them does not hold */

gboolean accord_schema_update_kind (AccordReader *db, const AccordKind *kind, guint64 filled, GError **error);
gboolean accord_schema_update (AccordReader *db, GError **error);
gboolean accord_schema_read_numbers (AccordReader *db, GError **error);
gboolean accord_schema_register_field (AccordReader *db, const AccordKind *kind, int field, GError **error);
gboolean accord_schema_is_indexed (const AccordField *field);
gboolean accord_schema_create_indexes (AccordReader *db, const AccordKind *kind, GError **error);
gboolean accord_schema_drop_indexes (AccordReader *db, const AccordKind *kind, guint64 fields, GError **error);
gboolean accord_schema_is_complete (AccordReader *db);
gboolean accord_schema_remembers (AccordReader *db, const char *key, const char *value);
gboolean accord_schema_remember (AccordReader *db, const char *key, const char *value, GError **error);
gint64 *accord_schema_expect (AccordReader *db);
gint64 accord_schema_n_rows (AccordReader *db, const AccordKind *kind);
void accord_sort_keys_expect (AccordReader *db);
char *accord_sort_keys_made_by (const AccordKind *kind);
gboolean accord_sort_keys_are_fresh (AccordReader *db, const AccordKind *kind);
gboolean accord_sort_keys_refresh (AccordReader *db, GError **error);
gboolean accord_sort_keys_remember (AccordReader *db, const AccordKind *kind, GError **error);
char *accord_schema_columns (const AccordKind *kind, guint64 filled, gboolean narrow);
const char *accord_schema_column_type (const AccordField *field);
char *accord_schema_sort_key (const char *alias, const AccordField *field);

G_END_DECLS
