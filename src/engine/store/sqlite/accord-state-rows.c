/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The state of every record with its clocks: what a snapshot holds and a digest sums up. */
#include "accord-config.h"

#include "accord-sync-rows.h"

#include <string.h>
#include "accord-absent.h"
#include "accord-row-uid.h"
#include "accord-row.h"

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

/* As src/engine/store/write/ numbers them. */
#define DELETION 0
#define LIVING 253
#define LIFTED 254
#define PURGED 255

static void
read_purge (AccordReader *reader, AccordRecord *record, AccordStateRow *row)
{
  GBytes *clocks = accord_record_clocks (record);

  row->is_purged = find_clock (reader, clocks, PURGED, &row->cut, &row->cut_rid);
  if (!row->is_purged)
    find_clock (reader, clocks, LIFTED, &row->cut, &row->cut_rid);
  else if (find_clock (reader, clocks, LIVING, &row->deleted_stamp, &row->deleted_rid))
    row->deleted = FALSE;
}

/* The clock of a field that was edited since its record's birth. */
gboolean
accord_reader_field_clock (AccordReader *reader, AccordRecord *record, int field, AccordStamp *stamp, const char **rid)
{
  const AccordKind *kind = accord_record_kind (record);

  return find_clock (reader, accord_record_clocks (record), reader->numbers[kind->number][field], stamp, rid);
}

/**
 * accord_reader_row_uid:
 * @reader: in a snapshot
 * @kind: a kind
 * @id: of a record, living or not
 * @uid: (out caller-allocates): its identity as text, with a NUL
 *
 * Returns: %FALSE where there is no such row
 */
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
  if (find_clock (reader, accord_record_clocks (record), DELETION, &own, &rid) &&
      (own > row.deleted_stamp || (own == row.deleted_stamp && strcmp (rid, row.deleted_rid) > 0)))
    row.deleted_stamp = own, row.deleted_rid = rid, row.deleted = deleted > 0;
  read_purge (reader, record, &row);
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
  if (kind == NULL)
    return each_unknown (reader, func, data, error);
  return !accord_absent_is_made (reader, kind) || each_known (reader, accord_reader_get_kind (reader, kind), func, data, error);
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
