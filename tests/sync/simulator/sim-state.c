/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a computer of the simulator has: every value with its clock, for whoever compares. */
#include "accord-config.h"

#include <string.h>
#include "accord-statement.h"
#include "accord-sync-rows.h"
#include "accord-wire-value.h"
#include "sim.h"

char *
sim_digest (SimReplica *replica)
{
  g_autoptr (GError) error = NULL;
  DexFuture *future;
  char *digest;

  sim_use (replica);
  future = accord_sync_digest (replica->sync);
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
  if (kind != NULL && row->cut != 0)
    note (data, row->uid, "_purge", row->cut, row->cut_rid);
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

  sim_use (replica);
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
        g_autoptr (JsonNode) node = accord_wire_value (reader, &kind->fields[i], accord_record_value (row->record, i), NULL);

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

  sim_use (replica);
  accord_test_done (accord_store_read_long (replica->store, values_read, values, NULL));
  return values;
}

static gboolean
note_off (AccordReader *reader, const AccordStateRow *row, gpointer data, GError **error)
{
  if (row->deleted)
    g_hash_table_add (data, g_strdup (row->uid));
  return TRUE;
}

static DexFuture *
off_read (AccordReader *reader, gpointer data)
{
  g_autoptr (GError) error = NULL;

  accord_reader_each_state (reader, &accord_tagging_kind, note_off, data, &error);
  g_assert_no_error (error);
  return dex_future_new_for_boolean (TRUE);
}

GHashTable *
sim_taken_off (SimReplica *replica)
{
  GHashTable *off = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  sim_use (replica);
  accord_test_done (accord_store_read_long (replica->store, off_read, off, NULL));
  return off;
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

void
sim_lines (SimReplica *replica, const char *sql, GString *to)
{
  Asking asking = { sql, to };

  sim_use (replica);
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
  sim_lines (replica, "SELECT data FROM chg WHERE data IS NOT NULL", to);
}

/* What was done here, and what came, for whoever looks into what went wrong. */
void
sim_log (SimReplica *replica, GString *to)
{
  sim_lines (replica, "SELECT t.id||' '||r.rid||' '||printf('%016x', t.h)||' '||t.kind||' of '||coalesce(t.undo_of, 0)||' '||coalesce(t.label, '')"
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

  sim_lines (replica, "SELECT rid FROM replica WHERE state IN (0, 2)", lines);
  words = g_strsplit (lines->str, "\n", -1);
  for (int i = 0; words[i] != NULL; i++)
    g_hash_table_add (names, g_strdup (words[i]));
  return names;
}

char *
sim_board (SimReplica *replica)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  sim_lines (replica, "SELECT hex(s.uid)||' '||hex(d.uid) FROM deal d JOIN stage s ON s.id=d.stage WHERE d.del<=0 AND s.del<=0"
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
  sim_use (replica);
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
  DexFuture *future;
  char *uid;

  sim_use (replica);
  future = accord_store_read_long (replica->store, workspace_read, NULL, NULL);
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
