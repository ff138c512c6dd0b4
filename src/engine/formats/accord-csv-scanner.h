/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-csv-reader.h"

G_BEGIN_DECLS

/* The state of reading rows; private to the reader. */
typedef struct {
  const char *file_name;
  const char *begin, *end;
  const char *at;
  const char *line_start;
  guint line;
  char separator;
  guint8 stops[256]; /* 1 for the bytes that end a plain cell */

  char *row_text; /* (owned) the cells of the row, each followed by a NUL */
  gsize row_size, row_used;
  guint n_cells;
  gsize offsets[ACCORD_CSV_MAX_COLUMNS];
  guint32 lengths[ACCORD_CSV_MAX_COLUMNS];
  const char *cells[ACCORD_CSV_MAX_COLUMNS];
} AccordCsvScanner;

void accord_csv_scanner_init (AccordCsvScanner *self, const char *text, gsize size,
                              const char *file_name);
void accord_csv_scanner_set_separator (AccordCsvScanner *self, char separator);
glong accord_csv_scanner_column (const char *line_start, const char *at);
void accord_csv_scanner_count_lines (AccordCsvScanner *self, const char *from, const char *to);
void accord_csv_scanner_skip_blank_lines (AccordCsvScanner *self);
gboolean accord_csv_scanner_read (AccordCsvScanner *self, GError **error);

G_END_DECLS
