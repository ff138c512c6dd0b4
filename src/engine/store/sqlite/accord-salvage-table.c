/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Salvage, the rows: a table is read in the order of its ids. Where a page of it cannot be read, the next id that
 * can be is looked for; between the two is a gap, which the backup fills with what it has of these very ids.
 *
 *   1 2 3 4 5 ▒▒▒▒▒▒▒ 13 14 15      what the damaged file gives
 *             6 7 8 9               what the backup has in the gap
 *                     10 11 12      made after the backup: lost here
 */
#include "accord-config.h"

#include "accord-salvage-private.h"

#define STEP_MOST 8      /* ids; fewer than a page has rows of most kinds */
#define SMALL_STEPS 1000 /* behind the last id that is known to have been */

/* One table being read and written; statements are its own. */
typedef struct {
  AccordSalvaging *all;
  const char *table;
  GPtrArray *columns;
  gboolean without_ids; /* a table that is ordered by its key */
  sqlite3_stmt *from;
  sqlite3_stmt *into;
  GArray *gaps;
  gint64 n_read;
  gint64 last_known; /* id that births or the backup tell of */
} Copying;

static GPtrArray *
columns_of (AccordReader *db, const char *table)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *sql = g_strdup_printf ("SELECT name FROM pragma_table_xinfo('%s','main') WHERE hidden=0 ORDER BY cid", table);
  sqlite3_stmt *stmt = NULL;

  if (sqlite3_prepare_v2 (db->db, sql, -1, &stmt, NULL) == SQLITE_OK)
    while (sqlite3_step (stmt) == SQLITE_ROW)
      g_ptr_array_add (columns, g_strdup ((const char *) sqlite3_column_text (stmt, 0)));
  sqlite3_finalize (stmt);
  return g_steal_pointer (&columns);
}

static gboolean
has (GPtrArray *names, const char *name)
{
  return g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL);
}

static char *
names_of (GPtrArray *columns)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < columns->len; i++)
    g_string_append_printf (names, "%s\"%s\"", i > 0 ? "," : "", (char *) columns->pdata[i]);
  return g_string_free (names, FALSE);
}

/* "a" DESC,"b" DESC of a table that is ordered by its key. */
static char *
key_order (AccordReader *db, const char *table, const char *direction)
{
  GString *order = g_string_new (NULL);
  g_autofree char *sql = g_strdup_printf ("SELECT name FROM pragma_table_info('%s') WHERE pk>0 ORDER BY pk", table);
  sqlite3_stmt *stmt = NULL;

  if (sqlite3_prepare_v2 (db->db, sql, -1, &stmt, NULL) == SQLITE_OK)
    while (sqlite3_step (stmt) == SQLITE_ROW)
      g_string_append_printf (order, "%s\"%s\" %s", order->len > 0 ? "," : "", (const char *) sqlite3_column_text (stmt, 0), direction);
  sqlite3_finalize (stmt);
  return g_string_free (order, FALSE);
}

static gboolean
prepare_into (AccordReader *new, const char *table, GPtrArray *columns, sqlite3_stmt **into, GError **error)
{
  g_autofree char *names = names_of (columns);
  GString *sql = g_string_new (NULL);
  int code;

  g_string_append_printf (sql, "INSERT OR IGNORE INTO main.\"%s\"(%s) VALUES(", table, names);
  for (guint i = 0; i < columns->len; i++)
    g_string_append (sql, i > 0 ? ",?" : "?");
  g_string_append_c (sql, ')');
  code = sqlite3_prepare_v2 (new->db, sql->str, -1, into, NULL);
  g_string_free (sql, TRUE);
  return code == SQLITE_OK || accord_database_fail (new, code, "salvage", error);
}

/* A row whose values are not what the table takes is damaged as well. Gives whether it went in; full disks are an
 * error. */
static gboolean
put_row (AccordReader *new, sqlite3_stmt *from, sqlite3_stmt *into, int first, GError **error)
{
  int n = sqlite3_bind_parameter_count (into), code;
  gboolean taken;

  for (int i = 0; i < n; i++)
    sqlite3_bind_value (into, i + 1, sqlite3_column_value (from, i + first));
  code = sqlite3_step (into);
  taken = code == SQLITE_DONE && sqlite3_changes (new->db) > 0;
  sqlite3_reset (into);
  if (code != SQLITE_DONE && (code & 0xff) != SQLITE_CONSTRAINT && (code & 0xff) != SQLITE_MISMATCH)
    accord_database_fail (new, code, "salvage", error);
  return taken;
}

static void
add_gap (Copying *self, gint64 first, gint64 last)
{
  AccordSalvageGap gap = { first, last };

  g_array_append_val (self->gaps, gap);
}

/* Whether anything can be read at an id or behind it, or nothing is there. */
static gboolean
is_readable (Copying *self, gint64 id)
{
  int code;

  sqlite3_reset (self->from);
  sqlite3_bind_int64 (self->from, 1, id);
  code = sqlite3_step (self->from);
  if (code == SQLITE_ROW && sqlite3_column_int64 (self->from, 0) < id)
    code = SQLITE_CORRUPT;
  sqlite3_reset (self->from);
  return code == SQLITE_ROW || code == SQLITE_DONE;
}

/* The first id behind one that cannot be read at which reading goes on; G_MAXINT64: none. */
static gint64
look_behind (Copying *self, gint64 bad)
{
  gint64 good = bad, step = 1;

  for (guint beyond = 0;; beyond += good > self->last_known)
    {
      if (good > G_MAXINT64 - step)
        return G_MAXINT64;
      good += step;
      if (is_readable (self, good))
        break;
      bad = good;
      if (beyond > SMALL_STEPS || step < STEP_MOST)
        step *= 2;
    }
  while (good - bad > 1)
    {
      gint64 middle = bad + (good - bad) / 2;

      if (is_readable (self, middle))
        good = middle;
      else
        bad = middle;
    }
  return good;
}

/* Reads from an id on, to the end or to what cannot be read. Gives where that is; 0: the end. */
static gint64
read_on (Copying *self, gint64 next, GError **error)
{
  int code;

  sqlite3_reset (self->from);
  sqlite3_bind_int64 (self->from, 1, next);
  while ((code = sqlite3_step (self->from)) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (self->from, 0);
      g_autoptr (GError) failed = NULL;

      if (id < next)
        return next; /* out of order: not a page of this table */
      if (put_row (self->all->new, self->from, self->into, 1, &failed))
        self->n_read++;
      else if (failed == NULL)
        add_gap (self, id, id);
      if (failed != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failed));
          return 0;
        }
      if (id == G_MAXINT64)
        return 0;
      next = id + 1;
    }
  return code == SQLITE_DONE ? 0 : next;
}

static gboolean
read_by_id (Copying *self, GError **error)
{
  GError *failed = NULL;
  gint64 next = 1;

  while ((next = read_on (self, next, &failed)) != 0 && failed == NULL)
    {
      gint64 good = look_behind (self, next);

      add_gap (self, next, good == G_MAXINT64 ? good : good - 1);
      if (good == G_MAXINT64)
        break;
      next = good;
    }
  if (failed != NULL)
    g_propagate_error (error, failed);
  return failed == NULL;
}

/* From both ends towards what cannot be read. */
static gboolean
read_by_key (Copying *self, const char *direction, gboolean *whole, GError **error)
{
  g_autofree char *names = names_of (self->columns);
  g_autofree char *order = key_order (self->all->bad, self->table, direction);
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM main.\"%s\" ORDER BY %s", names, self->table, order);
  g_autoptr (GError) failed = NULL;
  sqlite3_stmt *from = NULL;
  int code = sqlite3_prepare_v2 (self->all->bad->db, sql, -1, &from, NULL);

  while (code == SQLITE_OK && failed == NULL && (code = sqlite3_step (from)) == SQLITE_ROW)
    {
      self->n_read += put_row (self->all->new, from, self->into, 0, &failed);
      code = SQLITE_OK;
    }
  sqlite3_finalize (from);
  *whole = code == SQLITE_DONE;
  if (failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  return error == NULL || *error == NULL;
}

/* What the backup has of a gap; a table by key has one gap, in which everything may be. */
static gboolean
fill (Copying *self, const AccordSalvageGap *gap, GPtrArray *shared, sqlite3_stmt *into, gint64 *n_filled, GError **error)
{
  AccordReader *old = self->all->old;
  const AccordKind *kind = accord_kind_by_name (self->table);
  g_autofree char *names = names_of (shared);
  g_autofree char *sql = self->without_ids ? g_strdup_printf ("SELECT NULL, %s FROM main.\"%s\"", names, self->table)
                                           : g_strdup_printf ("SELECT rowid, %s FROM main.\"%s\" WHERE rowid BETWEEN ?1 AND ?2", names, self->table);
  g_autoptr (GError) failed = NULL;
  sqlite3_stmt *from = NULL;

  if (sqlite3_prepare_v2 (old->db, sql, -1, &from, NULL) != SQLITE_OK)
    return TRUE; /* it has no such table yet */
  if (!self->without_ids)
    {
      sqlite3_bind_int64 (from, 1, gap->first);
      sqlite3_bind_int64 (from, 2, gap->last);
    }
  while (failed == NULL && sqlite3_step (from) == SQLITE_ROW)
    {
      AccordSalvageRow row = { kind, sqlite3_column_int64 (from, 0) };

      if (!put_row (self->all->new, from, into, 1, &failed))
        continue;
      ++*n_filled;
      if (kind != NULL)
        g_array_append_val (self->all->found->aged, row);
    }
  sqlite3_finalize (from);
  if (failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  return error == NULL || *error == NULL;
}

static gboolean
fill_gaps (Copying *self, gint64 *n_filled, GError **error)
{
  g_autoptr (GPtrArray) there = self->all->old != NULL ? columns_of (self->all->old, self->table) : NULL;
  g_autoptr (GPtrArray) shared = g_ptr_array_new ();
  sqlite3_stmt *into = NULL;
  gboolean ok;

  for (guint i = 0; there != NULL && i < self->columns->len; i++)
    if (has (there, self->columns->pdata[i]))
      g_ptr_array_add (shared, self->columns->pdata[i]);
  if (shared->len == 0 || self->gaps->len == 0)
    return TRUE;
  ok = prepare_into (self->all->new, self->table, shared, &into, error);
  for (guint i = 0; ok && i < self->gaps->len; i++)
    ok = fill (self, &g_array_index (self->gaps, AccordSalvageGap, i), shared, into, n_filled, error);
  sqlite3_finalize (into);
  return ok;
}

static gboolean
read_rows (Copying *self, GError **error)
{
  g_autofree char *names = names_of (self->columns);
  g_autofree char *sql = g_strdup_printf ("SELECT rowid, %s FROM main.\"%s\" WHERE rowid>=?1 ORDER BY rowid", names, self->table);
  gboolean whole = FALSE;

  if (self->without_ids)
    {
      if (!read_by_key (self, "ASC", &whole, error) || (!whole && !read_by_key (self, "DESC", &whole, error)))
        return FALSE;
      if (!whole)
        add_gap (self, 1, G_MAXINT64);
      return TRUE;
    }
  if (sqlite3_prepare_v2 (self->all->bad->db, sql, -1, &self->from, NULL) == SQLITE_OK)
    return read_by_id (self, error);
  add_gap (self, 1, G_MAXINT64); /* the damaged file does not know the table any more */
  return TRUE;
}

/* The births that were read before tell of rows, and so does the backup. */
static gint64
last_known (AccordSalvaging *all, const char *table)
{
  const AccordKind *kind = accord_kind_by_name (table);
  g_autofree char *births = kind != NULL ? g_strdup_printf ("SELECT max(row2) FROM span WHERE op='i' AND tbl=%d", kind->number) : NULL;
  g_autofree char *old = g_strdup_printf ("SELECT max(rowid) FROM main.\"%s\"", table);

  return MAX (births != NULL ? accord_database_get_int (all->new, births, 0) : 0, all->old != NULL ? accord_database_get_int (all->old, old, 0) : 0);
}

/*< private >
 * accord_salvage_table:
 * @table: of the new file
 * @gaps: (element-type AccordSalvageGap): takes what could not be read
 * @n_read: (out): rows of the damaged file
 * @n_backup: (out): rows of the backup
 *
 * Fills one table.
 */
gboolean
accord_salvage_table (AccordSalvaging *self, const char *table, GArray *gaps, gint64 *n_read, gint64 *n_backup, GError **error)
{
  g_autoptr (GPtrArray) columns = columns_of (self->new, table);
  g_autofree char *kept = g_strdup_printf ("SELECT wr FROM pragma_table_list WHERE schema='main' AND name='%s'", table);
  Copying copying = { .all = self, .table = table, .columns = columns, .gaps = gaps };
  gboolean ok;

  copying.without_ids = accord_database_get_int (self->new, kept, 0) != 0;
  if (!copying.without_ids)
    copying.last_known = last_known (self, table);
  *n_backup = 0;
  ok = prepare_into (self->new, table, columns, &copying.into, error) && read_rows (&copying, error) && fill_gaps (&copying, n_backup, error);
  *n_read = copying.n_read;
  sqlite3_finalize (copying.from);
  sqlite3_finalize (copying.into);
  return ok;
}
