/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Salvage of a damaged file (sync.md §3.4): all rows that SQLite can still read go into a new file, with their ids,
 * clocks and history; what is missing between them comes from a backup. SQLite's own ".recover" is not in every
 * build of it, and knows of no backup.
 *
 *   damaged ──copy──▶ TO.damaged ─┐
 *   newest backup that is sound ──┼──▶ TO: tables, row by row ─▶ what hangs together ─▶ indexes, words, totals:
 *                                 ┘                                                      when it is opened
 *
 * On a thread of its own. Only the file TO is written, and its copy of the damaged one, which goes again. */
#include "accord-config.h"

#include "accord-salvage.h"

#include <glib/gi18n-lib.h>
#include "accord-file-lock.h"
#include "accord-salvage-private.h"
#include "accord-schema.h"
#include "accord-store-remove.h"

/**
 * accord_salvage_new:
 * Returns: (transfer full): what was saved: nothing yet; filled on one thread, then only read
 */
AccordSalvage *
accord_salvage_new (void)
{
  AccordSalvage *self = g_new0 (AccordSalvage, 1);

  g_atomic_ref_count_init (&self->refs);
  self->kinds = g_array_new (FALSE, FALSE, sizeof (AccordSalvageKind));
  self->aged = g_array_new (FALSE, FALSE, sizeof (AccordSalvageRow));
  return self;
}

AccordSalvage *
accord_salvage_ref (AccordSalvage *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
accord_salvage_unref (AccordSalvage *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_array_unref (self->kinds);
  g_array_unref (self->aged);
  g_free (self);
}

G_DEFINE_BOXED_TYPE (AccordSalvage, accord_salvage, accord_salvage_ref, accord_salvage_unref)

typedef struct {
  char *damaged;
  char *backup; /* or NULL */
  char *to;
  char *copy;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->damaged);
  g_free (job->backup);
  g_free (job->to);
  g_free (job->copy);
  g_free (job);
}

/* A schema of which some entries cannot be used is read as far as it goes. */
static AccordReader *
open_bad (const char *path)
{
  g_autoptr (AccordReader) db = accord_database_open (path, SQLITE_OPEN_READWRITE, NULL);

  if (db == NULL || !accord_database_exec (db, "PRAGMA writable_schema=ON", NULL) ||
      accord_database_get_int (db, "SELECT count(sql) FROM main.sqlite_schema", -1) < 0)
    return NULL;
  return g_steal_pointer (&db);
}

/* Whether every page of the schema can be read. */
static gboolean
knows_tables (AccordReader *db)
{
  return accord_database_get_int (db, "SELECT count(DISTINCT name) FROM main.sqlite_schema WHERE type='table' AND name IN"
                                      " ('meta','field','txn','span','chg','workspace')", -1) == 6 &&
         accord_database_get_int (db, "SELECT sum(length(sql)) FROM main.sqlite_schema", -1) >= 0;
}

static AccordReader *
open_copy (const Job *job, GError **error)
{
  g_autoptr (AccordReader) db = NULL;

  if (!accord_salvage_copy_image (job->damaged, job->copy, error) || !accord_salvage_mend_header (job->copy, job->backup, error))
    return NULL;
  db = open_bad (job->copy);
  if (db != NULL && knows_tables (db))
    return g_steal_pointer (&db);
  g_clear_pointer (&db, accord_database_close);
  if (!accord_salvage_graft_schema (job->copy, job->backup, error))
    return NULL;
  db = open_bad (job->copy);
  if (db == NULL || !knows_tables (db))
    {
      g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_CORRUPT,
                   _("Nothing in the file can be read any more. Restore a backup, or join the shared folder again."));
      return NULL;
    }
  return g_steal_pointer (&db);
}

/* Tables, and indexes that say what may be there only once; not those that are made anew. */
static gboolean
make_tables (AccordReader *new, AccordReader *from, GError **error)
{
  static const char sql[] =
    "SELECT sql FROM main.sqlite_schema s WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name<>'deal_total'"
    " AND ((type='table' AND sql NOT LIKE 'CREATE VIRTUAL%' AND NOT EXISTS (SELECT 1 FROM main.sqlite_schema v"
    "  WHERE v.sql LIKE 'CREATE VIRTUAL%' AND substr(s.name, 1, length(v.name)+1)=v.name||'_'))"
    " OR (type='index' AND sql LIKE 'CREATE UNIQUE%')) ORDER BY type DESC, rowid";
  sqlite3_stmt *stmt = NULL;
  gboolean ok = sqlite3_prepare_v2 (from->db, sql, -1, &stmt, NULL) == SQLITE_OK;

  while (ok && sqlite3_step (stmt) == SQLITE_ROW)
    {
      g_autoptr (GError) failed = NULL;

      /* One that is there already came from the other file. */
      if (!accord_database_exec (new, (const char *) sqlite3_column_text (stmt, 0), &failed) && error != NULL &&
          g_error_matches (failed, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_FULL))
        ok = FALSE, g_propagate_error (error, g_steal_pointer (&failed));
    }
  sqlite3_finalize (stmt);
  return ok;
}

static AccordReader *
make_new (const Job *job, AccordReader *bad, AccordReader *old, GError **error)
{
  g_autoptr (AccordReader) db = accord_database_open (job->to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);
  gint64 version = accord_database_get_int (bad, "PRAGMA user_version", 0);

  if (version < 1 || version > ACCORD_SCHEMA_VERSION)
    version = ACCORD_SCHEMA_VERSION;
  if (db == NULL ||
      !accord_database_execf (db, error, "PRAGMA page_size=4096; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA application_id=%d;"
                                         " PRAGMA user_version=%d; PRAGMA foreign_keys=OFF; BEGIN", ACCORD_APPLICATION_ID, (int) version) ||
      !make_tables (db, bad, error) || (old != NULL && !make_tables (db, old, error)))
    return NULL;
  return g_steal_pointer (&db);
}

/* Births first: they tell of the others' rows. */
static GPtrArray *
tables_of (AccordReader *db)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *stmt = NULL;

  if (sqlite3_prepare_v2 (db->db, "SELECT name FROM main.sqlite_schema WHERE type='table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name<>'span', rowid", -1, &stmt, NULL) == SQLITE_OK)
    while (sqlite3_step (stmt) == SQLITE_ROW)
      g_ptr_array_add (tables, g_strdup ((const char *) sqlite3_column_text (stmt, 0)));
  sqlite3_finalize (stmt);
  return g_steal_pointer (&tables);
}

/* What a gap had, as far as the file knows of births; what came from the backup is there again. */
static gint64
count_lost (AccordReader *new, const AccordKind *kind, GArray *gaps)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < gaps->len; i++)
    {
      const AccordSalvageGap *gap = &g_array_index (gaps, AccordSalvageGap, i);
      g_autofree char *sql = g_strdup_printf ("SELECT max(row1,%" G_GINT64_FORMAT "), min(row2,%" G_GINT64_FORMAT ") FROM span WHERE op='i' AND tbl=%d"
                                              " AND row2>=%" G_GINT64_FORMAT " AND row1<=%" G_GINT64_FORMAT,
                                              gap->first, gap->last, kind->number, gap->first, gap->last);
      g_autofree char *there = g_strdup_printf ("SELECT id FROM main.\"%s\" WHERE id BETWEEN %" G_GINT64_FORMAT " AND %" G_GINT64_FORMAT,
                                                kind->name, gap->first, gap->last);
      sqlite3_stmt *stmt = NULL;

      if (sqlite3_prepare_v2 (new->db, sql, -1, &stmt, NULL) == SQLITE_OK)
        while (sqlite3_step (stmt) == SQLITE_ROW)
          for (gint64 id = sqlite3_column_int64 (stmt, 0); id <= sqlite3_column_int64 (stmt, 1); id++)
            g_hash_table_add (ids, GSIZE_TO_POINTER ((gsize) id));
      sqlite3_finalize (stmt);
      stmt = NULL;
      if (sqlite3_prepare_v2 (new->db, there, -1, &stmt, NULL) == SQLITE_OK)
        while (sqlite3_step (stmt) == SQLITE_ROW)
          g_hash_table_remove (ids, GSIZE_TO_POINTER ((gsize) sqlite3_column_int64 (stmt, 0)));
      sqlite3_finalize (stmt);
    }
  return g_hash_table_size (ids);
}

/* Ids between rows of the journal that are there; those behind its last one are not known to have been. */
static gint64
count_lost_changes (AccordReader *new, GArray *gaps)
{
  gint64 n = 0, last = accord_database_get_int (new, "SELECT max(seq) FROM chg", 0);

  for (guint i = 0; i < gaps->len; i++)
    {
      const AccordSalvageGap *gap = &g_array_index (gaps, AccordSalvageGap, i);
      gint64 end = MIN (gap->last, last);
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM chg WHERE seq BETWEEN %" G_GINT64_FORMAT " AND %" G_GINT64_FORMAT, gap->first, end);

      n += end >= gap->first ? end - gap->first + 1 - accord_database_get_int (new, sql, 0) : 0;
    }
  return n;
}

typedef struct {
  const AccordKind *kind; /* NULL: not a kind's */
  gboolean is_journal;
  GArray *gaps;
  gint64 n_read;
  gint64 n_backup;
} Table;

static void
table_clear (gpointer data)
{
  g_array_unref (((Table *) data)->gaps);
}

/* Once all tables are there: what is missing shows only then. */
static void
tell (AccordSalvaging *self, GArray *tables)
{
  for (guint i = 0; i < tables->len; i++)
    {
      const Table *table = &g_array_index (tables, Table, i);
      AccordSalvageKind count = { table->kind, table->n_read, table->n_backup, 0 };

      self->found->is_whole &= table->gaps->len == 0;
      if (table->is_journal)
        {
          self->found->n_changes_backup = table->n_backup;
          self->found->n_changes_lost = count_lost_changes (self->new, table->gaps);
        }
      if (table->kind == NULL)
        continue;
      count.n_lost = count_lost (self->new, table->kind, table->gaps);
      if (count.n_read + count.n_backup + count.n_lost > 0)
        g_array_append_val (self->found->kinds, count);
    }
}

static gboolean
fill_tables (AccordSalvaging *self, GError **error)
{
  g_autoptr (GPtrArray) names = tables_of (self->new);
  g_autoptr (GArray) tables = g_array_new (FALSE, TRUE, sizeof (Table));
  gboolean lost_changes = FALSE;

  g_array_set_clear_func (tables, table_clear);
  g_array_set_size (tables, names->len);
  for (guint i = 0; i < names->len; i++)
    g_array_index (tables, Table, i).gaps = g_array_new (FALSE, FALSE, sizeof (AccordSalvageGap));
  for (guint i = 0; i < names->len; i++)
    {
      Table *table = &g_array_index (tables, Table, i);

      table->kind = accord_kind_by_name (names->pdata[i]);
      table->is_journal = g_str_equal (names->pdata[i], "chg");
      if (!accord_salvage_table (self, names->pdata[i], table->gaps, &table->n_read, &table->n_backup, error))
        return FALSE;
      lost_changes |= table->is_journal && table->gaps->len > 0;
    }
  self->found->is_whole = TRUE;
  tell (self, tables);
  return accord_salvage_mend (self, lost_changes || self->found->aged->len > 0, error) && accord_database_exec (self->new, "COMMIT", error);
}

static gboolean
salvage (const Job *job, AccordSalvage *found, GError **error)
{
  g_autoptr (AccordReader) bad = open_copy (job, error);
  g_autofree char *uri = job->backup != NULL ? g_filename_to_uri (job->backup, NULL, NULL) : NULL;
  g_autofree char *immutable = uri != NULL ? g_strconcat (uri, "?immutable=1", NULL) : NULL;
  g_autoptr (AccordReader) old = immutable != NULL ? accord_database_open (immutable, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL) : NULL;
  g_autoptr (AccordReader) new = bad != NULL ? make_new (job, bad, old, error) : NULL;
  AccordSalvaging salvaging = { bad, old, new, found };

  if (new == NULL)
    return FALSE;
  found->backup_txn = old != NULL ? accord_database_get_int (old, "SELECT max(id) FROM txn", 0) : 0;
  return fill_tables (&salvaging, error);
}

static DexFuture *
salvage_thread (gpointer data)
{
  Job *job = data;
  g_autoptr (AccordSalvage) found = accord_salvage_new ();
  g_autoptr (GError) error = NULL;
  gboolean ok;
  int lock;

  if (g_file_test (job->to, G_FILE_TEST_EXISTS))
    return dex_future_new_reject (ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_EXISTS,
                                  _("“%s” exists already and is left as it is; choose another name."), job->to);
  lock = accord_file_lock (job->damaged, &error);
  /* In a folder that may only be read nobody else writes either. */
  if (lock < 0 && g_error_matches (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_BUSY))
    return dex_future_new_for_error (g_steal_pointer (&error));
  g_clear_error (&error);
  ok = salvage (job, found, &error);
  accord_file_unlock (job->damaged, lock);
  accord_store_remove (job->copy);
  if (ok)
    return dex_future_new_take_boxed (ACCORD_TYPE_SALVAGE, g_steal_pointer (&found));
  accord_store_remove (job->to);
  return dex_future_new_for_error (g_steal_pointer (&error));
}

/**
 * accord_salvage_file:
 * @damaged: a file that nobody has open; it is only read
 * @backup: (nullable): a sound copy of an earlier day of the same file
 * @to: what is made of both; nothing may be there
 *
 * Returns: (transfer full): a future that resolves to an #AccordSalvage, and then @to opens as a workspace; or
 *   rejects with an #AccordStoreError in words, and then there is no @to
 */
DexFuture *
accord_salvage_file (const char *damaged, const char *backup, const char *to)
{
  Job *job = g_new0 (Job, 1);

  *job = (Job) { g_canonicalize_filename (damaged, NULL), backup != NULL ? g_canonicalize_filename (backup, NULL) : NULL,
                 g_canonicalize_filename (to, NULL), g_strconcat (to, ".damaged", NULL) };
  return dex_scheduler_spawn (dex_thread_pool_scheduler_get_default (), 512 * 1024, salvage_thread, job, job_free);
}

static DexFuture *
sound_thread (gpointer data)
{
  g_autofree char *uri = g_filename_to_uri (data, NULL, NULL);
  g_autofree char *immutable = g_strconcat (uri, "?immutable=1", NULL);
  g_autoptr (AccordReader) db = accord_database_open (immutable, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL);
  sqlite3_stmt *stmt = NULL;
  gboolean sound = db != NULL && accord_database_get_int (db, "PRAGMA application_id", 0) == ACCORD_APPLICATION_ID &&
                   sqlite3_prepare_v2 (db->db, "PRAGMA quick_check(1)", -1, &stmt, NULL) == SQLITE_OK && sqlite3_step (stmt) == SQLITE_ROW &&
                   g_strcmp0 ((const char *) sqlite3_column_text (stmt, 0), "ok") == 0;

  sqlite3_finalize (stmt);
  return dex_future_new_for_boolean (sound);
}

/**
 * accord_salvage_is_sound:
 * @path: a backup, which nobody writes to
 *
 * Returns: (transfer full): a future for whether every page of it can be read
 */
DexFuture *
accord_salvage_is_sound (const char *path)
{
  return dex_scheduler_spawn (dex_thread_pool_scheduler_get_default (), 512 * 1024, sound_thread, g_canonicalize_filename (path, NULL), g_free);
}
