/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How customers stand (F12): all buyers in the background, and one of them while it is looked at. */

#include "bench-engine.h"

#include "accord-standings.h"
#include "bench-floor.h"
#include "bench-measure.h"

#define REPEATS 5
#define ONES 100
#define BUYERS "SELECT customer_id, count(*), sum(value), max(closed_month) FROM deals NOT INDEXED WHERE stage=6 GROUP BY 1"
#define ONE "SELECT stage, value, closed_month FROM deals WHERE customer_id=?1"

static void
all_buyers (Bench *bench, sqlite3_stmt *floor)
{
  BenchWatch watch = bench_start ();
  BenchPulse pulse;
  g_autoptr (AccordStandings) standings = NULL;

  bench_floor_drain (floor);
  bench_stop (&watch, "standing-all", BENCH_FLOOR);
  standings = accord_standings_of (bench->workspace); /* a new one each time: nothing is kept */
  bench_pulse_start (&pulse);
  watch = bench_start ();
  bench_done (accord_standings_scale (standings));
  bench_stop (&watch, "standing-all", BENCH_ACCORD);
  bench_pulse_stop (&pulse, "standing-answers", BENCH_ACCORD);
}

static void
one_customer (Bench *bench, AccordStandings *standings, sqlite3_stmt *floor, gint64 id)
{
  BenchWatch watch = bench_start ();

  sqlite3_bind_int64 (floor, 1, id);
  bench_floor_drain (floor);
  bench_stop (&watch, "standing-one", BENCH_FLOOR);
  watch = bench_start ();
  bench_done (accord_standings_read (standings, id));
  bench_stop (&watch, "standing-one", BENCH_ACCORD);
}

/**
 * bench_standing:
 * @bench: the bench
 *
 * Rows "standing-all" (what all buyers together say), "standing-answers" (how late the main loop
 * answers meanwhile) and "standing-one" (one customer: RFM, tier, completeness, check, suggestion).
 */
void
bench_standing (Bench *bench)
{
  sqlite3 *db = bench_floor_open (bench->floor_path);
  sqlite3_stmt *all = bench_floor_prepare (db, BUYERS);
  sqlite3_stmt *one = bench_floor_prepare (db, ONE);
  g_autoptr (AccordQuery) query = accord_query_new (&accord_customer_kind);
  g_autoptr (AccordIds) ids = bench_find (bench, query);
  g_autoptr (AccordStandings) standings = NULL;

  for (int i = 0; i < REPEATS; i++)
    all_buyers (bench, all);
  standings = accord_standings_of (bench->workspace);
  bench_done (accord_standings_scale (standings));
  for (int i = 0; i < ONES; i++)
    one_customer (bench, standings, one, ids->ids[bench_random (ids->n_ids)]);
  sqlite3_finalize (all);
  sqlite3_finalize (one);
  bench_floor_close (db);
}
