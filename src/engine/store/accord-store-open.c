/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the file of a store is opened, with what has to be right before, and closed. On the writer's thread. */
#include "accord-config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include "accord-file-lock.h"
#include "accord-file-place.h"
#include "accord-kinds.h"
#include "accord-schema.h"
#include "accord-store-private.h"
#include "accord-store-remove.h"
#include "accord-unfinished.h"

/* A file that cannot be read for want of room, or of a disk, is not one of another kind. */
static gboolean
read_id (AccordReader *db, gint64 *id, GError **error)
{
  g_autoptr (AccordStatement) st = accord_reader_prepare (db, "PRAGMA application_id", error);
  g_autoptr (GError) failed = NULL;

  if (st != NULL && accord_statement_step (st, &failed))
    *id = accord_statement_int (st, 0);
  return st != NULL && accord_error_pass (error, &failed);
}

/* What the first page says of the file, before anything is written to it. */
static gboolean
check_header (AccordStore *self, AccordReader *db, GError **error)
{
  gint64 id = -1, version;
  g_autofree char *name = g_path_get_basename (self->path);

  if (!read_id (db, &id, error))
    return FALSE;
  version = accord_database_get_int (db, "PRAGMA user_version", 0);
  if (version == 0 && accord_database_get_int (db, "PRAGMA main.page_count", 0) > 0 && accord_unfinished_empty (db))
    return accord_store_fail_unfinished (self->path, error);
  if (id != ACCORD_APPLICATION_ID)
    return accord_database_fail_foreign (db, error);
  if (version > ACCORD_SCHEMA_VERSION && self->read_only_reason == NULL)
    {
      self->flags |= ACCORD_STORE_READ_ONLY;
      g_set_error (&self->read_only_reason, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_NEWER,
                   _ ("“%s” was made by a newer Accord. It can be read here; update Accord to change it."), name);
    }
  if (!accord_unfinished_joining (db))
    return TRUE;
  g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_FAILED,
               _ ("“%s” has not all of its shared folder yet: joining is still under way, or was stopped. If it was stopped, join once more under the same name."), name);
  return FALSE;
}

static gboolean
check_complete (AccordStore *self, AccordReader *db, GError **error)
{
  g_autofree char *name = g_path_get_basename (self->path);

  if (accord_schema_is_complete (db))
    return TRUE;
  g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_READ_ONLY,
               _ ("“%s” was made by an older Accord and must be brought up to date before it can be read: open it "
                  "once for writing, if need be in a folder that you may write to."), name);
  return FALSE;
}

#define PAGE_CACHE 65536   /* KiB: rows that were on screen come back without the disk */
#define REPORT_CACHE 16384 /* whole tables pass through once: keeping them helps nobody */

/* A connection that reads. */
static AccordReader *
open_reader (AccordStore *self, int cache, GError **error)
{
  g_autofree char *uri = g_filename_to_uri (self->path, NULL, NULL);
  g_autofree char *immutable = g_strconcat (uri, "?immutable=1", NULL);
  g_autoptr (AccordReader) db =
    self->immutable ? accord_database_open (immutable, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, error)
                    : accord_database_open (self->path, SQLITE_OPEN_READWRITE, error);

  if (db == NULL || !accord_database_execf (db, error, "PRAGMA query_only=ON; PRAGMA cache_size=-%d", cache) ||
      (self->writer == NULL && !(check_header (self, db, error) && accord_schema_read_numbers (db, error) &&
                                 check_complete (self, db, error))))
    return NULL;
  if (!accord_kinds_follow (self, db, error))
    return NULL;
  if (!(self->flags & ACCORD_STORE_READ_ONLY))
    sqlite3_db_config (db->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  db->reads_only = TRUE;
  db->words = self->words;
  db->classes = self->classes;
  db->had = self->had;
  if (!(self->flags & ACCORD_STORE_READ_ONLY))
    db->filled = self->filled;
  db->beside_writer = (self->flags & ACCORD_STORE_READ_ONLY) && !self->immutable;
  return g_steal_pointer (&db);
}

/* One more connection, for reading a table once from end to end. Any thread. */
AccordReader *
accord_store_open_reader (AccordStore *self, GError **error)
{
  return open_reader (self, REPORT_CACHE, error);
}

static gboolean
prepare_writer (AccordStore *self, gboolean is_new, GError **error)
{
  if (self->flags & ACCORD_STORE_READ_ONLY)
    return TRUE;
  if (!is_new && !check_header (self, self->writer, error))
    return FALSE;
  if (self->flags & ACCORD_STORE_READ_ONLY) /* made by a newer Accord */
    return TRUE;
  return accord_database_exec (self->writer, "PRAGMA page_size=4096; PRAGMA synchronous=FULL; PRAGMA main.journal_mode=WAL;"
                                             " PRAGMA cache_size=-65536", error) &&
         accord_schema_update (self->writer, error) && accord_schema_read_numbers (self->writer, error) &&
         accord_kinds_follow (self, self->writer, error);
}

static gboolean
fail_exists (AccordStore *self, GError **error)
{
  g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_EXISTS,
               _ ("“%s” exists already and is left as it is; choose another name."), self->path);
  return FALSE;
}

static gboolean
check_exists (AccordStore *self, GError **error)
{
  gboolean exists = g_file_test (self->path, G_FILE_TEST_EXISTS);

  if (exists && (self->flags & ACCORD_STORE_CREATE) && !accord_store_is_unfinished (self->path))
    return fail_exists (self, error);
  if (g_file_test (self->path, G_FILE_TEST_IS_DIR))
    g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_FAILED, _ ("“%s” is a folder; name a file in it."), self->path);
  else if (!exists && !(self->flags & ACCORD_STORE_CREATE))
    g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_MISSING,
                 _ ("There is no file “%s”; check the name, or make a new workspace."), self->path);
  else
    return TRUE;
  return FALSE;
}

/* Whether the log has what is not in the file. */
static gboolean
has_log (AccordStore *self)
{
  g_autofree char *name = g_strconcat (self->path, "-wal", NULL);
  GStatBuf info;

  return g_stat (name, &info) == 0 && info.st_size > 0;
}

/* Where a database must not be written one may be looked at, leaving nothing beside it. */
static gboolean
check_place (AccordStore *self, GError **error)
{
  g_autoptr (GError) refused = NULL;
  AccordFilePlace place = accord_file_check_place (self->path, &self->place_warning, &refused);

  if (place == ACCORD_FILE_PLACE_GOOD)
    return TRUE;
  if (place == ACCORD_FILE_PLACE_NONE || !(self->flags & ACCORD_STORE_READ_ONLY))
    {
      g_propagate_error (error, g_steal_pointer (&refused));
      return FALSE;
    }
  self->read_only_reason = g_steal_pointer (&refused);
  self->immutable = !has_log (self);
  return TRUE;
}

static gboolean
take_lock (AccordStore *self, GError **error)
{
  g_autoptr (GError) failed = NULL;

  if (self->flags & ACCORD_STORE_READ_ONLY)
    return TRUE;
  self->lock = accord_file_lock (self->path, &failed);
  if (self->lock >= 0)
    return TRUE;
  if (g_error_matches (failed, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_READ_ONLY) &&
      !(self->flags & ACCORD_STORE_CREATE))
    {
      self->flags |= ACCORD_STORE_READ_ONLY;
      self->read_only_reason = g_steal_pointer (&failed);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

static AccordReader *
open_main (AccordStore *self, gboolean is_new, GError **error)
{
  g_autoptr (GError) failed = NULL;
  AccordReader *db;

  if (!(self->flags & ACCORD_STORE_READ_ONLY))
    return accord_database_open_writer (self->path, SQLITE_OPEN_READWRITE | (is_new ? SQLITE_OPEN_CREATE : 0), error);
  db = open_reader (self, REPORT_CACHE, &failed);
  if (db != NULL || g_error_matches (failed, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_CORRUPT))
    {
      if (failed)
        g_propagate_error (error, g_steal_pointer (&failed));
      return db;
    }
  /* On a read-only disk the log's shared memory cannot be made; nobody else can write there either. */
  self->immutable = TRUE;
  return open_reader (self, REPORT_CACHE, error);
}

/*< private >
 * accord_store_open_all:
 *
 * Opens the file with its connections, on the writer's thread. What is open of it after a failure is closed by
 * accord_store_close_all() or accord_store_discard_all().
 */
gboolean
accord_store_open_all (AccordStore *self, GError **error)
{
  gboolean is_new = (self->flags & ACCORD_STORE_CREATE) != 0;

  if (!check_exists (self, error) || !check_place (self, error) || !take_lock (self, error))
    return FALSE;
  if (is_new && !accord_unfinished_replace (self->path))
    {
      accord_file_unlock (self->path, g_steal_fd (&self->lock)); /* whose lock it is may discard the file */
      return fail_exists (self, error);
    }
  self->writer = open_main (self, is_new, error);
  if (self->writer == NULL)
    return FALSE;
  self->writer->upkeep = self->upkeep;
  if (!prepare_writer (self, is_new, error))
    return FALSE;
  if (!self->immutable)
    accord_file_hold (&self->hold, self->path);
  self->writer->upkeep = NULL;
  self->writer->words = self->words;
  self->writer->classes = self->classes;
  self->pages = open_reader (self, PAGE_CACHE, error);
  self->reports = self->pages ? open_reader (self, REPORT_CACHE, error) : NULL;
  if (self->reports != NULL)
    self->reports->columns = self->columns;
  return self->reports != NULL;
}

/* On the writer's thread, or where no thread is left. */
void
accord_store_close_all (AccordStore *self)
{
  accord_file_let_go (&self->hold);
  accord_store_forget_kept (self);
  g_clear_pointer (&self->pages, accord_database_close);
  g_clear_pointer (&self->reports, accord_database_close);
  if (self->writer && !(self->flags & ACCORD_STORE_READ_ONLY))
    accord_database_exec (self->writer, "PRAGMA main.optimize; PRAGMA main.wal_checkpoint(TRUNCATE)", NULL);
  g_clear_pointer (&self->writer, accord_database_close);
  accord_file_unlock (self->path, self->lock);
  self->lock = -1;
  accord_file_hold_clear (&self->hold);
}

/* A file that could not be finished must not stand in the way of the next attempt. Only the holder
 * of the lock made it. */
void
accord_store_discard_all (AccordStore *self)
{
  g_clear_pointer (&self->pages, accord_database_close);
  g_clear_pointer (&self->reports, accord_database_close);
  g_clear_pointer (&self->writer, accord_database_close);
  if (self->lock >= 0)
    accord_store_remove (self->path);
  accord_store_close_all (self);
}
