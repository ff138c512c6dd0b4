/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Measures the window: Accord's own application with a workspace, or the floor's.
 *
 *   bench-window TASK hello|floor ROWS
 *   bench-window TASK accord FILE.accord
 *
 *   start   until the first list is painted (hello: until the first frame), memory then
 *   list    scrolling, jumping, and typing a search (floor: a step of the wheel)
 *   board   until the board is painted, and scrolling its columns
 *   jump    what comes in "list" after scrolling
 *   type    only the typing
 *   drop    cards put down in other columns
 *   views   opening the list from another page, sorting, filtering, searching
 *   record  opening a customer, and the next ones: the last of "views"
 *   bulk    tagging every row and undoing it
 *   insights, today  those pages, opened from another one
 *   chart   ten thousand points
 *   older   opening a file that has to be brought up to date
 *   follow  a hundred thousand changes of a colleague come in
 *   change  what the colleague does, in a process of its own
 *   import  bringing in the customers.csv beside FILE.accord, which is made anew
 *
 * BENCH_T0 is the time of the exec in microseconds since 1970. */

#include <locale.h>
#include <stdlib.h>
#include <time.h>

#include <libdex.h>

#include "bench-floor-view.h"
#include "bench-window.h"

#define N_FRAMES 200
#define N_JUMPS 60
#define N_STEPS 20
#define SETTLE 700 /* ms */
#define PAUSE 120  /* ms */
#define FADED 3500 /* ms, after which GTK has faded a scroll bar out that something moved: two seconds, and one of fading */
#define GIVE_UP 900 /* s: a million rows on a machine that does other things, too */

typedef BenchRun Run;
typedef void (*Next) (Run *run);

static const char *const typed[] = { "n", "no", "nor", "nord", "nordw",
                                     "上", "上海", "上海恒", "h", "hengy" };

static gboolean
later_cb (gpointer data)
{
  Run *run = data;
  Next next = g_object_steal_data (G_OBJECT (run->application), "next");

  next (run);
  return G_SOURCE_REMOVE;
}

static void
later (Run   *run,
       guint  ms,
       Next   next)
{
  g_object_set_data (G_OBJECT (run->application), "next", next);
  g_timeout_add (ms, later_cb, run);
}

/* Typing */

static void
end_typing (Run *run)
{
  bench_probe_tell_lost ("typed", run->side);
  bench_run_finish (run);
}

static void type_next (Run *run);

/* The cursor is in the entry before anything is typed there, and no frame of a scroll bar's fading, which the jumps left
 * behind, is in the way of the key's: at 60 a second, one that began just before has it wait 16 ms, or none, as it happens. */
static void
enter_search (Run *run)
{
  gtk_widget_grab_focus (bench_run_find (run, GTK_TYPE_SEARCH_ENTRY));
  later (run, FADED, type_next);
}

static void answered (BenchProbe *probe, gpointer data);

/* Whether what the list shows is the answer to what the entry holds. */
static gboolean
is_answer (Run *run)
{
  const char *search = accord_query_get_search (accord_id_list_get_query (bench_run_ids (run)));

  return g_strcmp0 (search, typed[run->turn]) == 0 &&
         g_object_get_data (G_OBJECT (run->application), "changed") != NULL;
}

static void
changed_cb (GListModel *model,
            guint       position,
            guint       removed,
            guint       added,
            Run        *run)
{
  g_object_set_data (G_OBJECT (run->application), "changed", run);
}

static void
answered (BenchProbe *probe,
          gpointer    data)
{
  Run *run = data;

  if (!is_answer (run))
    {
      bench_probe_when_painted (probe, 1, answered, run);
      return;
    }
  bench_stop (&run->watch, "typed", BENCH_ACCORD);
  later (run, PAUSE, ++run->turn < G_N_ELEMENTS (typed) ? type_next : end_typing);
}

static void
type_next (Run *run)
{
  GtkWidget *entry = bench_run_find (run, GTK_TYPE_SEARCH_ENTRY);

  g_object_set_data (G_OBJECT (run->application), "changed", NULL);
  if (run->turn == 0)
    bench_probe_reset_lost ();
  if (run->turn == 0)
    g_signal_connect (gtk_list_view_get_model (GTK_LIST_VIEW (bench_run_list (run))), "items-changed",
                      G_CALLBACK (changed_cb), run);
  run->watch = bench_start ();
  gtk_editable_set_text (GTK_EDITABLE (entry), typed[run->turn]);
  bench_probe_when_painted (run->probe, 1, answered, run);
}

static void step_next (Run *run);

static void
stepped (BenchProbe *probe,
         gpointer    data)
{
  Run *run = data;

  bench_stop (&run->watch, "typed", BENCH_FLOOR);
  later (run, PAUSE, ++run->turn < N_STEPS ? step_next : end_typing);
}

/* The floor of a key: a step of the wheel, which needs no data. */
static void
step_next (Run *run)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (bench_run_list (run)));

  if (run->turn == 0)
    bench_probe_reset_lost ();
  run->watch = bench_start ();
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + 100);
  bench_probe_when_painted (run->probe, 1, stepped, run);
}

/* Jumping */

static void jump_next (Run *run);

static void
jumped (BenchProbe *probe,
        gpointer    data)
{
  Run *run = data;

  if (run->turn > 0)
    bench_stop (&run->watch, "jump", run->side);
  if (++run->turn <= N_JUMPS)
    {
      jump_next (run);
      return;
    }
  run->turn = 0;
  bench_probe_scroll_to (bench_run_list (run), 0);
  later (run, SETTLE, g_str_equal (run->kind, "accord") ? enter_search : step_next);
}

static void
jump_next (Run *run)
{
  run->watch = bench_start ();
  bench_probe_scroll_to (bench_run_list (run), (double) bench_random (100000) / 100000);
  bench_probe_when_painted (run->probe, 1, jumped, run);
}

/* Scrolling and the rest in order */

static void
list_scrolled (BenchProbe *probe,
               gpointer    data)
{
  Run *run = data;

  bench_tell ("memory-scrolled", run->side, bench_memory ());
  run->turn = 0;
  later (run, SETTLE, jump_next);
}

static void
scroll_list (Run *run)
{
  bench_probe_scroll (run->probe, N_FRAMES, "scroll", run->side, list_scrolled, run);
}

static void
board_scrolled (BenchProbe *probe,
                gpointer    data)
{
  Run *run = data;

  bench_tell ("board-memory", run->side, bench_memory ());
  bench_tell ("board-widgets", run->side, bench_probe_count_widgets (probe));
  bench_run_finish (run);
}

static void
scroll_board (Run *run)
{
  bench_probe_scroll (run->probe, N_FRAMES, "board-scroll", run->side, board_scrolled, run);
}

static void
board_painted (BenchProbe *probe,
               gpointer    data)
{
  Run *run = data;

  if (g_str_equal (run->kind, "accord"))
    bench_stop (&run->watch, "board-painted", BENCH_ACCORD);
  later (run, SETTLE, scroll_board);
}

static void
show_board (Run *run)
{
  run->watch = bench_start ();
  if (!gtk_widget_activate_action (GTK_WIDGET (bench_probe_window (run->probe)), "win.show-page",
                                   "s", "pipeline"))
    bench_fail ("the window has no pipeline");
  bench_probe_when_painted (run->probe, 3, board_painted, run);
}

static void
tell_memory (Run *run)
{
  bench_tell ("memory", run->side, bench_memory ());
  bench_run_finish (run);
}

static double
since_exec (void)
{
  const char *began = g_getenv ("BENCH_T0");

  if (began == NULL)
    bench_fail ("BENCH_T0 is not set");
  return (double) (g_get_real_time () - g_ascii_strtoll (began, NULL, 10)) / 1e3;
}

static void
first_painted (BenchProbe *probe,
               gpointer    data)
{
  Run *run = data;

  if (g_str_equal (run->task, "start"))
    {
      bench_tell ("start", run->side, since_exec ());
      bench_tell ("start-cpu", run->side, (double) clock () * 1e3 / CLOCKS_PER_SEC);
      later (run, SETTLE, tell_memory);
    }
  else if (g_str_equal (run->task, "list"))
    later (run, SETTLE, scroll_list);
  else if (g_str_equal (run->task, "jump"))
    later (run, SETTLE, jump_next);
  else if (g_str_equal (run->task, "type"))
    later (run, SETTLE, g_str_equal (run->kind, "accord") ? enter_search : step_next);
  else if (g_str_equal (run->task, "bulk"))
    bench_run_fiber (run, bench_window_bulk);
  else if (g_str_equal (run->task, "drop"))
    bench_run_fiber (run, bench_window_drop);
  else if (g_str_equal (run->kind, "accord"))
    later (run, SETTLE, show_board);
  else
    board_painted (probe, run);
}

/* Tasks that do not begin with a list of customers. */
static const struct {
  const char *name;
  void (*task) (BenchRun *run);
  gboolean of_team; /* begins on a page that needs little */
} told[] = {
  { "import", bench_window_import, FALSE },    { "older", bench_window_older, FALSE },
  { "views", bench_window_views, TRUE },       { "insights", bench_window_insights, TRUE },
  { "today", bench_window_today, TRUE },       { "chart", bench_window_chart, TRUE },
  { "follow", bench_window_follow, TRUE },     { "record", bench_window_record, TRUE },
};

/* Returns: whether the task is one of them, and begins */
static gboolean
begin_told (Run *run)
{
  for (gsize i = 0; i < G_N_ELEMENTS (told); i++)
    {
      if (!g_str_equal (run->task, told[i].name) || (told[i].of_team && !g_str_equal (run->kind, "accord")))
        continue;
      if (told[i].of_team)
        g_settings_set_string (accord_application_get_settings (ACCORD_APPLICATION (run->application)), "view", "team");
      bench_run_fiber (run, told[i].task);
      return TRUE;
    }
  return FALSE;
}

static void
window_added_cb (GtkApplication *application,
                 GtkWindow      *window,
                 Run            *run)
{
  if (run->probe != NULL)
    return;
  gtk_window_set_default_size (window, 1280, 800);
  run->probe = bench_probe_new (window);
  if (begin_told (run))
    return;
  bench_probe_when_painted (run->probe, g_str_equal (run->kind, "hello") ? 0 : 1,
                            first_painted, run);
}

static void
activate_floor_cb (GtkApplication *application,
                   Run            *run)
{
  BenchView view = g_str_equal (run->kind, "hello") ? BENCH_VIEW_HELLO
                   : g_str_equal (run->task, "board") ? BENCH_VIEW_BOARD : BENCH_VIEW_LIST;

  gtk_window_present (bench_floor_window_new (application, view, (guint) atoi (run->argument)));
}

static gboolean
give_up_cb (gpointer data)
{
  Run *run = data;

  bench_fail ("%s %s was not done within %d s", run->task, run->kind, GIVE_UP);
}

int
main (int    argc,
      char **argv)
{
  Run run = { 0 };
  char *arguments[] = { argv[0], NULL, NULL };
  gboolean is_accord;

  if (argc != 4)
    bench_fail ("usage: bench-window start|list|board|jump|type|drop|views|record|insights|today|chart|bulk|follow|import|older hello|floor|accord ROWS|FILE");
  setlocale (LC_ALL, "");
  dex_init ();
  is_accord = g_str_equal (argv[2], "accord");
  run = (Run) { .task = argv[1], .kind = argv[2], .argument = argv[3],
                .side = is_accord ? BENCH_ACCORD : BENCH_FLOOR };
  if (is_accord && g_str_equal (run.task, "change"))
    {
      bench_window_change (run.argument);
      return 0;
    }
  if (is_accord && g_str_equal (run.task, "follow"))
    bench_window_follow_prepare (run.argument);
  if (is_accord && g_str_equal (run.task, "import"))
    bench_window_import_prepare (run.argument);
  if (is_accord)
    run.application = GTK_APPLICATION (accord_application_new ());
  else
    run.application = GTK_APPLICATION (adw_application_new ("local.accord.floor",
                                                            G_APPLICATION_NON_UNIQUE));
  g_signal_connect (run.application, "window-added", G_CALLBACK (window_added_cb), &run);
  if (!is_accord)
    g_signal_connect (run.application, "activate", G_CALLBACK (activate_floor_cb), &run);
  g_timeout_add_seconds (GIVE_UP, give_up_cb, &run);
  arguments[1] = is_accord ? argv[3] : NULL;
  g_application_run (G_APPLICATION (run.application), is_accord ? 2 : 1, arguments);
  return 0;
}
