/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "accord-encoding.h"
#include "accord-table-row.h"

G_BEGIN_DECLS

typedef enum {
  ACCORD_TABLE_UNKNOWN = 0,
  ACCORD_TABLE_CSV,
  ACCORD_TABLE_JSON,
  ACCORD_TABLE_VCARD,
  ACCORD_TABLE_XLSX,
  ACCORD_TABLE_ICAL,
} AccordTableFormat;

/* What is known about a file; all zero means: find everything. */
typedef struct {
  AccordTableFormat format; /* UNKNOWN: found from the file's first bytes */
  AccordEncoding encoding;  /* of texts; UNKNOWN: found */
  char separator;           /* CSV; 0: found */
  const char *sheet;        /* XLSX: a sheet's name or its number from 1; NULL: the first that is
                             * shown and holds something */
  guint header_line;        /* CSV, XLSX: the line of the headings, from 1; 0: found */
  gboolean no_header;       /* CSV, XLSX: the first row is data */
} AccordTableOptions;

/**
 * AccordTable: a file of another program as headings and rows, whatever its format. A table belongs
 * to one thread at a time.
 */
typedef struct _AccordTable AccordTable;

AccordTable *accord_table_open (const char *path, const AccordTableOptions *options, GError **error);
AccordTable *accord_table_new (GBytes *bytes, const char *file_name,
                               const AccordTableOptions *options, GError **error);
void accord_table_free (AccordTable *self);
gboolean accord_table_next (AccordTable *self, AccordTableRow *row, GError **error);
gboolean accord_table_rewind (AccordTable *self, GError **error);
AccordTableFormat accord_table_get_format (const AccordTable *self);
const char *accord_table_format_name (AccordTableFormat format);
const char *const *accord_table_get_header (const AccordTable *self, guint *n_columns);
guint accord_table_get_header_line (const AccordTable *self);
AccordEncoding accord_table_get_encoding (const AccordTable *self);
char accord_table_get_separator (const AccordTable *self);
const char *const *accord_table_get_sheets (const AccordTable *self);
const char *accord_table_get_sheet (const AccordTable *self);
gboolean accord_table_is_typed (const AccordTable *self);
const char *accord_table_get_record_kind (const AccordTable *self);
GPtrArray *accord_table_get_notes (const AccordTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordTable, accord_table_free)

G_END_DECLS
