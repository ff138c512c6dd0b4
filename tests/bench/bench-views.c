/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Forecast, flow chart, calendar and past board from as many deals as deals.csv has, with four stage events each, in
 * a workspace of their own. The floors go through the same tables of the same file in bare SQL. */

#include "bench-engine.h"

#include "accord-date.h"
#include "accord-deal-book.h"
#include "accord-deal-rows.h"
#include "accord-flow.h"
#include "accord-past.h"
#include "accord-rank.h"
#include "bench-floor.h"
#include "bench-measure.h"

#include <glib/gstdio.h>

#define REPEATS 7
#define EVENTS 4
#define SLICE 100000 /* deals in one change set */

#define FORECAST "SELECT stage,expected_on/31,amount_currency,count(*),sum(amount) FROM deal NOT INDEXED WHERE del<=0 GROUP BY 1,2,3"
#define FLOW "SELECT deal,to_stage,min(effective_on) FROM stage_event NOT INDEXED WHERE del<=0 GROUP BY 1,2"

#define GROUPS "SELECT id FROM deal NOT INDEXED WHERE del<=0 ORDER BY stage,expected_on,id"
#define GROUP_SUMS "SELECT stage,amount_currency,count(*),sum(amount) FROM deal NOT INDEXED WHERE del<=0 GROUP BY 1,2"

typedef struct {
  AccordWorkspace *workspace;
  gint64 pipeline;
  GArray *stages; /* of gint64: open ones in order, then won, then lost */
  guint first;
  guint last;
} Making;

static void
find_stages (Making *making)
{
  static const char *const outcomes[] = { "open", "won", "lost" };
  AccordStore *store = accord_workspace_get_store (making->workspace);

  making->stages = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    {
      AccordQuery *query = accord_query_new (&accord_stage_kind);
      g_autoptr (DexFuture) future = NULL;
      GPtrArray *found;

      accord_query_add_text (query, "outcome", ACCORD_OP_IS, outcomes[i]);
      if (making->pipeline != 0)
        accord_query_add_number (query, "pipeline", ACCORD_OP_IS, making->pipeline);
      if (!accord_query_set_sort (query, "rank", FALSE, NULL))
        bench_fail ("stages have no order");
      future = bench_await (accord_store_select (store, query));
      found = g_value_get_boxed (dex_future_get_value (future, NULL));
      for (guint k = 0; k < found->len; k++)
        {
          AccordRecord *stage = g_ptr_array_index (found, k);
          gint64 id = accord_record_id (stage);

          if (making->pipeline == 0)
            making->pipeline = accord_record_number (stage, "pipeline");
          if (accord_record_number (stage, "pipeline") == making->pipeline)
            g_array_append_val (making->stages, id);
        }
      accord_query_unref (query);
    }
}

/* Seven places to end; four events lead there. */
static gboolean
add_deals (AccordBulk *bulk, gpointer data, GError **error)
{
  Making *making = data;
  const AccordKind *kind = &accord_deal_kind;
  int name = accord_kind_find (kind, "name"), stage = accord_kind_find (kind, "stage");
  int amount = accord_kind_find (kind, "amount"), expected = accord_kind_find (kind, "expected_on");
  int closed = accord_kind_find (kind, "closed_on");
  gint64 today = accord_date_today ();
  guint n = making->stages->len;

  for (guint i = making->first; i < making->last; i++)
    {
      AccordValue values[ACCORD_KIND_FIELDS_MAX] = { 0 };
      g_autofree char *rank = accord_rank_nth (i);
      guint end = i * 2654435761u % n;
      gint64 day = today - (gint64) (i % 1000), deal;
      gboolean ok = TRUE;

      accord_value_set_text (&values[name], "A deal");
      accord_value_set_both (&values[stage], g_array_index (making->stages, gint64, end), rank);
      accord_value_set_both (&values[amount], 1000 + i % 90000 * 100, "EUR");
      accord_value_set_number (&values[expected], today - 60 + (gint64) (i * 7919u % 400));
      if (end + 2 >= n)
        accord_value_set_number (&values[closed], day + 40);
      deal = accord_bulk_create (bulk, kind, values, error);
      for (guint k = 0; ok && deal != 0 && k < EVENTS; k++)
        ok = accord_bulk_stage_event (
               bulk,
               &(AccordBulkStageEvent) { .deal = deal,
                                         .to_stage = g_array_index (making->stages, gint64, k + 1 < EVENTS ? MIN (k, end) : end),
                                         .has_date = TRUE,
                                         .effective_on = day + 11 * k },
               error) != 0;
      for (int f = 0; f < kind->n_fields; f++)
        accord_value_clear (&values[f]);
      if (deal == 0 || !ok)
        return FALSE;
    }
  return TRUE;
}

static void
make (Making *making, Bench *bench, const char *path)
{
  g_autoptr (DexFuture) future = NULL;
  guint n = bench_count_deals (bench);

  g_unlink (path);
  future = bench_await (accord_workspace_create (path, "Bench", "EUR"));
  making->workspace = g_value_dup_object (dex_future_get_value (future, NULL));
  find_stages (making);
  for (making->first = 0; making->first < n; making->first = making->last)
    {
      making->last = MIN (making->first + SLICE, n);
      bench_done (accord_journal_bulk (accord_workspace_get_journal (making->workspace), "Filled", add_deals, making, NULL));
    }
}

/* Floors, all of the same file. */
typedef struct {
  sqlite3 *db;
  sqlite3_stmt *forecast;
  sqlite3_stmt *flow;
  sqlite3_stmt *groups;
  sqlite3_stmt *group_sums;
} Floors;

static void
floors_open (Floors *self, const char *path)
{
  self->db = bench_floor_open (path);
  self->forecast = bench_floor_prepare (self->db, FORECAST);
  self->flow = bench_floor_prepare (self->db, FLOW);
  self->groups = bench_floor_prepare (self->db, GROUPS);
  self->group_sums = bench_floor_prepare (self->db, GROUP_SUMS);
}

static void
floors_close (Floors *self)
{
  sqlite3_finalize (self->forecast);
  sqlite3_finalize (self->flow);
  sqlite3_finalize (self->groups);
  sqlite3_finalize (self->group_sums);
  bench_floor_close (self->db);
}

static void
floors (const Floors *self)
{
  BenchWatch watch = bench_start ();

  bench_floor_drain (self->forecast);
  bench_stop (&watch, "views-forecast", BENCH_FLOOR);
  watch = bench_start ();
  bench_floor_drain (self->flow);
  bench_stop (&watch, "views-flow", BENCH_FLOOR);
  watch = bench_start ();
  bench_floor_drain (self->groups);
  bench_floor_drain (self->group_sums);
  bench_stop (&watch, "views-groups", BENCH_FLOOR);
}

/* The table of deals in groups, each with its sums; and the sums of all below a table without groups. */
static void
groups (Making *making)
{
  AccordStore *store = accord_workspace_get_store (making->workspace);
  g_autoptr (AccordQuery) query = accord_query_new (&accord_deal_kind);
  BenchWatch watch;

  if (!accord_query_set_sort (query, "expected_on", FALSE, NULL))
    bench_fail ("deals have no order");
  watch = bench_start ();
  bench_done (accord_deal_rows_read (store, query, ACCORD_DEALS_BY_STAGE, "EUR"));
  bench_stop (&watch, "views-groups", BENCH_ACCORD);
  watch = bench_start ();
  bench_done (accord_deal_rows_sum (store, query, NULL, 0, "EUR"));
  bench_stop (&watch, "views-foot", BENCH_ACCORD);
}

static void
questions (Making *making)
{
  AccordStore *store = accord_workspace_get_store (making->workspace);
  gint64 today = accord_date_today ();
  g_autoptr (AccordDealScope) scope = accord_deal_scope_new (making->pipeline, NULL, today, "EUR");
  AccordPeriod year = accord_period_custom (today - 365, today + 1);
  BenchWatch watch = bench_start ();

  bench_done (accord_forecast_read (store, scope, today, 12, NULL, 0));
  bench_stop (&watch, "views-forecast", BENCH_ACCORD);
  watch = bench_start ();
  bench_done (accord_flow_read (store, scope, &year));
  bench_stop (&watch, "views-flow", BENCH_ACCORD);
  watch = bench_start ();
  bench_done (accord_close_days_read (store, scope, today, today + 42));
  bench_stop (&watch, "views-calendar", BENCH_ACCORD);
  watch = bench_start ();
  bench_done (accord_past_read (store, scope, today - 200));
  bench_stop (&watch, "views-past", BENCH_ACCORD);
}

/* A deal moves, and the forecast is asked again. */
static void
follow (Making *making, gint64 deal)
{
  g_autoptr (AccordDealScope) scope = accord_deal_scope_new (making->pipeline, NULL, accord_date_today (), "EUR");
  AccordEdit *edit = accord_edit_new ("Moved");
  BenchWatch watch;

  accord_edit_set_number (edit, &accord_deal_kind, deal, "expected_on", accord_date_today () + deal % 90);
  bench_done (accord_journal_commit (accord_workspace_get_journal (making->workspace), edit));
  watch = bench_start ();
  bench_done (accord_forecast_read (accord_workspace_get_store (making->workspace), scope, accord_date_today (), 12, NULL, 0));
  bench_stop (&watch, "views-follow", BENCH_ACCORD);
}

/**
 * bench_views:
 * @bench: the bench
 *
 * Rows "views-read", "views-forecast", "views-flow", "views-calendar", "views-past", "views-groups", "views-foot",
 * "views-follow".
 */
void
bench_views (Bench *bench)
{
  g_autofree char *path = g_build_filename (bench->folder, "views.accord", NULL);
  Making making = { 0 };
  Floors floor;
  BenchWatch watch;

  make (&making, bench, path);
  floors_open (&floor, path);
  bench_done (accord_store_expect_columns (accord_workspace_get_store (making.workspace), &accord_deal_kind)); /* as any list of them does */
  watch = bench_start ();
  bench_done (accord_deal_book_expect (accord_workspace_get_store (making.workspace)));
  bench_stop (&watch, "views-read", BENCH_ACCORD);
  for (guint i = 0; i < REPEATS; i++)
    {
      if (i < 3)
        floors (&floor);
      questions (&making);
      groups (&making);
      follow (&making, 1 + i);
    }
  floors_close (&floor);
  bench_done (accord_workspace_close (making.workspace));
  g_clear_object (&making.workspace);
  g_array_unref (making.stages);
  g_unlink (path);
}
