/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Duplicates: the scan of the whole file, beside one pass over the same columns in bare SQLite, and the
 * hint while a new customer is typed. */

#include "accord-duplicates.h"

#include "bench-engine.h"
#include "bench-floor.h"
#include "bench-measure.h"

#define HINTS 60

static void
scan_floor (sqlite3_stmt *stmt)
{
  BenchWatch watch = bench_start ();

  bench_floor_drain (stmt);
  bench_stop (&watch, "duplicates", BENCH_FLOOR);
}

static void
scan_accord (Bench *bench)
{
  g_autoptr (DexFuture) future = NULL;
  BenchWatch watch = bench_start ();
  BenchPulse pulse;

  bench_pulse_start (&pulse);
  future = bench_await (accord_duplicates_scan (bench_store (bench), &accord_customer_kind, ACCORD_TWIN_LIKELY, NULL, NULL,
                                                NULL));
  bench_stop (&watch, "duplicates", BENCH_ACCORD);
  bench_pulse_stop (&pulse, "duplicates-answer", BENCH_ACCORD);
}

/* A customer of the file, typed once more without the last letter of the name. */
static void
hint (Bench        *bench,
      AccordRecord *record,
      const char   *row)
{
  AccordValue *values = g_new0 (AccordValue, accord_customer_kind.n_fields);
  g_autoptr (DexFuture) future = NULL;
  BenchWatch watch;

  for (int i = 0; i < accord_customer_kind.n_fields; i++)
    if (accord_customer_kind.fields[i].flags & ACCORD_FIELD_SEARCHED)
      accord_value_copy (&values[i], accord_record_value (record, i));
  watch = bench_start ();
  future = bench_await (accord_duplicates_hint (bench_store (bench), &accord_customer_kind, values, accord_record_id (record),
                                                ACCORD_TWIN_HINT));
  if (row != NULL)
    bench_stop (&watch, row, BENCH_ACCORD);
  for (int i = 0; i < accord_customer_kind.n_fields; i++)
    accord_value_clear (&values[i]);
  g_free (values);
}

static void
hints (Bench *bench)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_customer_kind);
  g_autoptr (AccordIds) ids = bench_find (bench, query);

  for (guint i = 0; i < HINTS && ids->n_ids > 0; i++)
    {
      gint64 id = ids->ids[bench_random (ids->n_ids)];
      g_autoptr (DexFuture) future = bench_await (accord_store_load_one (bench_store (bench), &accord_customer_kind, id));

      hint (bench, g_value_get_boxed (dex_future_get_value (future, NULL)), i > 5 ? "duplicates-hint" : NULL);
    }
}

/**
 * bench_duplicates:
 * @bench: the bench
 *
 * Rows "duplicates", "duplicates-answer" (how late the main loop is meanwhile) and "duplicates-hint".
 */
void
bench_duplicates (Bench *bench)
{
  sqlite3 *db = bench_floor_open (bench->floor_path);
  sqlite3_stmt *stmt = bench_floor_prepare (db, "SELECT id,name,phone,email,city FROM customers");

  for (guint i = 0; i < bench->rounds; i++)
    {
      scan_floor (stmt);
      scan_accord (bench);
    }
  hints (bench);
  sqlite3_finalize (stmt);
  bench_floor_close (db);
}
