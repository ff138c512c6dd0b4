/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading a list: its order, pages of it at the start, in the middle and at the end, one record. */

#include "bench-engine.h"

#include "accord-report.h"
#include "accord-store-hush.h"
#include "accord-summary.h"
#include "bench-floor.h"
#include "bench-measure.h"

#define ORDER "SELECT id FROM customers ORDER BY name COLLATE NOCASE,id"
#define PAGE 200
#define N_PAGES 30 /* at each place */
#define N_ORDERS 7
#define N_RECORDS 500
#define N_SORTS 5

static const char *const places[] = { "page-start", "page-middle", "page-end" };

static void
order_floor (sqlite3 *db)
{
  sqlite3_stmt *stmt = bench_floor_prepare (db, ORDER);
  BenchWatch watch = bench_start ();

  bench_floor_drain (stmt);
  bench_stop (&watch, "order", BENCH_FLOOR);
  sqlite3_finalize (stmt);
}

static AccordIds *
order_accord (Bench      *bench,
              gboolean    sections,
              const char *row)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_customer_kind);
  BenchWatch watch;
  AccordIds *ids;

  accord_query_set_sections (query, sections);
  watch = bench_start ();
  ids = bench_find (bench, query);
  bench_stop (&watch, row, BENCH_ACCORD);
  return ids;
}

/* Every customer by town, and those of two fields: no index helps with either. */
static void
sort_floor (sqlite3    *db,
            const char *sql,
            const char *row)
{
  sqlite3_stmt *stmt = bench_floor_prepare (db, sql);
  BenchWatch watch = bench_start ();

  bench_floor_drain (stmt);
  bench_stop (&watch, row, BENCH_FLOOR);
  sqlite3_finalize (stmt);
}

static void
sort_accord (Bench      *bench,
             gboolean    filtered,
             gint64      limit,
             const char *row)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_customer_kind);
  g_autoptr (AccordIds) ids = NULL;
  BenchWatch watch;

  if (!accord_query_set_sort (query, "city", FALSE, NULL))
    bench_fail ("customers have no city");
  if (filtered && (!accord_query_add_text (query, "country", ACCORD_OP_IS, "China") ||
                   !accord_query_add_text (query, "industry", ACCORD_OP_CONTAINS, "a")))
    bench_fail ("customers have no country or industry");
  accord_query_set_limit (query, limit);
  watch = bench_start ();
  ids = bench_find (bench, query);
  bench_stop (&watch, row, BENCH_ACCORD);
  if (ids->n_ids == 0)
    bench_fail ("no customer was found by %s", row);
}

/* By what follows from deals and activities, and by fields of which each customer has another value. */
static void
sort_kept (Bench      *bench,
           const char *path,
           gboolean    descending,
           const char *condition,
           const char *row)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_customer_kind);
  g_autoptr (AccordIds) ids = NULL;
  g_autoptr (GError) error = NULL;
  BenchWatch watch;

  if (!accord_query_set_sort (query, path, descending, &error) ||
      (condition != NULL && !accord_query_parse (query, condition, "USD", &error)))
    bench_fail ("%s", error->message);
  accord_query_set_currency (query, "USD");
  accord_query_set_sections (query, !descending);
  accord_query_set_limit (query, PAGE);
  watch = bench_start ();
  ids = bench_find (bench, query);
  bench_stop (&watch, row, BENCH_ACCORD);
  if (ids->n_ids == 0)
    bench_fail ("no customer was found by %s", row);
}

/* By texts of which each customer has another: in many rows, in few, in none. */
static void
filter_texts (Bench   *bench,
              sqlite3 *db)
{
  static const char *const conditions[] = { "phone~138", "email~4db0", "email~nowhere at all" };
  static const char *const floors[] = { "phone LIKE '%138%'", "email LIKE '%4db0%'", "email LIKE '%nowhere at all%'" };

  for (guint i = 0; i < G_N_ELEMENTS (conditions); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT id FROM customers WHERE %s ORDER BY name COLLATE NOCASE,id LIMIT 200", floors[i]);
      g_autoptr (AccordQuery) query = accord_query_new (&accord_customer_kind);
      g_autoptr (AccordIds) ids = NULL;
      g_autoptr (GError) error = NULL;
      BenchWatch watch;

      sort_floor (db, sql, "filter-texts");
      if (!accord_query_parse (query, conditions[i], "USD", &error))
        bench_fail ("%s", error->message);
      accord_query_set_limit (query, PAGE);
      watch = bench_start ();
      ids = bench_find (bench, query);
      bench_stop (&watch, "filter-texts", BENCH_ACCORD);
      if ((i == 0 && ids->n_ids == 0) || (i == 2 && ids->n_ids > 0)) /* the few may be none in a small file */
        bench_fail ("%s finds %u", conditions[i], ids->n_ids);
    }
}

static void
sorts (Bench   *bench,
       sqlite3 *db)
{
  for (guint i = 0; i < N_SORTS; i++)
    {
      sort_floor (db, "SELECT id FROM customers ORDER BY city COLLATE NOCASE,id LIMIT 200", "sort");
      sort_accord (bench, FALSE, PAGE, "sort");
      sort_floor (db, "SELECT id FROM customers ORDER BY city COLLATE NOCASE,id", "sort-all");
      sort_accord (bench, FALSE, 0, "sort-all");
      sort_floor (db, "SELECT id FROM customers WHERE country='China' AND industry LIKE '%a%'"
                      " ORDER BY city COLLATE NOCASE,id LIMIT 200", "sort-filtered");
      sort_accord (bench, TRUE, PAGE, "sort-filtered");
      sort_floor (db, "SELECT id FROM customers ORDER BY phone COLLATE NOCASE,id LIMIT 200", "sort-many");
      sort_kept (bench, "phone", FALSE, NULL, "sort-many");
      sort_kept (bench, "open_value", TRUE, NULL, "sort-computed");
      sort_kept (bench, "last_contact", TRUE, NULL, "sort-computed");
      sort_kept (bench, "next_step", FALSE, NULL, "sort-steps");
      sort_kept (bench, "open_value", TRUE, "open_deals>=1", "filter-computed");
      filter_texts (bench, db);
    }
}

/* A place near the start, the middle or the end, never the same one twice. */
static guint
page_at (guint n_rows,
         guint place,
         guint turn)
{
  guint last = n_rows > PAGE ? n_rows - PAGE : 0;
  guint middle = last * place / (G_N_ELEMENTS (places) - 1);
  guint shift = MIN (last / 3, turn * PAGE);

  return middle + shift <= last ? middle + shift : middle - shift;
}

/* The rows after a name, found in the index. */
static void
page_floor (sqlite3    *db,
            guint       first,
            const char *row)
{
  sqlite3_stmt *start = bench_floor_prepare (db, 
    "SELECT name,id FROM customers ORDER BY name COLLATE NOCASE,id LIMIT 1 OFFSET ?1");
  static const char sql[] =
    "SELECT id,name,city,phone,email,owner_id,created FROM customers WHERE name COLLATE NOCASE>=?1"
    " AND (name COLLATE NOCASE>?1 OR id>=?2) ORDER BY name COLLATE NOCASE,id LIMIT 200";
  sqlite3_stmt *stmt = bench_floor_prepare (db, sql);
  g_autofree char *name = NULL;
  gint64 id;
  BenchWatch watch;

  sqlite3_bind_int (start, 1, (int) first);
  sqlite3_step (start);
  name = g_strdup ((const char *) sqlite3_column_text (start, 0));
  id = sqlite3_column_int64 (start, 1);
  sqlite3_finalize (start);
  watch = bench_start ();
  sqlite3_bind_text (stmt, 1, name, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (stmt, 2, id);
  if (bench_floor_drain (stmt) == 0)
    bench_fail ("the floor found no page at row %u", first);
  bench_stop (&watch, row, BENCH_FLOOR);
  sqlite3_finalize (stmt);
}

static void
page_accord (Bench      *bench,
             AccordIds  *ids,
             guint       first,
             const char *row)
{
  guint n = MIN (PAGE, ids->n_ids - first);
  BenchWatch watch;
  DexFuture *page;

  accord_store_hush (bench_store (bench)); /* as a list does of which somebody scrolls: what is read ahead stands still */
  watch = bench_start ();
  page = accord_store_load (bench_store (bench), &accord_customer_kind, ids->ids + first, n);
  page = bench_await (page);
  bench_stop (&watch, row, BENCH_ACCORD);
  dex_unref (page);
}

/* What a row says beside its own fields: open deals, next step. */
static void
summaries_accord (Bench     *bench,
                  AccordIds *ids,
                  guint      first)
{
  guint n = MIN (PAGE, ids->n_ids - first);
  AccordStore *store = bench_store (bench);
  BenchWatch watch = bench_start ();
  DexFuture *page;

  page = accord_report_summaries (store, &accord_customer_kind, ids->ids + first, n, "USD");
  page = bench_await (page);
  bench_stop (&watch, "summaries", BENCH_ACCORD);
  dex_unref (page);
}

static void
records (Bench     *bench,
         sqlite3   *db,
         AccordIds *ids)
{
  sqlite3_stmt *stmt = bench_floor_prepare (db, "SELECT * FROM customers WHERE id=?1");

  for (guint i = 0; i < N_RECORDS; i++)
    {
      gint64 id = ids->ids[bench_random (ids->n_ids)];
      BenchWatch watch = bench_start ();

      sqlite3_bind_int64 (stmt, 1, id);
      bench_floor_drain (stmt);
      bench_stop (&watch, "record", BENCH_FLOOR);
      watch = bench_start ();
      bench_done (accord_store_load_one (bench_store (bench), &accord_customer_kind, id));
      bench_stop (&watch, "record", BENCH_ACCORD);
    }
  sqlite3_finalize (stmt);
}

/**
 * bench_pages:
 * @bench: the bench
 *
 * Rows "order", "order-sections", "page-start", "page-middle", "page-end", "summaries", "record",
 * "sort", "sort-all", "sort-filtered", "sort-many", "sort-computed", "sort-steps", "filter-computed", "filter-texts"; "orders"
 * is what makes the last five, once after opening, in the background.
 */
void
bench_pages (Bench *bench)
{
  sqlite3 *db = bench_floor_open (bench->floor_path);
  g_autoptr (AccordIds) ids = NULL;
  BenchWatch watch;

  for (guint i = 0; i < N_ORDERS; i++)
    {
      g_autoptr (AccordIds) sections = NULL;

      g_clear_pointer (&ids, accord_ids_unref);
      order_floor (db);
      ids = order_accord (bench, FALSE, "order");
      sections = order_accord (bench, TRUE, "order-sections");
    }
  /* A window has looked at the table by now: the first list asks for it, in the background. */
  bench_done (accord_store_expect_columns (bench_store (bench), &accord_customer_kind));
  for (guint turn = 0; turn < N_PAGES; turn++)
    for (guint place = 0; place < G_N_ELEMENTS (places); place++)
      {
        guint first = page_at (ids->n_ids, place, turn);

        page_floor (db, first, places[place]);
        page_accord (bench, ids, first, places[place]);
        summaries_accord (bench, ids, first);
      }
  records (bench, db, ids);
  watch = bench_start ();
  bench_done (accord_store_expect_orders (bench_store (bench), &accord_customer_kind));
  bench_stop (&watch, "orders", BENCH_ACCORD);
  sorts (bench, db);
  bench_floor_close (db);
}
