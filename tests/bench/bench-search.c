/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Search as you type: every prefix that appears in the entry while somebody types, as the customer
 * list asks for it (the first 200 hits with their rows), and all hits, which fill in behind. */

#include "bench-engine.h"

#include "accord-hits.h"
#include "bench-floor.h"
#include "bench-measure.h"

#define REPEATS 7
#define FIRST 200 /* what the list asks for at once */

typedef struct {
  const char *typed;
  const char *row;
  const char *floor; /* NULL: the floor's index cannot answer it */
} Typed;

static const Typed all_typed[] = {
  { "恒", "search", "\"恒\"" },
  { "恒远", "search", "\"恒 远\"" },
  { "上", "search", "\"上\"" },
  { "上海", "search", "\"上 海\"" },
  { "上海恒", "search", "\"上 海 恒\"" },
  { "上海恒远", "search", "\"上 海 恒 远\"" },
  { "科技", "search", "\"科 技\"" },
  { "医疗器械", "search", "\"医 疗 器 械\"" },
  { "h", "search", NULL },
  { "he", "search", NULL },
  { "heng", "search", NULL },
  { "hengyuan", "search", NULL },
  { "hy", "search", NULL },
  { "shanghai", "search", NULL },
  { "n", "search", "\"n\"*" },
  { "no", "search", "\"no\"*" },
  { "nor", "search", "\"nor\"*" },
  { "nord", "search", "\"nord\"*" },
  { "nordwind", "search", "\"nordwind\"*" },
  { "nordwind r", "search", "\"nordwind r\"*" },
  { "inf", "search", "\"inf\"*" },
  { "info", "search", "\"info\"*" },
  { "info77", "search", "\"info77\"*" },
  { "+49 49", "search", "\"49 49\"*" },
  { "rotter", "search", "\"rotter\"*" },
  { "ordwi", "search-inside", NULL },
  { "wind sys", "search-inside", NULL },
  { "tterdam", "search-inside", NULL },
  { "zzqx", "search-none", NULL },
};

static void
search_accord (Bench      *bench,
               const char *typed,
               gint64      limit,
               const char *row)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_customer_kind);
  g_autoptr (AccordIds) ids = NULL;
  BenchWatch watch;

  accord_query_set_search (query, typed);
  accord_query_set_sections (query, TRUE);
  accord_query_set_limit (query, limit);
  watch = bench_start ();
  ids = bench_find (bench, query);
  if (row != NULL)
    bench_stop (&watch, row, BENCH_ACCORD);
}

static void
search_floor (sqlite3_stmt *stmt,
              const char   *text,
              const char   *row)
{
  BenchWatch watch = bench_start ();

  sqlite3_bind_text (stmt, 1, text, -1, SQLITE_STATIC);
  bench_floor_drain (stmt);
  if (row != NULL)
    bench_stop (&watch, row, BENCH_FLOOR);
}

static void
search_one (Bench        *bench,
            const Typed  *typed,
            sqlite3_stmt *words,
            sqlite3_stmt *scan)
{
  gboolean by_words = g_str_equal (typed->row, "search");
  const char *text = by_words ? typed->floor : typed->typed;
  sqlite3_stmt *stmt = by_words ? words : scan;

  for (guint i = 0; i <= REPEATS; i++)
    {
      const char *row = i > 0 ? typed->row : NULL; /* the first time warms the cache of both */

      if (text != NULL)
        search_floor (stmt, text, row);
      search_accord (bench, typed->typed, FIRST, row);
      if (by_words && i < 3)
        search_accord (bench, typed->typed, 0, row ? "search-all" : NULL);
    }
}

static const AccordKind *const palette_kinds[] = { &accord_contact_kind, &accord_deal_kind, &accord_activity_kind,
                                                   &accord_product_kind, &accord_member_kind, &accord_tag_kind };

/* The palette: the best of every kind, with what of them fits. */
static void
search_palette (Bench *bench)
{
  static const char *const typed[] = { "恒", "恒远", "hy", "hengyuan", "n", "nor", "nordwind r", "nrodwind", "ordwi", "inf",
                                       "+49 49", "zzqx", "wangwie", "@li", "call" };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    for (guint k = 0; k <= REPEATS; k++)
      {
        BenchWatch watch = bench_start ();

        bench_done (accord_hits_find (bench_store (bench), NULL, typed[i], 0, NULL));
        if (k > 0)
          bench_stop (&watch, "palette", BENCH_ACCORD);
      }
}

/**
 * bench_search:
 * @bench: the bench
 *
 * Rows "search" (what an index of words can find), "search-all" (every hit of the same),
 * "search-inside" (letters inside a Latin word), "search-none" (no hit at all), "search-words" (once after
 * opening: the index's words are read into memory, in the background) and "palette" (the best five of
 * every kind).
 */
void
bench_search (Bench *bench)
{
  sqlite3 *db = bench_floor_open (bench->floor_path);
  BenchWatch watch;
  sqlite3_stmt *words = bench_floor_prepare (db,
    "SELECT c.id,c.name,c.city,c.phone FROM (SELECT rowid AS r FROM words WHERE words MATCH ?1"
    " LIMIT 200) f JOIN customers c ON c.id=f.r");
  sqlite3_stmt *scan = bench_floor_prepare (db,
    "SELECT id,name,city,phone FROM customers WHERE name LIKE '%'||?1||'%'"
    " OR email LIKE '%'||?1||'%' OR phone LIKE '%'||?1||'%' OR city LIKE '%'||?1||'%' LIMIT 200");

  watch = bench_start ();
  bench_done (accord_store_expect_search (bench_store (bench), &accord_customer_kind));
  bench_stop (&watch, "search-words", BENCH_ACCORD);
  for (guint i = 0; i < G_N_ELEMENTS (all_typed); i++)
    search_one (bench, &all_typed[i], words, scan);
  for (guint i = 0; i < G_N_ELEMENTS (palette_kinds); i++)
    bench_done (accord_store_expect_search (bench_store (bench), palette_kinds[i]));
  search_palette (bench);
  sqlite3_finalize (words);
  sqlite3_finalize (scan);
  bench_floor_close (db);
}
