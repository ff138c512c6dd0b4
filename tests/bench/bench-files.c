/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Copying a workspace: Accord's backup beside SQLite's own of the same file. */

#include "bench-engine.h"

#include <glib/gstdio.h>

#include "bench-floor.h"
#include "bench-measure.h"

static void
copy_floor (const char *from,
            const char *to)
{
  sqlite3 *source = NULL, *target = NULL;
  sqlite3_backup *backup;
  BenchWatch watch = bench_start ();

  if (sqlite3_open_v2 (from, &source, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK ||
      sqlite3_open (to, &target) != SQLITE_OK)
    bench_fail ("%s cannot be copied to %s", from, to);
  backup = sqlite3_backup_init (target, "main", source, "main");
  if (backup == NULL || sqlite3_backup_step (backup, -1) != SQLITE_DONE)
    bench_fail ("%s", sqlite3_errmsg (target));
  sqlite3_backup_finish (backup);
  bench_floor_close (target);
  bench_floor_close (source);
  bench_stop (&watch, "backup", BENCH_FLOOR);
}

/**
 * bench_files:
 * @bench: the bench
 *
 * Rows "backup" and "backup-answer" (how the main loop answers meanwhile).
 */
void
bench_files (Bench *bench)
{
  g_autofree char *copy = g_build_filename (bench->folder, "copy.accord", NULL);

  for (guint i = 0; i < bench->rounds; i++)
    {
      BenchPulse pulse;
      BenchWatch watch;

      g_unlink (copy);
      copy_floor (bench->accord_path, copy);
      g_unlink (copy);
      bench_pulse_start (&pulse);
      watch = bench_start ();
      bench_done (accord_store_backup (bench_store (bench), copy));
      bench_stop (&watch, "backup", BENCH_ACCORD);
      bench_pulse_stop (&pulse, "backup-answer", BENCH_ACCORD);
    }
  g_unlink (copy);
}
