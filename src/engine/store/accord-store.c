/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An open workspace file and its five threads:
 *
 *   main ──accord_store_write()──▶ accord-writer  (the journal's; every write and checkpoint)
 *        ──accord_store_read()───▶ accord-pages   (query_only: rows for what is on screen)
 *        ──accord_store_read_long()▶ accord-reports (query_only: whole lists, figures)
 *        ──accord_store_expect_search()▶ accord-words (reads the index's words into memory once)
 *        ──accord_store_expect_columns()▶ accord-columns (the same for the columns of large kinds)
 *
 * A read function sees one consistent snapshot. A read asked for after a write was answered sees it. */
#include "accord-config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include "accord-file-lock.h"
#include "accord-kinds.h"
#include "accord-schema.h"

G_DEFINE_FINAL_TYPE (AccordStore, accord_store, G_TYPE_OBJECT)

/* What the first page says of the file, before anything is written to it. */
static gboolean
check_header (AccordStore *self, AccordReader *db, GError **error)
{
  gint64 id = accord_database_get_int (db, "PRAGMA application_id", -1);
  gint64 version = accord_database_get_int (db, "PRAGMA user_version", 0);
  g_autofree char *name = g_path_get_basename (self->path);

  if (id != ACCORD_APPLICATION_ID)
    {
      g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_CORRUPT,
                   _ ("“%s” is not an Accord workspace, or its first page is damaged. To bring in data from "
                      "another program, import it."), name);
      return FALSE;
    }
  if (version > ACCORD_SCHEMA_VERSION && self->read_only_reason == NULL)
    {
      self->flags |= ACCORD_STORE_READ_ONLY;
      g_set_error (&self->read_only_reason, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_NEWER,
                   _ ("“%s” was made by a newer Accord. It can be read here; update Accord to change it."), name);
    }
  return TRUE;
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
      (self->writer == NULL && !check_header (self, db, error)) || !accord_schema_read_numbers (db, error))
    return NULL;
  if (self->writer == NULL && !check_complete (self, db, error))
    return NULL;
  if (!accord_kinds_follow (self, db, error))
    return NULL;
  if (!(self->flags & ACCORD_STORE_READ_ONLY))
    sqlite3_db_config (db->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  db->words = self->words;
  db->classes = self->classes;
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
check_exists (AccordStore *self, GError **error)
{
  gboolean exists = g_file_test (self->path, G_FILE_TEST_EXISTS);

  if (exists && (self->flags & ACCORD_STORE_CREATE))
    g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_EXISTS,
                 _ ("“%s” exists already and is left as it is; choose another name."), self->path);
  else if (!exists && !(self->flags & ACCORD_STORE_CREATE))
    g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_MISSING,
                 _ ("There is no file “%s”; check the name, or make a new workspace."), self->path);
  else
    return TRUE;
  return FALSE;
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

static gboolean
open_all (AccordStore *self, GError **error)
{
  gboolean is_new = (self->flags & ACCORD_STORE_CREATE) != 0;

  if (!check_exists (self, error) || !accord_file_check_place (self->path, error) || !take_lock (self, error))
    return FALSE;
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

static void
close_all (AccordStore *self)
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
static void
discard_all (AccordStore *self)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };

  g_clear_pointer (&self->pages, accord_database_close);
  g_clear_pointer (&self->reports, accord_database_close);
  g_clear_pointer (&self->writer, accord_database_close);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes) && self->lock >= 0; i++)
    {
      g_autofree char *name = g_strconcat (self->path, suffixes[i], NULL);

      g_unlink (name);
    }
  close_all (self);
}

static DexFuture *
open_job (gpointer data)
{
  AccordStore *self = data;
  g_autoptr (GError) error = NULL;

  if (open_all (self, &error))
    return dex_future_new_for_object (self);
  if (self->flags & ACCORD_STORE_CREATE)
    discard_all (self);
  else
    close_all (self);
  return dex_future_new_for_error (g_steal_pointer (&error));
}

static DexFuture *
close_job (gpointer data)
{
  close_all (data);
  return dex_future_new_for_boolean (TRUE);
}

static DexFuture *
discard_job (gpointer data)
{
  discard_all (data);
  return dex_future_new_for_boolean (TRUE);
}

/* As accord_store_open_watched(), where nobody asks how far it is. */
DexFuture *
accord_store_open (const char *path, AccordStoreFlags flags)
{
  return accord_store_open_watched (path, flags, NULL);
}

/**
 * accord_store_open_watched:
 * @path: a file name
 * @flags: see #AccordStoreFlags
 * @upkeep: (nullable): tells how far bringing an older file up to date is
 *
 * Opens or makes a workspace file on its own thread. A file made by a newer Accord, or one that may
 * not be written, is opened read-only and says why (accord_store_get_read_only_reason()).
 *
 * Returns: (transfer full): a future that resolves to an #AccordStore, or rejects with an
 *   #AccordStoreError that is a finished sentence
 */
DexFuture *
accord_store_open_watched (const char *path, AccordStoreFlags flags, AccordUpkeep *upkeep)
{
  g_autoptr (AccordStore) self = g_object_new (ACCORD_TYPE_STORE, NULL);

  self->path = g_canonicalize_filename (path, NULL);
  self->flags = flags;
  self->upkeep = upkeep != NULL ? accord_upkeep_ref (upkeep) : NULL;
  return accord_worker_push (self->writer_thread, open_job, g_object_ref (self), g_object_unref);
}

static DexFuture *
end (AccordStore *self, AccordJobFunc job)
{
  if (self->closed)
    return dex_future_new_for_boolean (TRUE);
  g_atomic_int_set (&self->closed, TRUE);
  accord_words_stop (self->words);
  accord_columns_stop (self->columns);
  accord_filled_stop (self->filled);
  accord_worker_stop (g_steal_pointer (&self->words_thread));
  accord_worker_stop (g_steal_pointer (&self->columns_thread));
  accord_worker_stop (g_steal_pointer (&self->page_thread));
  accord_worker_stop (g_steal_pointer (&self->report_thread));
  return accord_worker_push (self->writer_thread, job, g_object_ref (self), g_object_unref);
}

/**
 * accord_store_close:
 *
 * Waits for everything queued, checkpoints and closes. Nothing may be asked of the store afterwards.
 *
 * Returns: (transfer full): a future that resolves to %TRUE
 */
DexFuture *
accord_store_close (AccordStore *self)
{
  return end (self, close_job);
}

/**
 * accord_store_discard:
 *
 * Closes a store that was opened with %ACCORD_STORE_CREATE and removes the file: it could not be
 * finished, and nobody has anything in it.
 *
 * Returns: (transfer full): a future that resolves to %TRUE
 */
DexFuture *
accord_store_discard (AccordStore *self)
{
  g_return_val_if_fail (self->flags & ACCORD_STORE_CREATE, accord_store_close (self));

  return end (self, discard_job);
}

const char *
accord_store_get_path (AccordStore *self)
{
  return self->path;
}

gboolean
accord_store_is_read_only (AccordStore *self)
{
  return (self->flags & ACCORD_STORE_READ_ONLY) != 0;
}

/* Why a store that was to be written may only be read, as a sentence; NULL when that was asked for. */
const GError *
accord_store_get_read_only_reason (AccordStore *self)
{
  return self->read_only_reason;
}

/* What is left of a store once nobody holds it. */
static gpointer
stop_all (gpointer data)
{
  AccordStore *left = data;

  accord_words_stop (left->words);
  accord_columns_stop (left->columns);
  accord_filled_stop (left->filled);
  g_clear_pointer (&left->words_thread, accord_worker_stop);
  g_clear_pointer (&left->columns_thread, accord_worker_stop);
  g_clear_pointer (&left->page_thread, accord_worker_stop);
  g_clear_pointer (&left->report_thread, accord_worker_stop);
  if (!left->closed)
    close_all (left);
  g_clear_pointer (&left->writer_thread, accord_worker_stop);
  for (guint i = 0; i < ACCORD_KIND_MAX; i++)
    {
      dex_clear (&left->reading_words[i]);
      dex_clear (&left->reading_columns[i]);
      dex_clear (&left->reading_extras[i]);
      dex_clear (&left->looking[i]);
    }
  accord_words_free (left->words);
  accord_columns_free (left->columns);
  accord_classes_free (left->classes);
  accord_filled_free (left->filled);
  g_clear_error (&left->read_only_reason);
  g_clear_pointer (&left->upkeep, accord_upkeep_unref);
  g_free (left->path);
  g_free (left);
  return NULL;
}

static void
accord_store_finalize (GObject *object)
{
  AccordStore *self = ACCORD_STORE (object);
  AccordStore *left = g_memdup2 (self, sizeof *self);

  /* The last reference may be dropped on one of the store's own threads, which cannot join itself. */
  if (accord_worker_is_any ())
    g_thread_unref (g_thread_new ("accord-stop", stop_all, left));
  else
    stop_all (left);
  G_OBJECT_CLASS (accord_store_parent_class)->finalize (object);
}

static void
accord_store_class_init (AccordStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_store_finalize;
}

static void
accord_store_init (AccordStore *self)
{
  self->lock = -1;
  self->hold = (AccordFileHold) { -1, -1 };
  self->writer_thread = accord_worker_new ("accord-writer");
  self->page_thread = accord_worker_new ("accord-pages");
  self->report_thread = accord_worker_new ("accord-reports");
  self->words_thread = accord_worker_new_behind ("accord-words");
  self->columns_thread = accord_worker_new_behind ("accord-columns");
  self->words = accord_words_new ();
  self->columns = accord_columns_new (self);
  self->classes = accord_classes_new ();
  self->filled = accord_filled_new ();
}
