/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scan of a whole file. A fiber on the main thread drives it in steps on the long reader, so other
 * long reads take their turns in between, and progress and cancelling need no locks:
 *
 *   rows, 20,000 a step ─▶ handles, distinct pairs ─▶ passes ─▶ pairs and clusters
 */
#include "accord-config.h"

#include "accord-duplicates.h"

#include "accord-twin-scan.h"

#define ROWS_A_STEP 20000
#define READING 0.6 /* share of the time */
#define FIBER_STACK (256 * 1024)

G_DEFINE_BOXED_TYPE (AccordDuplicates, accord_duplicates, accord_duplicates_ref, accord_duplicates_unref)

AccordDuplicates *
accord_duplicates_ref (AccordDuplicates *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
accord_duplicates_unref (AccordDuplicates *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_array_unref (self->pairs);
  g_ptr_array_unref (self->clusters);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_free (self);
}

typedef struct {
  AccordStore *store;
  AccordTwinScan scan;
  GCancellable *cancellable;
  AccordDuplicatesProgress progress;
  gpointer data;
  int pass;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  accord_twin_scan_clear (&job->scan);
  g_clear_object (&job->cancellable);
  g_object_unref (job->store);
  g_free (job);
}

static DexFuture *
rows_read (AccordReader *reader, gpointer data)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;
  gboolean end = FALSE;

  if (!accord_twin_scan_read_rows (&job->scan, reader, ROWS_A_STEP, &end, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_for_boolean (end);
}

static DexFuture *
rest_read (AccordReader *reader, gpointer data)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;

  if (accord_twin_scan_read_handles (&job->scan, reader, &error) &&
      accord_twin_scan_read_distinct (&job->scan, reader, &error))
    return dex_future_new_for_boolean (TRUE);
  return dex_future_new_for_error (g_steal_pointer (&error));
}

static DexFuture *
pass_read (AccordReader *reader, gpointer data)
{
  Job *job = data;

  accord_twin_scan_pass (&job->scan, job->pass);
  return dex_future_new_for_boolean (TRUE);
}

static DexFuture *
end_read (AccordReader *reader, gpointer data)
{
  Job *job = data;

  return dex_future_new_take_boxed (ACCORD_TYPE_DUPLICATES, accord_twin_scan_end (&job->scan));
}

/* Between two steps. */
static gboolean
go_on (Job *job, double done, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (job->cancellable, error))
    return FALSE;
  if (job->progress != NULL)
    job->progress (done, job->data);
  return TRUE;
}

static gboolean
read_all (Job *job, gint64 total, GError **error)
{
  g_autoptr (GError) failed = NULL;
  gboolean end = FALSE;

  while (!end)
    {
      end = dex_await_boolean (accord_store_read_long (job->store, rows_read, job, NULL), &failed);
      if (failed != NULL)
        return accord_error_pass (error, &failed);
      if (!go_on (job, READING * MIN (1.0, job->scan.rows->len / (double) MAX (total, 1)), error))
        return FALSE;
    }
  return dex_await (accord_store_read_long (job->store, rest_read, job, NULL), error);
}

static gboolean
compare_all (Job *job, GError **error)
{
  int n = accord_twin_scan_n_passes (&job->scan);

  for (job->pass = 0; job->pass < n; job->pass++)
    if (!dex_await (accord_store_read_long (job->store, pass_read, job, NULL), error) ||
        !go_on (job, READING + (1 - READING) * (job->pass + 1) / n, error))
      return FALSE;
  return TRUE;
}

static DexFuture *
scan_fiber (gpointer data)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordQuery) all = accord_query_new (job->scan.fields.kind);
  gint64 total = dex_await_int64 (accord_store_count (job->store, all), &error);

  if (error == NULL && go_on (job, 0, &error) && read_all (job, total, &error) && compare_all (job, &error))
    return accord_store_read_long (job->store, end_read, job, NULL);
  return dex_future_new_for_error (g_steal_pointer (&error));
}

/* The scan lives until its last step has answered. */
static DexFuture *
done_cb (DexFuture *future, gpointer data)
{
  return dex_ref (future);
}

/**
 * accord_duplicates_has:
 *
 * Returns: whether records of @kind are looked through for duplicates
 */
gboolean
accord_duplicates_has (const AccordKind *kind)
{
  return kind->number == accord_customer_kind.number || kind->number == accord_contact_kind.number;
}

/**
 * accord_duplicates_scan:
 * @kind: customers or contacts
 * @min_score: pairs less likely are left out; %ACCORD_TWIN_LIKELY is a good start
 * @progress: (nullable): told now and then, on the main thread
 * @cancellable: (nullable): stops it within a step
 *
 * Looks through all living records. Pairs that somebody said are two (kind "distinct") are left out.
 * Memory grows by about 150 bytes a record; the time nearly linearly.
 *
 * Returns: (transfer full): a future that resolves to #AccordDuplicates; rejects with
 *   %G_IO_ERROR_CANCELLED
 */
DexFuture *
accord_duplicates_scan (AccordStore *store, const AccordKind *kind, int min_score, AccordDuplicatesProgress progress,
                        gpointer data, GCancellable *cancellable)
{
  Job *job;

  g_return_val_if_fail (accord_duplicates_has (kind), NULL);
  job = g_new0 (Job, 1);
  *job = (Job) { g_object_ref (store), .cancellable = cancellable ? g_object_ref (cancellable) : NULL,
                 .progress = progress, .data = data };
  accord_twin_scan_init (&job->scan, kind, min_score);
  return dex_future_finally (dex_scheduler_spawn (NULL, FIBER_STACK, scan_fiber, job, NULL), done_cb, job, job_free);
}
