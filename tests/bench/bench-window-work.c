/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Long work with the window open: every row tagged and that taken back, a file brought in through the
 * assistant. How long it takes is told, and how late the main loop answers meanwhile. */

#include "bench-window.h"

#include <glib/gstdio.h>

#include "accord-assistant.h"
#include "accord-bulk-field-dialog.h"
#include "accord-record-chooser.h"
#include "accord-window.h"

#define SETTLE 700 /* ms */
#define LOOK 20    /* ms */

static AccordWorkspace *
workspace_of (BenchRun *run)
{
  return accord_window_get_workspace (ACCORD_WINDOW (bench_probe_window (run->probe)));
}

static void
committed_cb (AccordJournal   *journal,
              AccordChangeSet *set,
              DexPromise      *promise)
{
  if (dex_future_is_pending (DEX_FUTURE (promise)))
    dex_promise_resolve_boolean (promise, TRUE);
}

/* What the journal commits next. */
static DexPromise *
expect_commit (BenchRun *run)
{
  DexPromise *promise = dex_promise_new ();

  g_signal_connect_data (accord_workspace_get_journal (workspace_of (run)), "committed", G_CALLBACK (committed_cb),
                         dex_ref (promise), (GClosureNotify) (GCallback) dex_unref, 0);
  return promise;
}

static void
await_commit (BenchRun   *run,
              DexPromise *promise,
              const char *row)
{
  dex_await (DEX_FUTURE (promise), NULL);
  bench_stop (&run->watch, row, run->side);
  bench_run_wait (run, 2 * SETTLE);
}

/* What an action of the list does to every row, with what it asks for answered. */
typedef void (*Deed) (BenchRun *run, GtkWidget *rows);

static void
tag_all (BenchRun  *run,
         GtkWidget *rows)
{
  GtkWidget *chooser;

  bench_run_act (run, rows, "list.tag", NULL);
  chooser = bench_run_find (run, ACCORD_TYPE_RECORD_CHOOSER);
  g_signal_emit_by_name (chooser, "create", "Bench");
  gtk_popover_popdown (GTK_POPOVER (chooser));
}

static void
assign_all (BenchRun  *run,
            GtkWidget *rows)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_member_kind);
  g_autoptr (DexFuture) found = accord_store_find (accord_workspace_get_store (workspace_of (run)), query);
  g_autoptr (AccordIds) members = NULL;
  GtkWidget *chooser;

  dex_await (dex_ref (found), NULL);
  members = g_value_dup_boxed (dex_future_get_value (found, NULL));
  if (members->n_ids == 0)
    bench_fail ("there is nobody whom customers could be given to");
  bench_run_act (run, rows, "list.owner", NULL);
  chooser = bench_run_find (run, ACCORD_TYPE_RECORD_CHOOSER);
  run->watch = bench_start ();
  g_signal_emit_by_name (chooser, "chosen", members->ids[members->n_ids - 1]);
  gtk_popover_popdown (GTK_POPOVER (chooser));
}

static void
edit_all (BenchRun  *run,
          GtkWidget *rows)
{
  const AccordKind *kind = accord_store_get_kind (accord_workspace_get_store (workspace_of (run)), &accord_customer_kind);
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;
  AdwDialog *dialog;

  bench_run_act (run, rows, "list.edit-field", NULL);
  dialog = ADW_DIALOG (bench_run_find (run, ACCORD_TYPE_BULK_FIELD_DIALOG));
  accord_value_set_text (&value, "Measured");
  run->watch = bench_start ();
  g_signal_emit_by_name (dialog, "apply", &kind->fields[accord_kind_find (kind, "industry")], &value, "Measured");
  adw_dialog_force_close (dialog);
}

static void
delete_all (BenchRun  *run,
            GtkWidget *rows)
{
  bench_run_act (run, rows, "list.delete", NULL);
}

/* Rows @row and @row-undo. What was done must be one step, and that step must take all of it back. */
static void
do_and_undo (BenchRun   *run,
             const char *row,
             Deed        deed)
{
  GtkWidget *window = GTK_WIDGET (bench_probe_window (run->probe));
  GtkWidget *rows = gtk_widget_get_parent (bench_run_list (run)); /* a list view has a select-all of its own */
  g_autofree char *answer = g_strconcat (row, "-answer", NULL);
  g_autofree char *back = g_strconcat (row, "-undo", NULL);
  g_autofree char *back_answer = g_strconcat (back, "-answer", NULL);
  guint n = accord_id_list_get_n (bench_run_ids (run));
  DexPromise *done;
  BenchPulse pulse;

  bench_run_act (run, rows, "list.select-all", NULL);
  bench_run_wait (run, SETTLE);
  bench_probe_reset_lost ();
  bench_pulse_start (&pulse);
  done = expect_commit (run);
  run->watch = bench_start ();
  deed (run, rows);
  await_commit (run, done, row);
  bench_pulse_stop (&pulse, answer, run->side);
  bench_probe_tell_lost (row, run->side);
  bench_probe_reset_lost ();
  bench_pulse_start (&pulse);
  done = expect_commit (run);
  run->watch = bench_start ();
  bench_run_act (run, window, "win.undo", NULL);
  await_commit (run, done, back);
  bench_pulse_stop (&pulse, back_answer, run->side);
  bench_probe_tell_lost (back, run->side);
  for (int i = 0; accord_id_list_get_n (bench_run_ids (run)) != n; i++)
    {
      if (i == 100)
        bench_fail ("%u rows came back, not %u", accord_id_list_get_n (bench_run_ids (run)), n);
      bench_run_wait (run, SETTLE);
    }
}

/**
 * bench_window_bulk:
 * @run: a window with a list
 *
 * Rows "bulk" (a tag), "bulk-owner", "bulk-field", "bulk-delete" and those with "-undo", each with "-turn",
 * "-lost" and "-answer".
 */
void
bench_window_bulk (BenchRun *run)
{
  bench_run_wait (run, 2 * SETTLE);
  do_and_undo (run, "bulk", tag_all);
  do_and_undo (run, "bulk-owner", assign_all);
  do_and_undo (run, "bulk-field", edit_all);
  do_and_undo (run, "bulk-delete", delete_all);
  bench_run_finish (run);
}

/**
 * bench_window_older:
 * @run: a window that opens a file whose keys and words another version made
 *
 * Row "older" (until its list is painted), with "-turn", "-lost" and "-answer".
 */
void
bench_window_older (BenchRun *run)
{
  BenchPulse pulse;

  bench_probe_reset_lost ();
  bench_pulse_start (&pulse);
  run->watch = bench_start ();
  bench_run_painted (run, "older", 1, NULL, NULL);
  bench_pulse_stop (&pulse, "older-answer", run->side);
  bench_probe_tell_lost ("older", run->side);
  bench_run_finish (run);
}

static AdwNavigationPage *
page_of (BenchRun *run)
{
  GtkWidget *assistant = bench_run_find (run, ACCORD_TYPE_ASSISTANT);

  GtkWidget *toasts = adw_dialog_get_child (ADW_DIALOG (assistant));

  return adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (adw_toast_overlay_get_child (ADW_TOAST_OVERLAY (toasts))));
}

static gboolean
is_page (BenchRun   *run,
         const char *tag)
{
  return g_strcmp0 (adw_navigation_page_get_tag (page_of (run)), tag) == 0;
}

static GtkWidget *
find_next (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "suggested-action") &&
      !gtk_widget_has_css_class (widget, "pill"))
    return widget;
  for (GtkWidget *at = gtk_widget_get_first_child (widget); at != NULL; at = gtk_widget_get_next_sibling (at))
    {
      GtkWidget *found = find_next (at);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Presses what goes on as soon as it can be pressed, until another page is there. */
static void
go_on (BenchRun   *run,
       const char *from)
{
  while (is_page (run, from))
    {
      GtkWidget *next = find_next (GTK_WIDGET (page_of (run)));

      if (next != NULL && gtk_widget_is_sensitive (next))
        g_signal_emit_by_name (next, "clicked");
      bench_run_wait (run, LOOK);
    }
  bench_run_wait (run, SETTLE);
}

static void
await_done (BenchRun *run)
{
  GtkWidget *done = find_next (GTK_WIDGET (page_of (run)));

  while (done == NULL || !gtk_widget_get_visible (done) || !gtk_widget_is_sensitive (done))
    {
      bench_run_wait (run, LOOK);
      done = find_next (GTK_WIDGET (page_of (run)));
    }
}

/* The floor: a dialog of the same size with a line in it. Most of the time goes into its shadow. */
static void
open_dialog (BenchRun *run)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();

  bench_run_wait (run, 2 * SETTLE);
  bench_probe_reset_lost ();
  run->watch = bench_start ();
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), gtk_label_new ("Hello 你好"));
  adw_dialog_set_content_width (dialog, 860);
  adw_dialog_set_content_height (dialog, 800);
  adw_dialog_set_child (dialog, view);
  adw_dialog_present (dialog, GTK_WIDGET (bench_probe_window (run->probe)));
  bench_run_painted (run, "assistant", 0, NULL, NULL);
  bench_run_wait (run, SETTLE);
  bench_probe_tell_lost ("assistant", run->side);
  bench_run_finish (run);
}

/**
 * bench_window_import:
 * @run: a window with an empty workspace beside "customers.csv"; or the floor's, for a bare dialog
 *
 * Rows "assistant" (until the dialog is painted), "assistant-import" (until it is done), each with
 * "-turn", "-lost" and "-answer".
 */
void
bench_window_import (BenchRun *run)
{
  GtkWidget *window = GTK_WIDGET (bench_probe_window (run->probe));
  g_autofree char *folder = g_path_get_dirname (run->argument);
  g_autofree char *path = g_build_filename (folder, "customers.csv", NULL);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  BenchPulse pulse;

  if (!g_str_equal (run->kind, "accord"))
    {
      open_dialog (run);
      return;
    }
  g_list_store_append (files, file);
  do
    bench_run_wait (run, 2 * SETTLE);
  while (workspace_of (run) == NULL);
  bench_probe_reset_lost ();
  bench_pulse_start (&pulse);
  run->watch = bench_start ();
  accord_assistant_present (window, workspace_of (run), G_LIST_MODEL (files));
  bench_run_painted (run, "assistant", 0, NULL, NULL);
  bench_run_wait (run, SETTLE);
  bench_pulse_stop (&pulse, "assistant-answer", run->side);
  bench_probe_tell_lost ("assistant", run->side);
  bench_probe_reset_lost ();
  bench_pulse_start (&pulse);
  go_on (run, "file");
  go_on (run, "map");
  bench_pulse_stop (&pulse, "assistant-steps-answer", run->side);
  bench_probe_tell_lost ("assistant-steps", run->side);
  bench_probe_reset_lost ();
  bench_pulse_start (&pulse);
  run->watch = bench_start ();
  go_on (run, "check");
  await_done (run);
  bench_stop (&run->watch, "assistant-import", run->side);
  bench_run_wait (run, 2 * SETTLE);
  bench_pulse_stop (&pulse, "assistant-import-answer", run->side);
  bench_probe_tell_lost ("assistant-import", run->side);
  bench_run_finish (run);
}

/* Makes an empty workspace in the place of what is there. */
void
bench_window_import_prepare (const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm" };
  g_autoptr (DexFuture) made = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (path, endings[i], NULL);

      g_unlink (name);
    }
  made = bench_await (accord_workspace_create (path, NULL, "USD"));
  bench_done (accord_workspace_close (g_value_get_object (dex_future_get_value (made, NULL))));
}
