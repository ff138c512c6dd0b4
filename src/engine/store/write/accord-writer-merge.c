/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows that came from another computer: found by their identity, hidden while only their name is known,
 * filled when they come; and what two computers wrote of one field. */
#include "accord-config.h"

#include <string.h>
#include "accord-row-uid.h"
#include "accord-row.h"
#include "accord-search.h"
#include "accord-writer-private.h"

/* The local id of a record, or 0. */
gint64
accord_writer_row_of (AccordWriter *self, const AccordKind *kind, const AccordId *uid)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE uid=?1", kind->name);
  g_autoptr (AccordStatement) st = accord_reader_prepare (self->db, sql, NULL);
  AccordId own;
  gint64 id;

  if (st == NULL)
    return 0;
  accord_statement_bind_static_blob (st, 1, uid->bytes, sizeof uid->bytes);
  if (accord_statement_step (st, NULL))
    return accord_statement_int (st, 0);
  id = accord_row_uid_row (kind, uid);
  return id > 0 && accord_writer_uid_of (self, kind, id, &own) && accord_id_equal (&own, uid) ? id : 0;
}

/* The identity of a row; FALSE when there is none. */
gboolean
accord_writer_uid_of (AccordWriter *self, const AccordKind *kind, gint64 id, AccordId *uid)
{
  g_autofree char *sql = g_strdup_printf ("SELECT uid, born FROM \"%s\" WHERE id=?1", kind->name);
  g_autoptr (AccordStatement) st = accord_reader_prepare (self->db, sql, NULL);
  gconstpointer bytes;
  gsize size = 0;

  if (st == NULL)
    return FALSE;
  accord_statement_bind_int (st, 1, id);
  if (!accord_statement_step (st, NULL))
    return FALSE;
  bytes = accord_statement_is_null (st, 0) ? NULL : accord_statement_blob (st, 0, &size);
  if (bytes == NULL)
    return accord_row_uid_derive (self->db, kind, accord_statement_int (st, 1), id, uid);
  if (size != sizeof uid->bytes)
    return FALSE;
  memcpy (uid->bytes, bytes, size);
  return TRUE;
}

/* The change set in which all rows are born whose own has not come yet: older than every other. */
static gint64
stub_txn (AccordWriter *self, GError **error)
{
  g_autofree char *note = accord_writer_get_note (self, "stubs");
  gint64 txn = note ? g_ascii_strtoll (note, NULL, 10) : 0;
  char text[24];

  if (txn != 0)
    return txn;
  if (!accord_database_execf (self->db, error, "INSERT INTO txn(rep, h, at, kind) VALUES(%u, 0, 0, 'sync')", self->replica))
    return 0;
  txn = sqlite3_last_insert_rowid (self->db->db);
  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, txn);
  return accord_writer_set_note (self, "stubs", text, error) ? txn : 0;
}

/* The change set that rows which nobody sees say that they were deleted in; 0 with an error. */
gint64
accord_writer_hidden_txn (AccordWriter *self, GError **error)
{
  if (self->stubs_born == 0)
    self->stubs_born = stub_txn (self, error);
  return self->stubs_born;
}

/**
 * accord_writer_stub:
 * @uid: of a record that others know
 *
 * Makes an empty row that nobody sees, so that links to it keep; it is filled when the record comes.
 *
 * Returns: its local id, or 0 with an error
 */
gint64
accord_writer_stub (AccordWriter *self, const AccordKind *kind, const AccordId *uid, GError **error)
{
  const AccordKind *table = accord_reader_get_kind (self->db, kind);
  g_autofree char *sql = g_strdup_printf ("INSERT INTO \"%s\"(uid, born, del) VALUES(?1, ?2, ?2)", table->name);
  gint64 born = accord_writer_make_table (self, kind, 0, error) ? accord_writer_hidden_txn (self, error) : 0;
  g_autoptr (AccordStatement) st = born != 0 ? accord_reader_prepare (self->db, sql, error) : NULL;
  AccordValue empty[ACCORD_KIND_FIELDS_MAX] = { 0 };
  gint64 id;

  if (st == NULL)
    return 0;
  accord_statement_bind_static_blob (st, 1, uid->bytes, sizeof uid->bytes);
  accord_statement_bind_int (st, 2, born);
  if (!accord_statement_run (st, error))
    return 0;
  id = sqlite3_last_insert_rowid (self->db->db);
  if (!accord_writer_write_span (self, 'i', table, id, id, error))
    return 0;
  accord_writer_touched (self, table, 1);
  return accord_search_add (self->db, table, id, empty, error) ? id : 0;
}

/* Whether the row lies in the Trash, or is hidden. */
gboolean
accord_writer_is_gone (AccordWriter *self, const AccordKind *kind, gint64 id)
{
  g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM \"%s\" WHERE id=?1 AND del>0", kind->name);
  g_autoptr (AccordStatement) st = accord_reader_prepare (self->db, sql, NULL);

  if (st == NULL)
    return FALSE;
  accord_statement_bind_int (st, 1, id);
  return accord_statement_step (st, NULL);
}

/* Whether nothing but the record's name is known. */
gboolean
accord_writer_is_stub (AccordWriter *self, AccordRecord *record)
{
  return accord_writer_txn_clock (self, accord_record_born (record)).stamp == 0;
}

/* An identity that followed from the birth is written down: the birth is another one now. */
static gboolean
set_born (AccordWriter *self, AccordRecord *before, gboolean unhide, GBytes *clocks, GError **error)
{
  const AccordKind *kind = accord_record_kind (before);
  g_autofree char *sql = g_strdup_printf ("UPDATE \"%s\" SET born=?1, del=?2, clk=?3, uid=?5 WHERE id=?4", kind->name);
  g_autoptr (AccordStatement) st = accord_reader_prepare (self->db, sql, error);

  if (st == NULL)
    return FALSE;
  accord_statement_bind_int (st, 1, self->txn);
  accord_statement_bind_int (st, 2, unhide ? 0 : accord_record_deleted (before));
  if (clocks != NULL)
    accord_statement_bind_static_blob (st, 3, g_bytes_get_data (clocks, NULL), g_bytes_get_size (clocks));
  accord_statement_bind_int (st, 4, accord_record_id (before));
  accord_statement_bind_static_blob (st, 5, accord_record_uid (before)->bytes, ACCORD_ID_BYTES);
  accord_writer_touched (self, kind, 1);
  return accord_statement_run (st, error);
}

/**
 * accord_writer_adopt:
 * @before: a row
 * @fields: what it takes from the birth that the open change set tells of
 * @values: their values
 * @clocks: (nullable): clocks of what it does not take
 * @is_back: whether the birth is later than that it went into the Trash
 *
 * The row is from now on born in the open change set: its own has come, or a later one of the same identity.
 */
gboolean
accord_writer_adopt (AccordWriter *self, AccordRecord *before, const int *fields, const AccordValue *values, int n_fields,
                     GBytes *clocks, gboolean is_back, GError **error)
{
  const AccordKind *kind = accord_record_kind (before);
  gint64 id = accord_record_id (before);
  AccordWriteClock said;
  gboolean unhide = accord_writer_is_purged (before) ? FALSE : is_back || (accord_writer_is_stub (self, before) && !accord_clocks_find_deletion (accord_record_clocks (before), &said));

  return set_born (self, before, unhide, clocks, error) &&
         (n_fields == 0 || accord_writer_fill_row (self, before, fields, values, n_fields, error)) &&
         accord_writer_write_span (self, 'i', kind, id, id, error) &&
         (!unhide || !accord_record_is_deleted (before) || accord_writer_totals_came (self, kind, id, error));
}

/**
 * accord_writer_note_lost:
 * @values: what was written of @fields, and did not win
 *
 * History tells of it; the row stays as it is.
 */
gboolean
accord_writer_note_lost (AccordWriter *self, AccordRecord *before, const int *fields, const AccordValue *values,
                         int n_fields, AccordStamp stamp, GError **error)
{
  const AccordKind *kind = accord_record_kind (before);
  g_autofree char *data = accord_change_data (self->db, before, fields, values, n_fields);
  g_autofree char *sql = g_strdup_printf ("UPDATE \"%s\" SET last=?1 WHERE id=?2", kind->name);
  g_autoptr (AccordStatement) st = accord_reader_prepare (self->db, sql, error);
  gint64 change = st ? accord_writer_write_change (self, kind, accord_record_id (before), 'l', stamp, data,
                                                   accord_record_last (before), error)
                     : 0;

  if (change == 0)
    return FALSE;
  accord_statement_bind_int (st, 1, change);
  accord_statement_bind_int (st, 2, accord_record_id (before));
  accord_writer_touched (self, kind, 1);
  return accord_statement_run (st, error);
}

/**
 * accord_writer_note_conflict:
 * @win: journal's form of the value that is kept, @lose of the other, @base of the one before both
 *
 * Two computers wrote one field without knowing of each other. Told once, in whatever order they came.
 */
gboolean
accord_writer_note_conflict (AccordWriter *self, AccordRecord *record, const char *field, const char *base,
                             const char *win, const AccordWriteClock *win_clock, const char *lose,
                             const AccordWriteClock *lose_clock, GError **error)
{
  g_autoptr (AccordStatement) st = accord_reader_prepare (
    self->db, "INSERT OR IGNORE INTO conflict(txn, tbl, row, field, base, win, lose, h1, rep1, h2, rep2)"
              " VALUES(?,?,?,?,?,?,?,?,?,?,?)", error);

  if (st == NULL)
    return FALSE;
  accord_statement_bind_int (st, 1, self->txn);
  accord_statement_bind_int (st, 2, accord_record_kind (record)->number);
  accord_statement_bind_int (st, 3, accord_record_id (record));
  accord_statement_bind_text (st, 4, field);
  accord_statement_bind_text (st, 5, base);
  accord_statement_bind_text (st, 6, win);
  accord_statement_bind_text (st, 7, lose);
  accord_statement_bind_int (st, 8, (gint64) win_clock->stamp);
  accord_statement_bind_int (st, 9, win_clock->replica);
  accord_statement_bind_int (st, 10, (gint64) lose_clock->stamp);
  accord_statement_bind_int (st, 11, lose_clock->replica);
  return accord_statement_run (st, error);
}

/* @state: see #AccordConflictState. */
gboolean
accord_writer_settle_conflict (AccordWriter *self, gint64 conflict, int state, GError **error)
{
  return accord_database_execf (self->db, error, "UPDATE conflict SET state=%d WHERE id=%" G_GINT64_FORMAT, state, conflict);
}

/**
 * accord_writer_forget_conflicts:
 * @self: the writer
 * @kind: of a row
 * @row: its id
 *
 * Forgets what two people wrote of it at once, decided or not: the row itself is to be forgotten.
 *
 * Returns: %FALSE with an #AccordStoreError
 */
gboolean
accord_writer_forget_conflicts (AccordWriter *self, const AccordKind *kind, gint64 row, GError **error)
{
  return accord_database_execf (self->db, error, "DELETE FROM conflict WHERE tbl=%d AND row=%" G_GINT64_FORMAT, kind->number, row);
}

/**
 * accord_writer_forget_telling:
 * @self: the writer
 * @kind: of a row
 * @row: its id
 * @tells: sees the values of each conflict, as one text
 *
 * As accord_writer_forget_conflicts(), those only of which @tells says so: the row itself stays.
 *
 * Returns: %FALSE with an #AccordStoreError
 */
gboolean
accord_writer_forget_telling (AccordWriter *self, const AccordKind *kind, gint64 row, AccordTellsFunc tells, gpointer data, GError **error)
{
  g_autoptr (AccordStatement) st = accord_reader_prepare (
    self->db, "SELECT id, coalesce(base,'')||' '||coalesce(win,'')||' '||coalesce(lose,'') FROM conflict WHERE tbl=?1 AND row=?2", error);
  g_autoptr (GArray) telling = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) failed = NULL;

  if (st == NULL)
    return FALSE;
  accord_statement_bind_int (st, 1, kind->number);
  accord_statement_bind_int (st, 2, row);
  while (accord_statement_step (st, &failed))
    {
      gint64 id = accord_statement_int (st, 0);

      if (tells (accord_statement_text (st, 1), data))
        g_array_append_val (telling, id);
    }
  if (!accord_error_pass (error, &failed))
    return FALSE;
  for (guint i = 0; i < telling->len; i++)
    if (!accord_database_execf (self->db, error, "DELETE FROM conflict WHERE id=%" G_GINT64_FORMAT, g_array_index (telling, gint64, i)))
      return FALSE;
  return TRUE;
}

/**
 * accord_writer_forget_late:
 * @self: the writer
 * @kind: of a row
 * @row: its id
 *
 * Forgets that it was edited while it was gone for good: it is back.
 *
 * Returns: %FALSE with an #AccordStoreError
 */
gboolean
accord_writer_forget_late (AccordWriter *self, const AccordKind *kind, gint64 row, GError **error)
{
  return accord_database_execf (self->db, error, "DELETE FROM conflict WHERE tbl=%d AND row=%" G_GINT64_FORMAT " AND field='_purge'", kind->number, row);
}
