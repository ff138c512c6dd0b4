/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads a CSV file of any encoding, row by row. A reader belongs to one thread.
 *
 *   file (mapped) → UTF-8 (encoding; a UTF-8 file is not copied) → where the table begins and its
 *   separator (layout) → rows (scanner)
 *
 * A file with a NUL character is refused. */

#include "accord-csv-reader.h"

#include <string.h>

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-csv-layout.h"
#include "accord-csv-scanner.h"
#include "accord-error.h"
#include "accord-file-bytes.h"

struct _AccordCsvReader {
  GBytes *text; /* what the scanner reads */
  char *file_name;
  AccordEncoding encoding;
  gboolean keep_blank_lines;
  AccordCsvScanner scanner;

  GStrv header;
  guint n_columns;
  guint header_line;
  const char *body; /* first row after the header */
  guint body_line;
};

static gboolean
refuse_nul (AccordCsvScanner *scanner,
            GError          **error)
{
  const char *nul = memchr (scanner->begin, '\0', scanner->end - scanner->begin);

  if (nul == NULL)
    return TRUE;
  accord_csv_scanner_count_lines (scanner, scanner->begin, nul);
  g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_PARSE,
               _("“%s”, line %u, column %ld: there is a NUL character, which no table holds. The "
                 "file is damaged or is not CSV; export it again."),
               scanner->file_name, scanner->line,
               accord_csv_scanner_column (scanner->line_start, nul));
  return FALSE;
}

static gboolean
read_header (AccordCsvReader *self,
             GError         **error)
{
  AccordCsvRow row;
  g_autoptr (GError) failure = NULL;

  if (!accord_csv_reader_next (self, &row, &failure))
    {
      if (failure == NULL)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  self->header = g_new0 (char *, row.n_cells + 1);
  for (guint i = 0; i < row.n_cells; i++)
    self->header[i] = g_strdup (row.cells[i]);
  self->n_columns = row.n_cells;
  self->header_line = row.line;
  return TRUE;
}

/**
 * accord_csv_reader_open:
 * @path: a file
 * @options: (nullable): what is known about it; %NULL to find everything
 * @error: return location for an error
 *
 * Opens a file and reads its header. See accord_csv_reader_new().
 *
 * Returns: (transfer full) (nullable): a reader; %NULL with %ACCORD_EXCHANGE_ERROR_IO when the
 *   file cannot be read, or an error of accord_csv_reader_new()
 */
AccordCsvReader *
accord_csv_reader_open (const char             *path,
                        const AccordCsvOptions *options,
                        GError                **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GBytes) bytes = accord_file_bytes (path, name, error);

  return bytes == NULL ? NULL : accord_csv_reader_new (bytes, name, options, error);
}

/**
 * accord_csv_reader_new:
 * @bytes: a whole file as it is on disk
 * @file_name: how messages call it
 * @options: (nullable): what is known about it; %NULL to find everything
 * @error: return location for an error
 *
 * Makes a reader and reads the header row: the first line that is not blank, below any titles. A
 * file without rows has no header and no columns; that is no error.
 *
 * Returns: (transfer full) (nullable): a reader; %NULL with %ACCORD_EXCHANGE_ERROR_ENCODING when
 *   the file breaks its encoding, %ACCORD_EXCHANGE_ERROR_PARSE when it holds a NUL character, or
 *   an error of accord_csv_reader_next() for the header
 */
AccordCsvReader *
accord_csv_reader_new (GBytes                 *bytes,
                       const char             *file_name,
                       const AccordCsvOptions *options,
                       GError                **error)
{
  const AccordCsvOptions none = { 0 };
  g_autoptr (AccordCsvReader) self = g_new0 (AccordCsvReader, 1);
  AccordCsvLayout layout;
  const char *text;
  gsize size;

  options = options != NULL ? options : &none;
  self->file_name = g_strdup (file_name);
  self->encoding = options->encoding;
  if (self->encoding == ACCORD_ENCODING_UNKNOWN)
    {
      const guint8 *data = g_bytes_get_data (bytes, &size);

      self->encoding = accord_encoding_find (data, size);
    }
  self->text = accord_encoding_to_utf8 (bytes, self->encoding, file_name, error);
  if (self->text == NULL)
    return NULL;
  text = g_bytes_get_data (self->text, &size);
  accord_csv_scanner_init (&self->scanner, text != NULL ? text : "", size, self->file_name);
  if (!refuse_nul (&self->scanner, error))
    return NULL;

  accord_csv_layout_find (self->scanner.begin, size, options, &layout);
  accord_csv_scanner_set_separator (&self->scanner, layout.separator);
  self->keep_blank_lines = options->keep_blank_lines;
  self->body = self->scanner.begin + layout.offset;
  self->body_line = layout.line;
  accord_csv_reader_rewind (self);
  if (!options->no_header && !read_header (self, error))
    return NULL;
  self->body = self->scanner.at;
  self->body_line = self->scanner.line;
  return g_steal_pointer (&self);
}

/**
 * accord_csv_reader_free:
 * @self: (transfer full): a reader
 *
 * Frees the reader with the row that it gave last.
 */
void
accord_csv_reader_free (AccordCsvReader *self)
{
  g_clear_pointer (&self->text, g_bytes_unref);
  g_free (self->file_name);
  g_strfreev (self->header);
  g_free (self->scanner.row_text);
  g_free (self);
}

/**
 * accord_csv_reader_next:
 * @self: a reader
 * @row: (out caller-allocates): the row; its cells are valid until the next call
 * @error: return location for an error
 *
 * Reads the next row. Cells are raw: neither trimmed nor normalised. Rows may have fewer or more
 * cells than the header.
 *
 * Returns: %TRUE when there was a row; %FALSE without an error at the end of the file, %FALSE with
 *   %ACCORD_EXCHANGE_ERROR_PARSE for a quote that is never closed (the message names the place
 *   where it opens) or %ACCORD_EXCHANGE_ERROR_TOO_BIG for a cell of more than
 *   %ACCORD_CSV_MAX_CELL bytes or a row of more than %ACCORD_CSV_MAX_COLUMNS cells. After an
 *   error every further call gives the same error.
 */
gboolean
accord_csv_reader_next (AccordCsvReader *self,
                        AccordCsvRow    *row,
                        GError         **error)
{
  AccordCsvScanner *scanner = &self->scanner;
  const char *at, *line_start;
  guint line;

  if (!self->keep_blank_lines)
    accord_csv_scanner_skip_blank_lines (scanner);
  if (scanner->at == scanner->end)
    return FALSE;
  at = scanner->at;
  line_start = scanner->line_start;
  line = scanner->line;
  if (!accord_csv_scanner_read (scanner, error))
    {
      scanner->at = at;
      scanner->line_start = line_start;
      scanner->line = line;
      return FALSE;
    }

  row->line = line;
  row->n_cells = scanner->n_cells;
  row->cells = scanner->cells;
  row->lengths = scanner->lengths;
  return TRUE;
}

/**
 * accord_csv_reader_rewind:
 * @self: a reader
 *
 * Goes back to the first row after the header.
 */
void
accord_csv_reader_rewind (AccordCsvReader *self)
{
  self->scanner.at = self->scanner.line_start = self->body;
  self->scanner.line = self->body_line;
}

/**
 * accord_csv_reader_get_header:
 * @self: a reader
 * @n_columns: (out) (optional): number of columns
 *
 * Returns: (transfer none) (nullable): the header's cells, raw and %NULL-terminated; %NULL when the
 *   file is empty or was opened without a header
 */
const char *const *
accord_csv_reader_get_header (AccordCsvReader *self,
                              guint           *n_columns)
{
  if (n_columns != NULL)
    *n_columns = self->n_columns;
  return (const char *const *) self->header;
}

/**
 * accord_csv_reader_get_header_line:
 * @self: a reader
 *
 * Returns: the line of the header row, from 1; 0 without one
 */
guint
accord_csv_reader_get_header_line (AccordCsvReader *self)
{
  return self->header_line;
}

/**
 * accord_csv_reader_get_encoding:
 * @self: a reader
 *
 * Returns: the encoding that was found or given
 */
AccordEncoding
accord_csv_reader_get_encoding (AccordCsvReader *self)
{
  return self->encoding;
}

/**
 * accord_csv_reader_get_separator:
 * @self: a reader
 *
 * Returns: the separator that was found or given
 */
char
accord_csv_reader_get_separator (AccordCsvReader *self)
{
  return self->scanner.separator;
}

/**
 * accord_csv_reader_get_progress:
 * @self: a reader
 *
 * Returns: how much of the file has been read, 0 to 1
 */
double
accord_csv_reader_get_progress (AccordCsvReader *self)
{
  const AccordCsvScanner *scanner = &self->scanner;

  if (scanner->end == scanner->begin)
    return 1.0;
  return (double) (scanner->at - scanner->begin) / (scanner->end - scanner->begin);
}
