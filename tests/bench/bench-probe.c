/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a window is watched without its help.
 *
 *   frame clock: before-paint ─▶ layout and drawing ─▶ after-paint     work in the frame
 *   main loop:   poll returns ─▶ everything dispatched ─▶ poll         one turn
 *
 * "Painted with its data" means: a frame ended, and every record in the visible part of the lists
 * had been loaded when it was drawn (data never arrives within a frame), its row had its widgets, and no part of the
 * window was still to come up. */

#include "bench-probe.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "accord-come-up.h"
#include "accord-entity.h"
#include "accord-id-list.h"
#include "accord-lazy-row.h"
#include "bench-measure.h"

#define STEP 240  /* px */
#define WARM 20   /* frames not counted */
#define LONG_TURN 16000 /* µs */

struct _BenchProbe {
  GtkWindow *window;
  BenchWatch frame_watch;

  BenchPainted painted;
  gpointer painted_data;
  guint n_lists;

  BenchPainted scrolled;
  gpointer scrolled_data;
  const char *row;
  const char *side;
  guint frame;
  guint n_frames;
  guint tick;
};

/* The poll function gets no data: one probe watches the main loop. */
static gint64 turn_began;
static gint64 turn_began_cpu;
static guint n_long_turns;
static guint n_busy_turns; /* over 16 ms of the thread's own processor time */
static gint64 worst_turn;  /* µs of it */

/* With BENCH_TRACE=ms in the environment, turns of so much processor time are told on standard error, with
 * what of them the phases of a frame took; and when it was asked for something and what each frame still lacked, in ms
 * from there. */
static double trace_from = -1;
static gint64 asked_at; /* µs */
static gint64 phases[4]; /* µs of processor time: before the frame, updates, layout, drawing have ended */

static gint64
thread_time (void)
{
  struct timespec spec;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &spec);
  return (gint64) spec.tv_sec * G_USEC_PER_SEC + spec.tv_nsec / 1000;
}

static gboolean
is_traced (void)
{
  const char *from = g_getenv ("BENCH_TRACE");

  if (trace_from < 0)
    trace_from = from != NULL ? g_ascii_strtod (from, NULL) : G_MAXDOUBLE;
  return trace_from < G_MAXDOUBLE;
}

static void
trace (gint64 own)
{
  if (is_traced () && (double) own / 1e3 >= trace_from)
    fprintf (stderr, "%10.1f turn %5.1f ms (clock %5.1f): %5.1f, frame: before %4.1f, layout %5.1f, drawing %5.1f, rest %4.1f\n",
             (double) (g_get_monotonic_time () - asked_at) / 1e3, (double) own / 1e3,
             (double) (g_get_monotonic_time () - turn_began) / 1e3, phases[0] > 0 ? (double) (phases[0] - turn_began_cpu) / 1e3 : (double) own / 1e3,
             (double) (phases[1] - phases[0]) / 1e3, (double) (phases[2] - phases[1]) / 1e3,
             (double) (phases[3] - phases[2]) / 1e3, phases[0] > 0 ? (double) (thread_time () - phases[3]) / 1e3 : 0);
  memset (phases, 0, sizeof phases);
}

static void
phase_cb (gpointer phase)
{
  phases[GPOINTER_TO_UINT (phase)] = thread_time ();
}

static int
poll_watched (GPollFD *fds,
              guint    n_fds,
              int      timeout)
{
  gint64 own = turn_began_cpu != 0 ? thread_time () - turn_began_cpu : 0;
  int n;

  if (turn_began != 0 && g_get_monotonic_time () - turn_began > LONG_TURN)
    n_long_turns++;
  if (own > LONG_TURN)
    n_busy_turns++;
  trace (own);
  worst_turn = MAX (worst_turn, own);
  n = g_poll (fds, n_fds, timeout);
  turn_began = g_get_monotonic_time ();
  turn_began_cpu = thread_time ();
  return n;
}

static void
collect_lists (GtkWidget *widget,
               GPtrArray *lists)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LIST_VIEW (widget))
    {
      g_ptr_array_add (lists, widget);
      return;
    }
  for (GtkWidget *at = gtk_widget_get_first_child (widget); at != NULL;
       at = gtk_widget_get_next_sibling (at))
    collect_lists (at, lists);
}

/* Returns: (transfer container): the #GtkListView in sight that scroll on their own */
GPtrArray *
bench_probe_lists (BenchProbe *probe)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  GPtrArray *lists = g_ptr_array_new ();

  collect_lists (GTK_WIDGET (probe->window), found);
  for (guint i = 0; i < found->len; i++)
    if (gtk_widget_get_ancestor (found->pdata[i], GTK_TYPE_SCROLLED_WINDOW) != NULL &&
        gtk_scrollable_get_vadjustment (found->pdata[i]) != NULL)
      g_ptr_array_add (lists, found->pdata[i]);
  return lists;
}

static gboolean
is_loaded (GListModel *model,
           guint       position)
{
  g_autoptr (GObject) item = g_list_model_get_item (model, position);

  return !ACCORD_IS_ENTITY (item) || accord_entity_is_loaded (ACCORD_ENTITY (item));
}

static gboolean
is_filled (GtkListView *list)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (list));
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));
  double upper = gtk_adjustment_get_upper (adjustment);
  double from = gtk_adjustment_get_value (adjustment);
  double page = gtk_adjustment_get_page_size (adjustment);
  guint n = model ? g_list_model_get_n_items (model) : 0;
  guint first, last;

  if (n == 0 || upper <= 0 || page <= 0)
    return FALSE;
  first = (guint) (from / upper * n);
  last = MIN (n, (guint) ((from + page) / upper * n) + 1);
  for (guint i = first; i < last; i++)
    if (!is_loaded (model, i))
      return FALSE;
  return accord_lazy_rows_are_filled (list);
}

static gboolean
are_filled (BenchProbe *probe)
{
  g_autoptr (GPtrArray) lists = bench_probe_lists (probe);
  guint n_filled = 0;

  for (guint i = 0; i < lists->len; i++)
    n_filled += is_filled (lists->pdata[i]);
  if (is_traced ())
    fprintf (stderr, "%10.1f frame: %u of %u lists filled, %u parts to come up\n", (double) (g_get_monotonic_time () - asked_at) / 1e3,
             n_filled, lists->len, accord_come_up_n_waiting ());
  return n_filled == lists->len && lists->len >= probe->n_lists && accord_come_up_n_waiting () == 0;
}

static void
before_paint_cb (GdkFrameClock *clock,
                 BenchProbe    *probe)
{
  probe->frame_watch = bench_start ();
}

/* Counts long turns of the main loop from now on. */
void
bench_probe_reset_lost (void)
{
  n_long_turns = n_busy_turns = 0;
  worst_turn = 0;
  asked_at = g_get_monotonic_time ();
}

/* Tells how many there were, by the clock and in the thread's own processor time, and what of that the
 * longest turn took. */
void
bench_probe_tell_lost (const char *row,
                       const char *side)
{
  g_autofree char *lost = g_strconcat (row, "-lost", NULL);
  g_autofree char *turn = g_strconcat (row, "-turn", NULL);

  bench_tell_both (lost, side, n_long_turns, n_busy_turns);
  bench_tell (turn, side, (double) worst_turn / 1e3);
}

static void
end_scrolling (BenchProbe *probe)
{
  gtk_widget_remove_tick_callback (GTK_WIDGET (probe->window), probe->tick);
  bench_probe_tell_lost (probe->row, probe->side);
  probe->n_frames = 0;
  probe->scrolled (probe, probe->scrolled_data);
}

static void
after_paint_cb (GdkFrameClock *clock,
                BenchProbe    *probe)
{
  BenchPainted painted = probe->painted;

  if (probe->n_frames > 0)
    {
      probe->frame++;
      if (probe->frame == WARM)
        bench_probe_reset_lost ();
      if (probe->frame > WARM)
        bench_stop (&probe->frame_watch, probe->row, probe->side);
      if (probe->frame == probe->n_frames + WARM)
        end_scrolling (probe);
    }
  if (painted == NULL)
    return;
  if (are_filled (probe))
    {
      probe->painted = NULL;
      painted (probe, probe->painted_data);
    }
}

static void
realized_cb (BenchProbe *probe)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (probe->window));

  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), probe);
  g_signal_connect_swapped (clock, "before-paint", G_CALLBACK (phase_cb), GUINT_TO_POINTER (0));
  g_signal_connect_swapped (clock, "update", G_CALLBACK (phase_cb), GUINT_TO_POINTER (1));
  g_signal_connect_swapped (clock, "layout", G_CALLBACK (phase_cb), GUINT_TO_POINTER (2));
  g_signal_connect_swapped (clock, "paint", G_CALLBACK (phase_cb), GUINT_TO_POINTER (3));
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), probe);
}

/**
 * bench_probe_new:
 * @window: not shown yet
 *
 * Returns: a probe that lives as long as the process
 */
BenchProbe *
bench_probe_new (GtkWindow *window)
{
  BenchProbe *probe = g_new0 (BenchProbe, 1);

  probe->window = window;
  g_main_context_set_poll_func (NULL, poll_watched);
  if (gtk_widget_get_realized (GTK_WIDGET (window)))
    realized_cb (probe);
  else
    g_signal_connect_swapped (window, "realize", G_CALLBACK (realized_cb), probe);
  return probe;
}

GtkWindow *
bench_probe_window (BenchProbe *probe)
{
  return probe->window;
}

void
bench_probe_when_painted (BenchProbe   *probe,
                          guint         n_lists,
                          BenchPainted  painted,
                          gpointer      data)
{
  probe->n_lists = n_lists;
  probe->painted = painted;
  probe->painted_data = data;
}

static gboolean
scroll_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       data)
{
  g_autoptr (GPtrArray) lists = bench_probe_lists (data);

  for (guint i = 0; i < lists->len; i++)
    {
      GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (lists->pdata[i]);
      double end = gtk_adjustment_get_upper (adjustment) -
                   gtk_adjustment_get_page_size (adjustment);
      double value = gtk_adjustment_get_value (adjustment) + STEP;

      gtk_adjustment_set_value (adjustment, value > end ? 0 : value);
    }
  gtk_widget_queue_draw (widget);
  return G_SOURCE_CONTINUE;
}

void
bench_probe_scroll (BenchProbe   *probe,
                    guint         n_frames,
                    const char   *row,
                    const char   *side,
                    BenchPainted  done,
                    gpointer      data)
{
  probe->row = row;
  probe->side = side;
  probe->n_frames = n_frames;
  probe->frame = 0;
  probe->scrolled = done;
  probe->scrolled_data = data;
  probe->tick = gtk_widget_add_tick_callback (GTK_WIDGET (probe->window), scroll_cb, probe, NULL);
}

/* @share: 0 the start, 1 the end */
void
bench_probe_scroll_to (GtkWidget *list,
                       double     share)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));

  gtk_adjustment_set_value (adjustment, share * (gtk_adjustment_get_upper (adjustment) -
                                                 gtk_adjustment_get_page_size (adjustment)));
}

static guint
count_widgets (GtkWidget *widget)
{
  guint n = 1;

  for (GtkWidget *at = gtk_widget_get_first_child (widget); at != NULL; at = gtk_widget_get_next_sibling (at))
    n += count_widgets (at);
  return n;
}

/* All of the window, seen or not. */
guint
bench_probe_count_widgets (BenchProbe *probe)
{
  return count_widgets (GTK_WIDGET (probe->window));
}

/* Memory of this process alone and its share of what it shares (PSS), in MB. */
double
bench_memory (void)
{
  FILE *file = fopen ("/proc/self/smaps_rollup", "r");
  char line[200];
  long kilobytes = 0;

  if (file == NULL)
    bench_fail ("/proc/self/smaps_rollup cannot be read");
  while (fgets (line, sizeof line, file))
    if (sscanf (line, "Pss: %ld", &kilobytes) == 1)
      break;
  fclose (file);
  return (double) kilobytes / 1024;
}
