/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One SQLite connection: how it is opened, what its errors mean to the user. The pragmas are those
 * of sync.md §3.2. */
#include "accord-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "accord-database.h"

#include "accord-absent.h"
#include "accord-classes.h"
#include "accord-log-vfs.h"
#include "accord-row.h"

#define PRAGMAS                                                                                  \
  "PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;"                \
  "PRAGMA recursive_triggers=OFF; PRAGMA temp_store=MEMORY; PRAGMA mmap_size=0;"                 \
  "PRAGMA busy_timeout=5000; PRAGMA wal_autocheckpoint=0;"                                         \
  /* A column that takes no room may go though a view names it: it comes back at once. */        \
  "PRAGMA legacy_alter_table=ON"

static int
store_code (int code)
{
  if (code == SQLITE_IOERR_SHMSIZE) /* the log's shared memory finds no room */
    return ACCORD_STORE_ERROR_FULL;
  switch (code & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return ACCORD_STORE_ERROR_BUSY;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return ACCORD_STORE_ERROR_CORRUPT;
    case SQLITE_FULL:
      return ACCORD_STORE_ERROR_FULL;
    case SQLITE_READONLY:
      return ACCORD_STORE_ERROR_READ_ONLY;
    default:
      return ACCORD_STORE_ERROR_FAILED;
    }
}

static const char *
what_to_do (int store_error)
{
  switch (store_error)
    {
    case ACCORD_STORE_ERROR_BUSY:
      return _ ("Another program is using the file; try again when it is done.");
    case ACCORD_STORE_ERROR_CORRUPT:
      return _ ("The file is damaged or is not an Accord workspace; repair it, or restore the newest backup.");
    case ACCORD_STORE_ERROR_FULL:
      return _ ("The disk is full; free some space and try again. Nothing was changed.");
    case ACCORD_STORE_ERROR_READ_ONLY:
      return _ ("The file may only be read; check its permissions.");
    default:
      return _ ("Nothing was changed. If it happens again, check the disk and copy the file to another one.");
    }
}

/* Sets a finished sentence for what is another program’s file, or has lost its beginning; always returns FALSE. */
gboolean
accord_database_fail_foreign (AccordReader *self, GError **error)
{
  g_autofree char *name = g_path_get_basename (self->path);

  g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_CORRUPT,
               _ ("“%s” is not an Accord workspace, or its beginning is damaged. Repair it or restore the newest backup; "
                  "to bring in data from another program, import it."), name);
  return FALSE;
}

/* Sets a finished sentence for an SQLite result; always returns FALSE. */
gboolean
accord_database_fail (AccordReader *self, int code, const char *doing, GError **error)
{
  g_autofree char *name = g_path_get_basename (self->path);
  /* The message may quote a damaged file. */
  g_autofree char *said = g_utf8_make_valid (self->db ? sqlite3_errmsg (self->db) : sqlite3_errstr (code), -1);
  int store_error = store_code (self->db && code == SQLITE_IOERR ? sqlite3_extended_errcode (self->db) : code);

  if ((code & 0xff) == SQLITE_NOTADB)
    return accord_database_fail_foreign (self, error);
  g_debug ("%s: %s: %s", self->path, doing, said);
  if (store_error == ACCORD_STORE_ERROR_FAILED)
    g_set_error (error, ACCORD_STORE_ERROR, store_error, _ ("“%1$s” could not be used: %2$s. %3$s"), name, said, what_to_do (store_error));
  else
    g_set_error (error, ACCORD_STORE_ERROR, store_error, _ ("“%1$s” could not be used. %2$s"), name, what_to_do (store_error));
  return FALSE;
}

/* Messages name the file, however SQLite is told of it. */
static char *
file_name (const char *path, int sqlite_flags)
{
  g_autofree char *uri = g_strndup (path, strcspn (path, "?"));

  return sqlite_flags & SQLITE_OPEN_URI ? g_filename_from_uri (uri, NULL, NULL) : g_strdup (path);
}

/* SQLite counts the memory it uses under a lock that every allocation of every thread takes; nobody here
 * asks for the count. Only before its first use can it be told so. */
static void
count_no_memory (void)
{
  static gsize told;

  if (g_once_init_enter (&told))
    {
      sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
      g_once_init_leave (&told, 1);
    }
}

static AccordReader *
open_on (const char *path, int sqlite_flags, const char *vfs, GError **error)
{
  g_autoptr (AccordReader) self = g_new0 (AccordReader, 1);
  int code;

  count_no_memory ();
  self->path = file_name (path, sqlite_flags);
  self->statements = g_hash_table_new_full (accord_statement_hash, g_str_equal, NULL, NULL);
  self->lasting = g_hash_table_new (NULL, NULL);
  /* Paths are absolute: none is taken for an URI; the database of absent tables is one. */
  code = sqlite3_open_v2 (path, &self->db, sqlite_flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI, vfs);
  if (code != SQLITE_OK)
    {
      accord_database_fail (self, code, "open", error);
      return NULL;
    }
  sqlite3_extended_result_codes (self->db, 1);
  /* A column that is not there is a mistake, never a text. */
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  if (!accord_database_exec (self, PRAGMAS, error) || !accord_id_table_register (self, error) ||
      !accord_row_register (self, error) || !accord_text_functions_register (self, error) ||
      !accord_service_functions_register (self, error) ||
      !accord_classes_register (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * accord_database_open:
 * @path: of a workspace file
 * @sqlite_flags: as sqlite3_open_v2() takes them
 *
 * Returns: (transfer full): a connection, for one thread; or %NULL with an #AccordStoreError
 */
AccordReader *
accord_database_open (const char *path, int sqlite_flags, GError **error)
{
  return open_on (path, sqlite_flags, NULL, error);
}

/* The connection that writes: each commit goes to the log at once. It has to be synchronous=FULL. */
AccordReader *
accord_database_open_writer (const char *path, int sqlite_flags, GError **error)
{
  count_no_memory (); /* to ask for the name is a use */
  return open_on (path, sqlite_flags, accord_log_vfs_name (), error);
}

/**
 * accord_database_close:
 * @self: (transfer full): a connection, on its thread
 *
 * Closes it with all its statements.
 */
void
accord_database_close (AccordReader *self)
{
  if (self == NULL)
    return;
  accord_statement_cache_clear (self);
  for (int i = 0; i < ACCORD_KIND_MAX; i++)
    g_clear_pointer (&self->row_plans[i], accord_row_plan_free);
  g_clear_pointer (&self->statements, g_hash_table_unref);
  g_clear_pointer (&self->lasting, g_hash_table_unref);
  g_clear_pointer (&self->uid_bases, g_hash_table_unref);
  accord_link_titles_forget (self);
  accord_classes_close (self);
  sqlite3_close (self->db);
  g_free (self->path);
  g_free (self);
}

/**
 * accord_database_exec:
 * @self: a connection, on its thread
 * @sql: statements without parameters
 *
 * Returns: %FALSE with an #AccordStoreError
 */
gboolean
accord_database_exec (AccordReader *self, const char *sql, GError **error)
{
  int code = sqlite3_exec (self->db, sql, NULL, NULL, NULL);

  return code == SQLITE_OK || accord_database_fail (self, code, "exec", error);
}

/**
 * accord_database_execf:
 * @self: a connection, on its thread
 * @error: an #AccordStoreError
 * @format: of the statements, as g_strdup_printf() takes it; names and numbers only, never what people typed
 * @...: what goes into it
 *
 * Returns: %FALSE with an error
 */
gboolean
accord_database_execf (AccordReader *self, GError **error, const char *format, ...)
{
  g_autofree char *sql = NULL;
  va_list args;

  va_start (args, format);
  sql = g_strdup_vprintf (format, args);
  va_end (args);
  return accord_database_exec (self, sql, error);
}

/*< private >
 * accord_database_prepare:
 * @flags: of sqlite3_prepare_v3()
 *
 * Every statement is made here: one that names a table which the file has not gets an empty one.
 *
 * Returns: a result code of SQLite
 */
int
accord_database_prepare (AccordReader *self, const char *sql, guint flags, sqlite3_stmt **stmt)
{
  int code = sqlite3_prepare_v3 (self->db, sql, -1, flags, stmt, NULL);

  if ((code & 0xff) != SQLITE_ERROR || self->absent_attached || strstr (sqlite3_errmsg (self->db), "no such table") == NULL ||
      !accord_absent_attach (self))
    return code;
  return sqlite3_prepare_v3 (self->db, sql, -1, flags, stmt, NULL);
}

/* The first column of the first row, or fallback when there is none. */
gint64
accord_database_get_int (AccordReader *self, const char *sql, gint64 fallback)
{
  sqlite3_stmt *stmt = NULL;
  gint64 value = fallback;

  if (accord_database_prepare (self, sql, 0, &stmt) == SQLITE_OK && sqlite3_step (stmt) == SQLITE_ROW)
    value = sqlite3_column_int64 (stmt, 0);
  sqlite3_finalize (stmt);
  return value;
}
