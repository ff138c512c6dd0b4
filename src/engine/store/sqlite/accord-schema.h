/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-database.h"

G_BEGIN_DECLS

#define ACCORD_APPLICATION_ID 0x41434344 /* "ACCD" */
#define ACCORD_SCHEMA_VERSION 3 /* 2: keeps "deal_total"; 3: rows without a uid of their own */

gboolean accord_schema_update_kind (AccordReader *db, const AccordKind *kind, GError **error);
gboolean accord_schema_update (AccordReader *db, GError **error);
gboolean accord_schema_read_numbers (AccordReader *db, GError **error);
gboolean accord_schema_create_indexes (AccordReader *db, const AccordKind *kind, GError **error);
gboolean accord_schema_drop_indexes (AccordReader *db, const AccordKind *kind, guint64 fields, GError **error);
gboolean accord_schema_is_complete (AccordReader *db);
gboolean accord_schema_remembers (AccordReader *db, const char *key, const char *value);
gboolean accord_schema_remember (AccordReader *db, const char *key, const char *value, GError **error);
gint64 accord_schema_n_rows (AccordReader *db, const AccordKind *kind);
void accord_sort_keys_expect (AccordReader *db);
gboolean accord_sort_keys_refresh (AccordReader *db, GError **error);
char *accord_schema_key_column (const AccordField *field);

G_END_DECLS
