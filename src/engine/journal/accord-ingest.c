/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What other computers did comes into this file: a file of changes is taken whole or not at all, many of
 * them in one transaction.
 *
 *   segments (read and checked by sync) ─▶ database thread: records, each by the rule of its fields ─▶ COMMIT
 *                                       ◀─ main thread: "committed" with the origin sync
 */
#include "accord-config.h"

#include "accord-ingest-private.h"

#include <glib/gi18n-lib.h>
#include "accord-journal-private.h"

#define TOLD_ONE_BY_ONE 1000

void
accord_ingest_told (AccordIngest *self, const AccordKind *kind, gint64 id, char operation, guint64 fields)
{
  if (id == 0)
    return;
  if (self->bulk)
    accord_change_set_add_span (self->set, kind, operation, id, id);
  else
    accord_change_set_add (self->set, kind, id, operation, fields);
}

/* Ends the open change set; one that wrote nothing leaves no trace. */
gboolean
accord_ingest_close (AccordIngest *self, GError **error)
{
  gint64 n = self->txn != 0 ? accord_writer_end_txn (self->writer, error) : 0;

  if (n > 0)
    {
      self->set->txn = self->txn;
      self->set->n_done += (guint) n;
    }
  self->txn = 0;
  return n >= 0;
}

gboolean
accord_ingest_open (AccordIngest *self, const AccordTxn *txn, GError **error)
{
  if (!accord_ingest_close (self, error))
    return FALSE;
  self->txn = accord_writer_begin_txn (self->writer, txn, error);
  self->open = self->now = (AccordWriteClock) { txn->stamp, txn->replica };
  accord_clock_observe (self->clock, accord_now_ms (), txn->stamp);
  return self->txn != 0;
}

/* Who did it: a member, who may come later. */
static gboolean
find_actor (AccordIngest *self, const char *by, gint64 *actor, GError **error)
{
  AccordId uid;

  *actor = 0;
  if (by == NULL)
    return TRUE;
  if (!accord_id_from_text (&uid, by))
    return accord_wire_damaged (error);
  *actor = accord_writer_row_of (self->writer, &accord_member_kind, &uid);
  return TRUE;
}

static gboolean
take_txn (AccordIngest *self, guint16 replica, const AccordRemoteTxn *remote, GError **error)
{
  AccordTxn txn = { .stamp = remote->stamp, .replica = replica, .s = remote->s, .at = remote->at, .origin = "sync",
                    .label = remote->label };

  if (!find_actor (self, remote->by, &txn.actor, error) || !accord_ingest_open (self, &txn, error))
    return FALSE;
  for (guint i = 0; i < remote->records->len; i++)
    {
      const AccordRemoteRecord *record = g_ptr_array_index (remote->records, i);

      self->now = (AccordWriteClock) { record->stamp != 0 ? record->stamp : remote->stamp, replica };
      accord_writer_set_clock (self->writer, &self->now);
      if (!accord_ingest_record (self, record, error))
        return FALSE;
    }
  self->now = self->open;
  accord_writer_set_clock (self->writer, &self->open);
  return accord_ingest_close (self, error);
}

/* Whether all that it was made of was here before. */
static gboolean
says_nothing_new (AccordIngest *self, guint16 replica, const AccordRemoteSegment *segment)
{
  gboolean all = segment->parts != NULL && segment->parts[0] != NULL;

  for (guint i = 0; all && segment->parts[i] != NULL; i++)
    all = accord_writer_has_segment (self->writer, segment->parts[i], replica);
  return all;
}

static gboolean
take_segment (AccordIngest *self, const AccordRemoteSegment *segment, gboolean again, GError **error)
{
  guint16 replica = accord_writer_replica (self->writer, segment->rid, error);
  gboolean here = accord_writer_segment_state (self->writer, segment->hash) >= 0, known;

  if (replica == 0)
    return FALSE;
  if (here && !again)
    return TRUE;
  known = !again && says_nothing_new (self, replica, segment);
  for (guint i = 0; !known && i < segment->txns->len; i++)
    if (!take_txn (self, replica, g_ptr_array_index (segment->txns, i), error))
      return FALSE;
  if (here)
    return TRUE;
  for (guint i = 0; segment->parts != NULL && segment->parts[i] != NULL; i++)
    if (!accord_writer_replace_segment (self->writer, segment->parts[i], replica, segment->first, segment->last, error))
      return FALSE;
  return accord_writer_add_segment (self->writer, segment->hash, replica, segment->first, segment->last, ACCORD_SEGMENT_TAKEN,
                                    NULL, error);
}

typedef struct {
  AccordJournal *journal;
  gboolean (*take) (AccordIngest *self, gpointer work, GError **error);
  GPtrArray *segments; /* of AccordRemoteSegment */
  AccordStateNext next;
  gpointer data;
  GDestroyNotify destroy;
  gint64 n_expected;
  gboolean again;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->segments, g_ptr_array_unref);
  if (job->destroy != NULL)
    job->destroy (job->data);
  g_object_unref (job->journal);
  g_free (job);
}

static gboolean
take_segments (AccordIngest *self, gpointer work, GError **error)
{
  GPtrArray *segments = ((Job *) work)->segments;
  guint n = 0;

  for (guint i = 0; i < segments->len; i++)
    n += ((AccordRemoteSegment *) segments->pdata[i])->n_records;
  self->bulk = n > TOLD_ONE_BY_ONE;
  for (guint i = 0; i < segments->len; i++)
    if (!take_segment (self, segments->pdata[i], ((Job *) work)->again, error))
      return FALSE;
  return TRUE;
}

static gboolean
take_state (AccordIngest *self, const AccordRemoteRecord *record, GError **error)
{
  /* One whose birth nobody has told yet is older than all others. */
  AccordTxn txn = { .stamp = MAX (record->stamp, 1), .at = accord_stamp_ms (record->stamp), .origin = "sync" };

  txn.replica = accord_writer_replica (self->writer, record->rid, error);
  if (txn.replica == 0)
    return FALSE;
  if (self->txn == 0 || self->open.stamp != txn.stamp || self->open.replica != txn.replica)
    if (!accord_ingest_open (self, &txn, error))
      return FALSE;
  self->now = (AccordWriteClock) { record->stamp, txn.replica };
  accord_writer_set_clock (self->writer, &self->open);
  return accord_ingest_record (self, record, error);
}

static gboolean
take_states (AccordIngest *self, gpointer work, GError **error)
{
  Job *job = work;
  int n_kinds;
  const AccordKind *const *kinds = accord_kinds (&n_kinds);

  self->quiet = TRUE;
  self->bulk = TRUE;
  for (int i = 0; i < n_kinds; i++)
    if (job->n_expected > 0 && !accord_writer_expect (self->writer, kinds[i], job->n_expected, G_MAXUINT64, error))
      return FALSE;
  for (;;)
    {
      g_autoptr (GPtrArray) records = job->next (job->data, error);

      if (records == NULL || records->len == 0)
        return records != NULL;
      for (guint i = 0; i < records->len; i++)
        if (!take_state (self, records->pdata[i], error))
          return FALSE;
      if (self->txn != 0)
        accord_writer_set_clock (self->writer, &self->open);
    }
}

static char
op_of (const AccordUnknown *one)
{
  if (g_str_equal (one->field, "_born"))
    return 'i';
  if (g_str_equal (one->field, "_del"))
    return *one->text == '1' ? 'd' : 'r';
  if (g_str_equal (one->field, "_purge"))
    return *one->text == '1' ? 'p' : 'b';
  return 'u';
}

/* What was kept is known by now: as if it came again, under the clock that it came with. */
static gboolean
take_known (AccordIngest *self, gpointer work, GError **error)
{
  g_autoptr (GPtrArray) known = accord_writer_known_now (self->writer, error);

  for (guint i = 0; known != NULL && i < known->len; i++)
    {
      const AccordUnknown *one = known->pdata[i];
      char op = op_of (one);
      AccordRemoteRecord record = { .op = op, .kind = one->kind, .uid = one->uid };
      AccordTxn txn = { .stamp = one->clock.stamp, .replica = one->clock.replica, .at = accord_stamp_ms (one->clock.stamp),
                        .origin = "sync" };
      g_autoptr (JsonObject) fields = json_object_new ();
      JsonArray *pair = json_array_new ();

      json_array_add_element (pair, json_from_string (one->text, NULL));
      if (op == 'u')
        json_object_set_array_member (fields, one->field, pair);
      else
        json_array_unref (pair);
      record.fields = op == 'u' || op == 'b' ? fields : NULL;
      if (!accord_ingest_open (self, &txn, error) || !accord_ingest_record (self, &record, error))
        return FALSE;
    }
  return known != NULL;
}

static DexFuture *
run (AccordWriter *writer, gpointer data)
{
  Job *job = data;
  g_autoptr (AccordChangeSet) set = accord_change_set_new (ACCORD_ORIGIN_SYNC, _ ("Changes of other computers"));
  AccordIngest ingest = { .writer = writer, .clock = &job->journal->clock, .set = set };
  g_autoptr (GError) error = NULL;

  gboolean ok = job->take (&ingest, job, &error) && accord_ingest_close (&ingest, &error) && accord_ingest_answer (&ingest, &error) &&
                accord_ingest_settle_erasures (&ingest, &error);

  accord_ingest_drop_erasures (&ingest);
  if (!ok)
    {
      g_clear_pointer (&ingest.answers, g_array_unref);
      if (error == NULL)
        accord_wire_damaged (&error);
      return dex_future_new_for_error (g_steal_pointer (&error));
    }
  accord_change_set_join_spans (set);
  return dex_future_new_take_boxed (ACCORD_TYPE_CHANGE_SET, g_steal_pointer (&set));
}

static DexFuture *
start (AccordJournal *self, const Job *what)
{
  Job *job = g_memdup2 (what, sizeof *what);

  job->journal = g_object_ref (self);
  return accord_journal_tell (self, accord_store_write_long (self->store, run, job, job_free), 0);
}

/**
 * accord_journal_ingest:
 * @segments: of #AccordRemoteSegment, not to be changed afterwards
 *
 * Takes files of changes in, all of them or none. One that was here before changes nothing.
 *
 * Returns: (transfer full): a future that resolves to an #AccordChangeSet with the origin sync, or rejects
 *   with %ACCORD_SYNC_ERROR_DAMAGED, and then nothing was written
 */
DexFuture *
accord_journal_ingest (AccordJournal *self, GPtrArray *segments)
{
  return start (self, &(Job) { .take = take_segments, .segments = g_ptr_array_ref (segments) });
}

/**
 * accord_journal_ingest_again:
 * @segments: as in accord_journal_ingest()
 *
 * Merges files of changes that were here before, too: records of a repaired file may be as they were on an
 * earlier day. What is newer here stays.
 *
 * Returns: (transfer full): as accord_journal_ingest()
 */
DexFuture *
accord_journal_ingest_again (AccordJournal *self, GPtrArray *segments)
{
  return start (self, &(Job) { .take = take_segments, .segments = g_ptr_array_ref (segments), .again = TRUE });
}

/**
 * accord_journal_ingest_state:
 * @next: gives the records, with the operation 's', on the database thread
 * @n_expected: about how many, when most of the file comes with them: indexes are then built behind them; else 0
 *
 * Merges a snapshot, or a part of one, in one transaction.
 *
 * Returns: (transfer full): as accord_journal_ingest()
 */
DexFuture *
accord_journal_ingest_state (AccordJournal *self, AccordStateNext next, gpointer data, GDestroyNotify destroy, gint64 n_expected)
{
  return start (self, &(Job) { .take = take_states, .next = next, .data = data, .destroy = destroy, .n_expected = n_expected });
}

/**
 * accord_journal_settle_known:
 *
 * Takes over what was kept because nobody here knew the field or the kind, and somebody does now.
 *
 * Returns: (transfer full): as accord_journal_ingest()
 */
DexFuture *
accord_journal_settle_known (AccordJournal *self)
{
  return start (self, &(Job) { .take = take_known });
}

void
accord_covered_free (gpointer data)
{
  AccordCovered *covered = data;

  g_free (covered->hash);
  g_free (covered->rid);
  g_free (covered);
}

static DexFuture *
run_cover (AccordWriter *writer, gpointer data)
{
  GPtrArray *all = data;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < all->len; i++)
    {
      const AccordCovered *one = all->pdata[i];
      guint16 replica = accord_writer_replica (writer, one->rid, &error);

      if (replica == 0 || !accord_writer_add_segment (writer, one->hash, replica, one->first, one->last,
                                                      ACCORD_SEGMENT_COVERED, NULL, &error))
        return dex_future_new_for_error (g_steal_pointer (&error));
    }
  return dex_future_new_for_boolean (TRUE);
}

/**
 * accord_journal_cover:
 * @covered: of #AccordCovered
 *
 * Remembers that the effects of these files are in here: they came with a snapshot.
 *
 * Returns: (transfer full): a future that resolves to %TRUE
 */
DexFuture *
accord_journal_cover (AccordJournal *self, GPtrArray *covered)
{
  return accord_store_write (self->store, run_cover, g_ptr_array_ref (covered), (GDestroyNotify) g_ptr_array_unref);
}
