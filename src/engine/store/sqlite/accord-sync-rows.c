/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a file knows of sharing: who takes part, which files of changes it has, what met, and the state of
 * every record with its clocks. */
#include "accord-config.h"

#include "accord-sync-rows.h"

#include <json-glib/json-glib.h>
#include <string.h>
#include "accord-record-json.h"
#include "accord-row-uid.h"
#include "accord-row.h"

G_DEFINE_BOXED_TYPE (AccordConflict, accord_conflict, accord_conflict_copy, accord_conflict_free)

AccordConflict *
accord_conflict_copy (const AccordConflict *conflict)
{
  AccordConflict *copy = g_memdup2 (conflict, sizeof *conflict);

  copy->field = g_strdup (conflict->field);
  copy->win_actor = g_strdup (conflict->win_actor);
  copy->lose_actor = g_strdup (conflict->lose_actor);
  copy->base = copy->win = copy->lose = (AccordValue) ACCORD_VALUE_INIT;
  accord_value_copy (&copy->base, &conflict->base);
  accord_value_copy (&copy->win, &conflict->win);
  accord_value_copy (&copy->lose, &conflict->lose);
  return copy;
}

void
accord_conflict_free (AccordConflict *conflict)
{
  g_free (conflict->field);
  g_free (conflict->win_actor);
  g_free (conflict->lose_actor);
  accord_value_clear (&conflict->base);
  accord_value_clear (&conflict->win);
  accord_value_clear (&conflict->lose);
  g_free (conflict);
}

void
accord_replica_row_free (gpointer data)
{
  AccordReplicaRow *row = data;

  g_free (row->rid);
  g_free (row->head);
  g_free (row);
}

void
accord_segment_row_free (gpointer data)
{
  AccordSegmentRow *row = data;

  g_free (row->hash);
  g_free (row->rid);
  g_clear_pointer (&row->raw, g_bytes_unref);
  g_free (row);
}

/* A small text that sharing remembers, or NULL. */
char *
accord_reader_sync_note (AccordReader *reader, const char *name)
{
  g_autofree char *key = g_strconcat ("sync_", name, NULL);
  g_autoptr (AccordStatement) st = accord_reader_prepare (reader, "SELECT value FROM meta WHERE key=?1", NULL);

  if (st == NULL)
    return NULL;
  accord_statement_bind_text (st, 1, key);
  return accord_statement_step (st, NULL) ? g_strdup (accord_statement_text (st, 0)) : NULL;
}

/* Who shares the workspace, this computer first. */
GPtrArray *
accord_reader_replicas (AccordReader *reader, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (accord_replica_row_free);
  g_autoptr (AccordStatement) st =
    accord_reader_prepare (reader, "SELECT id, rid, state, seen, head FROM replica ORDER BY state<>0, id", error);
  g_autoptr (GError) failed = NULL;

  while (st != NULL && accord_statement_step (st, &failed))
    {
      AccordReplicaRow *row = g_new0 (AccordReplicaRow, 1);

      *row = (AccordReplicaRow) { (int) accord_statement_int (st, 0), g_strdup (accord_statement_text (st, 1)),
                                  (int) accord_statement_int (st, 2), accord_statement_int (st, 3),
                                  g_strdup (accord_statement_text (st, 4)) };
      g_ptr_array_add (rows, row);
    }
  return st != NULL && accord_error_pass (error, &failed) ? g_steal_pointer (&rows) : NULL;
}

/**
 * accord_reader_segments:
 * @state: see AccordSegmentState, or -1 for all
 *
 * Returns: (transfer full): of #AccordSegmentRow in the order of their numbers, or %NULL
 */
GPtrArray *
accord_reader_segments (AccordReader *reader, int state, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (accord_segment_row_free);
  g_autoptr (AccordStatement) st = accord_reader_prepare (
    reader, "SELECT s.hash, r.rid, s.s1, s.s2, s.state, s.raw FROM seg s JOIN replica r ON r.id=s.rep"
            " WHERE ?1<0 OR s.state=?1 ORDER BY s.rep, s.s1, s.s2, s.id", error);
  g_autoptr (GError) failed = NULL;

  if (st == NULL)
    return NULL;
  accord_statement_bind_int (st, 1, state);
  while (accord_statement_step (st, &failed))
    {
      AccordSegmentRow *row = g_new0 (AccordSegmentRow, 1);
      gsize size = 0;
      gconstpointer raw = accord_statement_is_null (st, 5) ? NULL : accord_statement_blob (st, 5, &size);

      *row = (AccordSegmentRow) { g_strdup (accord_statement_text (st, 0)), g_strdup (accord_statement_text (st, 1)),
                                  accord_statement_int (st, 2), accord_statement_int (st, 3),
                                  (int) accord_statement_int (st, 4), raw ? g_bytes_new (raw, size) : NULL };
      g_ptr_array_add (rows, row);
    }
  return accord_error_pass (error, &failed) ? g_steal_pointer (&rows) : NULL;
}

/* Hashes of all files of changes that are in here. */
GHashTable *
accord_reader_segment_hashes (AccordReader *reader, GError **error)
{
  g_autoptr (GHashTable) hashes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (AccordStatement) st = accord_reader_prepare (reader, "SELECT hash FROM seg", error);
  g_autoptr (GError) failed = NULL;

  while (st != NULL && accord_statement_step (st, &failed))
    g_hash_table_add (hashes, g_strdup (accord_statement_text (st, 0)));
  return st != NULL && accord_error_pass (error, &failed) ? g_steal_pointer (&hashes) : NULL;
}

/* Own change sets behind @after_txn: what others do not have yet. */
gint64
accord_reader_unsealed (AccordReader *reader, gint64 after_txn)
{
  g_autoptr (AccordStatement) st = accord_reader_prepare (
    reader, "SELECT count(*) FROM txn WHERE id>?1 AND h>0 AND rep=(SELECT id FROM replica WHERE state=0)", NULL);

  if (st == NULL)
    return 0;
  accord_statement_bind_int (st, 1, after_txn);
  return accord_statement_step (st, NULL) ? accord_statement_int (st, 0) : 0;
}

guint
accord_reader_open_conflicts (AccordReader *reader)
{
  return (guint) accord_database_get_int (reader, "SELECT count(*) FROM conflict WHERE state=0", 0);
}

static void
read_value (const AccordField *field, const char *text, AccordValue *value)
{
  g_autoptr (JsonNode) node = text ? json_from_string (text, NULL) : NULL;

  if (node != NULL)
    accord_value_from_journal (field, node, value);
}

static AccordConflict *
read_conflict (AccordReader *reader, AccordStatement *st)
{
  const AccordKind *base = accord_kind_by_number ((int) accord_statement_int (st, 2));
  const AccordKind *kind = base ? accord_reader_get_kind (reader, base) : NULL;
  int field = kind ? accord_kind_find (kind, accord_statement_text (st, 4)) : -1;
  AccordConflict *conflict;

  if (kind == NULL)
    return NULL;
  conflict = g_new0 (AccordConflict, 1);
  conflict->id = accord_statement_int (st, 0);
  conflict->txn = accord_statement_int (st, 1);
  conflict->kind = kind;
  conflict->row = accord_statement_int (st, 3);
  conflict->field = g_strdup (accord_statement_text (st, 4));
  if (field >= 0)
    {
      read_value (&kind->fields[field], accord_statement_text (st, 5), &conflict->base);
      read_value (&kind->fields[field], accord_statement_text (st, 6), &conflict->win);
      read_value (&kind->fields[field], accord_statement_text (st, 7), &conflict->lose);
    }
  conflict->win_is_mine = accord_statement_int (st, 8) != 0;
  conflict->lose_is_mine = accord_statement_int (st, 9) != 0;
  conflict->win_actor = g_strdup (accord_statement_text (st, 10));
  conflict->lose_actor = g_strdup (accord_statement_text (st, 11));
  conflict->at = (gint64) ((guint64) accord_statement_int (st, 12) >> 16);
  conflict->state = (int) accord_statement_int (st, 13);
  return conflict;
}

#define ACTOR_OF(rep, h) "(SELECT m.name FROM txn x JOIN member m ON m.id=x.actor WHERE x.h=" h " AND x.rep=" rep " AND x.id<=c.txn LIMIT 1)"
#define IS_OWN(rep) "(SELECT state IN (0, 2) FROM replica WHERE id=" rep ")"

/**
 * accord_reader_conflicts:
 *
 * Returns: (transfer full): of #AccordConflict, newest first, or %NULL
 */
GPtrArray *
accord_reader_conflicts (AccordReader *reader, gboolean open_only, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_conflict_free);
  g_autoptr (AccordStatement) st = accord_reader_prepare (
    reader, "SELECT c.id, c.txn, c.tbl, c.row, c.field, c.base, c.win, c.lose, " IS_OWN ("c.rep1") ", " IS_OWN ("c.rep2")
            ", " ACTOR_OF ("c.rep1", "c.h1") ", " ACTOR_OF ("c.rep2", "c.h2") ", c.h1, c.state"
            " FROM conflict c WHERE ?1=0 OR c.state=0 ORDER BY c.id DESC", error);
  g_autoptr (GError) failed = NULL;

  if (st == NULL)
    return NULL;
  accord_statement_bind_int (st, 1, open_only);
  while (accord_statement_step (st, &failed))
    {
      AccordConflict *conflict = read_conflict (reader, st);

      if (conflict != NULL)
        g_ptr_array_add (found, conflict);
    }
  return accord_error_pass (error, &failed) ? g_steal_pointer (&found) : NULL;
}

static const char *
rid_of (AccordReader *reader, gint64 number)
{
  g_autoptr (AccordStatement) st = accord_reader_prepare (reader, "SELECT rid FROM replica WHERE id=?1", NULL);

  if (st == NULL)
    return "";
  accord_statement_bind_int (st, 1, number);
  return accord_statement_step (st, NULL) ? g_intern_string (accord_statement_text (st, 0)) : "";
}

static gboolean
find_clock (AccordReader *reader, GBytes *clocks, guint8 number, AccordStamp *stamp, const char **rid)
{
  gsize size = 0;
  const guint8 *data = clocks ? g_bytes_get_data (clocks, &size) : NULL;

  for (gsize at = 0; at + 11 <= size; at += 11)
    if (data[at] == number)
      {
        guint64 h;

        memcpy (&h, data + at + 3, sizeof h);
        *stamp = GUINT64_FROM_BE (h);
        *rid = rid_of (reader, data[at + 1] << 8 | data[at + 2]);
        return TRUE;
      }
  return FALSE;
}

/* The clock of a field that was edited since its record's birth. */
gboolean
accord_reader_field_clock (AccordReader *reader, AccordRecord *record, int field, AccordStamp *stamp, const char **rid)
{
  const AccordKind *kind = accord_record_kind (record);

  return find_clock (reader, accord_record_clocks (record), reader->numbers[kind->number][field], stamp, rid);
}

gboolean
accord_reader_row_uid (AccordReader *reader, const AccordKind *kind, gint64 id, char uid[27])
{
  g_autofree char *sql = g_strdup_printf ("SELECT uid, born FROM \"%s\" WHERE id=?1", kind->name);
  g_autoptr (AccordStatement) st = accord_reader_prepare (reader, sql, NULL);
  AccordId own;
  gsize size = 0;
  gconstpointer bytes;

  if (st == NULL)
    return FALSE;
  accord_statement_bind_int (st, 1, id);
  if (!accord_statement_step (st, NULL))
    return FALSE;
  bytes = accord_statement_is_null (st, 0) ? NULL : accord_statement_blob (st, 0, &size);
  if (bytes != NULL && size == sizeof own.bytes)
    memcpy (own.bytes, bytes, size);
  else if (!accord_row_uid_derive (reader, kind, accord_statement_int (st, 1), id, &own))
    return FALSE;
  accord_id_to_text (&own, uid);
  return TRUE;
}

typedef struct {
  gint64 txn;
  AccordStamp stamp;
  const char *rid;
} TxnClock;

static gboolean
txn_clock (AccordReader *reader, gint64 txn, TxnClock *clock, GError **error)
{
  g_autoptr (AccordStatement) st = NULL;

  if (clock->txn == txn)
    return TRUE;
  st = accord_reader_prepare (reader, "SELECT h, rep FROM txn WHERE id=?1", error);
  if (st == NULL)
    return FALSE;
  accord_statement_bind_int (st, 1, txn);
  if (accord_statement_step (st, error))
    *clock = (TxnClock) { txn, (AccordStamp) accord_statement_int (st, 0), rid_of (reader, accord_statement_int (st, 1)) };
  return clock->txn == txn;
}

static gboolean
tell (AccordReader *reader, const AccordKind *kind, AccordRecord *record, TxnClock *birth, AccordStateFunc func,
      gpointer data, GError **error)
{
  AccordStateRow row = { .kind = kind->name, .record = record };
  gint64 deleted = accord_record_deleted (record);
  AccordStamp own = 0;
  const char *rid = NULL;
  TxnClock set = { 0 };

  if (!txn_clock (reader, accord_record_born (record), birth, error) ||
      (deleted != 0 && !txn_clock (reader, ABS (deleted), &set, error)))
    return FALSE;
  accord_id_to_text (accord_record_uid (record), row.uid);
  row.born = birth->stamp;
  row.born_rid = birth->rid;
  row.is_stub = birth->stamp == 0;
  row.deleted = deleted > 0 && set.stamp != 0;
  if (set.stamp != 0)
    row.deleted_stamp = set.stamp, row.deleted_rid = set.rid;
  if (find_clock (reader, accord_record_clocks (record), 0, &own, &rid) &&
      (own > row.deleted_stamp || (own == row.deleted_stamp && strcmp (rid, row.deleted_rid) > 0)))
    row.deleted_stamp = own, row.deleted_rid = rid, row.deleted = deleted > 0;
  return func (reader, &row, data, error);
}

#define ROWS_AT_ONCE 500

static gboolean
each_known (AccordReader *reader, const AccordKind *kind, AccordStateFunc func, gpointer data, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE id>?1 ORDER BY id LIMIT %d", kind->name, ROWS_AT_ONCE);
  TxnClock birth = { 0 };
  gint64 last = 0;

  for (;;)
    {
      g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (accord_row_unref);
      g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (AccordStatement) st = accord_reader_prepare (reader, sql, error);
      g_autoptr (GError) failed = NULL;

      if (st == NULL)
        return FALSE;
      accord_statement_bind_int (st, 1, last);
      while (accord_statement_step (st, &failed))
        {
          last = accord_statement_int (st, 0);
          g_array_append_val (ids, last);
        }
      if (!accord_error_pass (error, &failed) ||
          !accord_row_load_many (reader, kind, (const gint64 *) (void *) ids->data, ids->len, records, error))
        return FALSE;
      for (guint i = 0; i < records->len; i++)
        if (!tell (reader, kind, records->pdata[i], &birth, func, data, error))
          return FALSE;
      if (ids->len < ROWS_AT_ONCE)
        return TRUE;
    }
}

static gboolean
each_unknown (AccordReader *reader, AccordStateFunc func, gpointer data, GError **error)
{
  g_autoptr (AccordStatement) st =
    accord_reader_prepare (reader, "SELECT tbl, uid, field, val, h, rep FROM unknown ORDER BY tbl, uid, field", error);
  g_autoptr (GError) failed = NULL;

  while (st != NULL && accord_statement_step (st, &failed))
    {
      AccordStateRow row = { .kind = accord_statement_text (st, 0), .field = accord_statement_text (st, 2),
                             .text = accord_statement_text (st, 3), .born = (AccordStamp) accord_statement_int (st, 4),
                             .born_rid = rid_of (reader, accord_statement_int (st, 5)) };
      AccordId uid = { { 0 } };
      gsize size = 0;
      gconstpointer bytes = accord_statement_blob (st, 1, &size);

      memcpy (uid.bytes, bytes, MIN (size, sizeof uid.bytes));
      accord_id_to_text (&uid, row.uid);
      if (!func (reader, &row, data, error))
        return FALSE;
    }
  return st != NULL && accord_error_pass (error, &failed);
}

/**
 * accord_reader_each_state:
 * @kind: (nullable): a kind; %NULL for what is kept for newer programs
 *
 * Tells every record of the kind, those in the Trash and those only known by name as well, in the order in
 * which they came.
 */
gboolean
accord_reader_each_state (AccordReader *reader, const AccordKind *kind, AccordStateFunc func, gpointer data, GError **error)
{
  return kind == NULL ? each_unknown (reader, func, data, error)
                      : each_known (reader, accord_reader_get_kind (reader, kind), func, data, error);
}

/* What the workspace is called on every computer: the identity of its settings; NULL in a file that has none. */
char *
accord_reader_workspace_uid (AccordReader *reader)
{
  g_autoptr (AccordStatement) st = accord_reader_prepare (reader, "SELECT id FROM workspace ORDER BY id LIMIT 1", NULL);
  char uid[27];

  if (st == NULL || !accord_statement_step (st, NULL) ||
      !accord_reader_row_uid (reader, &accord_workspace_kind, accord_statement_int (st, 0), uid))
    return NULL;
  return g_strdup (uid);
}
