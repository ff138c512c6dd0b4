/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables, columns and indexes, made and extended from the kinds. Nothing here names a field: a line
 * added to a kind's table becomes a column the next time a file is opened. Anything that cannot be
 * said by adding belongs into a numbered step. */
#include "accord-config.h"

#include "accord-schema.h"
#include "accord-sql-views.h"

#include "accord-absent.h"
#include "accord-deal-cells.h"
#include "accord-error.h"
#include "accord-hollow.h"
#include "accord-kinds.h"
#include "accord-row-uid.h"
#include "accord-search.h"
#include "accord-statement.h"

#define HOLLOW " AS (NULL)"

static const char journal_tables[] =
  "CREATE TABLE IF NOT EXISTS meta(key TEXT PRIMARY KEY, value ANY) STRICT, WITHOUT ROWID;"
  "CREATE TABLE IF NOT EXISTS field(tbl INTEGER NOT NULL, num INTEGER NOT NULL, name TEXT NOT NULL,"
  "  PRIMARY KEY(tbl, num)) STRICT, WITHOUT ROWID;"
  "CREATE TABLE IF NOT EXISTS replica(id INTEGER PRIMARY KEY, rid TEXT NOT NULL UNIQUE, device TEXT,"
  "  user BLOB, state INTEGER NOT NULL, seen INTEGER NOT NULL, head TEXT) STRICT;"
  "CREATE TABLE IF NOT EXISTS txn(id INTEGER PRIMARY KEY, rep INTEGER NOT NULL REFERENCES replica, s INTEGER,"
  "  h INTEGER NOT NULL, at INTEGER NOT NULL, actor INTEGER, kind TEXT NOT NULL, label TEXT,"
  "  n INTEGER NOT NULL DEFAULT 0, undo_of INTEGER, chg1 INTEGER, chg2 INTEGER, seg INTEGER, base BLOB) STRICT;"
  "CREATE TABLE IF NOT EXISTS span(txn INTEGER NOT NULL REFERENCES txn, pos INTEGER NOT NULL, op TEXT NOT NULL,"
  "  tbl INTEGER NOT NULL, row1 INTEGER NOT NULL, row2 INTEGER NOT NULL, PRIMARY KEY(txn, pos)) STRICT, WITHOUT ROWID;"
  "CREATE TABLE IF NOT EXISTS chg(seq INTEGER PRIMARY KEY, txn INTEGER NOT NULL REFERENCES txn, tbl INTEGER NOT NULL,"
  "  row INTEGER NOT NULL, op TEXT NOT NULL, h INTEGER NOT NULL, data TEXT, prev INTEGER) STRICT;"
  "CREATE INDEX IF NOT EXISTS txn_undo_of ON txn(undo_of) WHERE undo_of IS NOT NULL;"
  /* Who was erased is asked whenever something comes from another computer. */
  "CREATE INDEX IF NOT EXISTS chg_erased ON chg(tbl, row) WHERE op='e';"
  /* What is shared with other computers: files of changes, two writes of one field, what is not known yet. */
  "CREATE TABLE IF NOT EXISTS seg(id INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, rep INTEGER NOT NULL,"
  "  s1 INTEGER NOT NULL, s2 INTEGER NOT NULL, state INTEGER NOT NULL, raw BLOB) STRICT;"
  "CREATE INDEX IF NOT EXISTS seg_range ON seg(rep, s1);"
  "CREATE TABLE IF NOT EXISTS conflict(id INTEGER PRIMARY KEY, txn INTEGER NOT NULL, tbl INTEGER NOT NULL,"
  "  row INTEGER NOT NULL, field TEXT NOT NULL, base TEXT, win TEXT, lose TEXT, h1 INTEGER NOT NULL,"
  "  rep1 INTEGER NOT NULL, h2 INTEGER NOT NULL, rep2 INTEGER NOT NULL, state INTEGER NOT NULL DEFAULT 0,"
  "  UNIQUE(tbl, row, field, h1, rep1, h2, rep2)) STRICT;"
  "CREATE INDEX IF NOT EXISTS conflict_open ON conflict(id) WHERE state=0;"
  "CREATE TABLE IF NOT EXISTS unknown(tbl TEXT NOT NULL, uid BLOB NOT NULL, field TEXT NOT NULL, val TEXT NOT NULL,"
  "  h INTEGER NOT NULL, rep INTEGER NOT NULL, PRIMARY KEY(tbl, uid, field)) STRICT, WITHOUT ROWID;";

/* The expression by which texts stand in alphabetical order; what an index has it of is not computed again. */
char *
accord_schema_sort_key (const char *alias, const AccordField *field)
{
  return g_strdup_printf ("accord_sort_key(%s%s\"%s\")", alias ? alias : "", alias ? "." : "", field->name);
}

/**
 * accord_schema_column_type:
 * @field: of any kind
 *
 * Returns: (transfer none): what its column is declared as, in a STRICT table
 */
const char *
accord_schema_column_type (const AccordField *field)
{
  return accord_field_has_number (field) ? "INTEGER" : "TEXT";
}

static gboolean
has_column (AccordReader *db, const char *table, const char *column)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT count(*) FROM pragma_table_info('%s','main') WHERE name='%s'", table, column);

  return accord_database_get_int (db, sql, 0) > 0;
}

/* Names of the columns that a table has. */
static GHashTable *
columns_of (AccordReader *db, const AccordKind *kind, GError **error)
{
  g_autoptr (GHashTable) columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *sql = g_strdup_printf ("SELECT name FROM pragma_table_xinfo('%s','main')", kind->name);
  g_autoptr (AccordStatement) st = accord_reader_prepare (db, sql, error);
  g_autoptr (GError) failed = NULL;

  while (st != NULL && accord_statement_step (st, &failed))
    g_hash_table_add (columns, g_strdup (accord_statement_text (st, 0)));
  return st != NULL && accord_error_pass (error, &failed) ? g_steal_pointer (&columns) : NULL;
}

static gboolean
add_column (AccordReader *db, const AccordKind *kind, GHashTable *columns, const char *column, const char *type,
            gboolean hollow, GError **error)
{
  g_autofree char *stored = g_strconcat (type, hollow ? HOLLOW : "", NULL);

  return g_hash_table_contains (columns, column) || accord_database_add_column (db, kind->name, column, stored, error);
}

/* Files of before keep a key beside the text, too. */
static gboolean
drop_key (AccordReader *db, const AccordKind *kind, GHashTable *columns, const AccordField *field, GError **error)
{
  g_autofree char *key = g_strconcat (field->name, "_key", NULL);

  return !(field->flags & ACCORD_FIELD_SORTED) || !g_hash_table_contains (columns, key) ||
         (accord_database_execf (db, error, "DROP INDEX IF EXISTS \"%s_%s\"", kind->name, field->name) &&
          accord_database_execf (db, error, "ALTER TABLE \"%s\" DROP COLUMN \"%s\"", kind->name, key));
}

/* What the identities of an import's rows follow from (accord-row-uid.c). */
static gboolean
add_uid_base (AccordReader *db, GError **error)
{
  return has_column (db, "txn", "base") || accord_database_add_column (db, "txn", "base", "BLOB", error);
}

static gboolean
add_field_columns (AccordReader *db, const AccordKind *kind, GHashTable *columns, int at, GError **error)
{
  const AccordField *field = &kind->fields[at];
  const char *second = accord_field_second_column (field);
  gboolean hollow = accord_hollow_may_be (kind, at);

  return add_column (db, kind, columns, field->name, accord_schema_column_type (field), hollow, error) &&
         (second == NULL || add_column (db, kind, columns, second, "TEXT", hollow, error)) &&
         drop_key (db, kind, columns, field, error);
}

/* The columns of a kind's table, as CREATE TABLE has them.
 * @filled: bit per field: its column takes room from the beginning
 * @narrow: the others do not until accord_hollow_widen(), nor what an edit writes beside the fields */
char *
accord_schema_columns (const AccordKind *kind, guint64 filled, gboolean narrow)
{
  GString *columns = g_string_new (NULL);

  g_string_append_printf (columns, "id INTEGER PRIMARY KEY, uid BLOB, born INTEGER NOT NULL, last INTEGER%s,"
                                   " del INTEGER NOT NULL DEFAULT 0, clk BLOB%s", narrow ? HOLLOW : "", narrow ? HOLLOW : "");
  for (int i = 0; i < kind->n_fields; i++)
    {
      const AccordField *field = &kind->fields[i];
      const char *second = accord_field_second_column (field);
      gboolean hollow = !(filled >> i & 1) && (narrow ? accord_hollow_may_be_narrow (kind, i) : accord_hollow_may_be (kind, i));
      const char *room = hollow ? HOLLOW : "";

      g_string_append_printf (columns, ", \"%s\" %s%s", field->name, accord_schema_column_type (field), room);
      if (second != NULL)
        g_string_append_printf (columns, ", \"%s\" TEXT%s", second, room);
    }
  return g_string_free (columns, FALSE);
}

/* All columns at once: added one by one, each would have SQLite read the whole schema again. */
static gboolean
create_table (AccordReader *db, const AccordKind *kind, guint64 filled, GError **error)
{
  g_autofree char *columns = accord_schema_columns (kind, filled, FALSE);

  return accord_database_execf (db, error, "CREATE TABLE IF NOT EXISTS main.\"%s\"(%s) STRICT", kind->name, columns);
}

/* Makes or extends the table of one kind, also that of a workspace's own table of it.
 * @filled: as in accord_schema_columns(), where the table is made */
gboolean
accord_schema_update_kind (AccordReader *db, const AccordKind *kind, guint64 filled, GError **error)
{
  g_autoptr (GHashTable) columns = create_table (db, kind, filled, error) ? columns_of (db, kind, error) : NULL;

  if (columns == NULL)
    return FALSE;
  db->made[kind->number] = TRUE;
  if (accord_row_uid_may_be_empty (db, kind) &&
      !accord_database_execf (db, error, "CREATE UNIQUE INDEX IF NOT EXISTS \"%s_uid\" ON \"%s\"(uid)"
                                         " WHERE uid IS NOT NULL", kind->name, kind->name))
    return FALSE;
  for (int i = 0; i < kind->n_fields; i++)
    if (!add_field_columns (db, kind, columns, i, error) ||
        !accord_schema_register_field (db, kind, i, error))
      return FALSE;
  return accord_schema_create_indexes (db, kind, error) && accord_search_create (db, kind, error);
}

/* What derived data in this file was made from; it is made anew when that has changed. */
gboolean
accord_schema_remembers (AccordReader *db, const char *key, const char *value)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM meta WHERE key='%s' AND value='%s'", key, value);

  return accord_database_get_int (db, sql, 0) == 1;
}

/**
 * accord_schema_remember:
 * @db: the writing connection
 * @key: ours: it is not quoted
 * @value: ours: what the derived data was made from
 *
 * Asked for by accord_schema_remembers() when the file is opened the next time.
 *
 * Returns: %FALSE with an #AccordStoreError
 */
gboolean
accord_schema_remember (AccordReader *db, const char *key, const char *value, GError **error)
{
  return accord_database_execf (db, error, "INSERT INTO meta(key, value) VALUES('%s', '%s')"
                                           " ON CONFLICT(key) DO UPDATE SET value=excluded.value", key, value);
}

/* About how many rows the table of a kind has; known at once. */
gint64
accord_schema_n_rows (AccordReader *db, const AccordKind *kind)
{
  g_autofree char *sql = g_strdup_printf ("SELECT max(id) FROM \"%s\"", kind->name);

  return accord_database_get_int (db, sql, 0);
}

/* Keys and words that another version made. */
static gboolean
derived_update (AccordReader *db, GError **error)
{
  return accord_sort_keys_refresh (db, error) && accord_search_refresh (db, error);
}

/* How much there is to do is said before it begins. */
static gboolean
kinds_update (AccordReader *db, GError **error)
{
  int n_kinds;
  const AccordKind *const *kinds = accord_kinds (&n_kinds);
  g_autofree gint64 *n_rows = accord_schema_expect (db);

  /* Where an older file's own fields cannot be read yet, a little more or less is expected. */
  accord_kinds_refresh (db, NULL);
  accord_sort_keys_expect (db);
  accord_search_expect (db);
  for (int i = 0; i < n_kinds; i++)
    {
      if ((accord_absent_is_made (db, kinds[i]) || accord_sql_views_need (kinds[i])) &&
          !accord_schema_update_kind (db, kinds[i], 0, error))
        return FALSE;
      accord_upkeep_steps (db->upkeep, n_rows[i]);
    }
  if (!accord_kinds_refresh (db, error))
    return FALSE;
  for (int i = 0; i < n_kinds; i++)
    if (accord_reader_get_kind (db, kinds[i])->n_fields > kinds[i]->n_fields &&
        !accord_schema_update_kind (db, accord_reader_get_kind (db, kinds[i]), 0, error))
      return FALSE;
  return TRUE;
}

/**
 * accord_schema_update:
 * @db: the writing connection
 *
 * Makes or extends every table from the kinds, in one transaction. Cheap when nothing is new.
 */
gboolean
accord_schema_update (AccordReader *db, GError **error)
{
  gint64 version = accord_database_get_int (db, "PRAGMA user_version", 0);

  if (version == 0 && !accord_database_execf (db, error, "PRAGMA application_id=%d", ACCORD_APPLICATION_ID))
    return FALSE;
  if (!accord_database_exec (db, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (accord_database_exec (db, journal_tables, error) && add_uid_base (db, error) && accord_schema_read_numbers (db, error) &&
      kinds_update (db, error) && derived_update (db, error) &&
      accord_deal_totals_refresh (db, error) &&
      accord_sql_views_update (db, error) &&
      /* Setting it writes a page, and then opening waits for the disk. */
      (version == ACCORD_SCHEMA_VERSION ||
       accord_database_execf (db, error, "PRAGMA user_version=%d", ACCORD_SCHEMA_VERSION)) &&
      accord_database_exec (db, "COMMIT", error))
    return TRUE;
  accord_database_exec (db, "ROLLBACK", NULL);
  return FALSE;
}

static gboolean
is_complete (AccordReader *db, const AccordKind *kind)
{
  g_autofree char *index = g_strdup_printf ("SELECT count(*) FROM main.sqlite_master WHERE name='%s_fts'", kind->name);

  if (!accord_absent_is_made (db, kind))
    return !accord_sql_views_need (kind);
  for (int i = 0; i < kind->n_fields; i++)
    if (db->numbers[kind->number][i] == 0)
      return FALSE;
  return !accord_kind_is_searched (kind) || accord_database_get_int (db, index, 0) == 1;
}

/* Whether the file has all that this program's tables name, for one that may not add it. */
gboolean
accord_schema_is_complete (AccordReader *db)
{
  int n_kinds;
  const AccordKind *const *kinds = accord_kinds (&n_kinds);

  for (int i = 0; i < n_kinds; i++)
    if (!is_complete (db, kinds[i]))
      return FALSE;
  return TRUE;
}
