/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file that may be a copy, or was put back to an earlier day, goes on under a new name (sync.md §2.9): the
 * old one is somebody else's. What nobody has seen yet keeps its time, gets the new name, and is applied again
 * by the merge rule, as every other computer will apply it. */
#include "accord-config.h"

#include "accord-closings.h"
#include "accord-ingest-private.h"
#include "accord-seal-private.h"

#include <stdio.h>
#include "accord-journal-private.h"

typedef struct {
  AccordIngest ingest;
  guint16 was;
  guint16 is;
  AccordSealPlace place;
} Becoming;

static gboolean
open_again (Becoming *self, const AccordOwnTxn *txn, GError **error)
{
  AccordTxn again = { .stamp = txn->stamp, .replica = self->is, .at = txn->at, .actor = txn->actor, .origin = "sync",
                      .label = txn->label };

  return self->ingest.txn != 0 || accord_ingest_open (&self->ingest, &again, error);
}

/* What was written before the record was purged, or brought back, holds no more. */
static gboolean
is_cut (Becoming *self, AccordRecord *record)
{
  AccordWriteClock cut = accord_writer_cut (record);

  return cut.stamp != 0 && accord_writer_compare_clocks (self->ingest.writer, &self->ingest.now, &cut) < 0;
}

static gboolean
apply_fields (Becoming *self, const AccordOwnTxn *txn, const AccordJournalRow *row, GError **error)
{
  g_autoptr (AccordRecord) record = accord_writer_load (self->ingest.writer, row->kind, row->row, error);
  AccordFieldList won = { 0 };
  gboolean ok = record != NULL;

  self->ingest.now = (AccordWriteClock) { row->stamp, self->is };
  self->ingest.closings = accord_closings_in (row);
  for (guint i = 0; ok && row->fields != NULL && i < row->fields->len; i++)
    {
      const AccordChangedField *changed = &g_array_index (row->fields, AccordChangedField, i);
      gboolean is_birth, wins, same;
      AccordWriteClock now = accord_writer_field_clock (self->ingest.writer, record, changed->field, &is_birth);

      if ((now.stamp == row->stamp && now.replica == self->is) || is_cut (self, record) ||
          accord_closings_go_with_place (row->kind, row->kind->fields[changed->field].name))
        continue; /* it holds, and has the new name already */
      ok = accord_ingest_wins (&self->ingest, record, changed->field, &changed->after, &now, &wins, &same, error);
      if (ok && wins)
        {
          accord_field_list_add (&won, changed->field, &changed->after);
          accord_closings_add (record, changed->field, self->ingest.closings, &won);
        }
    }
  if (ok && won.n > 0)
    {
      ok = open_again (self, txn, error);
      if (ok)
        accord_writer_set_clock (self->ingest.writer, &(AccordWriteClock) { row->stamp, self->is });
      ok = ok && accord_writer_update (self->ingest.writer, record, won.fields, won.values, won.n, error);
      if (ok)
        accord_ingest_told (&self->ingest, row->kind, row->row, 'u', G_MAXUINT64);
    }
  accord_field_list_clear (&won);
  return ok;
}

static gboolean
apply_deletion (Becoming *self, const AccordOwnTxn *txn, const AccordJournalRow *row, GError **error)
{
  g_autoptr (AccordRecord) record = accord_writer_load (self->ingest.writer, row->kind, row->row, error);
  AccordWriteClock said, now = { row->stamp, self->is };
  gboolean deleted = row->operation == 'd';

  if (record == NULL)
    return FALSE;
  said = accord_writer_deletion_clock (self->ingest.writer, record);
  if (accord_writer_compare_clocks (self->ingest.writer, &now, &said) <= 0 || !open_again (self, txn, error))
    return error == NULL || *error == NULL;
  accord_writer_set_clock (self->ingest.writer, &now);
  if (accord_writer_is_purged (record))
    return accord_writer_say_purged_deletion (self->ingest.writer, record, &now, deleted, error);
  accord_ingest_told (&self->ingest, row->kind, row->row, row->operation, 0);
  return accord_writer_set_deleted (self->ingest.writer, row->kind, row->row, deleted, error);
}

/* Where another purge, or another answer, had the same clock under the old name, the new one comes behind it. */
static gboolean
apply_purge (Becoming *self, const AccordOwnTxn *txn, const AccordJournalRow *row, GError **error)
{
  g_autoptr (AccordRecord) record = accord_writer_load (self->ingest.writer, row->kind, row->row, error);
  AccordWriteClock cut, now = { row->stamp, self->is };
  gboolean came_back;

  if (record == NULL)
    return FALSE;
  cut = accord_writer_cut (record);
  if (accord_writer_compare_clocks (self->ingest.writer, &now, &cut) <= 0)
    return row->operation == 'p' || apply_fields (self, txn, row, error);
  if ((row->operation == 'p' && !accord_record_is_deleted (record)) || !open_again (self, txn, error))
    return error == NULL || *error == NULL; /* it came back since, and what is behind the purge says so */
  accord_writer_set_clock (self->ingest.writer, &now);
  accord_ingest_told (&self->ingest, row->kind, row->row, 'u', G_MAXUINT64);
  if (row->operation == 'p')
    return accord_writer_purge (self->ingest.writer, record, &now, NULL, error);
  return accord_writer_lift (self->ingest.writer, record, 0, &now, &came_back, error) && apply_fields (self, txn, row, error);
}

static gboolean
apply_row (Becoming *self, const AccordOwnTxn *txn, const AccordJournalRow *row, GError **error)
{
  switch (row->operation)
    {
    case 'u':
    case 'e':
      return apply_fields (self, txn, row, error);
    case 'p':
    case 'b':
      return apply_purge (self, txn, row, error);
    default:
      return apply_deletion (self, txn, row, error);
    }
}

/* What the change wrote, as accord_writer_rename_clocks() wants it. */
static guint64
fields_of (const AccordJournalRow *row)
{
  guint64 fields = 0;

  if (row->operation != 'u' && row->operation != 'b')
    return row->operation == 'e' ? G_MAXUINT64 : 0;
  for (guint i = 0; row->fields != NULL && i < row->fields->len; i++)
    fields |= G_GUINT64_CONSTANT (1) << g_array_index (row->fields, AccordChangedField, i).field;
  for (int i = 0; i < row->kind->n_fields; i++)
    if (accord_closings_go_with_place (row->kind, row->kind->fields[i].name))
      fields |= G_GUINT64_CONSTANT (1) << i;
  return fields;
}

static gboolean
apply_txn (Becoming *self, const AccordOwnTxn *txn, GError **error)
{
  AccordWriter *writer = self->ingest.writer;
  g_autoptr (GPtrArray) rows = accord_writer_journal_rows (writer, txn->txn, error);

  if (rows == NULL || !accord_writer_rename_txn (writer, txn->txn, self->is, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const AccordJournalRow *row = rows->pdata[i];

      if (!accord_writer_rename_clocks (writer, row->kind, row->row, row->operation, fields_of (row), row->stamp, self->was, self->is, error))
        return FALSE;
    }
  for (guint i = 0; i < rows->len; i++)
    {
      const AccordJournalRow *row = rows->pdata[i];

      if (!apply_row (self, txn, row, error))
        return FALSE;
    }
  return accord_ingest_close (&self->ingest, error);
}

static gboolean
read_unseen (Becoming *self, GArray *txns, GError **error)
{
  g_autofree char *note = accord_writer_get_note (self->ingest.writer, "sealed");
  g_autoptr (GError) failed = NULL;
  gint64 after = 0;
  AccordOwnTxn txn;

  if (note != NULL)
    sscanf (note, "%" G_GINT64_FORMAT, &after);
  self->place.txn = after;
  while (accord_writer_next_own_txn (self->ingest.writer, after, &txn, &failed))
    {
      after = txn.txn;
      g_array_append_val (txns, txn);
    }
  return accord_error_pass (error, &failed);
}

static gboolean
start_anew (Becoming *self, GError **error)
{
  g_autofree char *sealed = g_strdup_printf ("%" G_GINT64_FORMAT " 0 0 0 0", self->place.txn);
  AccordWriter *writer = self->ingest.writer;

  return accord_writer_set_note (writer, "sealed", sealed, error) && accord_writer_set_note (writer, "told", NULL, error) &&
         accord_writer_set_note (writer, "last", NULL, error) && accord_writer_set_note (writer, "nonce", NULL, error);
}

typedef struct {
  AccordJournal *journal;
  char *rid;
  gboolean apply;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->journal);
  g_free (job->rid);
  g_free (job);
}

static gboolean
become (Becoming *self, const Job *job, GError **error)
{
  g_autoptr (GArray) txns = g_array_new (FALSE, TRUE, sizeof (AccordOwnTxn));

  g_array_set_clear_func (txns, (GDestroyNotify) accord_own_txn_clear);
  self->was = accord_writer_own_replica (self->ingest.writer, error);
  if (self->was == 0 || !read_unseen (self, txns, error))
    return FALSE;
  self->is = accord_writer_become (self->ingest.writer, job->rid, error);
  if (self->is == 0)
    return FALSE;
  for (guint i = 0; i < txns->len; i++)
    if (!(job->apply ? apply_txn (self, &g_array_index (txns, AccordOwnTxn, i), error)
                     : accord_writer_rename_txn (self->ingest.writer, g_array_index (txns, AccordOwnTxn, i).txn, self->is, error)))
      return FALSE;
  return start_anew (self, error);
}

static DexFuture *
run (AccordWriter *writer, gpointer data)
{
  Job *job = data;
  g_autoptr (AccordChangeSet) set = accord_change_set_new (ACCORD_ORIGIN_SYNC, NULL);
  Becoming becoming = { .ingest = { .writer = writer, .clock = &job->journal->clock, .set = set } };
  GError *error = NULL;

  if (!become (&becoming, job, &error))
    return dex_future_new_for_error (error);
  return dex_future_new_take_boxed (ACCORD_TYPE_CHANGE_SET, g_steal_pointer (&set));
}

/**
 * accord_journal_become:
 * @rid: a new name for this computer, behind the old one in the order of names
 * @apply: always %TRUE; a test leaves it out, to see what that breaks
 *
 * Gives up the name that this file had. Nothing is lost: what others have not seen is told again under the
 * new name. As that comes behind the old one, it wins where the old one did.
 *
 * Returns: (transfer full): a future that resolves to an #AccordChangeSet with the origin sync
 */
DexFuture *
accord_journal_become (AccordJournal *self, const char *rid, gboolean apply)
{
  Job *job = g_new0 (Job, 1);

  *job = (Job) { g_object_ref (self), g_strdup (rid), apply };
  return accord_journal_tell (self, accord_store_write (self->store, run, job, job_free), 0);
}
