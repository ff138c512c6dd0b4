/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Importing customers and deals, taking it back, and how the main loop answers meanwhile. */

#include "bench-engine.h"

#include <glib/gstdio.h>

#include "accord-import.h"
#include "bench-floor.h"
#include "bench-measure.h"

typedef guint (*FloorFunc) (const char *folder, const char *path);

typedef struct {
  Bench *bench;
  FloorFunc func;
  gboolean done;
} FloorJob;

static void
remove_database (const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (path, endings[i], NULL);

      g_unlink (name);
    }
}

static gpointer
floor_thread (gpointer data)
{
  FloorJob *job = data;

  job->func (job->bench->folder, job->bench->floor_path);
  g_atomic_int_set (&job->done, TRUE);
  g_main_context_wakeup (NULL);
  return NULL;
}

/* In a thread of its own, as Accord's import is, so that the main loop can be watched. */
static void
import_floor (Bench      *bench,
              FloorFunc   func,
              const char *row,
              const char *pulse_row)
{
  FloorJob job = { bench, func, FALSE };
  BenchPulse pulse;
  BenchWatch watch;
  GThread *thread;

  bench_pulse_start (&pulse);
  watch = bench_start ();
  thread = g_thread_new ("floor", floor_thread, &job);
  while (!g_atomic_int_get (&job.done))
    g_main_context_iteration (NULL, TRUE);
  bench_stop (&watch, row, BENCH_FLOOR);
  bench_pulse_stop (&pulse, pulse_row, BENCH_FLOOR);
  g_thread_join (thread);
}

static void
check_result (GPtrArray *results)
{
  AccordImportResult *result = results->pdata[0];

  if (result->created == 0 || result->rejected->len > 0)
    bench_fail ("%s: %d rows made, %u rejected", result->file_name, (int) result->created,
                result->rejected->len);
}

static void
progressed_cb (gint64   done,
               gint64   total,
               gpointer data)
{
}

/* Looks at the file, runs the plan and closes the workspace, so that the file is whole on the disk
 * as the floor's is. */
static void
import_accord (Bench      *bench,
               const char *name,
               const char *row,
               const char *pulse_row)
{
  g_autofree char *path = g_build_filename (bench->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GPtrArray) plans = g_ptr_array_new ();
  g_autoptr (DexFuture) plan = NULL;
  g_autoptr (DexFuture) results = NULL;
  BenchPulse pulse;
  BenchWatch watch;

  bench_pulse_start (&pulse);
  watch = bench_start ();
  plan = bench_await (accord_import_plan_new (file, NULL));
  g_ptr_array_add (plans, g_value_get_object (dex_future_get_value (plan, NULL)));
  results = bench_await (accord_import_run (bench->workspace, plans, FALSE, NULL, progressed_cb,
                                             NULL));
  check_result (g_value_get_boxed (dex_future_get_value (results, NULL)));
  bench_done (accord_workspace_close (bench->workspace));
  bench_stop (&watch, row, BENCH_ACCORD);
  bench_pulse_stop (&pulse, pulse_row, BENCH_ACCORD);
  g_clear_object (&bench->workspace);
}

static void
create_workspace (Bench *bench)
{
  g_autoptr (DexFuture) future = NULL;

  remove_database (bench->accord_path);
  future = bench_await (accord_workspace_create (bench->accord_path, NULL, "USD"));
  bench->workspace = g_value_dup_object (dex_future_get_value (future, NULL));
}

static double
size_of (const char *path)
{
  GStatBuf info;

  if (g_stat (path, &info) != 0)
    bench_fail ("%s cannot be looked at", path);
  return (double) info.st_size;
}

/* The floor of taking back: deleting the rows and their index entries, words left alone. */
static void
undo_floor (Bench *bench)
{
  sqlite3 *db = bench_floor_open (bench->floor_path);
  BenchWatch watch = bench_start ();

  bench_floor_exec (db, "BEGIN; DELETE FROM customers WHERE id>=0");
  bench_stop (&watch, "undo-import", BENCH_FLOOR);
  bench_floor_exec (db, "ROLLBACK");
  bench_floor_close (db);
}

static void
copy_file (const char *from,
           const char *to)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);
  g_autoptr (GError) error = NULL;

  if (!g_file_copy (source, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error))
    bench_fail ("%s", error->message);
}

/* In a copy: rows that were taken back and brought in again need more room, and the size of the file is
 * measured later, too. */
static void
undo_accord (Bench *bench)
{
  char *kept = bench->accord_path;
  AccordJournal *journal;
  BenchWatch watch;

  bench->accord_path = g_strconcat (kept, ".undone", NULL);
  copy_file (kept, bench->accord_path);
  bench_open (bench);
  journal = accord_workspace_get_journal (bench->workspace);
  watch = bench_start ();
  bench_done (accord_journal_undo (journal));
  bench_stop (&watch, "undo-import", BENCH_ACCORD);
  watch = bench_start ();
  bench_done (accord_journal_redo (journal));
  bench_stop (&watch, "redo-import", BENCH_ACCORD);
  bench_done (accord_workspace_close (bench->workspace));
  g_clear_object (&bench->workspace);
  remove_database (bench->accord_path);
  g_free (bench->accord_path);
  bench->accord_path = kept;
}

static void
import_customers (Bench *bench)
{
  g_autofree char *csv = g_build_filename (bench->folder, "customers.csv", NULL);

  remove_database (bench->floor_path);
  import_floor (bench, bench_floor_import_customers, "import", "import-answer");
  create_workspace (bench);
  import_accord (bench, "customers.csv", "import", "import-answer");
  bench_tell ("file-size", BENCH_FLOOR, size_of (bench->floor_path));
  bench_tell ("file-size", BENCH_ACCORD, size_of (bench->accord_path));
  bench_tell ("csv-size", BENCH_FLOOR, size_of (csv));
}

/* Whatever else the files hold, and how large the workspace is then. */
static void
import_rest (Bench *bench)
{
  static const char *const names[] = { "customers.csv", "deals.csv", "contacts.csv", "activities.csv" };
  double csv = 0;

  bench_open (bench);
  import_accord (bench, "contacts.csv", "import-contacts", "import-contacts-answer");
  bench_open (bench);
  import_accord (bench, "activities.csv", "import-activities", "import-activities-answer");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (bench->folder, names[i], NULL);

      csv += size_of (path);
    }
  bench_tell ("whole-size", BENCH_ACCORD, size_of (bench->accord_path));
  bench_tell ("whole-csv-size", BENCH_ACCORD, csv);
}

/**
 * bench_imports:
 * @bench: the bench
 *
 * Leaves both databases with all customers and deals, Accord's with contacts and activities too, and
 * the workspace open.
 */
void
bench_imports (Bench *bench)
{
  for (guint i = 0; i < bench->rounds; i++)
    {
      import_customers (bench);
      undo_floor (bench);
      undo_accord (bench);
      if (i > 0 && i + 1 < bench->rounds)
        continue;
      import_floor (bench, bench_floor_import_deals, "import-deals", "import-deals-answer");
      bench_open (bench);
      import_accord (bench, "deals.csv", "import-deals", "import-deals-answer");
    }
  import_rest (bench);
  bench_open (bench);
}
