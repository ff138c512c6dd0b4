/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prepared statements, cached by their text: preparing costs ten times running a lookup. */
#include "accord-config.h"

#include "accord-database.h"

#include <string.h>

struct _AccordStatement {
  AccordReader *reader;
  sqlite3_stmt *stmt;
  char *sql;
  gboolean cached; /* owned by the reader's table */
  gboolean in_use;
  guint epoch; /* of the reader, when it was prepared */
};

static guint64
mix (guint64 hash, guint64 word)
{
  hash = (hash ^ word) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return hash ^ hash >> 32;
}

/* Of the text of a statement, which may be long and is looked up each time: eight bytes at once. */
guint
accord_statement_hash (gconstpointer sql)
{
  const char *at = sql;
  gsize left = strlen (at);
  guint64 hash = left, word;

  for (; left >= sizeof word; left -= sizeof word, at += sizeof word)
    {
      memcpy (&word, at, sizeof word);
      hash = mix (hash, word);
    }
  word = 0;
  memcpy (&word, at, left);
  return (guint) mix (hash, word);
}

static void
statement_free (AccordStatement *self)
{
  sqlite3_finalize (self->stmt);
  g_free (self->sql);
  g_free (self);
}

/**
 * accord_statement_cache_clear:
 * @self: a connection of which no statement is in use
 *
 * Finalises what was prepared, before it is closed or its tables change.
 */
void
accord_statement_cache_clear (AccordReader *self)
{
  GHashTableIter iter;
  gpointer statement;

  g_hash_table_remove_all (self->lasting);
  g_hash_table_iter_init (&iter, self->statements);
  while (g_hash_table_iter_next (&iter, NULL, &statement))
    {
      g_hash_table_iter_steal (&iter);
      statement_free (statement);
    }
}

static gboolean
prepare (AccordStatement *self, GError **error)
{
  sqlite3_stmt *stmt = NULL;
  int code = accord_database_prepare (self->reader, self->sql, SQLITE_PREPARE_PERSISTENT, &stmt);

  if (code != SQLITE_OK)
    return accord_database_fail (self->reader, code, self->sql, error);
  sqlite3_finalize (self->stmt);
  self->stmt = stmt;
  self->epoch = self->reader->epoch;
  return TRUE;
}

/* Hands out an idle one. Tables that it names may have come since it was prepared: one that reads nothing of the
 * file would not notice by itself. */
static AccordStatement *
take (AccordStatement *self, GError **error)
{
  if (self->epoch != self->reader->epoch && !prepare (self, error))
    return NULL;
  self->in_use = TRUE;
  return self;
}

/**
 * accord_reader_prepare:
 * @reader: a reader, on its own thread
 * @sql: one statement
 *
 * Returns: (transfer full): a statement, reused from the cache when idle there; or %NULL
 */
AccordStatement *
accord_reader_prepare (AccordReader *reader, const char *sql, GError **error)
{
  AccordStatement *self = g_hash_table_lookup (reader->statements, sql);
  gboolean cached = self == NULL;

  if (self != NULL && !self->in_use)
    return take (self, error);
  self = g_new0 (AccordStatement, 1);
  self->reader = reader;
  self->sql = g_strdup (sql);
  if (!prepare (self, error))
    {
      statement_free (self);
      return NULL;
    }
  self->in_use = TRUE;
  self->cached = cached;
  if (cached)
    g_hash_table_insert (reader->statements, self->sql, self);
  return self;
}

/*< private >
 * accord_reader_prepare_lasting:
 * @sql: one statement, whose text stays where it is for as long as the program runs
 *
 * As accord_reader_prepare(), for what is asked once a row: the text is known by its address.
 *
 * Returns: (transfer full): a statement, or %NULL
 */
AccordStatement *
accord_reader_prepare_lasting (AccordReader *reader, const char *sql, GError **error)
{
  AccordStatement *self = g_hash_table_lookup (reader->lasting, sql);

  if (self != NULL && !self->in_use)
    return take (self, error);
  self = accord_reader_prepare (reader, sql, error);
  if (self != NULL && self->cached)
    g_hash_table_insert (reader->lasting, (gpointer) sql, self);
  return self;
}

/* Hands the statement back to the cache; one of each text is kept. */
void
accord_statement_unref (AccordStatement *self)
{
  sqlite3_reset (self->stmt);
  sqlite3_clear_bindings (self->stmt);
  self->in_use = FALSE;
  if (!self->cached)
    statement_free (self);
}

/**
 * accord_statement_handle:
 * @self: a statement
 *
 * Returns: (transfer none): SQLite’s own
 */
sqlite3_stmt *
accord_statement_handle (AccordStatement *self)
{
  return self->stmt;
}

/**
 * accord_statement_bind_int:
 * @self: a statement, not being stepped
 * @parameter: from 1
 * @value: stands there until another is bound
 */
void
accord_statement_bind_int (AccordStatement *self, int parameter, gint64 value)
{
  sqlite3_bind_int64 (self->stmt, parameter, value);
}

/**
 * accord_statement_bind_text:
 * @self: a statement, not being stepped
 * @parameter: from 1
 * @text: (nullable): copied; %NULL is NULL
 */
void
accord_statement_bind_text (AccordStatement *self, int parameter, const char *text)
{
  if (text == NULL)
    sqlite3_bind_null (self->stmt, parameter);
  else
    sqlite3_bind_text (self->stmt, parameter, text, -1, SQLITE_TRANSIENT);
}

/**
 * accord_statement_bind_blob:
 * @self: a statement, not being stepped
 * @parameter: from 1
 * @bytes: (array length=size): copied
 * @size: how many
 */
void
accord_statement_bind_blob (AccordStatement *self, int parameter, gconstpointer bytes, gsize size)
{
  sqlite3_bind_blob64 (self->stmt, parameter, bytes, size, SQLITE_TRANSIENT);
}

/**
 * accord_statement_bind_null:
 * @self: a statement, not being stepped
 * @parameter: from 1
 */
void
accord_statement_bind_null (AccordStatement *self, int parameter)
{
  sqlite3_bind_null (self->stmt, parameter);
}

gboolean
accord_statement_step (AccordStatement *self, GError **error)
{
  int code = sqlite3_step (self->stmt);

  if (code == SQLITE_ROW)
    return TRUE;
  if (code != SQLITE_DONE)
    accord_database_fail (self->reader, code, "step", error);
  sqlite3_reset (self->stmt);
  return FALSE;
}

gint64
accord_statement_int (AccordStatement *self, int column)
{
  return sqlite3_column_int64 (self->stmt, column);
}

/**
 * accord_statement_text:
 * @self: a statement that stands at a row
 * @column: from 0
 *
 * Returns: (transfer none) (nullable): the text there, until the next step; %NULL is NULL
 */
const char *
accord_statement_text (AccordStatement *self, int column)
{
  return (const char *) sqlite3_column_text (self->stmt, column);
}

/**
 * accord_statement_blob:
 * @self: a statement that stands at a row
 * @column: from 0
 * @size: (out): how many bytes
 *
 * Returns: (transfer none) (nullable): the bytes there, until the next step
 */
gconstpointer
accord_statement_blob (AccordStatement *self, int column, gsize *size)
{
  gconstpointer bytes = sqlite3_column_blob (self->stmt, column);

  *size = (gsize) sqlite3_column_bytes (self->stmt, column);
  return bytes;
}

/**
 * accord_statement_is_null:
 * @self: a statement that stands at a row
 * @column: from 0
 *
 * Returns: whether nothing stands there
 */
gboolean
accord_statement_is_null (AccordStatement *self, int column)
{
  return sqlite3_column_type (self->stmt, column) == SQLITE_NULL;
}

/* Runs a statement that gives no rows and resets it for the next use. */
gboolean
accord_statement_run (AccordStatement *self, GError **error)
{
  int code = sqlite3_step (self->stmt);

  sqlite3_reset (self->stmt);
  return code == SQLITE_DONE || code == SQLITE_ROW ||
         accord_database_fail (self->reader, code, "write", error);
}

/**
 * accord_statement_reset:
 * @self: a statement
 *
 * Makes it ready to be run again; what was bound stays.
 */
void
accord_statement_reset (AccordStatement *self)
{
  sqlite3_reset (self->stmt);
}

/* As bind_text and bind_blob, for bytes that outlive the step: nothing is copied. */
void
accord_statement_bind_static (AccordStatement *self, int parameter, const char *text, int length)
{
  sqlite3_bind_text (self->stmt, parameter, text, length, SQLITE_STATIC);
}

/**
 * accord_statement_bind_static_blob:
 * @self: a statement, not being stepped
 * @parameter: from 1
 * @bytes: (array length=size): not copied; stays until the statement is done
 * @size: how many
 */
void
accord_statement_bind_static_blob (AccordStatement *self, int parameter, gconstpointer bytes, gsize size)
{
  sqlite3_bind_blob64 (self->stmt, parameter, bytes, size, SQLITE_STATIC);
}
