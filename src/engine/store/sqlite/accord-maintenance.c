/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking after the file: integrity check and backup, on the report thread (sync.md §3.4), repair on the
 * writer's. */
#include "accord-config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include "accord-deal-cells.h"
#include "accord-store-private.h"

#define BACKUP_PAGES 1000
#define WAIT_MS      20 /* while another program holds the file */

typedef struct {
  AccordStore *store;
  char *path;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->store);
  g_free (job->path);
  g_free (job);
}

static Job *
job_new (AccordStore *store, const char *path)
{
  Job *job = g_new0 (Job, 1);

  job->store = g_object_ref (store);
  job->path = path ? g_canonicalize_filename (path, NULL) : NULL;
  return job;
}

static DexFuture *
is_closed (void)
{
  return dex_future_new_reject (ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_MISSING, _ ("The workspace is closed."));
}

static gboolean
collect (AccordReader *db, const char *sql, const char *good, GPtrArray *problems, GError **error)
{
  g_autoptr (AccordStatement) st = accord_reader_prepare (db, sql, error);
  g_autoptr (GError) failed = NULL;

  if (st == NULL)
    return FALSE;
  while (accord_statement_step (st, &failed))
    {
      const char *line = accord_statement_text (st, 0);

      if (g_strcmp0 (line, good) != 0)
        g_ptr_array_add (problems, g_strdup (line));
    }
  if (failed != NULL)
    g_ptr_array_add (problems, g_strdup (failed->message));
  return TRUE;
}

/* Every id that a link names must exist: links are not SQL foreign keys, since sync may bring a
 * child before its parent. */
static gboolean
collect_links (AccordReader *db, const AccordKind *kind, GPtrArray *problems, GError **error)
{
  for (int i = 0; i < kind->n_fields; i++)
    {
      const AccordField *field = &kind->fields[i];
      g_autofree char *sql = NULL;

      if (!accord_field_is_link (field))
        continue;
      sql = g_strdup_printf ("SELECT '%s ' || t.id || ': %s points to a record that is not there' FROM \"%s\" t"
                             " LEFT JOIN \"%s\" l ON l.id=t.\"%s\" WHERE t.\"%s\" IS NOT NULL AND l.id IS NULL LIMIT 20",
                             kind->name, field->name, kind->name, accord_field_target (field)->name, field->name,
                             field->name);
      if (!collect (db, sql, NULL, problems, error))
        return FALSE;
    }
  return TRUE;
}

/* A connection of its own: one that has not read the full-text index since it grew calls it malformed
 * (SQLite 3.46). */
static AccordReader *
open_for_check (AccordStore *store, GError **error)
{
  g_autoptr (AccordReader) db = accord_database_open (store->path, SQLITE_OPEN_READWRITE, error);

  return db != NULL && accord_database_exec (db, "PRAGMA query_only=ON", error) ? g_steal_pointer (&db) : NULL;
}

static DexFuture *
check_job (gpointer data)
{
  AccordStore *store = ((Job *) data)->store;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  int n_kinds;
  const AccordKind *const *kinds = accord_kinds (&n_kinds);
  g_autoptr (AccordReader) own = store->immutable ? NULL : open_for_check (store, &error);
  AccordReader *db = store->immutable ? store->reports : own;
  gboolean ok = db != NULL && collect (db, "PRAGMA main.integrity_check", "ok", problems, &error) &&
                collect (db, "SELECT 'foreign key ' || \"table\" FROM pragma_foreign_key_check", NULL, problems, &error);

  for (int i = 0; ok && i < n_kinds; i++)
    ok = collect_links (db, accord_reader_get_kind (db, kinds[i]), problems, &error);
  ok = ok && accord_deal_totals_check (db, problems, &error);
  if (!ok)
    return dex_future_new_for_error (g_steal_pointer (&error));
  g_ptr_array_add (problems, NULL);
  return dex_future_new_take_boxed (G_TYPE_STRV, g_ptr_array_free (g_steal_pointer (&problems), FALSE));
}

/**
 * accord_store_check:
 *
 * Returns: (transfer full): a future that resolves to a #GStrv of problems; empty when all is well
 */
DexFuture *
accord_store_check (AccordStore *self)
{
  if (self->closed)
    return is_closed ();
  return accord_worker_push (self->report_thread, check_job, job_new (self, NULL), job_free);
}

static DexFuture *
repair_job (gpointer data)
{
  AccordReader *db = ((Job *) data)->store->writer;
  g_autoptr (GError) error = NULL;

  if (accord_database_exec (db, "BEGIN IMMEDIATE", &error) && accord_deal_totals_rebuild (db, &error) &&
      accord_database_exec (db, "COMMIT", &error))
    return dex_future_new_for_boolean (TRUE);
  accord_database_exec (db, "ROLLBACK", NULL);
  return dex_future_new_for_error (g_steal_pointer (&error));
}

/**
 * accord_store_repair:
 *
 * Makes anew what is worked out of the records: the totals over deals. Records are left as they are.
 *
 * Returns: (transfer full): a future that resolves to %TRUE; rejects with %ACCORD_STORE_ERROR_READ_ONLY
 *   when the file may not be written
 */
DexFuture *
accord_store_repair (AccordStore *self)
{
  if (self->closed)
    return is_closed ();
  if (accord_store_is_read_only (self))
    return dex_future_new_reject (ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_READ_ONLY,
                                  _ ("This workspace is open for reading only; nothing was changed."));
  return accord_worker_push (self->writer_thread, repair_job, job_new (self, NULL), job_free);
}

static gboolean
copy_pages (AccordReader *from, const char *path, GError **error)
{
  g_autoptr (AccordReader) to = accord_database_open (path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);
  sqlite3_backup *backup;
  int code = SQLITE_OK;

  if (to == NULL || !accord_database_exec (to, "PRAGMA journal_mode=MEMORY", error)) /* nothing of it is worth having before it is whole */
    return FALSE;
  backup = sqlite3_backup_init (to->db, "main", from->db, "main");
  while (backup != NULL && (code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED))
    {
      code = sqlite3_backup_step (backup, BACKUP_PAGES);
      if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
        sqlite3_sleep (WAIT_MS);
    }
  if (backup == NULL || sqlite3_backup_finish (backup) != SQLITE_OK)
    return accord_database_fail (to, sqlite3_errcode (to->db), "backup", error);
  return accord_database_exec (to, "PRAGMA journal_mode=DELETE", error);
}

/* Of one moment: each change that is written meanwhile would have the copy begin anew. */
static gboolean
copy_moment (AccordReader *from, const char *path, GError **error)
{
  gboolean ok = accord_database_exec (from, "BEGIN; SELECT 1 FROM meta LIMIT 1", error) && copy_pages (from, path, error);

  accord_database_exec (from, "ROLLBACK", NULL);
  return ok;
}

static DexFuture *
backup_job (gpointer data)
{
  Job *job = data;
  g_autofree char *part = g_strconcat (job->path, ".part", NULL), *undo = g_strconcat (part, "-journal", NULL);
  g_autoptr (GError) error = NULL;
  gboolean ok;

  g_unlink (part); /* of one that was cut short */
  g_unlink (undo);
  ok = copy_moment (job->store->reports, part, &error);
  if (ok && g_rename (part, job->path) != 0)
    {
      g_set_error (&error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_FAILED, _ ("The backup “%s” could not be written: %s."),
                   job->path, g_strerror (errno));
      ok = FALSE;
    }
  if (ok)
    return dex_future_new_for_boolean (TRUE);
  g_unlink (part);
  g_unlink (undo);
  return dex_future_new_for_error (g_steal_pointer (&error));
}

/**
 * accord_store_backup:
 * @path: where to; must not exist
 *
 * Copies the file as it is now while work goes on; whole or not at all.
 *
 * Returns: (transfer full): a future that resolves to %TRUE
 */
DexFuture *
accord_store_backup (AccordStore *self, const char *path)
{
  if (self->closed)
    return is_closed ();
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return dex_future_new_reject (ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_EXISTS,
                                  _ ("“%s” exists already and is left as it is; choose another name."), path);
  return accord_worker_push (self->report_thread, backup_job, job_new (self, path), job_free);
}

/* Free pages, and the log of what was written. VACUUM writes the whole file anew: in the memory of the
 * process it would be as large as the file. */
static DexFuture *
scrub_job (gpointer data)
{
  AccordReader *db = ((Job *) data)->store->writer;
  g_autoptr (GError) error = NULL;
  gboolean ok = accord_database_exec (db, "PRAGMA temp_store=FILE; VACUUM", &error);
  int code;

  accord_database_exec (db, "PRAGMA temp_store=MEMORY", NULL);
  if (!ok)
    return dex_future_new_for_error (g_steal_pointer (&error));
  code = sqlite3_wal_checkpoint_v2 (db->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
  if (code != SQLITE_OK && code != SQLITE_BUSY)
    {
      accord_database_fail (db, code, "checkpoint", &error);
      return dex_future_new_for_error (g_steal_pointer (&error));
    }
  return dex_future_new_for_boolean (code == SQLITE_OK);
}

/**
 * accord_store_scrub:
 *
 * Writes the file anew without what was deleted from it, and empties its log. Needs as much free space
 * again as the file has; other writing waits meanwhile.
 *
 * Returns: (transfer full): a future that resolves to whether the log could be emptied: not while
 *   another program reads; it is then emptied when the workspace is closed
 */
DexFuture *
accord_store_scrub (AccordStore *self)
{
  if (self->closed)
    return is_closed ();
  if (accord_store_is_read_only (self))
    return dex_future_new_reject (ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_READ_ONLY,
                                  _ ("This workspace is open for reading only; nothing was changed."));
  return accord_worker_push (self->writer_thread, scrub_job, job_new (self, NULL), job_free);
}
