/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The figures of Insights, from the totals that every commit keeps, beside a scan of bare tables. */

#include "bench-engine.h"

#include "accord-report.h"
#include "accord-stage-totals.h"
#include "bench-floor.h"
#include "bench-measure.h"

#define REPEATS 7
#define STAGES "SELECT stage,count(*),sum(value) FROM deals GROUP BY stage"

typedef struct {
  const char *row;
  const char *kpi;
  const char *group; /* or NULL */
  const char *sql;
} Figure;

static const Figure figures[] = {
  { "kpi-win-rate", "win-rate", NULL, "SELECT sum(stage=6)*1.0/sum(stage>=6) FROM deals" },
  { "kpi-revenue", "revenue", "month",
    "SELECT closed_month,sum(value),count(*) FROM deals NOT INDEXED WHERE stage=6"
    " GROUP BY 1 ORDER BY 1" },
  { "kpi-leaders", "revenue", "member",
    "SELECT owner_id,sum(value),count(*) FROM deals NOT INDEXED WHERE stage=6"
    " GROUP BY 1 ORDER BY 2 DESC" },
};

static DexFuture *
ask (Bench        *bench,
     const Figure *figure)
{
  AccordPeriod period = accord_period_all ();
  AccordReportRequest *request = accord_report_request_new (bench->workspace, &period);

  if (!accord_report_request_add (request, figure->kpi, NULL) ||
      (figure->group && !accord_report_request_group (request, figure->group, NULL)))
    bench_fail ("there is no figure %s by %s", figure->kpi, figure->group);
  return accord_report_run (bench_store (bench), request);
}

static void
totals_floor (sqlite3_stmt *totals)
{
  BenchWatch watch = bench_start ();

  bench_floor_drain (totals);
  bench_stop (&watch, "kpi-stages", BENCH_FLOOR);
}

/* What opens with the page: every chart's question asked at once. */
static void
dashboard (Bench         *bench,
           sqlite3_stmt **stmts,
           sqlite3_stmt  *totals)
{
  DexFuture *answers[G_N_ELEMENTS (figures) + 1];
  BenchWatch watch = bench_start ();

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    bench_floor_drain (stmts[i]);
  bench_floor_drain (totals);
  bench_stop (&watch, "kpi-page", BENCH_FLOOR);
  watch = bench_start ();
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    answers[i] = ask (bench, &figures[i]);
  answers[G_N_ELEMENTS (figures)] = accord_report_stage_totals (bench_store (bench), 0, "USD");
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    bench_done (answers[i]);
  bench_stop (&watch, "kpi-page", BENCH_ACCORD);
}

static void
each_figure (Bench         *bench,
             sqlite3_stmt **stmts)
{
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      BenchWatch watch = bench_start ();

      bench_floor_drain (stmts[i]);
      bench_stop (&watch, figures[i].row, BENCH_FLOOR);
      watch = bench_start ();
      bench_done (ask (bench, &figures[i]));
      bench_stop (&watch, figures[i].row, BENCH_ACCORD);
    }
}

/**
 * bench_figures:
 * @bench: the bench
 *
 * Rows "kpi-win-rate", "kpi-revenue", "kpi-leaders", "kpi-stages" and all together as "kpi-page".
 */
void
bench_figures (Bench *bench)
{
  sqlite3 *db = bench_floor_open (bench->floor_path);
  sqlite3_stmt *totals = bench_floor_prepare (db, STAGES);
  sqlite3_stmt *stmts[G_N_ELEMENTS (figures)];

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    stmts[i] = bench_floor_prepare (db, figures[i].sql);
  for (guint i = 0; i < REPEATS; i++)
    {
      BenchWatch watch;

      each_figure (bench, stmts);
      totals_floor (totals);
      watch = bench_start ();
      bench_done (accord_report_stage_totals (bench_store (bench), 0, "USD"));
      bench_stop (&watch, "kpi-stages", BENCH_ACCORD);
      dashboard (bench, stmts, totals);
    }
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    sqlite3_finalize (stmts[i]);
  sqlite3_finalize (totals);
  bench_floor_close (db);
}
