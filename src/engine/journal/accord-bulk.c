/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many rows as one change set. */
#include "accord-config.h"

#include "accord-bulk.h"

#include "accord-journal-private.h"
#include "accord-rules.h"

struct _AccordBulk {
  AccordTransaction *transaction;
};

typedef struct {
  AccordBulkFunc func;
  gpointer data;
  GDestroyNotify destroy;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  if (job->destroy)
    job->destroy (job->data);
  g_free (job);
}

static gboolean
run_bulk (AccordTransaction *transaction, gpointer data, GError **error)
{
  Job *job = data;
  AccordBulk bulk = { transaction };

  return job->func (&bulk, job->data, error);
}

/**
 * accord_journal_bulk:
 * @func: runs on the database thread
 *
 * Returns: (transfer full): a future that resolves to an #AccordChangeSet whose work is told as spans
 */
DexFuture *
accord_journal_bulk (AccordJournal *self, const char *label, AccordBulkFunc func, gpointer data, GDestroyNotify destroy)
{
  Job *job = g_new0 (Job, 1);

  *job = (Job) { func, data, destroy };
  return accord_journal_run (self, ACCORD_ORIGIN_IMPORT, label, 0, TRUE, run_bulk, job, job_free);
}

/**
 * accord_journal_bulk_edit:
 * @label: what was done, translated, past tense
 * @n_rows: about how many records it touches: of few the change set names each
 * @func: runs on the database thread
 *
 * Returns: (transfer full): a future that resolves to the #AccordChangeSet
 */
DexFuture *
accord_journal_bulk_edit (AccordJournal *self, const char *label, gint64 n_rows, AccordBulkFunc func, gpointer data,
                          GDestroyNotify destroy)
{
  Job *job = g_new0 (Job, 1);

  *job = (Job) { func, data, destroy };
  return accord_journal_run (self, ACCORD_ORIGIN_EDIT, label, 0, n_rows > ACCORD_TOLD_ONE_BY_ONE, run_bulk, job, job_free);
}

AccordReader *
accord_bulk_reader (AccordBulk *self)
{
  return accord_writer_reader (self->transaction->writer);
}

/**
 * accord_bulk_expect:
 * @n_rows: how many rows of the kind will come
 * @fields: bit per field of the kind that most of them will have
 *
 * Says so before the first: indexes of these fields are then built afterwards.
 */
void
accord_bulk_expect (AccordBulk *self, const AccordKind *kind, gint64 n_rows, guint64 fields)
{
  g_autoptr (GError) error = NULL;

  if (!accord_writer_expect (self->transaction->writer, kind, n_rows, fields, &error))
    g_warning ("Indexes are kept while importing: %s", error->message);
}

gint64
accord_bulk_create (AccordBulk *self, const AccordKind *kind, const AccordValue *values, GError **error)
{
  return accord_transaction_create (self->transaction, kind, values, error);
}

/**
 * accord_bulk_get:
 * @field: index in the workspace's table
 *
 * Returns: (transfer none) (nullable): the value that a record has in this change set, until the next
 *   call; %NULL with an error
 */
const AccordValue *
accord_bulk_get (AccordBulk *self, const AccordKind *kind, gint64 id, int field, GError **error)
{
  return accord_transaction_get (self->transaction, kind, id, field, error);
}

/**
 * accord_bulk_update:
 * @values: one for each field; an empty one leaves the field as it is
 * @n_changed: (out): how many fields differed
 */
gboolean
accord_bulk_update (AccordBulk *self, const AccordKind *kind, gint64 id, const AccordValue *values, int *n_changed,
                    GError **error)
{
  *n_changed = 0;
  for (int i = 0; i < kind->n_fields; i++)
    {
      const AccordValue *now;

      if (accord_value_is_empty (&values[i]))
        continue;
      now = accord_transaction_get (self->transaction, kind, id, i, error);
      if (now == NULL)
        return FALSE;
      if (accord_value_equal (now, &values[i]))
        continue;
      if (!accord_transaction_set (self->transaction, kind, id, i, &values[i], error))
        return FALSE;
      (*n_changed)++;
    }
  return self->transaction->pending->len < ACCORD_FLUSH_EVERY || accord_transaction_flush (self->transaction, error);
}

/**
 * accord_bulk_set:
 * @field: index in the workspace's table
 * @value: an empty one clears the field
 *
 * Writes one field of a record.
 */
gboolean
accord_bulk_set (AccordBulk *self, const AccordKind *kind, gint64 id, int field, const AccordValue *value, GError **error)
{
  if (!accord_transaction_set (self->transaction, kind, id, field, value, error))
    return FALSE;
  return self->transaction->pending->len < ACCORD_FLUSH_EVERY || accord_transaction_flush (self->transaction, error);
}

/**
 * accord_bulk_delete:
 *
 * Removes a living record; undo brings it back.
 */
gboolean
accord_bulk_delete (AccordBulk *self, const AccordKind *kind, gint64 id, GError **error)
{
  return accord_transaction_set_deleted (self->transaction, kind, id, TRUE, error);
}

/**
 * accord_bulk_stage_event:
 * @event: what the file tells
 *
 * Returns: the event's id, or 0 with an error
 */
gint64
accord_bulk_stage_event (AccordBulk *self, const AccordBulkStageEvent *event, GError **error)
{
  gint64 importer = self->transaction->actor;
  const char *reason = self->transaction->reason;
  gint64 id;

  self->transaction->actor = event->actor;
  self->transaction->reason = event->reason;
  id = accord_transition_write_event (self->transaction, event->deal, event->from_stage, event->to_stage,
                                      event->has_date, event->effective_on, error);
  self->transaction->actor = importer;
  self->transaction->reason = reason;
  return id;
}
