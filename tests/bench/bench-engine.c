/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Measures everything below the window, each beside its floor, in turn, in one process:
 *
 *   bench-engine FOLDER ROUNDS [PART…]
 *
 * FOLDER holds what bench-data made; the databases made there stay for bench-window, and for a run
 * of single parts (under perf, say) without "import". */

#include "bench-engine.h"

#include <locale.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "bench-measure.h"

AccordStore *
bench_store (Bench *bench)
{
  return accord_workspace_get_store (bench->workspace);
}

/* Returns: (transfer full): what the query finds */
AccordIds *
bench_find (Bench       *bench,
            AccordQuery *query)
{
  g_autoptr (DexFuture) future = bench_await (accord_store_find (bench_store (bench), query));

  return g_value_dup_boxed (dex_future_get_value (future, NULL));
}

guint
bench_count_deals (Bench *bench)
{
  g_autofree char *path = g_build_filename (bench->folder, "deals.csv", NULL);
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  const char *text = file != NULL ? g_mapped_file_get_contents (file) : NULL;
  const char *end = text != NULL ? text + g_mapped_file_get_length (file) : NULL;
  guint lines = 0;

  for (const char *at = text; at != NULL && at < end && (at = memchr (at, '\n', (gsize) (end - at))) != NULL; at++)
    lines++;
  if (lines < 2)
    bench_fail ("%s holds no deals", path);
  return lines - 1;
}

typedef struct {
  const char *name;
  void (*func) (Bench *bench);
} Part;

static const Part parts[] = {
  { "import", bench_imports }, { "search", bench_search }, { "pages", bench_pages },
  { "duplicates", bench_duplicates },
  { "board", bench_board }, { "figures", bench_figures }, { "standing", bench_standing }, { "moves", bench_moves },
  { "files", bench_files }, { "views", bench_views }, { "dashboard", bench_dashboard }, { "sync", bench_sync }, { "today", bench_today },
};

void
bench_open (Bench *bench)
{
  g_autoptr (DexFuture) future = NULL;

  future = bench_await (accord_workspace_open (bench->accord_path, ACCORD_STORE_WRITE));
  bench->workspace = g_value_dup_object (dex_future_get_value (future, NULL));
}

static void
run_part (Bench      *bench,
          const Part *part)
{
  BenchWatch watch = bench_start ();

  if (bench->workspace == NULL && part->func != bench_imports && part->func != bench_views && part->func != bench_dashboard)
    bench_open (bench);
  part->func (bench);
  g_printerr ("  %s: %.1f s\n", part->name, bench_elapsed (&watch) / 1e3);
}

int
main (int    argc,
      char **argv)
{
  Bench bench = { 0 };

  if (argc < 3 || atoi (argv[2]) < 1)
    {
      g_printerr ("Usage: bench-engine FOLDER ROUNDS [PART…]\n");
      return 2;
    }
  setlocale (LC_ALL, "");
  /* As Accord sets it; it has to be said before the floor uses SQLite first, which gains as much. */
  sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
  dex_init ();
  bench.folder = argv[1];
  bench.rounds = (guint) atoi (argv[2]);
  bench.floor_path = g_build_filename (bench.folder, "floor.db", NULL);
  bench.accord_path = g_build_filename (bench.folder, "bench.accord", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (argc == 3 || g_strv_contains ((const char *const *) argv + 3, parts[i].name))
      run_part (&bench, &parts[i]);
  if (bench.workspace != NULL)
    bench_done (accord_workspace_close (bench.workspace));
  g_clear_object (&bench.workspace);
  g_free (bench.floor_path);
  g_free (bench.accord_path);
  return 0;
}
