/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Measures everything below the window, each beside its floor, in turn, in one process:
 *
 *   bench-engine FOLDER ROUNDS
 *
 * FOLDER holds what bench-data made; the databases made there stay for bench-window. */

#include "bench-engine.h"

#include <locale.h>
#include <stdlib.h>

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

int
main (int    argc,
      char **argv)
{
  static void (*const parts[]) (Bench *) = {
    bench_imports, bench_search, bench_pages, bench_board, bench_figures, bench_moves, bench_files,
  };
  Bench bench = { 0 };

  if (argc != 3 || atoi (argv[2]) < 1)
    {
      g_printerr ("Usage: bench-engine FOLDER ROUNDS\n");
      return 2;
    }
  setlocale (LC_ALL, "");
  dex_init ();
  bench.folder = argv[1];
  bench.rounds = (guint) atoi (argv[2]);
  bench.floor_path = g_build_filename (bench.folder, "floor.db", NULL);
  bench.accord_path = g_build_filename (bench.folder, "bench.accord", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      gint64 began = g_get_monotonic_time ();

      parts[i](&bench);
      g_printerr ("  part %u of %u: %.1f s\n", i + 1, (guint) G_N_ELEMENTS (parts),
                  (double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC);
    }
  bench_done (accord_workspace_close (bench.workspace));
  g_object_unref (bench.workspace);
  g_free (bench.floor_path);
  g_free (bench.accord_path);
  return 0;
}
