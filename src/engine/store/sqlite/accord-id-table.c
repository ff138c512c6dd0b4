/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ids as a table: "FROM accord_ids(?1) x", with a parameter bound by accord_statement_bind_ids(), gives
 * them in the order they have, in one statement for all. Nothing is copied and nothing sorted. */
#include "accord-config.h"

#include "accord-database.h"

#define POINTER_TYPE "accord-ids"

enum {
  COLUMN_ID,
  COLUMN_IDS, /* hidden: the argument */
};

typedef struct {
  sqlite3_vtab_cursor base;
  const AccordIdSet *set;
  guint at;
} Cursor;

static int
table_connect (sqlite3 *db, void *data, int argc, const char *const *argv, sqlite3_vtab **table, char **message)
{
  *table = g_new0 (sqlite3_vtab, 1);
  return sqlite3_declare_vtab (db, "CREATE TABLE accord_ids(id INTEGER, ids HIDDEN)");
}

static int
table_disconnect (sqlite3_vtab *table)
{
  g_free (table);
  return SQLITE_OK;
}

static int
table_best_index (sqlite3_vtab *table, sqlite3_index_info *info)
{
  for (int i = 0; i < info->nConstraint; i++)
    if (info->aConstraint[i].iColumn == COLUMN_IDS && info->aConstraint[i].usable)
      {
        info->aConstraintUsage[i].argvIndex = 1;
        info->aConstraintUsage[i].omit = 1;
        info->estimatedCost = 1;
        info->estimatedRows = 100;
        return SQLITE_OK;
      }
  return SQLITE_CONSTRAINT;
}

static int
table_open (sqlite3_vtab *table, sqlite3_vtab_cursor **cursor)
{
  *cursor = (sqlite3_vtab_cursor *) g_new0 (Cursor, 1);
  return SQLITE_OK;
}

static int
table_close (sqlite3_vtab_cursor *cursor)
{
  g_free (cursor);
  return SQLITE_OK;
}

static int
table_filter (sqlite3_vtab_cursor *cursor, int plan, const char *name, int argc, sqlite3_value **argv)
{
  Cursor *self = (Cursor *) cursor;

  self->set = sqlite3_value_pointer (argv[0], POINTER_TYPE);
  self->at = 0;
  return SQLITE_OK;
}

static int
table_next (sqlite3_vtab_cursor *cursor)
{
  ((Cursor *) cursor)->at++;
  return SQLITE_OK;
}

static int
table_eof (sqlite3_vtab_cursor *cursor)
{
  const Cursor *self = (Cursor *) cursor;

  return self->set == NULL || self->at >= self->set->n_ids;
}

static int
table_column (sqlite3_vtab_cursor *cursor, sqlite3_context *context, int column)
{
  const Cursor *self = (Cursor *) cursor;

  if (column == COLUMN_ID)
    sqlite3_result_int64 (context, self->set->ids[self->at]);
  return SQLITE_OK;
}

static int
table_rowid (sqlite3_vtab_cursor *cursor, sqlite3_int64 *rowid)
{
  *rowid = ((Cursor *) cursor)->at;
  return SQLITE_OK;
}

static const sqlite3_module module = {
  .xConnect = table_connect,
  .xBestIndex = table_best_index,
  .xDisconnect = table_disconnect,
  .xOpen = table_open,
  .xClose = table_close,
  .xFilter = table_filter,
  .xNext = table_next,
  .xEof = table_eof,
  .xColumn = table_column,
  .xRowid = table_rowid,
};

/**
 * accord_id_table_register:
 * @db: a connection just opened
 *
 * Returns: %FALSE with an #AccordStoreError
 */
gboolean
accord_id_table_register (AccordReader *db, GError **error)
{
  int code = sqlite3_create_module (db->db, "accord_ids", &module, NULL);

  return code == SQLITE_OK || accord_database_fail (db, code, "open", error);
}

/**
 * accord_statement_bind_ids:
 * @parameter: argument of accord_ids() in the statement
 * @set: (nullable): the ids; must stay as they are until the statement has been read. %NULL: none
 */
void
accord_statement_bind_ids (AccordStatement *self, int parameter, const AccordIdSet *set)
{
  sqlite3_bind_pointer (accord_statement_handle (self), parameter, (void *) set, POINTER_TYPE, NULL);
}
