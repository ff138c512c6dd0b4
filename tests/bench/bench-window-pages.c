/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The pages that are counted from everything: Insights and Today, each from the click until what is in
 * sight is painted with its figures; what one changed deal has counted anew; and a chart of ten thousand
 * points. */

#include "bench-window.h"

#include "accord-insight-tiles.h"
#include "accord-insights-page.h"
#include "accord-kpi-tile.h"
#include "accord-plot-card.h"
#include "accord-plot-chart.h"
#include "accord-today-page-private.h"
#include "accord-window.h"

#define SETTLE 700     /* ms */
#define N_POINTS 10000
#define N_FRAMES 100
#define N_TURNS 5      /* each page is left and shown again so often */

static AccordWorkspace *
workspace_of (BenchRun *run)
{
  return accord_window_get_workspace (ACCORD_WINDOW (bench_probe_window (run->probe)));
}

/* Whether any of it is in the window. */
static gboolean
is_in_sight (BenchRun  *run,
             GtkWidget *widget)
{
  GtkWidget *window = GTK_WIDGET (bench_probe_window (run->probe));
  graphene_rect_t bounds;

  return gtk_widget_get_mapped (widget) && gtk_widget_compute_bounds (widget, window, &bounds) &&
         bounds.origin.y < gtk_widget_get_height (window) && bounds.origin.y + bounds.size.height > 0;
}

static void
collect (GtkWidget *widget,
         GType      type,
         GPtrArray *found)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    g_ptr_array_add (found, widget);
  for (GtkWidget *at = gtk_widget_get_first_child (widget); at != NULL; at = gtk_widget_get_next_sibling (at))
    collect (at, type, found);
}

static GPtrArray *
all_of (BenchRun *run,
        GType     type)
{
  GPtrArray *found = g_ptr_array_new ();

  collect (GTK_WIDGET (bench_probe_window (run->probe)), type, found);
  return found;
}

/* A tile says its figure in full once it has one. */
static gboolean
has_figures (BenchRun *run,
             gpointer  in_sight)
{
  g_autoptr (GPtrArray) tiles = all_of (run, ACCORD_TYPE_KPI_TILE);
  g_autoptr (GPtrArray) cards = all_of (run, ACCORD_TYPE_PLOT_CARD);

  for (guint i = 0; i < tiles->len; i++)
    if ((in_sight == NULL || is_in_sight (run, tiles->pdata[i])) && gtk_widget_get_tooltip_text (tiles->pdata[i]) == NULL)
      return FALSE;
  for (guint i = 0; i < cards->len; i++)
    if ((in_sight == NULL || is_in_sight (run, cards->pdata[i])) && accord_plot_card_get_plot (cards->pdata[i]) == NULL)
      return FALSE;
  return tiles->len > 0 && cards->len > 0;
}

static void
show_page (BenchRun   *run,
           const char *page)
{
  run->watch = bench_start ();
  bench_run_act (run, GTK_WIDGET (bench_probe_window (run->probe)), "win.show-page", g_variant_new_string (page));
}

static guint
count_asked (BenchRun *run)
{
  g_autoptr (GPtrArray) tiles = all_of (run, ACCORD_TYPE_INSIGHT_TILES);
  g_autoptr (GPtrArray) cards = all_of (run, ACCORD_TYPE_PLOT_CARD);
  guint n = 0;

  for (guint i = 0; i < tiles->len; i++)
    n += accord_insight_tiles_get_n_asked (tiles->pdata[i]);
  for (guint i = 0; i < cards->len; i++)
    n += accord_plot_card_get_n_asked (cards->pdata[i]);
  return n;
}

/* The first deal, with one field said otherwise. */
static void
change_deal (BenchRun   *run,
             const char *field,
             const char *row)
{
  AccordStore *store = accord_workspace_get_store (workspace_of (run));
  const AccordKind *kind = accord_store_get_kind (store, &accord_deal_kind);
  g_autoptr (AccordQuery) query = accord_query_new (kind);
  g_autoptr (GPtrArray) deals = NULL;
  g_autoptr (AccordEdit) edit = accord_edit_new ("Bench");
  g_autoptr (GError) error = NULL;
  guint before = count_asked (run);

  accord_query_set_limit (query, 1);
  deals = dex_await_boxed (accord_store_select (store, query), &error);
  if (deals == NULL || deals->len == 0)
    bench_fail ("there is no deal: %s", error != NULL ? error->message : "none");
  if (g_str_equal (field, "amount"))
    accord_edit_set_both (edit, kind, accord_record_id (deals->pdata[0]), field, 123456,
                          accord_workspace_get_currency (workspace_of (run)));
  else
    accord_edit_set_text (edit, kind, accord_record_id (deals->pdata[0]), field, "Bench");
  if (!dex_await (accord_journal_commit (accord_workspace_get_journal (workspace_of (run)), edit), &error))
    bench_fail ("the deal could not be changed: %s", error->message);
  bench_run_wait (run, 2 * SETTLE);
  bench_tell (row, run->side, count_asked (run) - before);
}

/**
 * bench_window_insights:
 * @run: a window that begins on another page
 *
 * Rows "insights" (until what is in sight has its figures), "insights-again" (shown once more), "insights-all"
 * (every chart of the page), "insights-turn"; "insights-note" and "insights-amount": how many figures and
 * charts were asked for again after that field of one deal was changed, of "insights-parts".
 */
void
bench_window_insights (BenchRun *run)
{
  BenchWatch clicked;

  bench_run_wait (run, 2 * SETTLE);
  bench_probe_reset_lost ();
  show_page (run, "insights");
  clicked = run->watch;
  bench_run_painted (run, "insights", 0, has_figures, run);
  run->watch = clicked;
  bench_run_painted (run, "insights-all", 0, has_figures, NULL);
  bench_run_wait (run, SETTLE);
  bench_probe_tell_lost ("insights", run->side);
  for (guint i = 0; i < N_TURNS; i++)
    {
      show_page (run, "team");
      bench_run_wait (run, SETTLE);
      show_page (run, "insights");
      bench_run_painted (run, "insights-again", 0, has_figures, run);
      bench_run_wait (run, SETTLE);
    }
  bench_tell ("insights-parts", run->side, count_asked (run));
  change_deal (run, "note", "insights-note");
  change_deal (run, "amount", "insights-amount");
  bench_run_finish (run);
}

static gboolean
has_agenda (BenchRun *run,
            gpointer  data)
{
  AccordTodayPage *page = ACCORD_TODAY_PAGE (bench_run_find (run, ACCORD_TYPE_TODAY_PAGE));

  return accord_today_list_get_agenda (page->model) != NULL && accord_lazy_rows_are_filled (page->list);
}

static gboolean
has_everything (BenchRun *run,
                gpointer  data)
{
  AccordTodayPage *page = ACCORD_TODAY_PAGE (bench_run_find (run, ACCORD_TYPE_TODAY_PAGE));

  return accord_today_list_get_agenda (page->model) != NULL && accord_today_list_is_complete (page->model);
}

/**
 * bench_window_today:
 * @run: a window that begins on another page
 *
 * Rows "today" (until what is overdue and due is painted), "today-all" (deals without a step, those gone quiet,
 * care dates, too), with "-turn".
 */
void
bench_window_today (BenchRun *run)
{
  BenchWatch clicked;

  bench_run_wait (run, 2 * SETTLE);
  bench_probe_reset_lost ();
  show_page (run, "today");
  clicked = run->watch;
  bench_run_painted (run, "today", 0, has_agenda, NULL);
  run->watch = clicked;
  bench_run_painted (run, "today-all", 0, has_everything, NULL);
  bench_run_wait (run, SETTLE);
  bench_probe_tell_lost ("today", run->side);
  bench_run_finish (run);
}

static AccordPlot *
make_plot (void)
{
  AccordPlot *plot = accord_plot_new (ACCORD_PLOT_LINES, ACCORD_UNIT_MONEY, "EUR", "Ten thousand days");
  double value = 5e6;

  accord_plot_set_columns (plot, g_strdup ("Day"), g_strdup ("Value"), NULL);
  for (guint i = 0; i < N_POINTS; i++)
    {
      AccordPlotMark *mark = accord_plot_add (plot, i % 365 == 0 ? "2026" : NULL);

      value += (double) bench_random (200001) - 100000;
      mark->value = MAX (value, 0);
      mark->low80 = mark->value * 0.8;
      mark->low50 = mark->value * 0.9;
      mark->high50 = mark->value * 1.1;
      mark->high80 = mark->value * 1.2;
      accord_plot_set_cells (mark, g_strdup_printf ("%u", i), g_strdup_printf ("%.0f", mark->value), NULL);
    }
  return plot;
}

static gboolean
point_cb (GtkWidget     *chart,
          GdkFrameClock *clock,
          gpointer       data)
{
  gtk_widget_queue_draw (chart);
  return G_SOURCE_CONTINUE;
}

static void
redrawn (BenchProbe *probe,
         gpointer    data)
{
  dex_promise_resolve_boolean (data, TRUE);
}

/**
 * bench_window_chart:
 * @run: a window
 *
 * Rows "chart" (work in a frame that draws all of it) and "chart-shown" (until it is painted for the first time), in
 * a window of its own.
 */
void
bench_window_chart (BenchRun *run)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *chart = accord_plot_chart_new ();
  g_autoptr (AccordPlot) plot = make_plot ();
  BenchProbe *probe = run->probe;
  DexPromise *done = dex_promise_new ();
  guint tick;

  bench_run_wait (run, 2 * SETTLE);
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 360);
  gtk_window_set_child (GTK_WINDOW (window), chart);
  run->probe = bench_probe_new (GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
  bench_run_wait (run, SETTLE);
  run->watch = bench_start ();
  accord_plot_chart_set_plot (ACCORD_PLOT_CHART (chart), plot);
  bench_run_painted (run, "chart-shown", 0, NULL, NULL);
  tick = gtk_widget_add_tick_callback (chart, point_cb, NULL, NULL);
  bench_probe_scroll (run->probe, N_FRAMES, "chart", run->side, redrawn, done);
  dex_await (dex_ref (DEX_FUTURE (done)), NULL);
  gtk_widget_remove_tick_callback (chart, tick);
  dex_unref (done);
  gtk_window_destroy (GTK_WINDOW (window));
  run->probe = probe;
  bench_run_finish (run);
}
