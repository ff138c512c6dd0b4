/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file that was salvaged: records that came from a backup are as they were on its day. What the journal still
 * tells of them since is applied again, under the clocks that it was written with; and links to records that are
 * gone are emptied at the beginning of time, so that a shared folder which knows better wins. */
#include "accord-config.h"

#include "accord-replay.h"

#include "accord-closings.h"
#include "accord-ingest-private.h"
#include "accord-journal-private.h"

typedef struct {
  AccordJournal *journal;
  AccordSalvage *salvage; /* or NULL */
  AccordIngest ingest;
  GHashTable *aged;       /* keys of records */
  gint64 n_links;
} Replay;

static void
replay_free (gpointer data)
{
  Replay *self = data;

  g_object_unref (self->journal);
  g_clear_pointer (&self->salvage, accord_salvage_unref);
  g_clear_pointer (&self->aged, g_hash_table_unref);
  g_clear_pointer (&self->ingest.set, accord_change_set_unref);
  accord_ingest_drop_erasures (&self->ingest);
  g_free (self);
}

static gboolean
is_aged (Replay *self, const AccordKind *kind, gint64 id)
{
  return g_hash_table_contains (self->aged, accord_writer_row_key (kind, id));
}

static gboolean
apply_fields (Replay *self, const AccordJournalRow *row, GError **error)
{
  g_autoptr (AccordRecord) record = accord_writer_load (self->ingest.writer, row->kind, row->row, error);
  AccordFieldList won = { 0 };
  gboolean ok = record != NULL;

  self->ingest.closings = accord_closings_in (row);
  for (guint i = 0; ok && row->fields != NULL && i < row->fields->len; i++)
    {
      const AccordChangedField *changed = &g_array_index (row->fields, AccordChangedField, i);
      gboolean is_birth, wins, same;
      AccordWriteClock now = accord_writer_field_clock (self->ingest.writer, record, changed->field, &is_birth);

      if (accord_closings_go_with_place (row->kind, row->kind->fields[changed->field].name))
        continue;
      ok = accord_ingest_wins (&self->ingest, record, changed->field, &changed->after, &now, &wins, &same, error);
      if (ok && wins)
        {
          accord_field_list_add (&won, changed->field, &changed->after);
          accord_closings_add (record, changed->field, self->ingest.closings, &won);
        }
    }
  if (ok && won.n > 0)
    ok = accord_writer_update (self->ingest.writer, record, won.fields, won.values, won.n, error);
  accord_field_list_clear (&won);
  return ok;
}

static gboolean
apply_deletion (Replay *self, const AccordKind *kind, gint64 id, gboolean deleted, GError **error)
{
  g_autoptr (AccordRecord) record = accord_writer_load (self->ingest.writer, kind, id, error);
  AccordWriteClock said;

  if (record == NULL)
    return FALSE;
  said = accord_writer_deletion_clock (self->ingest.writer, record);
  return accord_writer_compare_clocks (self->ingest.writer, &self->ingest.now, &said) <= 0 ||
         accord_writer_set_deleted (self->ingest.writer, kind, id, deleted, error);
}

/* Many at once were deleted without a row of the journal for each. */
static gboolean
apply_spans (Replay *self, gint64 txn, GError **error)
{
  g_autoptr (GArray) spans = accord_writer_spans (self->ingest.writer, txn, error);

  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      const AccordSpan *span = &g_array_index (spans, AccordSpan, i);

      if (span->operation == 'i')
        continue;
      for (guint k = 0; k < self->salvage->aged->len; k++)
        {
          const AccordSalvageRow *row = &g_array_index (self->salvage->aged, AccordSalvageRow, k);

          if (accord_kind_is (span->kind, row->kind) && row->id >= span->first && row->id <= span->last &&
              !apply_deletion (self, span->kind, row->id, span->operation == 'd', error))
            return FALSE;
        }
    }
  return spans != NULL;
}

/* A record of the backup that was deleted for good since; or brought back. */
static gboolean
apply_purge (Replay *self, const AccordJournalRow *row, GError **error)
{
  AccordWriter *writer = self->ingest.writer;
  g_autoptr (AccordRecord) record = accord_writer_load (writer, row->kind, row->row, error);
  AccordWriteClock cut;
  gboolean came_back;

  if (record == NULL)
    return FALSE;
  cut = accord_writer_cut (record);
  if (accord_writer_compare_clocks (writer, &self->ingest.now, &cut) <= 0)
    return row->operation == 'p' || apply_fields (self, row, error);
  if (row->operation == 'b')
    return accord_writer_lift (writer, record, 0, &self->ingest.now, &came_back, error) && apply_fields (self, row, error);
  return accord_writer_purge (writer, record, &self->ingest.now, NULL, error);
}

/* Whether a change erased a person. Older programs do not say so; but the person goes to the Trash in the same step. */
static gboolean
erases_person (const AccordJournalRow *row, GPtrArray *rows)
{
  gboolean is_person = row->operation == 'e' && row->is_person;

  for (guint i = 0; !is_person && row->operation == 'e' && accord_kind_is_person (row->kind) && i < rows->len; i++)
    {
      const AccordJournalRow *other = rows->pdata[i];

      is_person = other->operation == 'd' && other->row == row->row && accord_kind_is (other->kind, row->kind);
    }
  return is_person;
}

static gboolean
apply_row (Replay *self, const AccordJournalRow *row, GError **error)
{
  if (!is_aged (self, row->kind, row->row))
    return TRUE;
  self->ingest.now.stamp = row->stamp;
  accord_writer_set_clock (self->ingest.writer, &self->ingest.now);
  if (row->operation == 'u' || row->operation == 'e')
    return apply_fields (self, row, error);
  if (row->operation == 'p' || row->operation == 'b')
    return apply_purge (self, row, error);
  return (row->operation != 'd' && row->operation != 'r') || apply_deletion (self, row->kind, row->row, row->operation == 'd', error);
}

static gboolean
apply_txn (Replay *self, gint64 txn, GError **error)
{
  AccordWriteClock clock = accord_writer_txn_clock (self->ingest.writer, txn);
  AccordTxn again = { .stamp = clock.stamp, .replica = clock.replica, .at = accord_stamp_ms (clock.stamp), .origin = "sync" };
  g_autoptr (GPtrArray) rows = accord_writer_journal_rows (self->ingest.writer, txn, error);

  if (rows == NULL || !accord_ingest_open (&self->ingest, &again, error))
    return FALSE;
  accord_writer_set_clock (self->ingest.writer, &self->ingest.now);
  if (!apply_spans (self, txn, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const AccordJournalRow *row = rows->pdata[i];

      /* The backup may be of before: it has the person, or what is about the person, whole. */
      if (erases_person (row, rows))
        accord_ingest_forget (&self->ingest, row->kind, row->row, row->stamp);
      if (!apply_row (self, row, error))
        return FALSE;
    }
  return accord_ingest_close (&self->ingest, error);
}

static gboolean
replay (Replay *self, GError **error)
{
  g_autoptr (GArray) txns = accord_writer_txns_behind (self->ingest.writer, self->salvage->backup_txn, error);

  self->aged = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < self->salvage->aged->len; i++)
    {
      const AccordSalvageRow *row = &g_array_index (self->salvage->aged, AccordSalvageRow, i);

      g_hash_table_add (self->aged, accord_writer_row_key (row->kind, row->id));
    }
  for (guint i = 0; txns != NULL && i < txns->len; i++)
    if (!apply_txn (self, g_array_index (txns, gint64, i), error))
      return FALSE;
  return txns != NULL && accord_ingest_settle_erasures (&self->ingest, error);
}

static DexFuture *
run_replay (AccordWriter *writer, gpointer data)
{
  Replay *self = data;
  GError *error = NULL;

  self->ingest = (AccordIngest) { .writer = writer, .clock = &self->journal->clock, .quiet = TRUE,
                                  .set = accord_change_set_new (ACCORD_ORIGIN_SYNC, NULL) };
  return replay (self, &error) ? dex_future_new_for_int64 (self->ingest.set->n_done) : dex_future_new_for_error (error);
}

/**
 * accord_journal_replay:
 * @salvage: of this file, before anything else was written to it
 *
 * Returns: (transfer full): a future for how many rows the journal knew something newer of than the backup
 */
DexFuture *
accord_journal_replay (AccordJournal *self, AccordSalvage *salvage)
{
  Replay *work = g_new0 (Replay, 1);

  work->journal = g_object_ref (self);
  work->salvage = accord_salvage_ref (salvage);
  return accord_store_write_long (self->store, run_replay, work, replay_free);
}

/* A link that must be there leads to the first record that there is. */
static gboolean
mend_link (Replay *self, const AccordKind *kind, int field, gint64 id, GError **error)
{
  g_autoptr (AccordRecord) record = accord_writer_load (self->ingest.writer, kind, id, error);
  const AccordField *link = &kind->fields[field];
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;
  gint64 other = 0;

  if (record == NULL)
    return FALSE;
  if ((link->flags & ACCORD_FIELD_REQUIRED) || link->type == ACCORD_FIELD_PLACE)
    other = accord_writer_first_living (self->ingest.writer, accord_field_target (link));
  if (other != 0)
    {
      accord_value_copy (&value, accord_record_peek_values (record) + field);
      value.number = other;
    }
  self->n_links++;
  return accord_writer_update (self->ingest.writer, record, &field, &value, 1, error);
}

static gboolean
mend_links (Replay *self, GError **error)
{
  int n_kinds;
  const AccordKind *const *kinds = accord_kinds (&n_kinds);

  for (int i = 0; i < n_kinds; i++)
    {
      const AccordKind *kind = accord_reader_get_kind (accord_writer_reader (self->ingest.writer), kinds[i]);

      for (int field = 0; field < kind->n_fields; field++)
        {
          g_autoptr (GArray) ids = NULL;

          if (!accord_field_is_link (&kind->fields[field]))
            continue;
          ids = accord_writer_dangling (self->ingest.writer, kind, field, error);
          for (guint k = 0; ids != NULL && k < ids->len; k++)
            if (!mend_link (self, kind, field, g_array_index (ids, gint64, k), error))
              return FALSE;
          if (ids == NULL)
            return FALSE;
        }
    }
  return TRUE;
}

static DexFuture *
run_links (AccordWriter *writer, gpointer data)
{
  Replay *self = data;
  guint16 own;
  GError *error = NULL;
  AccordTxn txn = { .stamp = 1, .at = accord_now_ms (), .origin = "sync" };

  self->ingest = (AccordIngest) { .writer = writer, .clock = &self->journal->clock, .quiet = TRUE,
                                  .set = accord_change_set_new (ACCORD_ORIGIN_SYNC, NULL) };
  own = txn.replica = accord_writer_own_replica (writer, &error);
  if (own == 0 || !accord_ingest_open (&self->ingest, &txn, &error))
    return dex_future_new_for_error (error);
  accord_writer_set_clock (writer, &(AccordWriteClock) { 1, own });
  if (!mend_links (self, &error) || !accord_ingest_close (&self->ingest, &error))
    return dex_future_new_for_error (error);
  return dex_future_new_for_int64 (self->n_links);
}

/**
 * accord_journal_mend_links:
 *
 * Returns: (transfer full): a future for the number of links that led to nothing
 */
DexFuture *
accord_journal_mend_links (AccordJournal *self)
{
  Replay *work = g_new0 (Replay, 1);

  work->journal = g_object_ref (self);
  return accord_store_write_long (self->store, run_links, work, replay_free);
}
