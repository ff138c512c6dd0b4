/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The journal's own rows: change sets, spans of created or deleted rows, changes of single rows. */
#include "accord-config.h"

#include <glib/gi18n-lib.h>
#include "accord-writer-private.h"

/* The first column of the first row; these are asked at every commit, so the statement is kept. */
static gint64
get_int (AccordWriter *self, const char *sql)
{
  g_autoptr (AccordStatement) st = accord_reader_prepare_lasting (self->db, sql, NULL);

  return st != NULL && accord_statement_step (st, NULL) ? accord_statement_int (st, 0) : 0;
}

/* The newest stamp of this computer's own; others' do not move its clock by standing in the file. */
AccordStamp
accord_writer_last_stamp (AccordWriter *self)
{
  return (AccordStamp) get_int (self, "SELECT h FROM txn WHERE rep=(SELECT id FROM replica WHERE state=0) AND kind<>'sync'"
                                      " ORDER BY id DESC LIMIT 1");
}

/**
 * accord_writer_begin_txn:
 *
 * Returns: the number of the change set, or 0 with an error
 */
gint64
accord_writer_begin_txn (AccordWriter *self, const AccordTxn *txn, GError **error)
{
  g_autoptr (AccordStatement) st = NULL;

  self->replica = txn->replica != 0 ? txn->replica : accord_writer_own_replica (self, error);
  if (self->replica == 0)
    return 0;
  self->foreign = txn->replica != 0;
  self->n_rows = self->first_chg = self->last_chg = self->n_spans = 0;
  self->clock_txn = 0; /* numbers of change sets that wrote nothing are given again */
  st = accord_reader_prepare_lasting (self->db, "INSERT INTO txn(h, at, actor, kind, label, undo_of, rep, s)"
                                                " VALUES(?,?,?,?,?,?,?,?)", error);
  if (st == NULL)
    return 0;
  accord_statement_bind_int (st, 1, (gint64) txn->stamp);
  accord_statement_bind_int (st, 2, txn->at);
  if (txn->actor > 0)
    accord_statement_bind_int (st, 3, txn->actor);
  accord_statement_bind_text (st, 4, txn->origin);
  accord_statement_bind_text (st, 5, txn->label);
  if (txn->undo_of > 0)
    accord_statement_bind_int (st, 6, txn->undo_of);
  accord_statement_bind_int (st, 7, self->replica);
  if (txn->s > 0)
    accord_statement_bind_int (st, 8, txn->s);
  if (!accord_statement_run (st, error))
    return 0;
  self->txn = sqlite3_last_insert_rowid (self->db->db);
  self->has_base = FALSE;
  self->stamp = txn->stamp;
  return self->txn;
}

/**
 * accord_writer_end_txn:
 *
 * Returns: the number of rows written; 0 when nothing was, and then the change set is gone again;
 *   -1 with an error
 */
gint64
accord_writer_end_txn (AccordWriter *self, GError **error)
{
  g_autoptr (AccordStatement) st = NULL;

  if (!accord_writer_flush_births (self, error))
    return -1;
  if (self->n_rows == 0)
    return accord_database_execf (self->db, error, "DELETE FROM txn WHERE id=%" G_GINT64_FORMAT, self->txn) ? 0 : -1;
  st = accord_reader_prepare_lasting (self->db, "UPDATE txn SET n=?, chg1=nullif(?,0), chg2=nullif(?,0) WHERE id=?", error);
  if (st == NULL)
    return -1;
  accord_statement_bind_int (st, 1, self->n_rows);
  accord_statement_bind_int (st, 2, self->first_chg);
  accord_statement_bind_int (st, 3, self->last_chg);
  accord_statement_bind_int (st, 4, self->txn);
  return accord_statement_run (st, error) ? self->n_rows : -1;
}

gboolean
accord_writer_write_span (AccordWriter *self, char operation, const AccordKind *kind, gint64 first, gint64 last,
                          GError **error)
{
  const char op[2] = { operation, '\0' };
  g_autoptr (AccordStatement) st =
    accord_reader_prepare_lasting (self->db, "INSERT INTO span(txn, pos, op, tbl, row1, row2) VALUES(?,?,?,?,?,?)", error);

  if (st == NULL)
    return FALSE;
  accord_statement_bind_int (st, 1, self->txn);
  accord_statement_bind_int (st, 2, self->n_spans++);
  accord_statement_bind_text (st, 3, op);
  accord_statement_bind_int (st, 4, kind->number);
  accord_statement_bind_int (st, 5, first);
  accord_statement_bind_int (st, 6, last);
  return accord_statement_run (st, error);
}

gboolean
accord_writer_flush_births (AccordWriter *self, GError **error)
{
  for (int number = 1; number < ACCORD_KIND_MAX; number++)
    {
      OpenSpan *span = &self->births[number];

      if (span->first != 0 && !accord_writer_write_span (self, 'i', accord_kind_by_number (number), span->first,
                                                         span->last, error))
        return FALSE;
      span->first = 0;
    }
  return TRUE;
}

gint64
accord_writer_write_change (AccordWriter *self, const AccordKind *kind, gint64 row, char operation,
                            AccordStamp stamp, const char *data, gint64 previous, GError **error)
{
  const char op[2] = { operation, '\0' };
  g_autoptr (AccordStatement) st =
    accord_reader_prepare_lasting (self->db, "INSERT INTO chg(txn, tbl, row, op, h, data, prev) VALUES(?,?,?,?,?,?,?)", error);

  if (st == NULL)
    return 0;
  accord_statement_bind_int (st, 1, self->txn);
  accord_statement_bind_int (st, 2, kind->number);
  accord_statement_bind_int (st, 3, row);
  accord_statement_bind_text (st, 4, op);
  accord_statement_bind_int (st, 5, (gint64) stamp);
  accord_statement_bind_text (st, 6, data);
  if (previous != 0)
    accord_statement_bind_int (st, 7, previous);
  if (!accord_statement_run (st, error))
    return 0;
  self->last_chg = sqlite3_last_insert_rowid (self->db->db);
  if (self->first_chg == 0)
    self->first_chg = self->last_chg;
  return self->last_chg;
}

/**
 * accord_writer_spans:
 * @self: the writer
 * @txn: id of a change set
 *
 * Returns: (transfer full) (element-type AccordSpan): in the order they were written, those of unknown kinds left out; or %NULL with an #AccordStoreError
 */
GArray *
accord_writer_spans (AccordWriter *self, gint64 txn, GError **error)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, TRUE, sizeof (AccordSpan));
  g_autoptr (AccordStatement) st =
    accord_reader_prepare (self->db, "SELECT op, tbl, row1, row2 FROM span WHERE txn=? ORDER BY pos", error);
  g_autoptr (GError) failed = NULL;

  if (st == NULL)
    return NULL;
  accord_statement_bind_int (st, 1, txn);
  while (accord_statement_step (st, &failed))
    {
      AccordSpan span = { *accord_statement_text (st, 0), accord_kind_by_number ((int) accord_statement_int (st, 1)),
                          accord_statement_int (st, 2), accord_statement_int (st, 3) };

      if (span.kind != NULL)
        g_array_append_val (spans, span);
    }
  if (failed == NULL)
    return g_steal_pointer (&spans);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

static void
journal_row_free (gpointer data)
{
  AccordJournalRow *row = data;

  g_array_unref (row->fields);
  g_free (row->told);
  g_free (row);
}

/**
 * accord_writer_journal_rows:
 * @self: the writer
 * @txn: id of a change set
 *
 * Returns: (transfer full) (element-type AccordJournalRow): changes of single rows in the order they were written, without those that were never kept; or %NULL with an #AccordStoreError
 */
GPtrArray *
accord_writer_journal_rows (AccordWriter *self, gint64 txn, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (journal_row_free);
  g_autoptr (AccordStatement) st =
    accord_reader_prepare (self->db, "SELECT c.tbl, c.row, c.op, c.h, c.data FROM txn x JOIN chg c"
                                     " ON c.seq BETWEEN x.chg1 AND x.chg2 WHERE x.id=? AND c.op<>'l' ORDER BY c.seq", error);
  g_autoptr (GError) failed = NULL;

  if (st == NULL)
    return NULL;
  accord_statement_bind_int (st, 1, txn);
  while (accord_statement_step (st, &failed))
    {
      const AccordKind *base = accord_kind_by_number ((int) accord_statement_int (st, 0));
      AccordJournalRow *row = base ? g_new0 (AccordJournalRow, 1) : NULL;

      if (row == NULL)
        continue;
      row->kind = accord_reader_get_kind (self->db, base);
      row->row = accord_statement_int (st, 1);
      row->operation = *accord_statement_text (st, 2);
      row->stamp = (AccordStamp) accord_statement_int (st, 3);
      row->fields = accord_change_read (row->kind, accord_statement_text (st, 4));
      row->told = row->operation == 'p' ? g_strdup (accord_statement_text (st, 4)) : NULL;
      row->is_person = row->operation == 'e' && !accord_statement_is_null (st, 4);
      g_ptr_array_add (rows, row);
    }
  if (failed == NULL)
    return g_steal_pointer (&rows);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

/**
 * accord_writer_txn_line:
 * @self: the writer
 * @txn: id of a change set
 * @line: (out) (transfer full): when it was, what it was called, what it took back
 *
 * Returns: %FALSE with an error; %ACCORD_STORE_ERROR_MISSING: there is no such change set
 */
gboolean
accord_writer_txn_line (AccordWriter *self, gint64 txn, AccordTxnLine **line, GError **error)
{
  g_autoptr (AccordStatement) st =
    accord_reader_prepare (self->db, "SELECT at, undo_of, label, kind FROM txn WHERE id=?", error);
  g_autoptr (GError) failed = NULL;

  *line = NULL;
  if (st == NULL)
    return FALSE;
  accord_statement_bind_int (st, 1, txn);
  if (accord_statement_step (st, &failed))
    {
      *line = g_new0 (AccordTxnLine, 1);
      **line = (AccordTxnLine) { txn, accord_statement_int (st, 0), accord_statement_int (st, 1), NULL,
                                 g_strdup (accord_statement_text (st, 2)), g_strdup (accord_statement_text (st, 3)) };
      return TRUE;
    }
  if (failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  else
    g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_MISSING, _ ("That change is not in the journal."));
  return FALSE;
}
