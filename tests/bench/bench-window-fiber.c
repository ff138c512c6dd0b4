/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tasks told from top to bottom: a fiber that waits for frames and times without stopping the window.
 * What is measured ends in the frame itself, not when the fiber is woken. */

#include "bench-window.h"
#include "accord-window.h"

#include <adwaita.h>

#define STACK (256 * 1024)

typedef struct {
  BenchRun *run;
  void (*task) (BenchRun *run);
} Task;

typedef struct {
  BenchRun *run;
  const char *row;
  guint n_lists;
  BenchAnswered answered;
  gpointer data;
  DexPromise *promise;
} Painting;

static DexFuture *
task_fiber (gpointer data)
{
  Task *task = data;

  task->task (task->run);
  return dex_future_new_true ();
}

void
bench_run_fiber (BenchRun *run,
                 void      (*task) (BenchRun *run))
{
  Task *data = g_new0 (Task, 1);

  *data = (Task) { run, task };
  dex_future_disown (dex_scheduler_spawn (NULL, STACK, task_fiber, data, g_free));
}

void
bench_run_finish (BenchRun *run)
{
  AdwApplicationWindow *window = ADW_APPLICATION_WINDOW (bench_probe_window (run->probe));
  AdwDialog *dialog = adw_application_window_get_visible_dialog (window);

  if (dialog != NULL)
    adw_dialog_force_close (dialog);
  gtk_window_close (GTK_WINDOW (window));
}

void
bench_run_wait (BenchRun *run,
                guint     ms)
{
  dex_await (dex_timeout_new_msec (ms), NULL);
}

static void
painted_cb (BenchProbe *probe,
            gpointer    data)
{
  Painting *painting = data;

  if (painting->answered != NULL && !painting->answered (painting->run, painting->data))
    {
      bench_probe_when_painted (probe, painting->n_lists, painted_cb, painting);
      return;
    }
  if (painting->row != NULL)
    bench_stop (&painting->run->watch, painting->row, painting->run->side);
  dex_promise_resolve_boolean (painting->promise, TRUE);
}

/* Waits for a frame in which @n_lists lists had their data and @answered is true; what began with
 * run->watch is told as @row, if there is one. */
void
bench_run_painted (BenchRun      *run,
                   const char    *row,
                   guint          n_lists,
                   BenchAnswered  answered,
                   gpointer       data)
{
  Painting painting = { run, row, n_lists, answered, data, dex_promise_new () };

  bench_probe_when_painted (run->probe, n_lists, painted_cb, &painting);
  dex_await (dex_ref (DEX_FUTURE (painting.promise)), NULL);
  dex_unref (painting.promise);
}

void
bench_run_act (BenchRun   *run,
               GtkWidget  *from,
               const char *action,
               GVariant   *target)
{
  if (!gtk_widget_activate_action_variant (from, action, target))
    bench_fail ("the window has no %s", action);
}

static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *at = gtk_widget_get_first_child (widget); at != NULL;
       at = gtk_widget_get_next_sibling (at))
    {
      GtkWidget *found = find (at, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Returns: (transfer none): the first such widget in sight; without one the bench ends */
GtkWidget *
bench_run_find (BenchRun *run,
                GType     type)
{
  GtkWidget *found = find (GTK_WIDGET (bench_probe_window (run->probe)), type);

  if (found == NULL)
    bench_fail ("the window shows no %s", g_type_name (type));
  return found;
}

GtkWidget *
bench_run_list (BenchRun *run)
{
  g_autoptr (GPtrArray) lists = bench_probe_lists (run->probe);

  if (lists->len == 0)
    bench_fail ("the window shows no list");
  return lists->pdata[0];
}

/* Returns: (transfer none): the model behind the first list */
AccordIdList *
bench_run_ids (BenchRun *run)
{
  GtkSelectionModel *selection = gtk_list_view_get_model (GTK_LIST_VIEW (bench_run_list (run)));

  if (GTK_IS_SINGLE_SELECTION (selection))
    return ACCORD_ID_LIST (gtk_single_selection_get_model (GTK_SINGLE_SELECTION (selection)));
  bench_fail ("the list is not one of records");
}

static gboolean
is_open (BenchRun *run,
         gpointer  data)
{
  return accord_window_get_workspace (ACCORD_WINDOW (bench_probe_window (run->probe))) != NULL;
}

/**
 * bench_run_opened:
 * @run: a window that was told to open a file
 *
 * Waits until it is open, and painted.
 */
void
bench_run_opened (BenchRun *run)
{
  bench_run_painted (run, NULL, 0, is_open, NULL);
}
