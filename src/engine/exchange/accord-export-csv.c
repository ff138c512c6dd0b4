/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Records as CSV which this program reads back: the record's id first, then every field under its
 * English label, links as titles, dates in ISO 8601, then handles, several in one cell.
 *
 * A text that a spreadsheet would run as a formula (OWASP, "CSV injection") is guarded with an
 * apostrophe, which the import takes away again. Phone numbers and amounts begin with + or - too;
 * they hold nothing but digits and marks, so they run nothing and stay as they are. */

#include "accord-export-private.h"

#include <string.h>

#include "accord-csv-writer.h"
#include "accord-record.h"

typedef struct {
  AccordExport *export;
  GOutputStream *stream;
  AccordCsvWriter *writer;
  gboolean handles;
} CsvSink;

static gboolean
is_formula (const char *text)
{
  const char *at = text;

  while (*at == '\'')
    at++;
  if (*at == '\0' || strchr ("=+-@\t\r", *at) == NULL)
    return FALSE;
  if (at > text || strchr ("=@\t\r", *at) != NULL)
    return TRUE;
  return at[1 + strspn (at + 1, "0123456789 ()./-,")] != '\0';
}

static void
add_text (CsvSink    *sink,
          const char *text)
{
  g_autofree char *guarded = is_formula (text) ? g_strconcat ("'", text, NULL) : NULL;

  accord_csv_writer_add_cell (sink->writer, guarded != NULL ? guarded : text);
}

static char *
cell_text (AccordExport *export,
           AccordRecord *record,
           guint         nth)
{
  const AccordField *field = accord_export_column (export, nth)->field;
  const char *title;
  const AccordValue *value = accord_export_value (export, record, nth, &title);
  g_autofree char *text = accord_field_to_text (field, value, title);

  if (field->type == ACCORD_FIELD_MONEY && *text != '\0' && value->text != NULL
      && g_strcmp0 (value->text, export->currency) != 0)
    return g_strdup_printf ("%s %s", text, value->text);
  return g_steal_pointer (&text);
}

static gboolean
add_handles (CsvSink       *sink,
             AccordRecord  *record,
             GError       **error)
{
  g_autoptr (GPtrArray) handles = accord_export_handles (sink->export, record, error);

  for (guint c = 0; handles != NULL && c < ACCORD_EXPORT_N_HANDLE_COLUMNS; c++)
    {
      g_autofree char *text = accord_export_handle_text (handles, c);

      add_text (sink, text);
    }
  return handles != NULL;
}

static gboolean
csv_record (gpointer       data,
            AccordRecord  *record,
            GError       **error)
{
  CsvSink *sink = data;
  AccordExport *export = sink->export;
  char uid[ACCORD_ID_TEXT + 1];

  if (export->whole)
    {
      accord_id_to_text (accord_record_uid (record), uid);
      accord_csv_writer_add_cell (sink->writer, uid);
    }
  for (guint i = 0; i < export->fields->len; i++)
    {
      g_autofree char *text = cell_text (export, record, i);

      add_text (sink, text);
    }
  return (!sink->handles || add_handles (sink, record, error))
         && accord_csv_writer_end_row (sink->writer, error);
}

static void
add_header (CsvSink *sink)
{
  AccordExport *export = sink->export;

  if (export->whole)
    accord_csv_writer_add_cell (sink->writer, "Accord ID");
  for (guint i = 0; i < export->fields->len; i++)
    accord_csv_writer_add_cell (sink->writer,
                                accord_export_column (export, i)->label);
  for (guint c = 0; sink->handles && c < ACCORD_EXPORT_N_HANDLE_COLUMNS; c++)
    accord_csv_writer_add_cell (sink->writer, accord_export_handle_heading (c));
}

static gboolean
csv_end (gpointer   data,
         GError   **error)
{
  CsvSink *sink = data;

  return accord_csv_writer_finish (sink->writer, error)
         && g_output_stream_close (sink->stream, NULL, error);
}

static void
csv_free (gpointer data)
{
  CsvSink *sink = data;

  g_clear_pointer (&sink->writer, accord_csv_writer_free);
  g_clear_object (&sink->stream);
  g_free (sink);
}

static gpointer
csv_begin (AccordExport  *export,
           GError       **error)
{
  CsvSink *sink = g_new0 (CsvSink, 1);

  sink->export = export;
  sink->stream = accord_export_open (export, error);
  if (sink->stream == NULL
      || (export->whole && !accord_export_has_handles (export, &sink->handles, error)))
    {
      csv_free (sink);
      return NULL;
    }
  sink->writer = accord_csv_writer_new_for_stream (sink->stream, ',',
                                                   export->flags & ACCORD_EXPORT_BOM
                                                     ? ACCORD_CSV_WRITER_BOM
                                                     : ACCORD_CSV_WRITER_DEFAULT);
  add_header (sink);
  if (accord_csv_writer_end_row (sink->writer, error))
    return sink;
  csv_free (sink);
  return NULL;
}

const AccordExportSink accord_export_csv_sink = { csv_begin, csv_record, csv_end, csv_free };
