/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes the records of a query to a file of some format. Runs on the reader thread for long work:
 * ids first, then records in windows, so that a million of them take no more memory than their ids.
 * The file is written beside its target and takes its place when it is whole.
 *
 *   query → ids → windows of records → sink of the format → part file → target */

#include "accord-export-private.h"

#include <errno.h>

#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "accord-error.h"
#include "accord-progress-line.h"
#include "accord-record.h"

#define WINDOW 64
#define ROWS_PER_TICK 2048

typedef struct {
  AccordExport export;
  GCancellable *cancellable;
  AccordProgressLine *progress;
} Job;

static void
job_clear (gpointer data)
{
  Job *job = data;

  accord_query_unref (job->export.query);
  g_free (job->export.path);
  g_free (job->export.part);
  g_strfreev (job->export.columns);
  g_array_unref (job->export.fields);
  g_strfreev (job->export.paths);
  g_clear_pointer (&job->export.cells, accord_cells_unref);
  g_clear_object (&job->cancellable);
  accord_progress_line_unref (job->progress);
}

static void
job_unref (Job *job)
{
  g_atomic_rc_box_release_full (job, job_clear);
}

static const AccordExportSink *
sink_of (AccordExport  *export,
         GError       **error)
{
  switch (export->format)
    {
    case ACCORD_EXPORT_CSV:
      return &accord_export_csv_sink;
    case ACCORD_EXPORT_XLSX:
      return &accord_export_xlsx_sink;
    case ACCORD_EXPORT_JSON:
      return &accord_export_json_sink;
    case ACCORD_EXPORT_VCARD_3:
    case ACCORD_EXPORT_VCARD_4:
    default:
      if (accord_kind_is (export->kind, &accord_customer_kind)
          || accord_kind_is (export->kind, &accord_contact_kind))
        return &accord_export_vcard_sink;
      g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_UNKNOWN,
                   _("Cards are for customers and contacts; a %s is neither. Choose CSV, XLSX or "
                     "JSON."), export->kind->name);
      return NULL;
    }
}

static gboolean
note_currency (AccordRecord  *record,
               gpointer       data,
               GError       **error)
{
  AccordExport *export = data;
  const char *currency = accord_record_text (record, "currency");

  if (currency != NULL)
    g_strlcpy (export->currency, currency, sizeof export->currency);
  return TRUE;
}

static gboolean
write_window (Job                     *job,
              const AccordExportSink  *sink,
              gpointer                 target,
              const gint64            *ids,
              guint                    n_ids,
              GError                 **error)
{
  AccordExport *export = &job->export;
  g_autoptr (GPtrArray) records = accord_reader_load (export->reader, export->kind, ids, n_ids,
                                                      error);

  if (records == NULL || !accord_export_read_cells (export, ids, n_ids, error))
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      if (records->pdata[i] == NULL)
        continue;
      export->row = i;
      if (!sink->record (target, records->pdata[i], error))
        return FALSE;
      export->n_rows++;
    }
  return TRUE;
}

static gboolean
write_all (Job                     *job,
           const AccordExportSink  *sink,
           gpointer                 target,
           GError                 **error)
{
  g_autoptr (AccordIds) ids = accord_reader_find (job->export.reader, job->export.query, error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->n_ids; i += WINDOW)
    {
      if (i % ROWS_PER_TICK == 0)
        accord_progress_line_tell (job->progress, i, ids->n_ids);
      if (g_cancellable_set_error_if_cancelled (job->cancellable, error)
          || !write_window (job, sink, target, ids->ids + i, MIN (WINDOW, ids->n_ids - i), error))
        return FALSE;
    }
  accord_progress_line_tell (job->progress, ids->n_ids, ids->n_ids);
  return sink->end (target, error);
}

static gboolean
write_file (Job     *job,
            GError **error)
{
  AccordExport *export = &job->export;
  g_autoptr (AccordQuery) settings = accord_query_new (&accord_workspace_kind);
  const AccordExportSink *sink;
  gpointer target;
  gboolean done;

  export->kind = accord_reader_get_kind (export->reader, export->kind);
  if (!accord_export_choose_columns (export, error) || (sink = sink_of (export, error)) == NULL
      || !accord_reader_each (export->reader, settings, note_currency, export, error))
    return FALSE;
  target = sink->begin (export, error);
  if (target == NULL)
    return FALSE;
  done = write_all (job, sink, target, error);
  sink->free (target);
  return done;
}

static DexFuture *
refuse (const AccordExport *export,
        GError             *error)
{
  DexFuture *future;

  g_unlink (export->part);
  if (error->domain == ACCORD_STORE_ERROR || error->domain == ACCORD_EXCHANGE_ERROR
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return dex_future_new_for_error (error);
  future = dex_future_new_reject (ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_IO,
                                  _("“%s” could not be written: %s. Choose another folder, or make room there."), export->path, error->message);
  g_error_free (error);
  return future;
}

static DexFuture *
export_on_reader (AccordReader *reader,
                  gpointer      data)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;

  job->export.reader = reader;
  if (!write_file (job, &error))
    return refuse (&job->export, g_steal_pointer (&error));
  if (g_rename (job->export.part, job->export.path) == 0)
    return dex_future_new_for_int64 (job->export.n_rows);
  g_set_error_literal (&error, G_FILE_ERROR, g_file_error_from_errno (errno), g_strerror (errno));
  return refuse (&job->export, g_steal_pointer (&error));
}

/*< private >
 * accord_export_open:
 * @export: an export
 * @error: return location
 *
 * Returns: (transfer full): a stream into the part file
 */
GOutputStream *
accord_export_open (AccordExport  *export,
                    GError       **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (export->part);

  return (GOutputStream *) g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, error);
}

typedef struct {
  AccordStore *store;
  Job *job;
} Start;

static void
start_free (Start *start)
{
  g_object_unref (start->store);
  job_unref (start->job);
  g_free (start);
}

static DexFuture *
export_fiber (gpointer data)
{
  Start *start = data;
  g_autoptr (GError) error = NULL;
  gint64 n_rows = dex_await_int64 (accord_store_read_long (start->store, export_on_reader,
                                                           g_atomic_rc_box_acquire (start->job),
                                                           (GDestroyNotify) job_unref),
                                   &error);

  accord_progress_line_close (start->job->progress);
  return error != NULL ? dex_future_new_for_error (g_steal_pointer (&error))
                       : dex_future_new_for_int64 (n_rows);
}

/**
 * accord_export:
 * @store: where from
 * @query: which records, in which order
 * @path: the file to write; an existing one is replaced, but only once the new one is whole
 * @options: (nullable): format and columns; %NULL for CSV of everything
 *
 * Writes records to a file. Progress comes on the main thread until the future is settled. Call it
 * on the main thread.
 *
 * Returns: (transfer full): a future of the number of rows (gint64); rejected with
 *   %ACCORD_EXCHANGE_ERROR (IO where the file cannot be written, UNKNOWN for a field that is none or
 *   cards of a kind that has none, TOO_BIG for what a format cannot hold), with
 *   %ACCORD_STORE_ERROR, or with %G_IO_ERROR_CANCELLED. No file was written then.
 */
DexFuture *
accord_export (AccordStore               *store,
               AccordQuery               *query,
               const char                *path,
               const AccordExportOptions *options)
{
  const AccordExportOptions plain = { 0 };
  Start *start;
  Job *job;

  dex_return_error_if_fail (ACCORD_IS_STORE (store));
  dex_return_error_if_fail (query != NULL && path != NULL);

  options = options == NULL ? &plain : options;
  job = g_atomic_rc_box_new0 (Job);
  job->export.query = accord_query_ref (query);
  job->export.kind = accord_query_kind (query);
  job->export.path = g_strdup (path);
  job->export.part = g_strdup_printf ("%s.part", path);
  job->export.format = options->format;
  job->export.flags = options->flags;
  job->export.columns = g_strdupv ((char **) options->columns);
  job->export.fields = accord_export_columns_new ();
  g_set_object (&job->cancellable, options->cancellable);
  job->progress = accord_progress_line_new (options->progress, options->data);
  start = g_new0 (Start, 1);
  start->store = g_object_ref (store);
  start->job = job;
  return dex_scheduler_spawn (dex_scheduler_get_thread_default (), 0, export_fiber, start,
                              (GDestroyNotify) start_free);
}

/**
 * accord_export_csv:
 * @store: where from
 * @query: which records, in which order
 * @path: the file to write
 * @flags: how
 *
 * As accord_export() to CSV with everything in it.
 */
DexFuture *
accord_export_csv (AccordStore       *store,
                   AccordQuery       *query,
                   const char        *path,
                   AccordExportFlags  flags)
{
  const AccordExportOptions options = { .flags = flags };

  return accord_export (store, query, path, &options);
}
