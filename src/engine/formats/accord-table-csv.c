/* SPDX-License-Identifier: GPL-3.0-or-later */

/* CSV as a table: the reader does the work. */

#include "accord-csv-reader.h"
#include "accord-table-private.h"

static gboolean
csv_next (gpointer         source,
          AccordTableRow  *row,
          GError         **error)
{
  return accord_csv_reader_next (source, row, error);
}

static gboolean
csv_rewind (gpointer  source,
            GError  **error)
{
  accord_csv_reader_rewind (source);
  return TRUE;
}

static void
csv_free (gpointer source)
{
  accord_csv_reader_free (source);
}

static const AccordTableClass csv_class = {
  ACCORD_TABLE_CSV, csv_next, csv_rewind, csv_free,
};

static gboolean
number_columns (AccordTable      *self,
                AccordCsvReader  *reader,
                GError          **error)
{
  GError *failure = NULL;
  AccordTableRow row;
  guint n_columns = accord_csv_reader_next (reader, &row, &failure) ? row.n_cells : 0;

  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  accord_csv_reader_rewind (reader);
  accord_table_number_columns (self, n_columns);
  return TRUE;
}

/*< private >
 * accord_table_open_csv:
 *
 * Any text is CSV of some kind, so this is what other formats fall back to.
 */
gboolean
accord_table_open_csv (AccordTable               *self,
                       const AccordTableOptions  *options,
                       GError                   **error)
{
  const AccordCsvOptions csv = {
    .encoding = options->encoding,
    .separator = options->separator,
    .skip_lines = options->header_line > 0 ? options->header_line - 1 : 0,
    .header_here = options->header_line > 0,
    .no_header = options->no_header,
  };
  AccordCsvReader *reader = accord_csv_reader_new (self->bytes, self->file_name, &csv, error);
  const char *const *header;
  guint n_columns;

  if (reader == NULL)
    return FALSE;
  self->klass = &csv_class;
  self->source = reader;
  self->encoding = accord_csv_reader_get_encoding (reader);
  self->separator = accord_csv_reader_get_separator (reader);
  if (options->no_header)
    return number_columns (self, reader, error);
  header = accord_csv_reader_get_header (reader, &n_columns);
  self->header = g_strdupv ((char **) header);
  self->n_columns = n_columns;
  self->header_line = accord_csv_reader_get_header_line (reader);
  return TRUE;
}
