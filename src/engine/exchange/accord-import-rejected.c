/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows that an import refused, as a file that can be mended and imported again: the source's own
 * columns, and the reason as one more. The source is read again, so a million rows need no memory. */

#include "accord-import-plan-private.h"

#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include <string.h>

#include "accord-csv-writer.h"
#include "accord-error.h"

/*< private >
 * accord_import_is_reason:
 * @heading: of a column
 *
 * Returns: whether it is the one that says why a row was left out, in this language or in English
 */
gboolean
accord_import_is_reason (const char *heading)
{
  return strcmp (heading, _("Reason")) == 0 || strcmp (heading, "Reason") == 0;
}

typedef struct {
  AccordImportPlan *plan;
  AccordImportResult *result;
  char *path;
} Job;

static void
job_free (Job *job)
{
  g_object_unref (job->plan);
  accord_import_result_free (job->result);
  g_free (job->path);
  g_free (job);
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  const AccordRejectedRow *left = *(const AccordRejectedRow *const *) a;
  const AccordRejectedRow *right = *(const AccordRejectedRow *const *) b;

  return (left->number > right->number) - (left->number < right->number);
}

static gboolean
write_header (Job              *job,
              AccordCsvWriter  *writer,
              GError          **error)
{
  GPtrArray *columns = job->result->columns;

  for (guint c = 0; c < columns->len; c++)
    accord_csv_writer_add_cell (writer, ((AccordImportColumn *) columns->pdata[c])->heading);
  accord_csv_writer_add_cell (writer, _("Reason"));
  return accord_csv_writer_end_row (writer, error);
}

static gboolean
write_row (Job                   *job,
           AccordCsvWriter       *writer,
           const AccordTableRow  *row,
           const char            *reason,
           GError               **error)
{
  for (guint c = 0; c < MAX (row->n_cells, job->result->columns->len); c++)
    accord_csv_writer_add_cell (writer, c < row->n_cells ? row->cells[c] : "");
  accord_csv_writer_add_cell (writer, reason);
  return accord_csv_writer_end_row (writer, error);
}

static gboolean
write_rows (Job              *job,
            AccordCsvWriter  *writer,
            GError          **error)
{
  GPtrArray *rejected = job->result->rejected;
  g_autoptr (GError) failure = NULL;
  AccordTableRow row;
  guint at = 0;

  g_ptr_array_sort (rejected, compare_numbers);
  if (!write_header (job, writer, error) || !accord_import_plan_rewind (job->plan, error))
    return FALSE;
  while (at < rejected->len && accord_import_plan_next (job->plan, &row, &failure))
    {
      const AccordRejectedRow *wanted = rejected->pdata[at];

      if (wanted->number != row.number)
        continue;
      if (!write_row (job, writer, &row, wanted->reason, error))
        return FALSE;
      at++;
    }
  if (failure == NULL)
    return accord_csv_writer_finish (writer, error);
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
write_file (Job     *job,
            GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (job->path);
  g_autoptr (GCancellable) never = g_cancellable_new ();
  g_autoptr (GFileOutputStream) stream = NULL;
  g_autoptr (AccordCsvWriter) writer = NULL;

  stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL, error);
  if (stream == NULL)
    return FALSE;
  writer = accord_csv_writer_new_for_stream (G_OUTPUT_STREAM (stream), ',',
                                             ACCORD_CSV_WRITER_BOM | ACCORD_CSV_WRITER_CRLF);
  if (write_rows (job, writer, error))
    return g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, error);
  /* Closing would put what there is in the place of an earlier file. */
  g_cancellable_cancel (never);
  g_output_stream_close (G_OUTPUT_STREAM (stream), never, NULL);
  return FALSE;
}

static DexFuture *
write_rejected (gpointer data)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;

  if (write_file (job, &error))
    return dex_future_new_for_int64 (job->result->rejected->len);
  if (error->domain == ACCORD_EXCHANGE_ERROR)
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_reject (ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_IO,
                                _("“%s” could not be written: %s. Choose another folder, or make room there."), job->path, error->message);
}

/**
 * accord_import_write_rejected:
 * @plan: the plan of the file, which nobody uses meanwhile
 * @result: what its import did
 * @path: the file to write; an existing one is replaced
 *
 * Writes the rows that were refused, with corrections, as CSV for a spreadsheet (UTF-8 with a byte
 * order mark). Runs on a pool thread.
 *
 * Returns: (transfer full): a future of the number of rows (gint64); rejected with
 *   %ACCORD_EXCHANGE_ERROR_IO where the file cannot be written
 */
DexFuture *
accord_import_write_rejected (AccordImportPlan         *plan,
                              const AccordImportResult *result,
                              const char               *path)
{
  Job *job;

  dex_return_error_if_fail (ACCORD_IS_IMPORT_PLAN (plan));
  dex_return_error_if_fail (result != NULL && path != NULL);

  job = g_new0 (Job, 1);
  job->plan = g_object_ref (plan);
  job->result = accord_import_result_copy (result);
  job->path = g_strdup (path);
  return dex_scheduler_spawn (dex_thread_pool_scheduler_get_default (), 0, write_rejected, job,
                              (GDestroyNotify) job_free);
}
