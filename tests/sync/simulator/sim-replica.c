/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A computer of the simulator: a real file in a real store, emptied between runs because that is quicker than
 * making one. */
#include "accord-config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include "accord-statement.h"
#include "accord-sync-rows.h"
#include "accord-wire-value.h"
#include "accord-writer.h"
#include "sim.h"

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
  replica->is_used = TRUE;
  replica->journal = accord_test_object (accord_journal_new (replica->store));
  replica->sync = accord_sync_new (replica->journal, ACCORD_TRANSPORT (replica->share), ACCORD_TRANSPORT (replica->mirror));
  accord_sync_run_here (replica->sync);
  accord_sync_set_fan (replica->sync, 3); /* histories are short */
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
  if (replica->is_used)
    accord_test_done (accord_store_write (replica->store, empty_file, NULL, NULL));
  replica->is_used = FALSE;
  replica->skew = 0;
  replica->takes_part = replica->is_away = replica->has_backup = replica->was_wrong = FALSE;
}

static void
open_store (SimReplica *replica, AccordStoreFlags flags)
{
  replica->store = accord_test_object (accord_store_open (replica->path, flags));
}

static void
close_store (SimReplica *replica)
{
  sim_end (replica);
  accord_test_done (accord_store_close (replica->store));
  g_clear_object (&replica->store);
}

/* The file is put back to another one: a backup, or a copy of somebody's. */
void
sim_reopen (Sim *sim, SimReplica *replica, const char *from)
{
  g_autofree char *wal = g_strconcat (replica->path, "-wal", NULL);
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (replica->path);
  g_autoptr (GError) error = NULL;

  close_store (replica);
  g_unlink (wal);
  g_file_copy (source, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  open_store (replica, ACCORD_STORE_WRITE);
  sim_begin (sim, replica);
}

void
sim_open_all (Sim *sim)
{
  const char *memory = g_file_test ("/dev/shm", G_FILE_TEST_IS_DIR) ? "/dev/shm" : g_get_tmp_dir ();
  g_autofree char *folder = g_build_filename (memory, "accord-sim-XXXXXX", NULL);

  g_assert_nonnull (g_mkdtemp (folder));
  for (int i = 0; i < sim->most; i++)
    {
      g_autofree char *name = g_strdup_printf ("%d.accord", i);

      sim->replicas[i].path = g_build_filename (folder, name, NULL);
      open_store (&sim->replicas[i], ACCORD_STORE_CREATE);
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

      close_store (replica);
      g_clear_object (&replica->share);
      g_clear_object (&replica->mirror);
      g_clear_pointer (&replica->shipped, g_hash_table_unref);
      g_clear_pointer (&replica->path, g_free);
    }
  accord_test_idle ();
  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

char *
sim_digest (SimReplica *replica)
{
  DexFuture *future = accord_sync_digest (replica->sync);
  g_autoptr (GError) error = NULL;
  char *digest;

  accord_test_wait (future);
  digest = g_value_dup_string (dex_future_get_value (future, &error));
  g_assert_no_error (error);
  dex_unref (future);
  return digest;
}

static void
note (GHashTable *state, const char *uid, const char *field, AccordStamp stamp, const char *rid)
{
  g_hash_table_insert (state, g_strdup_printf ("%s %s", uid, field), g_strdup_printf ("%016" G_GINT64_MODIFIER "x %s", stamp, rid));
}

static gboolean
note_row (AccordReader *reader, const AccordStateRow *row, gpointer data, GError **error)
{
  const AccordKind *kind = row->record ? accord_record_kind (row->record) : NULL;

  if (kind == NULL)
    note (data, row->uid, row->field, row->born, row->born_rid);
  if (kind != NULL && !row->is_stub)
    note (data, row->uid, "_born", row->born, row->born_rid);
  if (kind != NULL && row->deleted_stamp != 0)
    note (data, row->uid, "_del", row->deleted_stamp, row->deleted_rid);
  for (int i = 0; kind != NULL && i < kind->n_fields; i++)
    {
      AccordStamp stamp;
      const char *rid;

      if (accord_reader_field_clock (reader, row->record, i, &stamp, &rid))
        note (data, row->uid, kind->fields[i].name, stamp, rid);
    }
  return TRUE;
}

static DexFuture *
state_read (AccordReader *reader, gpointer data)
{
  g_autoptr (GError) error = NULL;
  int n_kinds;
  const AccordKind *const *kinds = accord_kinds (&n_kinds);

  for (int i = 0; i <= n_kinds; i++)
    accord_reader_each_state (reader, i < n_kinds ? kinds[i] : NULL, note_row, data, &error);
  g_assert_no_error (error);
  return dex_future_new_for_boolean (TRUE);
}

GHashTable *
sim_state (SimReplica *replica)
{
  GHashTable *state = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  accord_test_done (accord_store_read_long (replica->store, state_read, state, NULL));
  return state;
}

static gboolean
note_values (AccordReader *reader, const AccordStateRow *row, gpointer data, GError **error)
{
  const AccordKind *kind = row->record ? accord_record_kind (row->record) : NULL;

  if (kind == NULL)
    g_hash_table_insert (data, g_strdup_printf ("%s %s", row->uid, row->field), g_strdup (row->text));
  for (int i = 0; kind != NULL && i < kind->n_fields; i++)
    if (accord_wire_is_shared (&kind->fields[i]) && !accord_value_is_empty (accord_record_value (row->record, i)))
      {
        g_autoptr (JsonNode) node = accord_wire_value (reader, &kind->fields[i], accord_record_value (row->record, i));

        g_hash_table_insert (data, g_strdup_printf ("%s %s", row->uid, kind->fields[i].name), json_to_string (node, FALSE));
      }
  return TRUE;
}

static DexFuture *
values_read (AccordReader *reader, gpointer data)
{
  g_autoptr (GError) error = NULL;
  int n_kinds;
  const AccordKind *const *kinds = accord_kinds (&n_kinds);

  for (int i = 0; i <= n_kinds; i++)
    accord_reader_each_state (reader, i < n_kinds ? kinds[i] : NULL, note_values, data, &error);
  g_assert_no_error (error);
  return dex_future_new_for_boolean (TRUE);
}

GHashTable *
sim_values (SimReplica *replica)
{
  GHashTable *values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  accord_test_done (accord_store_read_long (replica->store, values_read, values, NULL));
  return values;
}

typedef struct {
  const char *ask;
  GString *to;
} Asking;

static DexFuture *
ask_read (AccordReader *reader, gpointer data)
{
  const Asking *asking = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordStatement) st = accord_reader_prepare (reader, asking->ask, &error);

  while (st != NULL && accord_statement_step (st, &error))
    g_string_append_printf (asking->to, "%s\n", accord_statement_text (st, 0));
  g_assert_no_error (error);
  return dex_future_new_for_boolean (TRUE);
}

static void
ask (SimReplica *replica, const char *sql, GString *to)
{
  Asking asking = { sql, to };

  accord_test_done (accord_store_read_long (replica->store, ask_read, &asking, NULL));
}

void
sim_everything (SimReplica *replica, GString *to)
{
  g_autoptr (GHashTable) values = sim_values (replica);
  GHashTableIter iter;
  gpointer text;

  g_hash_table_iter_init (&iter, values);
  while (g_hash_table_iter_next (&iter, NULL, &text))
    g_string_append_printf (to, "%s\n", (char *) text);
  ask (replica, "SELECT data FROM chg WHERE data IS NOT NULL", to);
}

/* What was done here, and what came, for whoever looks into what went wrong. */
void
sim_log (SimReplica *replica, GString *to)
{
  ask (replica, "SELECT t.id||' '||r.rid||' '||printf('%016x', t.h)||' '||t.kind||' of '||coalesce(t.undo_of, 0)||' '||coalesce(t.label, '')"
                "||' '||coalesce((SELECT group_concat(c.op||c.tbl||':'||c.row||coalesce(c.data, ''), ' ') FROM chg c WHERE c.txn=t.id), '')"
                "||' '||coalesce((SELECT group_concat(s.op||s.tbl||':'||s.row1||'-'||s.row2, ' ') FROM span s WHERE s.txn=t.id), '')"
                " FROM txn t JOIN replica r ON r.id=t.rep ORDER BY t.id DESC LIMIT 30", to);
}

GHashTable *
sim_own_names (SimReplica *replica)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) lines = g_string_new (NULL);
  g_auto (GStrv) words = NULL;

  ask (replica, "SELECT rid FROM replica WHERE state IN (0, 2)", lines);
  words = g_strsplit (lines->str, "\n", -1);
  for (int i = 0; words[i] != NULL; i++)
    g_hash_table_add (names, g_strdup (words[i]));
  return names;
}

char *
sim_board (SimReplica *replica)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  ask (replica, "SELECT hex(s.uid)||' '||hex(d.uid) FROM deal d JOIN stage s ON s.id=d.stage WHERE d.del<=0 AND s.del<=0"
                " ORDER BY s.uid, d.stage_rank, d.uid", lines);
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

static DexFuture *
conflicts_read (AccordReader *reader, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = accord_reader_conflicts (reader, FALSE, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < found->len; i++)
    {
      const AccordConflict *conflict = found->pdata[i];
      char uid[27];

      if (accord_reader_row_uid (reader, conflict->kind, conflict->row, uid))
        g_hash_table_add (data, g_strdup_printf ("%s %s", uid, conflict->field));
    }
  return dex_future_new_for_boolean (TRUE);
}

void
sim_conflicts (SimReplica *replica, GHashTable *told)
{
  accord_test_done (accord_store_read_long (replica->store, conflicts_read, told, NULL));
}

static DexFuture *
workspace_read (AccordReader *reader, gpointer data)
{
  return dex_future_new_take_string (accord_reader_workspace_uid (reader));
}

char *
sim_workspace (SimReplica *replica)
{
  DexFuture *future = accord_store_read_long (replica->store, workspace_read, NULL, NULL);
  char *uid;

  accord_test_wait (future);
  uid = g_value_dup_string (dex_future_get_value (future, NULL));
  dex_unref (future);
  return uid;
}

gboolean
sim_is_place (const char *field)
{
  return strcmp (field, "stage") == 0 || strcmp (field, "closings") == 0;
}

gint64
sim_closings (GHashTable *values, const char *key)
{
  g_autofree char *field = g_strdup_printf ("%.*s closings", ACCORD_ID_TEXT, key);
  const char *told = g_hash_table_lookup (values, field);

  return told != NULL ? g_ascii_strtoll (told, NULL, 10) : 0;
}

GHashTable *
sim_ranked_state (SimReplica *replica)
{
  GHashTable *state = sim_state (replica);
  g_autoptr (GHashTable) values = sim_values (replica);
  GHashTableIter iter;
  gpointer key, clock;

  g_hash_table_iter_init (&iter, state);
  while (g_hash_table_iter_next (&iter, &key, &clock))
    if (sim_is_place ((const char *) key + ACCORD_ID_TEXT + 1))
      g_hash_table_iter_replace (&iter, g_strdup_printf ("%08" G_GINT64_MODIFIER "x %s", sim_closings (values, key), (char *) clock));
  return state;
}
