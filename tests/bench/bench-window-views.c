/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of customers as people turn it over: opened from another page, sorted by other columns,
 * filtered by two fields, searched; each until its first rows are painted. What else the main loop was
 * busy with is told as its longest turn. */

#include "bench-window.h"

#include "accord-filter-bar.h"

#define SETTLE 700 /* ms */

/* By columns without an index, by links, by what is computed, and back. */
static const char *const sorts[] = { "city", "industry", "owner", "since", "lifecycle", "country", "name" };
static const char *const computed[] = { "open_value", "last_contact", "next_step", "open_deals" };
static const char *const words[] = { "上海", "nord", "weiz", "13", "x" };

/* What the list finds; a list that found nothing is out of sight. */
static AccordIdList *ids;

/* The list asks something else than @before, and has the answer: rows in sight, or words that there are none. */
static gboolean
has_answer (BenchRun *run,
            gpointer  before)
{
  g_autoptr (GPtrArray) lists = bench_probe_lists (run->probe);

  if (accord_id_list_get_query (ids) == before || accord_id_list_is_loading (ids))
    return FALSE;
  if (accord_id_list_get_n (ids) > 0)
    return lists->len > 0;
  return lists->len == 0 && accord_id_list_get_empty_reason (ids) == ACCORD_EMPTY_NO_MATCH;
}

/* Everything that fills in behind has come. */
static gboolean
is_whole (void)
{
  return accord_id_list_get_total (ids) >= 0;
}

static void
settle (BenchRun *run)
{
  do
    bench_run_wait (run, SETTLE);
  while (!is_whole ());
}

static void
answer (BenchRun    *run,
        const char  *row,
        AccordQuery *before)
{
  bench_run_painted (run, row, 0, has_answer, before);
  accord_query_unref (before);
  settle (run);
}

static void
sort (BenchRun   *run,
      const char *path,
      const char *row)
{
  AccordQuery *before = accord_query_ref (accord_id_list_get_query (ids));

  run->watch = bench_start ();
  bench_run_act (run, bench_run_list (run), "list.sort", g_variant_new_string (path));
  answer (run, row, before);
}

static void
filter (BenchRun   *run,
        const char *row,
        const char *first,
        const char *second)
{
  AccordFilterBar *bar = ACCORD_FILTER_BAR (bench_run_find (run, ACCORD_TYPE_FILTER_BAR));
  AccordFilter *conditions = accord_filter_new (accord_filter_get_kind (accord_filter_bar_get_filter (bar)), FALSE);
  AccordQuery *before = accord_query_ref (accord_id_list_get_query (ids));
  g_autoptr (GError) error = NULL;

  if (!accord_filter_parse (conditions, first, "USD", &error) ||
      (second != NULL && !accord_filter_parse (conditions, second, "USD", &error)))
    bench_fail ("%s", error->message);
  run->watch = bench_start ();
  accord_filter_bar_add (bar, conditions);
  answer (run, row, before);
  accord_filter_unref (conditions);
}

static void
drop_filter (BenchRun *run)
{
  AccordQuery *before = accord_query_ref (accord_id_list_get_query (ids));

  run->watch = bench_start ();
  accord_filter_bar_clear (ACCORD_FILTER_BAR (bench_run_find (run, ACCORD_TYPE_FILTER_BAR)));
  answer (run, NULL, before);
}

static void
search (BenchRun   *run,
        const char *text)
{
  GtkWidget *entry = bench_run_find (run, GTK_TYPE_SEARCH_ENTRY);
  AccordQuery *before = accord_query_ref (accord_id_list_get_query (ids));

  run->watch = bench_start ();
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  answer (run, *text != '\0' ? "view-search" : NULL, before);
}

/* What is sorted at once after opening is read from the file, all else from columns in memory. */
static void
await_columns (BenchRun *run)
{
  AccordStore *store = accord_workspace_get_store (accord_id_list_get_workspace (ids));

  dex_await (accord_store_expect_columns (store, &accord_customer_kind), NULL);
  settle (run);
}

/* By texts of which each row has its own, so that no column has them: in many rows, in few, in none. */
static void
filter_texts (BenchRun *run)
{
  static const char *const texts[] = { "phone~138", "email~4db0", "email~nowhere at all" };

  bench_probe_reset_lost ();
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      filter (run, "view-filter-text", texts[i], NULL);
      drop_filter (run);
    }
  bench_probe_tell_lost ("view-filter-text", run->side);
}

/**
 * bench_window_views:
 * @run: a window that begins on another page
 *
 * Rows "view-open", "view-sort-first", "view-sort", "view-sort-unique", "view-computed", "view-filter", "view-filter-text", "view-search", each with "-turn" and
 * "-lost" for the whole stretch; then those of bench_window_record_steps().
 */
void
bench_window_views (BenchRun *run)
{
  GtkWidget *window = GTK_WIDGET (bench_probe_window (run->probe));

  bench_run_opened (run);
  bench_run_wait (run, SETTLE);
  bench_probe_reset_lost ();
  run->watch = bench_start ();
  bench_run_act (run, window, "win.show-page", g_variant_new_string ("customers"));
  bench_run_painted (run, "view-open", 1, NULL, NULL);
  ids = bench_run_ids (run);
  settle (run);
  bench_probe_tell_lost ("view-open", run->side);
  bench_probe_reset_lost ();
  sort (run, "industry", "view-sort-first");
  await_columns (run);
  bench_probe_reset_lost ();
  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    sort (run, sorts[i], "view-sort");
  bench_probe_tell_lost ("view-sort", run->side);
  sort (run, "phone", "view-sort-unique");
  sort (run, "name", NULL);
  bench_probe_reset_lost ();
  for (guint i = 0; i < G_N_ELEMENTS (computed); i++)
    sort (run, computed[i], "view-computed");
  sort (run, "name", NULL);
  bench_probe_tell_lost ("view-computed", run->side);
  bench_probe_reset_lost ();
  filter (run, "view-filter", "country=China", "industry~a");
  drop_filter (run);
  filter (run, "view-filter", "city~n", "industry~a");
  drop_filter (run);
  filter (run, "view-filter", "open_deals>=1", "country=China");
  drop_filter (run);
  bench_probe_tell_lost ("view-filter", run->side);
  filter_texts (run);
  gtk_widget_grab_focus (bench_run_find (run, GTK_TYPE_SEARCH_ENTRY));
  settle (run);
  bench_run_wait (run, 2 * SETTLE);
  bench_probe_reset_lost ();
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    search (run, words[i]);
  search (run, "");
  bench_probe_tell_lost ("view-search", run->side);
  bench_window_record_steps (run);
  bench_run_finish (run);
}
