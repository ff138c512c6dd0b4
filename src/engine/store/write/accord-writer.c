/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The transaction around every write: one per change set, on the database thread. A development
 * build counts the rows that SQLite sees changing and stops when one was not journaled. */
#include "accord-config.h"

#include <glib/gi18n-lib.h>
#include "accord-absent.h"
#include "accord-hollow.h"
#include "accord-kinds.h"
#include "accord-log-vfs.h"
#include "accord-row-uid.h"
#include "accord-row.h"
#include "accord-schema.h"
#include "accord-search.h"
#include "accord-writer-private.h"

#define CHECKPOINT_PAGES 4096  /* 16 MB */
#define TRUNCATE_PAGES 16384   /* 64 MB */
#define FRAME (4096 + 24)      /* bytes of a page in the log */
#define BUSY_COMMITS 16        /* from here on room is made ahead in the log, */
#define ROOM (1024 * 1024)     /* bytes of it, */
#define ROOM_LEAST (256 * 1024) /* when less is left */
#define JOIN_ROWS 50000        /* leave the index of words in many pieces */
#define NARROW_ROWS 50000      /* of a first import: to make the indexes of columns that it lacks anew takes no time */

typedef struct {
  AccordStore *store;
  AccordWriteFunc func;
  gpointer data;
  GDestroyNotify destroy;
} Write;

static void
write_free (gpointer data)
{
  Write *job = data;

  if (job->destroy)
    job->destroy (job->data);
  g_free (job);
}

static void
row_changed_cb (void *data, int operation, const char *database, const char *table, sqlite3_int64 row)
{
  AccordWriter *self = data;

  if (accord_kind_by_name (table) != NULL)
    self->hooked++;
}

static void
check_journaled (AccordWriter *self)
{
  if (ACCORD_DEVELOPMENT && self->hooked != self->written)
    g_error ("%" G_GINT64_FORMAT " rows changed, %" G_GINT64_FORMAT " were journaled", self->hooked, self->written);
}

static const AccordKind *
kind_of (AccordWriter *self, int number)
{
  return accord_reader_get_kind (self->db, accord_kind_by_number (number));
}

static gboolean
rebuild_indexes (AccordWriter *self, GError **error)
{
  for (int number = 1; number < ACCORD_KIND_MAX; number++)
    if (self->unindexed[number] &&
        /* First what gives pages back, then what takes them. */
        !(accord_hollow_widen (self->db, kind_of (self, number), error) &&
          (self->expected < JOIN_ROWS || accord_search_optimize (self->db, kind_of (self, number), error)) &&
          accord_schema_create_indexes (self->db, kind_of (self, number), error)))
      return FALSE;
  return TRUE;
}

static DexFuture *
checkpoint_job (gpointer data)
{
  AccordStore *store = data;
  int pages = 0, done = 0;

  /* What closing itself writes may ask for it, too; by now everything has been brought over. */
  if (store->writer == NULL)
    return dex_future_new_for_boolean (TRUE);
  sqlite3_wal_checkpoint_v2 (store->writer->db, NULL, SQLITE_CHECKPOINT_PASSIVE, &pages, &done);
  if (pages >= TRUNCATE_PAGES && done == pages)
    {
      sqlite3_wal_checkpoint_v2 (store->writer->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
      store->log_size = store->log_wanted = 0;
    }
  return dex_future_new_for_boolean (TRUE);
}

static DexFuture *
room_job (gpointer data)
{
  AccordStore *store = data;

  if (store->writer != NULL)
    store->log_size = accord_log_make_room (store->writer->db, store->log_wanted);
  return dex_future_new_for_boolean (TRUE);
}

static int
wal_grew_cb (void *data, sqlite3 *db, const char *name, int pages)
{
  AccordStore *store = data;
  gint64 used = (gint64) pages * FRAME;

  /* Queued behind this commit's answer: nobody waits for a checkpoint; that of a million rows takes seconds, while the
   * window shows them. */
  if (pages >= CHECKPOINT_PAGES)
    dex_unref (accord_worker_push_long (store->writer_thread, checkpoint_job, g_object_ref (store), g_object_unref));
  else if (++store->n_commits >= BUSY_COMMITS && used + ROOM_LEAST > store->log_size && used + ROOM > store->log_wanted)
    {
      store->log_wanted = used + ROOM;
      dex_unref (accord_worker_push (store->writer_thread, room_job, g_object_ref (store), g_object_unref));
    }
  return SQLITE_OK;
}

/* Asked at every commit, so the statement is kept. */
static gboolean
run_kept (AccordReader *db, const char *sql, GError **error)
{
  g_autoptr (AccordStatement) st = accord_reader_prepare_lasting (db, sql, error);

  return st != NULL && accord_statement_run (st, error);
}

/* Words are known before the rows that have them are seen. */
static gboolean
commit (AccordWriter *self, GError **error)
{
  gboolean ok;

  accord_words_before_commit (self->store->words);
  ok = run_kept (self->db, "COMMIT", error);
  accord_words_after_commit (self->store->words);
  return ok;
}

static DexFuture *
finish (AccordWriter *self, DexFuture *result)
{
  g_autoptr (DexFuture) future = result;
  g_autoptr (GError) error = NULL;

  if (dex_future_get_value (future, NULL) == NULL)
    {
      accord_database_exec (self->db, "ROLLBACK", NULL);
      accord_kinds_forget (self->db);
      return g_steal_pointer (&future);
    }
  check_journaled (self);
  if ((!self->kinds_changed || accord_kinds_changed (self->db, &error)) && rebuild_indexes (self, &error) &&
      accord_writer_totals_flush (self, &error) && commit (self, &error))
    {
      if (self->kinds_changed)
        accord_kinds_publish (self->store, self->db);
      return g_steal_pointer (&future);
    }
  accord_database_exec (self->db, "ROLLBACK", NULL);
  accord_kinds_forget (self->db);
  return dex_future_new_for_error (g_steal_pointer (&error));
}

static DexFuture *
write_job (gpointer data)
{
  Write *job = data;
  AccordWriter writer = { .store = job->store, .db = job->store->writer };
  g_autoptr (GError) error = NULL;
  DexFuture *result;

  sqlite3_wal_hook (writer.db->db, wal_grew_cb, job->store);
  accord_words_drop_notes (job->store->words);
  accord_row_uid_forget (writer.db);
  if (!run_kept (writer.db, "BEGIN IMMEDIATE", &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  if (!accord_kinds_follow (job->store, writer.db, &error))
    {
      accord_database_exec (writer.db, "ROLLBACK", NULL);
      accord_kinds_forget (writer.db);
      return dex_future_new_for_error (g_steal_pointer (&error));
    }
  if (ACCORD_DEVELOPMENT)
    sqlite3_update_hook (writer.db->db, row_changed_cb, &writer);
  result = finish (&writer, job->func (&writer, job->data));
  accord_writer_settle_kept (&writer, dex_future_get_value (result, NULL) != NULL);
  if (ACCORD_DEVELOPMENT)
    sqlite3_update_hook (writer.db->db, NULL, NULL);
  g_clear_pointer (&writer.cells, accord_deal_cells_free);
  g_clear_pointer (&writer.rids, g_ptr_array_unref);
  return result;
}

static DexFuture *
push_write (AccordStore *store, gboolean is_long, AccordWriteFunc func, gpointer data, GDestroyNotify destroy)
{
  Write *job;

  if (store->closed || accord_store_is_read_only (store))
    {
      const GError *reason = store->read_only_reason;
      DexFuture *refusal =
        reason ? dex_future_new_for_error (g_error_copy (reason))
               : dex_future_new_reject (ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_READ_ONLY,
                                        _ ("This workspace is open for reading only; nothing was changed."));

      if (destroy)
        destroy (data);
      return refusal;
    }
  job = g_new0 (Write, 1);
  *job = (Write) { store, func, data, destroy };
  return is_long ? accord_worker_push_long (store->writer_thread, write_job, job, write_free)
                 : accord_worker_push (store->writer_thread, write_job, job, write_free);
}

/**
 * accord_store_write:
 * @func: runs on the database thread; what it returned decides between commit and rollback
 *
 * Returns: (transfer full): a future with what @func returned, once it is on disk
 */
DexFuture *
accord_store_write (AccordStore *store, AccordWriteFunc func, gpointer data, GDestroyNotify destroy)
{
  return push_write (store, FALSE, func, data, destroy);
}

/**
 * accord_store_write_long:
 *
 * As accord_store_write(), for what may write many rows: the main loop comes first where there are too few processors.
 */
DexFuture *
accord_store_write_long (AccordStore *store, AccordWriteFunc func, gpointer data, GDestroyNotify destroy)
{
  return push_write (store, TRUE, func, data, destroy);
}

void
accord_writer_set_clock (AccordWriter *self, const AccordWriteClock *clock)
{
  g_return_if_fail (self->foreign);

  self->stamp = clock->stamp;
  self->replica = clock->replica;
}

/**
 * accord_writer_reader:
 * @self: the writer
 *
 * Returns: (transfer none): the writing connection, which sees what this transaction wrote so far
 */
AccordReader *
accord_writer_reader (AccordWriter *self)
{
  return self->db;
}

/* What it links to has no titles here: nobody reads them out while writing. */
AccordRecord *
accord_writer_load (AccordWriter *self, const AccordKind *kind, gint64 id, GError **error)
{
  g_autoptr (GError) failed = NULL;
  AccordRecord *record = accord_row_load_bare (self->db, kind, id, &failed);

  if (failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  else if (record == NULL)
    g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_MISSING,
                 _ ("There is no such record in %s any more; nothing was changed."), accord_kind_plural (kind));
  return record;
}

/* Rows of a span, NULL in the place of one that is gone. */
GPtrArray *
accord_writer_load_many (AccordWriter *self, const AccordKind *kind, gint64 first, gint64 last, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (accord_row_unref);
  g_autofree gint64 *ids = g_new (gint64, last - first + 1);

  for (gint64 id = first; id <= last; id++)
    ids[id - first] = id;
  return accord_row_load_many (self->db, kind, ids, (guint) (last - first + 1), records, error) ? g_steal_pointer (&records)
                                                                                               : NULL;
}

/* Whether there is such a record outside the Trash. */
gboolean
accord_writer_is_living (AccordWriter *self, const AccordKind *kind, gint64 id)
{
  g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM \"%s\" WHERE id=? AND del<=0", kind->name);
  g_autoptr (AccordStatement) st = accord_reader_prepare (self->db, sql, NULL);

  if (st == NULL)
    return FALSE;
  accord_statement_bind_int (st, 1, id);
  return accord_statement_step (st, NULL);
}

/* Before many rows go in: an index built afterwards is smaller and takes a third of the time. Of fields that
 * do not come with them it stays, for going through all rows would find nothing.
 * @fields: bit per field of the kind that most rows will have; all of them where that is not known */
gboolean
accord_writer_expect (AccordWriter *self, const AccordKind *kind, gint64 n_rows, guint64 fields, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT max(id) FROM \"%s\"", kind->name);

  if (n_rows < 5000 || accord_database_get_int (self->db, sql, 0) > n_rows)
    return TRUE;
  if (fields == G_MAXUINT64 && !accord_absent_is_made (self->db, kind))
    {
      self->coming[kind->number] = n_rows;
      return TRUE;
    }
  if (fields != G_MAXUINT64 && !(accord_absent_make (self->db, kind, fields, error) &&
                                 accord_hollow_expect (self->db, accord_reader_get_kind (self->db, kind), fields, n_rows <= NARROW_ROWS, error)))
    return FALSE;
  self->unindexed[kind->number] = TRUE;
  self->expected = MAX (self->expected, n_rows);
  /* Without its index each activity's deal would be looked for in all of them. */
  if (accord_kind_is (kind, &accord_activity_kind))
    accord_writer_totals_recount (self);
  return accord_schema_drop_indexes (self->db, accord_reader_get_kind (self->db, kind), fields, error);
}
