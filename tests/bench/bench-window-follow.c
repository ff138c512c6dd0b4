/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A hundred thousand changes of a colleague come in while one looks at the list, the board and Insights, which ask
 * again. The colleague is a copy of the file that another process works on; the folder lies beside it. */

#include "bench-window.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "accord-edit.h"
#include "accord-sharing.h"
#include "accord-sync-share.h"
#include "accord-window.h"

#define SETTLE 700     /* ms */
#define LOOK 100       /* ms */
#define QUIET 20       /* looks without anything coming: then all has come */
#define CHANGES 34000  /* before each of three pages */
#define AT_ONCE 1000   /* of them in one change set */
#define PATIENCE 6e5   /* ms */

static char *
beside (const char *path,
        const char *ending)
{
  return g_strconcat (path, ending, NULL);
}

static AccordWorkspace *
open_file (const char *path)
{
  g_autoptr (DexFuture) future = bench_await (accord_workspace_open (path, ACCORD_STORE_WRITE));

  return g_value_dup_object (dex_future_get_value (future, NULL));
}

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

static AccordIds *
ids_of (AccordWorkspace   *workspace,
        const AccordKind  *kind)
{
  g_autoptr (AccordQuery) query = accord_query_new (kind);
  g_autoptr (DexFuture) future = bench_await (accord_store_find (accord_workspace_get_store (workspace), query));

  return g_value_dup_boxed (dex_future_get_value (future, NULL));
}

static void
change_one (AccordEdit      *edit,
            const AccordIds *customers,
            const AccordIds *deals,
            int              i)
{
  static const char *const fields[] = { "phone", "city", "industry" };
  const AccordKind *kind = i % 5 < 2 ? &accord_deal_kind : &accord_customer_kind;
  const AccordIds *ids = i % 5 < 2 ? deals : customers;
  gint64 id = ids->ids[bench_random (ids->n_ids)];
  g_autofree char *text = g_strdup_printf ("+49 40 %d", i);

  if (i % 50 == 7)
    accord_edit_set_text (edit, &accord_customer_kind, accord_edit_create (edit, &accord_customer_kind), "name", text);
  else if (i % 100 == 9)
    accord_edit_delete (edit, kind, id);
  else if (kind == &accord_deal_kind)
    accord_edit_set_both (edit, kind, id, "amount", 100 * (1 + i % 90000), "USD");
  else
    accord_edit_set_text (edit, kind, id, fields[i % G_N_ELEMENTS (fields)], text);
}

/**
 * bench_window_change:
 * @path: the colleague's file
 *
 * What the colleague does before each page: another process, run by bench_window_follow().
 */
void
bench_window_change (const char *path)
{
  AccordWorkspace *workspace = open_file (path);
  g_autofree char *share = g_build_filename (g_getenv ("BENCH_SHARE"), NULL);
  g_autoptr (AccordSync) sync = accord_sync_share (workspace, share);
  g_autoptr (AccordIds) customers = ids_of (workspace, &accord_customer_kind);
  g_autoptr (AccordIds) deals = ids_of (workspace, &accord_deal_kind);

  all_rounds (sync);
  for (int i = 0; i < CHANGES; i += AT_ONCE)
    {
      g_autoptr (AccordEdit) edit = accord_edit_new ("Changed much");

      for (int k = i; k < i + AT_ONCE; k++)
        change_one (edit, customers, deals, k);
      bench_done (accord_journal_commit (accord_workspace_get_journal (workspace), edit));
    }
  all_rounds (sync);
  g_clear_object (&sync);
  bench_done (accord_workspace_close (workspace));
  g_object_unref (workspace);
}

static void
empty_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        empty_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

/**
 * bench_window_follow_prepare:
 * @path: the file that the window opens
 *
 * Before the window: all that the file has is in a folder beside it, and the colleague has a copy of the file.
 */
void
bench_window_follow_prepare (const char *path)
{
  g_autofree char *share = beside (path, ".share"), *copy = beside (path, ".other.accord"), *home = beside (path, ".home");
  AccordWorkspace *workspace;
  AccordSync *sync;
  g_autoptr (GFile) from = g_file_new_for_path (path);
  g_autoptr (GFile) to = g_file_new_for_path (copy);
  g_autoptr (GError) error = NULL;

  empty_folder (share);
  empty_folder (home);
  g_mkdir_with_parents (share, 0700);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_setenv ("BENCH_SHARE", share, TRUE);
  workspace = open_file (path);
  sync = accord_sync_share (workspace, share);
  all_rounds (sync);
  g_object_unref (sync);
  bench_done (accord_workspace_close (workspace));
  g_object_unref (workspace);
  if (!g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error))
    bench_fail ("%s", error->message);
}

typedef struct {
  BenchRun *run;
  guint n_taken;   /* rows that came */
  double seconds;  /* until the last of them, ms */
} Following;

static void
committed_cb (AccordJournal   *journal,
              AccordChangeSet *set,
              Following       *self)
{
  if (set->origin != ACCORD_ORIGIN_SYNC)
    return;
  self->n_taken += set->n_done > 0 ? set->n_done : set->changes->len;
  self->seconds = bench_elapsed (&self->run->watch);
}

static void
exited_cb (GPid     pid,
           int      status,
           gpointer data)
{
  if (!g_spawn_check_wait_status (status, NULL))
    bench_fail ("the colleague did not come to an end");
  *(gboolean *) data = TRUE;
}

static void
let_change (BenchRun *run)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *copy = beside (run->argument, ".other.accord");
  char *arguments[] = { program, (char *) "change", (char *) "accord", copy, NULL };
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;
  GPid pid;

  if (!g_spawn_async (NULL, arguments, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, &error))
    bench_fail ("%s", error->message);
  g_child_watch_add (pid, exited_cb, &done);
  while (!done)
    bench_run_wait (run, LOOK);
}

/* Until nothing has come for a while, and everything did; FALSE: not all of it did. */
static gboolean
await_all (Following *self,
           guint      expected)
{
  guint before = 0, quiet = 0;

  while (self->n_taken < expected || quiet < QUIET)
    {
      if (bench_elapsed (&self->run->watch) > PATIENCE)
        {
          g_printerr ("Of %u changes of a colleague %u came.\n", expected, self->n_taken);
          return FALSE;
        }
      bench_run_wait (self->run, LOOK);
      quiet = self->n_taken == before ? quiet + 1 : 0;
      before = self->n_taken;
    }
  return TRUE;
}

/* Rows @row, "-turn", "-lost" and "-answer": sharing goes on while @page is in sight. No row where not all came: the table
 * would tell the figures of something else. */
static void
follow (Following  *self,
        const char *page,
        const char *row)
{
  BenchRun *run = self->run;
  AccordWorkspace *workspace = accord_window_get_workspace (ACCORD_WINDOW (bench_probe_window (run->probe)));
  AccordSharing *sharing = accord_sharing_of (workspace);
  g_autofree char *answer = g_strconcat (row, "-answer", NULL);
  g_autofree char *share = beside (run->argument, ".share");
  BenchPulse pulse;
  gboolean all;

  let_change (run);
  bench_run_act (run, GTK_WIDGET (bench_probe_window (run->probe)), "win.show-page", g_variant_new_string (page));
  bench_run_wait (run, 4 * SETTLE);
  self->n_taken = 0;
  bench_probe_reset_lost ();
  bench_pulse_start (&pulse);
  run->watch = bench_start ();
  if (accord_sharing_get_folder (sharing) == NULL)
    accord_sharing_share (sharing, share);
  else
    accord_sharing_set_paused (sharing, FALSE);
  all = await_all (self, CHANGES * 9 / 10); /* some are of the same field of the same record */
  bench_pulse_stop (&pulse, answer, run->side);
  if (all)
    {
      bench_probe_tell_lost (row, run->side);
      bench_tell (row, run->side, self->seconds);
    }
  accord_sharing_set_paused (sharing, TRUE);
}

/**
 * bench_window_follow:
 * @run: a window that begins on a page that needs little
 *
 * Rows "follow-list", "follow-board" and "follow-insights", each with "-turn", "-lost" and "-answer": 34,000 changes
 * of a colleague come in on each page.
 */
void
bench_window_follow (BenchRun *run)
{
  Following self = { .run = run };

  bench_run_opened (run);
  g_signal_connect (accord_workspace_get_journal (accord_window_get_workspace (ACCORD_WINDOW (bench_probe_window (run->probe)))),
                    "committed", G_CALLBACK (committed_cb), &self);
  follow (&self, "customers", "follow-list");
  follow (&self, "pipeline", "follow-board");
  follow (&self, "insights", "follow-insights");
  bench_run_finish (run);
}
