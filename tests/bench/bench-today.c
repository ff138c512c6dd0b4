/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What Today asks of a file: on a copy in which everybody has a birthday and 10,000 tasks are overdue. */

#include "bench-engine.h"

#include <glib/gstdio.h>

#include "accord-agenda.h"
#include "accord-care-dates.h"
#include "accord-date.h"
#include "accord-quiet.h"
#include "bench-floor.h"
#include "bench-measure.h"

#define REPEATS 5
#define OVERDUE 10000
#define MOST 1000 /* rows of a group that Today asks for at first */
#define MOST_BEHIND 50
#define BIRTHDAYS "UPDATE customer SET birthday=-16436+abs(id*2654435761)%18000, birthday_calendar=CASE id%5 WHEN 0 THEN 'lunar' ELSE 'solar' END"
#define FLOOR_DUE                                                                                                                  \
  "SELECT a.title,c.name FROM (SELECT id FROM activity WHERE del<=0 AND due_on IS NOT NULL AND done_at IS NULL AND type<>'note'" \
  " AND due_on<%" G_GINT64_FORMAT " ORDER BY due_on,due_minute LIMIT 1000) o CROSS JOIN activity a ON a.id=o.id LEFT JOIN customer c ON c.id=a.customer"
#define FLOOR_WEEK "SELECT id,name FROM customer WHERE del<=0 AND birthday IS NOT NULL AND birthday%365 BETWEEN 1 AND 7"

static void
add_overdue (AccordWorkspace *workspace, gint64 today)
{
  AccordEdit *edit = accord_edit_new ("Planned");
  g_autoptr (DexFuture) committed = NULL;

  for (int i = 0; i < OVERDUE; i++)
    {
      gint64 id = accord_edit_create (edit, &accord_activity_kind);

      accord_edit_set_text (edit, &accord_activity_kind, id, "title", "Send the revised quote");
      accord_edit_set_text (edit, &accord_activity_kind, id, "type", "task");
      accord_edit_set_number (edit, &accord_activity_kind, id, "customer", 1 + (gint64) bench_random (10000));
      accord_edit_set_number (edit, &accord_activity_kind, id, "due_on", today - 1 - (gint64) bench_random (30));
    }
  committed = bench_await (accord_journal_commit (accord_workspace_get_journal (workspace), edit));
}

/* A policy for everybody, so that each customer is looked at. */
static void
add_policy (AccordWorkspace *workspace)
{
  AccordEdit *edit = accord_edit_new ("Policy");
  gint64 id = accord_edit_create (edit, &accord_contact_policy_kind);
  g_autoptr (DexFuture) committed = NULL;

  accord_edit_set_text (edit, &accord_contact_policy_kind, id, "name", "Everybody");
  accord_edit_set_text (edit, &accord_contact_policy_kind, id, "scope", "all");
  accord_edit_set_number (edit, &accord_contact_policy_kind, id, "ideal_days", 30);
  accord_edit_set_number (edit, &accord_contact_policy_kind, id, "longest_days", 60);
  committed = bench_await (accord_journal_commit (accord_workspace_get_journal (workspace), edit));
}

/* The copy lies beside the file, which stays as it was. */
static AccordWorkspace *
prepare (Bench *bench, const char *path, gint64 today)
{
  g_autoptr (DexFuture) opened = NULL;
  AccordWorkspace *workspace;
  sqlite3 *db;

  bench_done (accord_store_backup (bench_store (bench), path));
  opened = bench_await (accord_workspace_open (path, ACCORD_STORE_WRITE));
  workspace = g_value_dup_object (dex_future_get_value (opened, NULL));
  add_overdue (workspace, today);
  add_policy (workspace);
  bench_done (accord_workspace_close (workspace));
  g_object_unref (workspace);
  db = bench_floor_open (path);
  bench_floor_exec (db, BIRTHDAYS);
  bench_floor_exec (db, "PRAGMA wal_checkpoint(TRUNCATE)");
  bench_floor_close (db);
  dex_clear (&opened);
  opened = bench_await (accord_workspace_open (path, ACCORD_STORE_WRITE));
  return g_value_dup_object (dex_future_get_value (opened, NULL));
}

static void
floor_of (sqlite3 *db, const char *row, const char *sql)
{
  sqlite3_stmt *stmt = bench_floor_prepare (db, sql);
  BenchWatch watch = bench_start ();

  bench_floor_drain (stmt);
  bench_stop (&watch, row, BENCH_FLOOR);
  sqlite3_finalize (stmt);
}

static void
time_of (const char *row, DexFuture *future, const BenchWatch *watch)
{
  bench_done (future);
  bench_stop (watch, row, BENCH_ACCORD);
}

static void
once (AccordWorkspace *workspace, sqlite3 *db, gint64 today)
{
  AccordStore *store = accord_workspace_get_store (workspace);
  const char *currency = accord_workspace_get_currency (workspace);
  g_autofree char *due = g_strdup_printf (FLOOR_DUE, today);
  g_autoptr (GArray) mine = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 me = 1;
  BenchWatch watch;

  g_array_append_val (mine, me);
  floor_of (db, "today-steps", due);
  watch = bench_start ();
  time_of ("today-steps", accord_report_agenda (store, currency, NULL, today, today, MOST), &watch);
  watch = bench_start ();
  time_of ("today-deals", accord_report_unplanned (store, currency, NULL, today, MOST_BEHIND), &watch);
  watch = bench_start ();
  time_of ("today-deals-mine", accord_report_unplanned (store, currency, mine, today, MOST_BEHIND), &watch);
  watch = bench_start ();
  time_of ("today-count", accord_report_due_count (store, NULL, today), &watch);
  watch = bench_start ();
  time_of ("today-quiet", accord_report_quiet (store, currency, NULL, NULL, today, MOST_BEHIND), &watch);
  floor_of (db, "today-care-week", FLOOR_WEEK);
  watch = bench_start ();
  time_of ("today-care-week", accord_report_care_dates (store, 0, today, today + 6, 200), &watch);
  watch = bench_start ();
  time_of ("today-care-day", accord_report_care_dates (store, 0, today, today, 200), &watch);
}

/**
 * bench_today:
 * @bench: the bench
 *
 * Rows "today-steps" (the first rows of Today with 10,000 tasks overdue, beside the same thousand read by bare
 * SQLite), "today-deals" and "today-deals-mine" (without a next step, of all and of one of forty), "today-count" (for the
 * sidebar), "today-quiet", "today-care-day" and "today-care-week" (everybody has a birthday; beside
 * bare SQLite that looks at every row).
 */
void
bench_today (Bench *bench)
{
  g_autofree char *path = g_build_filename (bench->folder, "today.accord", NULL);
  gint64 today = accord_date_today ();
  AccordWorkspace *workspace;
  sqlite3 *db;

  g_unlink (path);
  workspace = prepare (bench, path, today);
  db = bench_floor_open (path);
  for (int i = 0; i < REPEATS; i++)
    once (workspace, db, today);
  bench_floor_close (db);
  bench_done (accord_workspace_close (workspace));
  g_object_unref (workspace);
  g_unlink (path);
}
