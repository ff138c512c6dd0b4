/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A computer of the simulator: a real file in a real store, emptied between runs because that is quicker than
 * making one. */
#include "accord-config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include "accord-hollow.h"
#include "accord-statement.h"
#include "accord-sync-rows.h"
#include "accord-wire-value.h"
#include "accord-writer-private.h"
#include "sim.h"

#define HOLLOW 3 /* the file that begins without tables */

static gboolean
run_all (AccordReader *db, const char *ask, const char *format, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (AccordStatement) st = accord_reader_prepare (db, ask, error);

  while (st != NULL && accord_statement_step (st, error))
    g_ptr_array_add (names, g_strdup (accord_statement_text (st, 0)));
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *name = names->pdata[i] ? g_strdup (names->pdata[i]) : NULL;
      g_autofree char *sql = g_strdup (format);
      g_auto (GStrv) parts = g_strsplit (sql, "@", -1);
      g_autofree char *whole = g_strjoinv (name, parts);
      g_autoptr (AccordStatement) run = accord_reader_prepare (db, whole, error);

      if (run == NULL || !accord_statement_run (run, error))
        return FALSE;
    }
  return *error == NULL;
}

static DexFuture *
empty_file (AccordWriter *writer, gpointer data)
{
  static gint64 used; /* this thread is one of several, but they take turns */
  AccordReader *db = accord_writer_reader (writer);
  g_autofree char *next = g_strdup_printf ("SELECT %" G_GINT64_FORMAT, used += 5000);
  GError *error = NULL;

  if (run_all (db, "SELECT 'kinds' WHERE EXISTS (SELECT 1 FROM custom_field)",
               "INSERT INTO meta(key, value) VALUES('@', 1) ON CONFLICT(key) DO UPDATE SET value=value+1", &error) &&
      run_all (db, "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL%fts5%'", "INSERT INTO \"@\"(\"@\") VALUES('delete-all')", &error) &&
      run_all (db, "SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%_fts%'"
                   " AND name NOT IN ('meta', 'field') AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY (name='txn')+2*(name='replica')",
               "DELETE FROM \"@\"", &error) &&
      run_all (db, "SELECT 'x_'", "DELETE FROM field WHERE substr(name, 1, 2)='@'", &error) &&
      /* Numbers of change sets are not given again: readers remember what follows from them. */
      run_all (db, "SELECT 1", "INSERT INTO replica(id, rid, state, seen) VALUES(@, '00000000000000zz', 2, 0)", &error) &&
      run_all (db, next, "INSERT INTO txn(id, rep, h, at, kind) VALUES(@, 1, 1, 0, 'sync')", &error) &&
      run_all (db, "SELECT 'sync_'", "DELETE FROM meta WHERE key LIKE '@%'", &error))
    return dex_future_new_for_boolean (TRUE);
  return dex_future_new_for_error (error);
}

/* What a computer needs in memory while it is on. */
void
sim_begin (Sim *sim, SimReplica *replica)
{
  sim_use (replica);
  replica->is_used = TRUE;
  replica->journal = accord_test_object (accord_journal_new (replica->store));
  replica->sync = accord_sync_new (replica->journal, ACCORD_TRANSPORT (replica->share), ACCORD_TRANSPORT (replica->mirror));
  accord_sync_run_here (replica->sync);
  accord_sync_set_fan (replica->sync, 3); /* histories are short */
  if (replica->records > 0)
    accord_sync_set_records (replica->sync, replica->records);
  accord_sync_mutate (replica->sync, sim->mutation);
}

void
sim_end (SimReplica *replica)
{
  g_clear_object (&replica->sync);
  g_clear_object (&replica->journal);
}

static void
clear_disks (SimReplica *replica)
{
  g_clear_object (&replica->share);
  g_clear_object (&replica->mirror);
  g_clear_pointer (&replica->shipped, g_hash_table_unref);
  replica->share = ACCORD_MEMORY_TRANSPORT (accord_memory_transport_new ());
  replica->mirror = ACCORD_MEMORY_TRANSPORT (accord_memory_transport_new ());
  replica->shipped = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
}

void
sim_reset (Sim *sim, SimReplica *replica)
{
  sim_end (replica);
  clear_disks (replica);
  if (replica->is_older) /* the run ended before it was brought up to date */
    {
      sim_upgrade (sim, replica);
      sim_end (replica);
    }
  sim_use (replica);
  if (replica->is_used)
    accord_test_done (accord_store_write (replica->store, empty_file, NULL, NULL));
  replica->is_used = FALSE;
  replica->skew = 0;
  replica->records = 0;
  replica->takes_part = replica->is_away = replica->has_backup = replica->was_wrong = FALSE;
}

void
sim_open_store (SimReplica *replica, AccordStoreFlags flags)
{
  sim_use (replica);
  replica->store = accord_test_object (accord_store_open (replica->path, flags));
}

void
sim_close_store (SimReplica *replica)
{
  sim_use (replica);
  sim_end (replica);
  accord_test_done (accord_store_close (replica->store));
  g_clear_object (&replica->store);
}

static void
copy_file (const char *from, const char *to)
{
  g_autoptr (GFile) source = g_file_new_for_path (from), target = g_file_new_for_path (to);
  g_autoptr (GError) error = NULL;

  g_file_copy (source, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* The file is put back to another one: a backup, or a copy of somebody's. */
void
sim_reopen (Sim *sim, SimReplica *replica, const char *from)
{
  g_autofree char *wal = g_strconcat (replica->path, "-wal", NULL);

  sim_close_store (replica);
  g_unlink (wal);
  copy_file (from, replica->path);
  sim_open_store (replica, ACCORD_STORE_WRITE);
  sim_begin (sim, replica);
}

/* Tables with all their columns, of what people work with here: to make them one by one, as values come, in every
 * file takes longer than all else. One file has none of them, so that that happens too. */
static DexFuture *
make_tables (AccordWriter *writer, gpointer data)
{
  static const AccordKind *const kinds[] = {
    &accord_workspace_kind, &accord_customer_kind, &accord_pipeline_kind, &accord_stage_kind, &accord_deal_kind,
    &accord_stage_event_kind, &accord_activity_kind, &accord_tag_kind, &accord_tagging_kind, &accord_custom_field_kind,
    &accord_stage_criterion_kind, &accord_departure_kind, &accord_member_kind, &accord_ticket_kind,
  };
  GError *error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (!accord_writer_make_table (writer, kinds[i], G_MAXUINT64, &error) ||
        !accord_hollow_expect (accord_writer_reader (writer), kinds[i], G_MAXUINT64, FALSE, &error))
      return dex_future_new_for_error (error);
  return dex_future_new_for_boolean (TRUE);
}

/* An empty file with tables. */
char *
sim_make_first (const char *folder, const char *name, gboolean is_older)
{
  SimReplica maker = { .path = g_build_filename (folder, name, NULL), .is_older = is_older };

  sim_open_store (&maker, ACCORD_STORE_CREATE);
  accord_test_done (accord_store_write (maker.store, make_tables, NULL, NULL));
  sim_close_store (&maker);
  return maker.path;
}

void
sim_open_all (Sim *sim)
{
  const char *memory = g_file_test ("/dev/shm", G_FILE_TEST_IS_DIR) ? "/dev/shm" : g_get_tmp_dir ();
  g_autofree char *folder = g_build_filename (memory, "accord-sim-XXXXXX", NULL);
  g_autofree char *first = NULL;

  g_assert_nonnull (g_mkdtemp (folder));
  sim_programs_begin (sim, folder);
  first = sim_make_first (folder, "first.accord", FALSE);
  for (int i = 0; i < sim->most; i++)
    {
      g_autofree char *name = g_strdup_printf ("%d.accord", i);

      sim->replicas[i].path = g_build_filename (folder, name, NULL);
      if (i != HOLLOW)
        copy_file (first, sim->replicas[i].path);
      sim_open_store (&sim->replicas[i], i != HOLLOW ? ACCORD_STORE_WRITE : ACCORD_STORE_CREATE);
      clear_disks (&sim->replicas[i]);
      sim->replicas[i].is_used = TRUE; /* a new file is no other than one that was emptied */
    }
}

void
sim_close_all (Sim *sim)
{
  g_autofree char *folder = g_path_get_dirname (sim->replicas[0].path);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  for (int i = 0; i < sim->most; i++)
    {
      SimReplica *replica = &sim->replicas[i];

      sim_close_store (replica);
      g_clear_object (&replica->share);
      g_clear_object (&replica->mirror);
      g_clear_pointer (&replica->shipped, g_hash_table_unref);
      g_clear_pointer (&replica->path, g_free);
    }
  accord_test_idle ();
  sim_programs_end (sim);
  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}
