/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a file knows of sharing: who takes part, which files of changes it has, what met, and the state of
 * every record with its clocks. */
#include "accord-config.h"

#include "accord-sync-rows.h"

#include <json-glib/json-glib.h>
#include "accord-record-json.h"
#include "accord-row-uid.h"
#include "accord-row.h"

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

/* Own change sets behind @after_txn: what others do not have yet. */
gint64
accord_reader_unsealed (AccordReader *reader, gint64 after_txn)
{
  g_autoptr (AccordStatement) st = accord_reader_prepare (
    reader, "SELECT count(*) FROM txn WHERE id>?1 AND h>0 AND kind<>'sync' AND rep=(SELECT id FROM replica WHERE state=0)", NULL);

  if (st == NULL)
    return 0;
  accord_statement_bind_int (st, 1, after_txn);
  return accord_statement_step (st, NULL) ? accord_statement_int (st, 0) : 0;
}

/**
 * accord_reader_departures:
 *
 * Computers that left, and those that were taken out. Of several who took one out, each says how far it had
 * taken in what that one wrote, and the farthest counts: what people have built upon stays.
 *
 * Returns: (transfer full): rid → #AccordDepartureRow, or %NULL
 */
GHashTable *
accord_reader_departures (AccordReader *reader, GError **error)
{
  g_autoptr (GHashTable) rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (AccordStatement) st = accord_reader_prepare (
    reader, "SELECT rid, max(how='revoked'), max(CASE WHEN how='revoked' THEN cut END) FROM departure"
            " WHERE del<=0 AND rid IS NOT NULL GROUP BY rid", error);
  g_autoptr (GError) failed = NULL;

  while (st != NULL && accord_statement_step (st, &failed))
    {
      AccordDepartureRow *row = g_new0 (AccordDepartureRow, 1);

      *row = (AccordDepartureRow) { accord_statement_int (st, 1) != 0, accord_statement_int (st, 2) };
      g_hash_table_insert (rows, g_strdup (accord_statement_text (st, 0)), row);
    }
  return st != NULL && accord_error_pass (error, &failed) ? g_steal_pointer (&rows) : NULL;
}

static gboolean
add_erased (AccordReader *reader, int table, gint64 row, GHashTable *erased)
{
  const AccordKind *base = accord_kind_by_number (table);
  const AccordKind *kind = base ? accord_reader_get_kind (reader, base) : NULL;
  g_autoptr (AccordRecord) record = kind ? accord_row_load (reader, kind, row, NULL) : NULL;
  GHashTable *fields;
  char uid[27];

  if (record == NULL)
    return FALSE;
  accord_id_to_text (accord_record_uid (record), uid);
  fields = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  for (int i = 0; i < kind->n_fields; i++)
    {
      AccordStamp stamp;
      const char *rid;

      if (accord_reader_field_clock (reader, record, i, &stamp, &rid))
        g_hash_table_insert (fields, (gpointer) kind->fields[i].name, g_memdup2 (&stamp, sizeof stamp));
    }
  g_hash_table_replace (erased, g_strdup (uid), fields);
  return TRUE;
}

/* Rows of which something was erased, with the clocks that their fields have now. Reads the whole journal. */
GHashTable *
accord_reader_erased (AccordReader *reader, GError **error)
{
  g_autoptr (GHashTable) erased = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  g_autoptr (AccordStatement) st = accord_reader_prepare (reader, "SELECT DISTINCT tbl, row FROM chg WHERE op='e'", error);
  g_autoptr (GError) failed = NULL;

  while (st != NULL && accord_statement_step (st, &failed))
    add_erased (reader, (int) accord_statement_int (st, 0), accord_statement_int (st, 1), erased);
  return st != NULL && accord_error_pass (error, &failed) ? g_steal_pointer (&erased) : NULL;
}

/* Most of them are called alike. */
static void
release_label (gpointer label)
{
  if (label != NULL)
    g_ref_string_release (label);
}

/**
 * accord_reader_own_labels:
 * @reader: in a snapshot
 *
 * What this computer's change sets are called here now, under each name that it had. All at once: whoever asks reads all
 * files that it made.
 *
 * Returns: (transfer full): rid → (number → label, or %NULL), or %NULL with an error
 */
GHashTable *
accord_reader_own_labels (AccordReader *reader, GError **error)
{
  g_autoptr (GHashTable) labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  g_autoptr (AccordStatement) st = accord_reader_prepare (
    reader, "SELECT r.rid, t.s, t.label FROM txn t JOIN replica r ON r.id=t.rep WHERE r.state IN (?1, ?2) AND t.s IS NOT NULL"
            " ORDER BY t.id", error);
  g_autoptr (GError) failed = NULL;

  if (st == NULL)
    return NULL;
  accord_statement_bind_int (st, 1, ACCORD_REPLICA_OWN);
  accord_statement_bind_int (st, 2, ACCORD_REPLICA_RETIRED);
  while (accord_statement_step (st, &failed))
    {
      const char *rid = accord_statement_text (st, 0), *label = accord_statement_text (st, 2);
      gint64 s = accord_statement_int (st, 1);
      GHashTable *of = g_hash_table_lookup (labels, rid);

      if (of == NULL)
        {
          of = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, release_label);
          g_hash_table_insert (labels, g_strdup (rid), of);
        }
      if (!g_hash_table_contains (of, &s))
        g_hash_table_insert (of, g_memdup2 (&s, sizeof s), label != NULL ? g_ref_string_new_intern (label) : NULL);
    }
  return accord_error_pass (error, &failed) ? g_steal_pointer (&labels) : NULL;
}
