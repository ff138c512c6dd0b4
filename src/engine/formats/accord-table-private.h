/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-table.h"

G_BEGIN_DECLS

/* What a format does. Functions get the source that their open function made. */
typedef struct {
  AccordTableFormat format;
  gboolean (*next) (gpointer source, AccordTableRow *row, GError **error);
  gboolean (*rewind) (gpointer source, GError **error);
  void (*free) (gpointer source);
} AccordTableClass;

struct _AccordTable {
  const AccordTableClass *klass;
  gpointer source;
  char *file_name;
  GBytes *bytes;        /* the whole file */
  GStrv header;         /* one text a column, never NULL */
  guint n_columns;
  guint header_line;    /* 0: the file has no headings */
  guint number;         /* of the row given last */
  AccordEncoding encoding;
  char separator;       /* 0: of a format without */
  GStrv sheets;         /* (nullable) */
  const char *sheet;    /* of @sheets */
  gboolean typed;       /* numbers have a decimal point and dates are in ISO 8601 */
  char *record_kind;    /* (nullable): what the file itself calls its records */
  GPtrArray *notes;     /* (element-type utf8): what was passed over, finished sentences */
};

/* Each fills the table or fails; the table is freed by the caller in any case. */
gboolean accord_table_open_csv (AccordTable *self, const AccordTableOptions *options, GError **error);
gboolean accord_table_open_json (AccordTable *self, const AccordTableOptions *options, GError **error);
gboolean accord_table_open_ical (AccordTable *self, const AccordTableOptions *options, GError **error);
gboolean accord_table_open_vcard (AccordTable *self, const AccordTableOptions *options, GError **error);
gboolean accord_table_open_xlsx (AccordTable *self, const AccordTableOptions *options, GError **error);

void accord_table_take_header (AccordTable *self, char **headings, guint n_headings, guint line);
GBytes *accord_table_read_folded (AccordTable *self, const AccordTableOptions *options, GError **error);
void accord_table_number_columns (AccordTable *self, guint n_columns);

/* Bounds that all formats share. */
#define ACCORD_TABLE_MAX_COLUMNS 16384

G_END_DECLS
