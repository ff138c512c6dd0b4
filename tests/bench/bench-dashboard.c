/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of figures: every kind of tile and chart beside the SQL that a covering index answers best, all of a manager's
 * page at once, and once more after one deal was changed. */

#include "bench-dashboard.h"

#include "accord-dashboard.h"
#include "accord-date.h"
#include "accord-deal-book.h"
#include "accord-insight.h"
#include "accord-report.h"
#include "bench-measure.h"

#include <glib/gstdio.h>

#define REPEATS 5
#define MOVES 50

#define CLOSED "FROM deal WHERE closed_on>=:from AND closed_on<:to AND outcome IN ('won','lost')"

typedef struct {
  const char *row;
  const char *spec; /* of a chart; NULL: of tiles */
  const char *kpis; /* with commas */
  const char *sql;  /* the floor; NULL: none */
} Question;

static const Question questions[] = {
  { "dash-revenue", "revenue", NULL, "SELECT closed_on/30,sum(amount),count(*) FROM deal WHERE closed_on>=:from-275 AND closed_on<:to AND outcome='won' GROUP BY 1" },
  { "dash-outlook", "outlook", NULL, "SELECT expected_on,sum(amount),count(*) FROM deal WHERE outcome='open' AND expected_on>=:from AND expected_on<:to GROUP BY 1" },
  { "dash-funnel", "funnel", NULL, "SELECT to_stage,count(*) FROM (SELECT deal,to_stage,min(day) d FROM step GROUP BY 1,2) WHERE d>=:from AND d<:to GROUP BY 1" },
  { "dash-dwell", "dwell", NULL,
    "SELECT to_stage,avg(d) FROM (SELECT to_stage,day,lead(day) OVER (PARTITION BY deal ORDER BY day)-day d FROM step) WHERE day>=:from AND day<:to GROUP BY 1" },
  { "dash-rate", "rate:deal.source", NULL, "SELECT source,sum(outcome='won'),count(*) " CLOSED " GROUP BY 1" },
  { "dash-rate-customer", "rate:customer.industry", NULL,
    "SELECT (SELECT industry FROM customer c WHERE c.rowid=customer),sum(outcome='won'),count(*) " CLOSED " GROUP BY 1" },
  { "dash-leaders", "leaders", NULL, "SELECT owner,sum(amount),count(*) " CLOSED " AND outcome='won' GROUP BY 1" },
  { "dash-reasons", "reasons", NULL, "SELECT lost_reason,count(*),sum(amount) " CLOSED " AND outcome='lost' GROUP BY 1" },
  { "dash-trend", "trend", NULL, "SELECT closed_on/30,sum(amount) FROM deal WHERE closed_on>=:today-1100 AND outcome='won' GROUP BY 1" },
  { "dash-busy", "busy", NULL, "SELECT done_at/10800000%56,count(*) FROM activity WHERE done_at>=:from*86400000 AND done_at<:to*86400000 AND type<>'note' GROUP BY 1" },
  { "dash-customers", "customers:customer.industry", NULL, "SELECT industry,count(*) FROM customer GROUP BY 1" },
  { "dash-rfm", "rfm", NULL, "SELECT customer,max(closed_on),count(*),sum(amount) FROM deal WHERE outcome='won' GROUP BY 1" },
  { "dash-week", "week", NULL,
    "SELECT owner,(:today-closed_on)/28,count(*) FROM deal WHERE closed_on>=:today-196 AND closed_on<=:today AND outcome='won' GROUP BY 1,2" },
  { "dash-closed", NULL, "revenue,win-rate,average-deal,sales-cycle,lost-value", "SELECT outcome,count(*),sum(amount),avg(closed_on-opened_on) " CLOSED " GROUP BY 1" },
  { "dash-open", NULL, "open-value,open-deals,weighted-value,slipped-value", "SELECT count(*),sum(amount),sum(expected_on<:today) FROM deal WHERE outcome='open'" },
  { "dash-rotting", NULL, "rotting-share",
    "SELECT count(*),sum(:today-max((SELECT max(done_at)/86400000 FROM activity a WHERE a.deal=d.id),(SELECT max(day) FROM step e WHERE e.deal=d.id))>14)"
    " FROM deal d WHERE outcome='open'" },
  { "dash-steps", NULL, "next-step-coverage",
    "SELECT count(*),sum(EXISTS (SELECT 1 FROM activity a WHERE a.deal=d.id AND done_at IS NULL AND due_on IS NOT NULL)) FROM deal d WHERE outcome='open'" },
  { "dash-complete", NULL, "completeness",
    "SELECT sum((phone IS NOT NULL)*15+(email IS NOT NULL)*15+(owner IS NOT NULL)*15+(address IS NOT NULL)*10+(city IS NOT NULL)*5) FROM customer" },
  { "dash-buyers", NULL, "active-customers,new-customers,repeat-rate,retention",
    "SELECT count(*),sum(l>:to-365),sum(f>=:from AND f<:to) FROM (SELECT customer,min(closed_on) f,max(closed_on) l FROM deal WHERE outcome='won' GROUP BY 1)" },
  { "dash-conversion", NULL, "conversion", "SELECT count(*) FROM (SELECT deal,min(day) d FROM step GROUP BY 1) WHERE d>=:from AND d<:to" },
  { "dash-activities", NULL, "visits,talks,follow-up-on-time",
    "SELECT type,count(*) FROM activity WHERE done_at>=:from*86400000 AND done_at<:to*86400000 GROUP BY 1" },
  { "dash-velocity", NULL, "velocity,growth", "SELECT outcome,count(*),sum(amount) FROM deal WHERE closed_on>=:today-365 AND closed_on<=:today GROUP BY 1" },
};

typedef struct {
  AccordWorkspace *workspace;
  AccordInsightAsk *ask;
  sqlite3 *db;
} Page;

static DexFuture *
ask_tiles (const Page *page, const char *kpis, const AccordPeriod *period)
{
  AccordReportRequest *request = accord_report_request_new (page->workspace, period);
  g_auto (GStrv) names = g_strsplit_set (kpis, ", ", -1);

  for (int i = 0; names[i] != NULL; i++)
    if (!accord_report_request_add (request, names[i], NULL))
      bench_fail ("there is no figure %s", names[i]);
  return accord_report_run (accord_workspace_get_store (page->workspace), request);
}

static void
measure_floor (const Page *page, const Question *question)
{
  sqlite3_stmt *stmt = bench_floor_prepare (page->db, question->sql);
  const struct { const char *name; gint64 value; } days[] = {
    { ":from", page->ask->period.from }, { ":to", page->ask->period.to }, { ":today", page->ask->today },
  };
  BenchWatch watch;

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if (sqlite3_bind_parameter_index (stmt, days[i].name) > 0)
      sqlite3_bind_int64 (stmt, sqlite3_bind_parameter_index (stmt, days[i].name), days[i].value);
  watch = bench_start ();
  bench_floor_drain (stmt);
  bench_stop (&watch, question->row, BENCH_FLOOR);
  sqlite3_finalize (stmt);
}

/* A deal of the running quarter changes what it is worth and when it is expected: most charts have to look at it. */
static void
change_deal (const Page *page, gint64 deal)
{
  AccordEdit *edit = accord_edit_new ("Changed");

  accord_edit_set_number (edit, &accord_deal_kind, deal, "expected_on", page->ask->today + deal % 90);
  bench_done (accord_journal_commit (accord_workspace_get_journal (page->workspace), edit));
}

static void
answer (const Page *page, const Question *question, const char *row)
{
  BenchWatch watch = bench_start ();

  bench_done (question->spec != NULL ? accord_insight_plot (page->workspace, question->spec, page->ask)
                                     : ask_tiles (page, question->kpis, &page->ask->period));
  bench_stop (&watch, row, BENCH_ACCORD);
}

/* Each by itself: after a deal was changed, so that nothing was worked out before; and asked again. */
static void
measure (const Page *page, const Question *question, guint turn)
{
  g_autofree char *again = g_strdup_printf ("%s-again", question->row);

  if (turn < 2)
    measure_floor (page, question);
  change_deal (page, 1 + turn);
  answer (page, question, question->row);
  answer (page, question, again);
}

/* All that a manager's page shows, asked for at once. */
static void
whole_page (const Page *page, const char *row)
{
  g_autoptr (AccordDashboard) board = accord_dashboard_proposed ("manager");
  g_autofree char *tiles = g_strjoinv (",", board->tiles);
  g_autoptr (GPtrArray) answers = g_ptr_array_new ();
  AccordPeriod before;
  BenchWatch watch = bench_start ();

  g_ptr_array_add (answers, ask_tiles (page, tiles, &page->ask->period));
  if (accord_insight_before (page->ask, &before, NULL))
    g_ptr_array_add (answers, ask_tiles (page, tiles, &before));
  for (int i = 0; board->cards[i] != NULL; i++)
    g_ptr_array_add (answers, accord_insight_plot (page->workspace, board->cards[i], page->ask));
  for (guint i = 0; i < answers->len; i++)
    bench_done (answers->pdata[i]);
  bench_stop (&watch, row, BENCH_ACCORD);
}

static void
whole_pages (const Page *page)
{
  for (guint i = 0; i < REPEATS; i++)
    {
      whole_page (page, "dash-page");
      change_deal (page, 100 + i);
      whole_page (page, "dash-changed");
    }
}

/* What keeping totals costs a commit: the same moves while the file counts as one that keeps none. */
static void
move_deals (const Page *page, const GArray *stages, guint turn, const char *side)
{
  AccordJournal *journal = accord_workspace_get_journal (page->workspace);
  BenchWatch watch = bench_start ();

  for (guint i = 0; i < MOVES; i++)
    {
      AccordEdit *edit = accord_edit_new ("Moved");

      accord_edit_set_both (edit, &accord_deal_kind, 1000 + turn * MOVES + i, "stage", g_array_index (stages, gint64, (turn + i) % stages->len), "a0");
      bench_done (accord_journal_commit (journal, edit));
    }
  bench_stop (&watch, "dash-commit", side);
}

static GArray *
open_stages (const Page *page)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_stage_kind);
  GArray *stages = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DexFuture) future = NULL;
  AccordIds *ids;

  accord_query_add_text (query, "outcome", ACCORD_OP_IS, "open");
  future = bench_await (accord_store_find (accord_workspace_get_store (page->workspace), query));
  ids = g_value_get_boxed (dex_future_get_value (future, NULL));
  g_array_append_vals (stages, ids->ids, ids->n_ids);
  return stages;
}

/* The totals are wrong afterwards, and say so: they are counted anew when the file is opened next. */
static void
commits (const Page *page, const char *path)
{
  g_autoptr (GArray) stages = open_stages (page);
  sqlite3 *db = bench_floor_open (path);

  bench_floor_exec (db, "UPDATE meta SET value='0' || value WHERE key='deal totals'");
  move_deals (page, stages, 0, BENCH_FLOOR);
  bench_floor_exec (db, "UPDATE meta SET value=substr(value,2) WHERE key='deal totals'");
  for (guint turn = 1; turn <= 2 * REPEATS; turn++)
    {
      gboolean kept = turn % 2 == 1;

      if (!kept)
        bench_floor_exec (db, "UPDATE meta SET value='0' || value WHERE key='deal totals'");
      move_deals (page, stages, turn, kept ? BENCH_ACCORD : BENCH_FLOOR);
      if (!kept)
        bench_floor_exec (db, "UPDATE meta SET value=substr(value,2) WHERE key='deal totals'");
    }
  bench_floor_exec (db, "UPDATE meta SET value='0' WHERE key='deal totals'");
  bench_floor_close (db);
}

static void
open_page (Page *page, Bench *bench, const char *path, const char *floor)
{
  g_autoptr (DexFuture) future = NULL;
  AccordPeriod quarter;

  if (!g_file_test (path, G_FILE_TEST_EXISTS)) /* it stays for a run of single parts */
    {
      page->workspace = bench_dashboard_make (bench, path);
      bench_done (accord_workspace_close (page->workspace));
      g_clear_object (&page->workspace);
      bench_dashboard_floor (path, floor);
    }
  future = bench_await (accord_workspace_open (path, ACCORD_STORE_WRITE));
  page->workspace = g_value_dup_object (dex_future_get_value (future, NULL));
  page->db = bench_floor_open (floor);
  quarter = accord_period_containing (ACCORD_PERIOD_QUARTER, accord_date_today (), 1);
  page->ask = accord_insight_ask_new (&quarter, ACCORD_COMPARE_PREVIOUS, 0, NULL);
}

/**
 * bench_dashboard:
 * @bench: the bench
 *
 * Rows "dash-commit" (50 moves with and without totals), "dash-page" (a manager's page), "dash-changed" (the same after one deal was changed), "dash-read" (once after opening),
 * and for each question "dash-…" and "dash-…-again".
 */
void
bench_dashboard (Bench *bench)
{
  g_autofree char *path = g_build_filename (bench->folder, "dashboard.accord", NULL);
  g_autofree char *floor = g_build_filename (bench->folder, "dashboard.db", NULL);
  Page page = { 0 };
  BenchWatch watch;

  open_page (&page, bench, path, floor);
  watch = bench_start ();
  bench_done (accord_deal_book_expect (accord_workspace_get_store (page.workspace)));
  bench_stop (&watch, "dash-read", BENCH_ACCORD);
  for (guint turn = 0; turn < REPEATS; turn++)
    for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
      measure (&page, &questions[i], turn);
  whole_pages (&page);
  commits (&page, path);
  bench_floor_close (page.db);
  accord_insight_ask_free (page.ask);
  bench_done (accord_workspace_close (page.workspace));
  g_clear_object (&page.workspace);
}
