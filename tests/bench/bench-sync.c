/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sharing: everything into a folder, a new computer joins from it, a thousand edits are sealed and published,
 * a hundred thousand mixed changes of another computer come in; and how the main loop answers meanwhile. */

#include "bench-engine.h"

#include <glib/gstdio.h>

#include "accord-edit.h"
#include "accord-import.h"
#include "accord-sync-share.h"
#include "bench-floor.h"
#include "bench-measure.h"

#define EDITS 1000
#define REMOTE 100000
#define AT_ONCE 1000 /* changes in one of their change sets */

typedef struct {
  Bench *bench;
  char *share;
  char *path;      /* of the one who shares */
  char *joined;    /* of the one who joins */
  GArray *ids;     /* of customers, in the first */
} Sharing;

/* What the journal's tables take, and all pages of the file that are in use: not those that an import left free,
 * which hide what comes later. */
#define JOURNAL_SIZE "SELECT sum(pgsize) FROM dbstat WHERE name IN ('txn', 'chg', 'span')"
#define FILE_SIZE "SELECT (page_count-freelist_count)*page_size FROM pragma_page_count, pragma_freelist_count, pragma_page_size"

static gint64
size_of (const char *path, const char *sql)
{
  sqlite3 *db = bench_floor_open (path);
  sqlite3_stmt *stmt = bench_floor_prepare (db, sql);
  gint64 size;

  if (sqlite3_step (stmt) != SQLITE_ROW)
    bench_fail ("the size of %s cannot be read: %s", path, sqlite3_errmsg (db));
  size = sqlite3_column_int64 (stmt, 0);
  sqlite3_finalize (stmt);
  bench_floor_close (db);
  return size;
}

static gint64
size_below (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  gint64 size = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf about;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        size += size_below (path);
      else if (g_stat (path, &about) == 0)
        size += about.st_size;
    }
  return size;
}

static void
remove_below (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_below (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

static AccordWorkspace *
open_file (const char *path)
{
  g_autoptr (DexFuture) future = bench_await (accord_workspace_open (path, ACCORD_STORE_WRITE));

  return g_value_dup_object (dex_future_get_value (future, NULL));
}

static void
close_file (AccordWorkspace *workspace)
{
  bench_done (accord_workspace_close (workspace));
  g_object_unref (workspace);
}

/* Until nothing comes and nothing goes. */
static void
all_rounds (AccordSync *sync)
{
  guint moved;

  do
    {
      g_autoptr (DexFuture) future = bench_await (accord_sync_round (sync));
      const AccordSyncStatus *status = g_value_get_boxed (dex_future_get_value (future, NULL));

      if (status->state != ACCORD_SYNC_DONE)
        bench_fail ("a round ended with “%s”", status->message);
      moved = status->n_sent + status->n_taken;
    }
  while (moved > 0);
}

static void
find_ids (Sharing *self, AccordWorkspace *workspace)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_customer_kind);
  g_autoptr (DexFuture) future = bench_await (accord_store_find (accord_workspace_get_store (workspace), query));
  AccordIds *ids = g_value_get_boxed (dex_future_get_value (future, NULL));

  self->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), ids->n_ids);
  g_array_append_vals (self->ids, ids->ids, ids->n_ids);
}

static gint64
any_id (Sharing *self)
{
  return g_array_index (self->ids, gint64, bench_random (self->ids->len));
}

/* A copy of the file is shared: all that it has goes into the folder, as changes and as a snapshot. */
static void
share_all (Sharing *self)
{
  AccordWorkspace *workspace = open_file (self->path);
  g_autoptr (AccordSync) sync = accord_sync_share (workspace, self->share);
  BenchWatch watch = bench_start ();

  find_ids (self, workspace);
  all_rounds (sync);
  bench_stop (&watch, "sync-share", BENCH_ACCORD);
  bench_done (accord_sync_snapshot (sync));
  bench_tell ("sync-share-each", BENCH_ACCORD, (double) size_below (self->share) / 2 / self->ids->len);
  g_clear_object (&sync);
  close_file (workspace);
}

typedef struct {
  Bench *bench;
  gboolean done; /* atomic */
} Inserting;

static gpointer
insert_thread (gpointer data)
{
  Inserting *self = data;

  bench_floor_import_customers (self->bench->folder, self->bench->floor_path);
  g_atomic_int_set (&self->done, TRUE);
  g_main_context_wakeup (NULL);
  return NULL;
}

/* What unpacks and checks, as long as the other inserts. */
static gpointer
sum_thread (gpointer data)
{
  Inserting *self = data;
  g_autofree guint8 *zeros = g_malloc0 (1024 * 1024);

  while (!g_atomic_int_get (&self->done))
    {
      g_autofree char *sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, zeros, 1024 * 1024);

      (void) sum;
    }
  return NULL;
}

/* Joining keeps two threads at work beside the main loop: how late that one is woken with two that do nothing of ours
 * says what the machine does by itself. */
static void
answer_floor (Sharing *self)
{
  Inserting inserting = { self->bench, FALSE };
  BenchPulse pulse;
  GThread *threads[2];

  g_unlink (self->bench->floor_path);
  bench_pulse_start (&pulse);
  threads[0] = g_thread_new ("insert", insert_thread, &inserting);
  threads[1] = g_thread_new ("sum", sum_thread, &inserting);
  while (!g_atomic_int_get (&inserting.done))
    g_main_context_iteration (NULL, TRUE);
  bench_pulse_stop (&pulse, "sync-join-answer", BENCH_FLOOR);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

static void
join (Sharing *self)
{
  BenchPulse pulse;
  BenchWatch watch;

  g_unlink (self->bench->floor_path);
  watch = bench_start ();
  bench_floor_import_customers (self->bench->folder, self->bench->floor_path);
  bench_stop (&watch, "sync-join", BENCH_FLOOR);
  answer_floor (self);
  bench_pulse_start (&pulse);
  watch = bench_start ();
  bench_done (accord_sync_join (self->joined, self->share));
  bench_stop (&watch, "sync-join", BENCH_ACCORD);
  bench_pulse_stop (&pulse, "sync-join-answer", BENCH_ACCORD);
  bench_tell_turn ("sync-join-turn", BENCH_ACCORD);
}

static void
edit_one (Sharing *self, AccordJournal *journal, int i)
{
  g_autoptr (AccordEdit) edit = accord_edit_new ("Changed phone");
  g_autofree char *phone = g_strdup_printf ("+49 30 %07d", i);

  accord_edit_set_text (edit, &accord_customer_kind, any_id (self), "phone", phone);
  bench_done (accord_journal_commit (journal, edit));
}

static void
publish_edits (Sharing *self)
{
  AccordWorkspace *workspace = open_file (self->path);
  g_autoptr (AccordSync) sync = accord_sync_share (workspace, self->share);
  gint64 share, journal, file;
  BenchWatch watch;

  all_rounds (sync);
  share = size_below (self->share);
  journal = size_of (self->path, JOURNAL_SIZE);
  file = size_of (self->path, FILE_SIZE);
  for (int i = 0; i < EDITS; i++)
    edit_one (self, accord_workspace_get_journal (workspace), i);
  watch = bench_start ();
  all_rounds (sync);
  bench_stop (&watch, "sync-publish", BENCH_ACCORD);
  bench_tell ("sync-edit-share", BENCH_ACCORD, (double) (size_below (self->share) - share) / EDITS);
  g_clear_object (&sync);
  close_file (workspace);
  bench_tell ("sync-edit-file", BENCH_ACCORD, (double) (size_of (self->path, JOURNAL_SIZE) - journal) / EDITS);
  bench_tell ("sync-edit-pages", BENCH_ACCORD, (double) (size_of (self->path, FILE_SIZE) - file) / EDITS);
}

/* Edits of all kinds of fields, new records, deletions. */
static void
change_much (Sharing *self, AccordJournal *journal, int turn)
{
  g_autoptr (AccordEdit) edit = accord_edit_new ("Changed much");
  const AccordKind *kind = &accord_customer_kind;

  for (int i = 0; i < AT_ONCE; i++)
    {
      g_autofree char *text = g_strdup_printf ("+49 40 %d %d", turn, i);
      gint64 id = i % 20 == 0 ? accord_edit_create (edit, kind) : any_id (self);

      if (i % 20 == 0)
        accord_edit_set_text (edit, kind, id, "name", text);
      else if (i % 50 == 1)
        accord_edit_delete (edit, kind, id);
      else
        accord_edit_set_text (edit, kind, id, i % 3 == 0 ? "phone" : i % 3 == 1 ? "city" : "industry", text);
    }
  bench_done (accord_journal_commit (journal, edit));
}

static void
take_much (Sharing *self)
{
  AccordWorkspace *workspace = open_file (self->path);
  g_autoptr (AccordSync) sync = accord_sync_share (workspace, self->share);
  BenchPulse pulse;
  BenchWatch watch;

  for (int i = 0; i < REMOTE / AT_ONCE; i++)
    change_much (self, accord_workspace_get_journal (workspace), i);
  all_rounds (sync);
  g_clear_object (&sync);
  close_file (workspace);
  workspace = open_file (self->joined);
  sync = accord_sync_share (workspace, self->share);
  bench_settle ();
  bench_pulse_start (&pulse);
  watch = bench_start ();
  all_rounds (sync);
  bench_stop (&watch, "sync-take", BENCH_ACCORD);
  bench_pulse_stop (&pulse, "sync-take-answer", BENCH_ACCORD);
  bench_tell_turn ("sync-take-turn", BENCH_ACCORD);
  g_clear_object (&sync);
  close_file (workspace);
}

static void
progressed_cb (gint64 done, gint64 total, gpointer data)
{
}

/* Customers alone: what joins is what the floor inserts. */
static void
make_file (Sharing *self)
{
  g_autofree char *csv = g_build_filename (self->bench->folder, "customers.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (csv);
  g_autoptr (GPtrArray) plans = g_ptr_array_new ();
  g_autoptr (DexFuture) made = bench_await (accord_workspace_create (self->path, NULL, "USD"));
  AccordWorkspace *workspace = g_value_dup_object (dex_future_get_value (made, NULL));
  g_autoptr (DexFuture) plan = bench_await (accord_import_plan_new (file, NULL));
  g_autoptr (DexFuture) results = NULL;

  g_ptr_array_add (plans, g_value_get_object (dex_future_get_value (plan, NULL)));
  results = bench_await (accord_import_run (workspace, plans, FALSE, NULL, progressed_cb, NULL));
  close_file (workspace);
}

/**
 * bench_sync:
 *
 * Works on files of its own: the one that the other parts measure stays as it is.
 */
void
bench_sync (Bench *bench)
{
  g_autofree char *folder = g_build_filename (bench->folder, "sharing", NULL);
  Sharing self = { .bench = bench };

  remove_below (folder);
  self.share = g_build_filename (folder, "share", NULL);
  self.path = g_build_filename (folder, "shared.accord", NULL);
  self.joined = g_build_filename (folder, "joined.accord", NULL);
  g_mkdir_with_parents (self.share, 0700);
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  bench_done (accord_workspace_close (bench->workspace));
  g_clear_object (&bench->workspace);
  make_file (&self);
  share_all (&self);
  join (&self);
  publish_edits (&self);
  take_much (&self);
  remove_below (folder);
  g_array_unref (self.ids);
  g_free (self.share);
  g_free (self.path);
  g_free (self.joined);
}
