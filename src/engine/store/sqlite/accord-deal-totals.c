/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table "deal_total": what figures and column heads need of all deals, kept by every commit in its
 * own transaction, so that reading them costs the same at any size. It is derived: when its version is
 * not that of this program, or a sum left 64 bits, it counts as absent, readers go through the deals,
 * and the next opening for writing makes it anew. */
#include "accord-config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include "accord-deal-cells.h"
#include "accord-schema.h"

#define META_KEY "deal totals"
#define VERSION "4" /* to be counted up with any change to what a cell means */
#define MAX_PROBLEMS 20

#define SAME_CELL "total=?1 AND place=?2 AND month=?3 AND part=?4 AND currency=?5"

/**
 * accord_deal_totals_are_kept:
 * @reader: the file, on the thread of the reader
 *
 * Returns: whether the table "deal_total" holds what this program's figures need
 */
gboolean
accord_deal_totals_are_kept (AccordReader *reader)
{
  g_autoptr (AccordStatement) row =
    accord_reader_prepare_lasting (reader, "SELECT 1 FROM meta WHERE key='" META_KEY "' AND value='" VERSION "'", NULL);

  return row != NULL && accord_statement_step (row, NULL);
}

static void
bind_key (AccordStatement *st, const AccordDealCell *cell)
{
  accord_statement_bind_int (st, 1, cell->total);
  accord_statement_bind_int (st, 2, cell->place);
  accord_statement_bind_int (st, 3, cell->month);
  accord_statement_bind_int (st, 4, cell->part);
  accord_statement_bind_static (st, 5, cell->currency, -1);
}

/* Readers go through the deals until the file is next opened for writing. */
static gboolean
give_up (AccordReader *db, GError **error)
{
  return accord_database_exec (db, "DELETE FROM meta WHERE key='" META_KEY "'; DELETE FROM deal_total", error);
}

/* Runs a statement of a cell's key, number, sum and weighted sum; tells whether it found a row. */
static gboolean
run_cell (AccordReader *db, const char *sql, const AccordDealCell *cell, gboolean *written, GError **error)
{
  g_autoptr (AccordStatement) st = accord_reader_prepare_lasting (db, sql, error);

  if (st == NULL)
    return FALSE;
  bind_key (st, cell);
  accord_statement_bind_int (st, 6, cell->n);
  accord_statement_bind_int (st, 7, cell->sum);
  accord_statement_bind_int (st, 8, cell->weighted);
  if (!accord_statement_run (st, error))
    return FALSE;
  *written = sqlite3_changes (db->db) > 0;
  return TRUE;
}

/* Adds to what the file holds. FALSE in @sound when that cannot be: a sum would leave 64 bits, or less than nothing be
 * left. Most totals are there already and stay, so one bare update is tried first: it costs half of what would tell their
 * new value. With its last deal a total goes. */
static gboolean
add_cell (AccordReader *db, const AccordDealCell *cell, gboolean *sound, GError **error)
{
  static const char update[] =
    "UPDATE deal_total SET n=n+?6, sum=sum+?7, weighted=weighted+?8 WHERE " SAME_CELL " AND n+?6>0"
    " AND typeof(sum+?7)='integer' AND typeof(weighted+?8)='integer'"
    " AND sum+?7>=-9223372036854775807 AND weighted+?8>=-9223372036854775807";
  static const char take_out[] = "DELETE FROM deal_total WHERE " SAME_CELL " AND n+?6=0 AND sum+?7=0 AND weighted+?8=0";
  static const char insert[] = "INSERT INTO deal_total(total,place,month,part,currency,n,sum,weighted) VALUES(?,?,?,?,?,?,?,?)"
                               " ON CONFLICT DO NOTHING";

  if (!run_cell (db, update, cell, sound, error))
    return FALSE;
  if (*sound || cell->n == 0)
    return TRUE;
  if (cell->n < 0)
    return run_cell (db, take_out, cell, sound, error);
  if (cell->sum == G_MININT64 || cell->weighted == G_MININT64)
    return TRUE; /* not sound */
  return run_cell (db, insert, cell, sound, error);
}

/**
 * accord_deal_totals_apply:
 * @db: the writing connection, inside a transaction
 * @cells: what deals have come and gone
 *
 * Adds what a commit changes.
 */
gboolean
accord_deal_totals_apply (AccordReader *db, AccordDealCells *cells, GError **error)
{
  GHashTableIter iter;
  gpointer key;

  if (cells->overflow)
    return give_up (db, error);
  g_hash_table_iter_init (&iter, cells->cells);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const AccordDealCell *cell = key;
      gboolean sound;

      if (cell->n == 0 && cell->sum == 0 && cell->weighted == 0)
        continue;
      if (!add_cell (db, cell, &sound, error))
        return FALSE;
      if (!sound)
        return give_up (db, error);
    }
  return TRUE;
}

/**
 * accord_deal_totals_rebuild:
 * @db: the writing connection, inside a transaction
 *
 * Counts every living deal; a quarter of a second for a million.
 */
gboolean
accord_deal_totals_rebuild (AccordReader *db, GError **error)
{
  g_autoptr (AccordDealCells) cells = accord_deal_cells_new (db, error);

  return cells != NULL && accord_deal_cells_add_rows (cells, db, G_MININT64, G_MAXINT64, 1, error) &&
         accord_database_exec (db, "DELETE FROM deal_total", error) &&
         accord_schema_remember (db, META_KEY, VERSION, error) && accord_deal_totals_apply (db, cells, error);
}

/**
 * accord_deal_totals_refresh:
 * @db: the writing connection, inside a transaction
 *
 * Makes the table, and counts where that was never done or by another program.
 */
gboolean
accord_deal_totals_refresh (AccordReader *db, GError **error)
{
  if (accord_deal_totals_are_kept (db))
    return TRUE;
  return accord_database_exec (
           db, "DROP TABLE IF EXISTS deal_total;"
               "CREATE TABLE deal_total(total INTEGER NOT NULL, place INTEGER NOT NULL, month INTEGER NOT NULL,"
               "  part INTEGER NOT NULL, currency TEXT NOT NULL, n INTEGER NOT NULL, sum INTEGER NOT NULL,"
               "  weighted INTEGER NOT NULL, PRIMARY KEY(total, place, month, part, currency)) STRICT, WITHOUT ROWID",
           error) &&
         accord_deal_totals_rebuild (db, error);
}

static void
tell_problem (GPtrArray *problems, const AccordDealCell *cell, const AccordDealCell *kept)
{
  g_ptr_array_add (
    problems,
    g_strdup_printf (_ ("Kept total %d of %" PRId64 ", month %" PRId64 ", part %" PRId64
                        " %s: the deals give %" PRId64 " (%" PRId64 ", weighted %" PRId64
                        "), the file holds %" PRId64 " (%" PRId64 ", weighted %" PRId64 ")."),
                     cell->total, cell->place, cell->month, cell->part, cell->currency, cell->n, cell->sum,
                     cell->weighted, kept->n, kept->sum, kept->weighted));
}

static void
read_cell (AccordStatement *row, AccordDealCell *cell)
{
  *cell = (AccordDealCell) {
    .total = (int) accord_statement_int (row, 0),
    .place = accord_statement_int (row, 1),
    .month = accord_statement_int (row, 2),
    .part = accord_statement_int (row, 3),
    .n = accord_statement_int (row, 5),
    .sum = accord_statement_int (row, 6),
    .weighted = accord_statement_int (row, 7),
  };
  g_strlcpy (cell->currency, accord_statement_text (row, 4), sizeof cell->currency);
}

/* Takes the file's cells from @counted, telling those that differ; what is left the file lacks. */
static gboolean
compare (AccordReader *db, AccordDealCells *counted, GPtrArray *problems, GError **error)
{
  g_autoptr (AccordStatement) row = accord_reader_prepare (
    db, "SELECT total,place,month,part,currency,n,sum,weighted FROM deal_total", error);
  g_autoptr (GError) failed = NULL;
  const AccordDealCell none = { 0 };
  GHashTableIter iter;
  gpointer key;
  guint first = problems->len;

  if (row == NULL)
    return FALSE;
  while (accord_statement_step (row, &failed))
    {
      AccordDealCell kept, *cell;

      read_cell (row, &kept);
      cell = accord_deal_cells_get (counted, &kept);
      if ((cell->n != kept.n || cell->sum != kept.sum || cell->weighted != kept.weighted) &&
          problems->len - first < MAX_PROBLEMS)
        tell_problem (problems, cell, &kept);
      g_hash_table_remove (counted->cells, cell);
    }
  g_hash_table_iter_init (&iter, counted->cells);
  while (g_hash_table_iter_next (&iter, &key, NULL) && problems->len - first < MAX_PROBLEMS)
    tell_problem (problems, key, &none);
  return accord_error_pass (error, &failed);
}

/**
 * accord_deal_totals_check:
 * @problems: (element-type utf8): gets a line for each total that differs from the deals, 20 at most
 *
 * Counts every deal and compares. A file that keeps no totals has none that are wrong.
 */
gboolean
accord_deal_totals_check (AccordReader *db, GPtrArray *problems, GError **error)
{
  g_autoptr (AccordDealCells) counted = NULL;

  if (!accord_deal_totals_are_kept (db))
    return TRUE;
  counted = accord_deal_cells_new (db, error);
  return counted != NULL && accord_deal_cells_add_rows (counted, db, G_MININT64, G_MAXINT64, 1, error) &&
         compare (db, counted, problems, error);
}
