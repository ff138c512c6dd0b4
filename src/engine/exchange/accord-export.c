/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes records as a CSV file which this program reads back: the record's id first, then every
 * field under its English label, links as titles, dates in ISO 8601. Runs on the reader thread. */

#include "accord-export.h"

#include <errno.h>

#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "accord-csv-writer.h"
#include "accord-error.h"
#include "accord-record.h"

typedef struct {
  AccordQuery *query;
  char *path;
  AccordExportFlags flags;
  char currency[4]; /* of amounts that stand bare */
  AccordCsvWriter *writer; /* while it runs */
  gint64 n_rows;
} Export;

static void
export_free (Export *export)
{
  accord_query_unref (export->query);
  g_free (export->path);
  g_free (export);
}

static gboolean
is_exported (const AccordField *field)
{
  return !(field->flags & (ACCORD_FIELD_HIDDEN | ACCORD_FIELD_PRIVATE));
}

static char *
cell_text (const Export      *export,
           AccordRecord      *record,
           const AccordField *field,
           int                index)
{
  const AccordValue *value = accord_record_value (record, index);
  g_autofree char *text = accord_field_to_text (field, value,
                                                accord_record_link_title (record, index));

  if (field->type == ACCORD_FIELD_MONEY && *text != '\0' && value->text != NULL
      && g_strcmp0 (value->text, export->currency) != 0)
    return g_strdup_printf ("%s %s", text, value->text);
  return g_steal_pointer (&text);
}

static gboolean
write_record (AccordRecord  *record,
              gpointer       data,
              GError       **error)
{
  Export *export = data;
  const AccordKind *kind = accord_record_kind (record);
  char uid[ACCORD_ID_TEXT + 1];

  accord_id_to_text (accord_record_uid (record), uid);
  accord_csv_writer_add_cell (export->writer, uid);
  for (int f = 0; f < kind->n_fields; f++)
    if (is_exported (&kind->fields[f]))
      {
        g_autofree char *text = cell_text (export, record, &kind->fields[f], f);

        accord_csv_writer_add_cell (export->writer, text);
      }
  export->n_rows++;
  return accord_csv_writer_end_row (export->writer, error);
}

static gboolean
write_rows (Export         *export,
            AccordReader   *reader,
            GOutputStream  *stream,
            GError        **error)
{
  const AccordKind *kind = accord_reader_get_kind (reader, accord_query_kind (export->query));
  g_autoptr (AccordCsvWriter) writer = NULL;

  writer = accord_csv_writer_new_for_stream (stream, ',',
                                             export->flags & ACCORD_EXPORT_BOM
                                               ? ACCORD_CSV_WRITER_BOM : ACCORD_CSV_WRITER_DEFAULT);
  export->writer = writer;
  accord_csv_writer_add_cell (writer, "Accord ID");
  for (int f = 0; f < kind->n_fields; f++)
    if (is_exported (&kind->fields[f]))
      accord_csv_writer_add_cell (writer, kind->fields[f].label);
  return accord_csv_writer_end_row (writer, error)
         && accord_reader_each (reader, export->query, write_record, export, error)
         && accord_csv_writer_finish (writer, error);
}

static gboolean
note_currency (AccordRecord  *record,
               gpointer       data,
               GError       **error)
{
  Export *export = data;
  const char *currency = accord_record_text (record, "currency");

  if (currency != NULL)
    g_strlcpy (export->currency, currency, sizeof export->currency);
  return TRUE;
}

static gboolean
write_file (Export        *export,
            AccordReader  *reader,
            const char    *path,
            GError       **error)
{
  g_autoptr (AccordQuery) settings = accord_query_new (&accord_workspace_kind);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileOutputStream) stream = NULL;

  if (!accord_reader_each (reader, settings, note_currency, export, error))
    return FALSE;
  stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, error);
  return stream != NULL && write_rows (export, reader, G_OUTPUT_STREAM (stream), error)
         && g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, error);
}

static DexFuture *
refuse (const Export *export,
        const GError *error)
{
  return dex_future_new_reject (ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_IO,
                                _("“%s” could not be written: %s"), export->path, error->message);
}

static DexFuture *
export_on_reader (AccordReader *reader,
                  gpointer      data)
{
  Export *export = data;
  g_autofree char *part = g_strdup_printf ("%s.part", export->path);
  g_autoptr (GError) error = NULL;

  if (!write_file (export, reader, part, &error))
    {
      g_unlink (part);
      return error->domain == ACCORD_STORE_ERROR ? dex_future_new_for_error (g_steal_pointer (&error))
                                                 : refuse (export, error);
    }
  if (g_rename (part, export->path) != 0)
    {
      g_set_error_literal (&error, G_FILE_ERROR, g_file_error_from_errno (errno), g_strerror (errno));
      g_unlink (part);
      return refuse (export, error);
    }
  return dex_future_new_for_int64 (export->n_rows);
}

/**
 * accord_export_csv:
 * @store: where from
 * @query: which records, in which order
 * @path: the file to write; an existing one is replaced, but only once the new one is whole
 * @flags: how
 *
 * Writes records as CSV: UTF-8, comma, header row.
 *
 * Returns: (transfer full): a future of the number of rows (gint64); rejected with
 *   %ACCORD_EXCHANGE_ERROR_IO where the file cannot be written, or with %ACCORD_STORE_ERROR
 */
DexFuture *
accord_export_csv (AccordStore       *store,
                   AccordQuery       *query,
                   const char        *path,
                   AccordExportFlags  flags)
{
  Export *export;

  dex_return_error_if_fail (ACCORD_IS_STORE (store));
  dex_return_error_if_fail (query != NULL && path != NULL);

  export = g_new0 (Export, 1);
  export->query = accord_query_ref (query);
  export->path = g_strdup (path);
  export->flags = flags;
  return accord_store_read_long (store, export_on_reader, export, (GDestroyNotify) export_free);
}
