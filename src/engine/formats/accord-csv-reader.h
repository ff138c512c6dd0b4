/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "accord-encoding.h"
#include "accord-table-row.h"

G_BEGIN_DECLS

#define ACCORD_CSV_MAX_CELL (16 * 1024 * 1024) /* bytes */
#define ACCORD_CSV_MAX_COLUMNS 4096

/* All zero means: find everything. */
typedef struct {
  AccordEncoding encoding;   /* UNKNOWN: found */
  char separator;            /* 0: found among , ; tab | */
  guint skip_lines;          /* leading lines to pass over, before anything is looked for */
  gboolean header_here;      /* the first line after those is the header: no titles are looked for */
  gboolean no_header;        /* the first row is data */
  gboolean keep_blank_lines; /* an empty line is a row with one empty cell */
} AccordCsvOptions;

typedef AccordTableRow AccordCsvRow;

typedef struct _AccordCsvReader AccordCsvReader;

AccordCsvReader *accord_csv_reader_open (const char *path, const AccordCsvOptions *options,
                                         GError **error);
AccordCsvReader *accord_csv_reader_new (GBytes *bytes, const char *file_name,
                                        const AccordCsvOptions *options, GError **error);
void accord_csv_reader_free (AccordCsvReader *self);
gboolean accord_csv_reader_next (AccordCsvReader *self, AccordCsvRow *row, GError **error);
void accord_csv_reader_rewind (AccordCsvReader *self);
const char *const *accord_csv_reader_get_header (AccordCsvReader *self, guint *n_columns);
guint accord_csv_reader_get_header_line (AccordCsvReader *self);
AccordEncoding accord_csv_reader_get_encoding (AccordCsvReader *self);
char accord_csv_reader_get_separator (AccordCsvReader *self);
double accord_csv_reader_get_progress (AccordCsvReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordCsvReader, accord_csv_reader_free)

G_END_DECLS
