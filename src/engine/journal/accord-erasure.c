/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Erasing a person for good (domain.md M113, sync.md §2.10): the rows stay with their ids, so that
 * figures stay right and a colleague's late edit finds a tombstone; what they said does not.
 *
 *   rows ─▶ the journal's old and new values ─▶ labels ─▶ words of the index   (one transaction)
 *        ─▶ free pages, log                                                     (the file anew)
 */
#include "accord-config.h"

#include "accord-erasure-private.h"

#include <glib/gi18n-lib.h>
#include "accord-journal-private.h"
#include "accord-mentions.h"

#define FIBER_STACK (256 * 1024)

G_DEFINE_BOXED_TYPE (AccordErasure, accord_erasure, accord_erasure_ref, accord_erasure_unref)

AccordErasure *
accord_erasure_ref (AccordErasure *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
accord_erasure_unref (AccordErasure *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_strfreev (self->remarks);
  g_free (self);
}

typedef struct {
  AccordJournal *journal;
  const AccordKind *kind;
  gint64 id;
  GArray *mentions; /* of AccordTrace: rows elsewhere that are to lose the name too */
  AccordErasure *result;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  accord_erasure_unref (job->result);
  g_array_unref (job->mentions);
  g_object_unref (job->journal);
  g_free (job);
}

/* What stands in the place of a name: enough to tell two of them apart. */
static char *
placeholder (const AccordTraces *traces, AccordRecord *record)
{
  const AccordKind *kind = accord_record_kind (record);
  int type = accord_kind_find (kind, "type");
  const char *choice = type < 0 ? NULL : accord_record_value (record, type)->text;
  char uid[ACCORD_ID_TEXT + 1];

  accord_id_to_text (accord_record_uid (record), uid);
  if (g_hash_table_contains (traces->own, accord_writer_row_key (kind, accord_record_id (record))))
    return g_strdup_printf (_ ("Erased person %s"), uid + ACCORD_ID_TEXT - ACCORD_ERASED_END);
  return g_strdup (choice ? accord_field_choice_label (&kind->fields[type], choice) : _ ("Erased"));
}

static void
new_value (const AccordTraces *traces, AccordRecord *record, int field, AccordValue *value)
{
  const AccordKind *kind = accord_record_kind (record);
  g_autofree char *text = kind->fields[field].flags & (ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED) ? placeholder (traces, record)
                                                                                                   : NULL;

  accord_value_set_text (value, text);
}

/**
 * accord_erasure_plan:
 * @fields: (out): which fields of a row change, as many as a kind may have
 * @values: (out): and to what; to be cleared
 *
 * Returns: how many
 */
int
accord_erasure_plan (const AccordTraces *traces, AccordRecord *record, int *fields, AccordValue *values)
{
  const AccordKind *kind = accord_record_kind (record);
  int n = 0;

  for (int i = 0; i < kind->n_fields; i++)
    {
      const AccordValue *now = accord_record_value (record, i);
      g_autofree char *blotted = NULL;

      if (accord_value_is_empty (now))
        continue;
      if (accord_traces_erases (traces, kind, accord_record_id (record), i))
        new_value (traces, record, i, &values[n]);
      else if (now->text != NULL && accord_field_has_text (&kind->fields[i]) && !accord_field_has_number (&kind->fields[i]) &&
               (blotted = accord_traces_blot (traces, now->text, !(kind->fields[i].flags & ACCORD_FIELD_TITLE) ||
                                                                   !accord_kind_is_person (kind))) != NULL)
        accord_value_set_text (&values[n], blotted);
      else
        continue;
      fields[n++] = i;
    }
  return n;
}

/* The person, and what only says how to reach one. Deals and activities stay, nameless. */
gboolean
accord_erasure_puts_away (const AccordTraces *traces, const AccordTrace *trace)
{
  gpointer key = accord_writer_row_key (trace->kind, trace->id);

  if (g_hash_table_contains (traces->own, key))
    return TRUE;
  if (!g_hash_table_contains (traces->about, key) || (trace->kind->flags & ACCORD_KIND_EXCHANGED))
    return FALSE;
  for (int i = 0; i < trace->kind->n_fields; i++)
    if (trace->kind->fields[i].flags & ACCORD_FIELD_PERSONAL)
      return TRUE;
  return FALSE;
}

static gboolean
is_of (GHashTable *rows, const AccordTrace *trace)
{
  return g_hash_table_contains (rows, accord_writer_row_key (trace->kind, trace->id));
}

static gboolean
tells (const char *text, gpointer data)
{
  g_autofree char *blotted = accord_traces_blot (data, text, TRUE);

  return blotted != NULL;
}

/**
 * accord_erasure_plan_unknown:
 * @until: only what was written before this clock; 0: whenever it was
 *
 * Of the person, and of what only says how to reach one, everything goes that only a newer program knows; of other records
 * what tells of the person.
 *
 * Returns: (transfer full): names of fields, or %NULL with an error
 */
GStrv
accord_erasure_plan_unknown (AccordTraces *traces, AccordRecord *record, const AccordTrace *trace, AccordStamp until, GError **error)
{
  return accord_writer_unknown_telling (traces->writer, record, until, accord_erasure_puts_away (traces, trace) ? NULL : tells, traces, error);
}

static gboolean
erase_row (AccordTransaction *self, AccordTraces *traces, const AccordTrace *trace, AccordErasure *result,
           GError **error)
{
  g_autoptr (AccordRecord) record = accord_writer_load (self->writer, trace->kind, trace->id, error);
  AccordValue values[ACCORD_KIND_FIELDS_MAX] = { 0 };
  int fields[ACCORD_KIND_FIELDS_MAX];
  int n = record ? accord_erasure_plan (traces, record, fields, values) : 0;
  g_auto (GStrv) unknown = record ? accord_erasure_plan_unknown (traces, record, trace, 0, error) : NULL;
  gboolean goes = unknown != NULL && (n > 0 || *unknown != NULL);
  gboolean ok = unknown != NULL && (!goes || accord_writer_erase (self->writer, record, is_of (traces->own, trace), fields, values, n,
                                                                  (const char *const *) unknown, error));

  for (int i = 0; i < n; i++)
    accord_value_clear (&values[i]);
  if (!ok)
    return FALSE;
  result->n_records += goes;
  if (goes)
    accord_transaction_told (self, trace->kind, trace->id, 'u', G_MAXUINT64);
  return !accord_erasure_puts_away (traces, trace) || accord_transaction_set_deleted (self, trace->kind, trace->id, TRUE, error);
}

static gboolean
redact_value (const AccordKind *kind, gint64 row, int field, AccordValue *value, gpointer data)
{
  const AccordTraces *traces = data;
  g_autofree char *blotted = NULL;

  if (accord_value_is_empty (value))
    return FALSE;
  if (accord_traces_erases (traces, kind, row, field))
    accord_value_clear (value);
  else if (value->text != NULL && !accord_field_has_number (&kind->fields[field]) &&
           (blotted = accord_traces_blot (traces, value->text, TRUE)) != NULL)
    accord_value_set_text (value, blotted);
  else
    return FALSE;
  return TRUE;
}

/* A name in the label of a change set that had nothing to do with the person is somebody else's. */
static char *
redact_label (gint64 txn, const char *label, gpointer data)
{
  const AccordTraces *traces = data;

  return accord_traces_blot (traces, label, g_hash_table_contains (traces->txns, GSIZE_TO_POINTER ((gsize) txn)));
}

static gboolean
forget_words (AccordWriter *writer, const AccordTraces *traces, GError **error)
{
  gboolean done[ACCORD_KIND_MAX] = { FALSE };

  for (guint i = 0; i < traces->rows->len; i++)
    {
      const AccordKind *kind = g_array_index (traces->rows, AccordTrace, i).kind;

      if (!done[kind->number] && !accord_writer_forget_words (writer, kind, error))
        return FALSE;
      done[kind->number] = TRUE;
    }
  return TRUE;
}

/* What met on the way between computers is told with its values. Somebody else's is for them to decide, unless it
 * speaks of the person. */
static gboolean
forget_conflicts (AccordWriter *writer, AccordTraces *traces, GError **error)
{
  for (guint i = 0; i < traces->rows->len; i++)
    {
      const AccordTrace *trace = &g_array_index (traces->rows, AccordTrace, i);

      if (!(is_of (traces->near, trace) ? accord_writer_forget_telling (writer, trace->kind, trace->id, tells, traces, error)
                                        : accord_writer_forget_conflicts (writer, trace->kind, trace->id, error)))
        return FALSE;
    }
  return TRUE;
}

/* The rows that are not the person's own. */
static GHashTable *
around (const AccordTraces *traces)
{
  GHashTable *rows = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < traces->rows->len; i++)
    {
      const AccordTrace *trace = &g_array_index (traces->rows, AccordTrace, i);

      if (!is_of (traces->own, trace))
        g_hash_table_add (rows, accord_writer_row_key (trace->kind, trace->id));
    }
  return rows;
}

/* What the journal, the labels and the index still hold.
 * @until: what was written later of the person holds, 0: nothing
 * @until_around: the same of what is around */
static gboolean
redact (AccordWriter *writer, AccordTraces *traces, AccordStamp until, AccordStamp until_around, guint *n_changes, guint *n_labels, GError **error)
{
  g_autoptr (GHashTable) rest = around (traces);

  return accord_writer_redact_changes (writer, traces->own, until, redact_value, traces, NULL, n_changes, error) &&
         (g_hash_table_size (rest) == 0 ||
          accord_writer_redact_changes (writer, rest, until_around, redact_value, traces, NULL, n_changes, error)) &&
         accord_writer_redact_labels (writer, redact_label, traces, n_labels, error) &&
         forget_conflicts (writer, traces, error) && forget_words (writer, traces, error);
}

/**
 * accord_erasure_follow:
 * @traces: of a person who is erased on another computer, as they still are here
 * @until: clock of the erasure: what was written later of the person holds everywhere, and stays
 * @heard: just now: whatever is around was written by somebody who had not, and goes
 *
 * What this file's own journal says of the person goes too; fields of the record, and of those around it, follow as they
 * came. Of somebody else who is only mentioned nothing is forgotten but the mention.
 */
gboolean
accord_erasure_follow (AccordTraces *traces, AccordStamp until, gboolean heard, GError **error)
{
  return redact (traces->writer, traces, until, heard ? 0 : until, NULL, NULL, error) && accord_writer_note_erasure (traces->writer, error);
}

static gboolean
run_erase (AccordTransaction *self, gpointer data, GError **error)
{
  Job *job = data;
  g_auto (AccordTraces) traces = { 0 };

  if (!accord_traces_init (&traces, self->writer, job->kind, job->id, error) ||
      !accord_traces_add (&traces, (const AccordTrace *) (gconstpointer) job->mentions->data, job->mentions->len, error))
    return FALSE;
  for (guint i = 0; i < traces.rows->len; i++)
    if (!erase_row (self, &traces, &g_array_index (traces.rows, AccordTrace, i), job->result, error))
      return FALSE;
  return redact (self->writer, &traces, 0, 0, &job->result->n_changes, &job->result->n_labels, error);
}

static void
add_remarks (AccordErasure *result, const GError *error)
{
  g_autoptr (GStrvBuilder) remarks = g_strv_builder_new ();

  if (error != NULL)
    g_strv_builder_take (remarks, g_strdup_printf (_ ("Traces are still in unused parts of the file: %s They are taken out by themselves once that is mended."), error->message));
  else if (!result->is_clean)
    g_strv_builder_add (remarks, _ ("Another program has the file open; its log is emptied when both are closed."));
  g_strv_builder_add (remarks, _ ("Backups, exported files and copies made before still hold the data: delete them or make them anew."));
  result->remarks = g_strv_builder_end (remarks);
}

static DexFuture *
erase_fiber (gpointer data)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordChangeSet) set =
    dex_await_boxed (accord_journal_run (job->journal, ACCORD_ORIGIN_ERASE, _ ("Erased a person’s data"), 0, FALSE, run_erase,
                                         job, NULL), &error);

  if (set == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  job->result->is_clean = dex_await_boolean (accord_journal_scrub_erased (job->journal), &error);
  add_remarks (job->result, error);
  g_clear_error (&error);
  /* What can be undone was quoted by name. */
  if (!dex_await (accord_journal_reload (job->journal), &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (ACCORD_TYPE_ERASURE, accord_erasure_ref (job->result));
}

static DexFuture *
done_cb (DexFuture *future, gpointer data)
{
  return dex_ref (future);
}

/**
 * accord_journal_erase:
 * @kind: customers or contacts
 * @id: the person
 *
 * Erases a person's data for good, also from history, labels, search and unused parts of the file. Fields
 * that the kinds' tables call personal are emptied, of the person, of records merged into it and of what
 * is about it (handles, preferences, activities); names and numbers are blotted out of the other texts
 * around. Deals stay with their figures, activities with their kind and dates. The row stays as a
 * tombstone, so that no other computer brings it back. Cannot be undone, and no older change set that is
 * undone brings anything back.
 *
 * Returns: (transfer full): a future that resolves to an #AccordErasure
 */
DexFuture *
accord_journal_erase (AccordJournal *self, const AccordKind *kind, gint64 id)
{
  return accord_journal_erase_with (self, kind, id, NULL);
}

/**
 * accord_journal_erase_with:
 * @kind: customers or contacts
 * @id: the person
 * @mentions: (nullable) (element-type AccordMention): what accord_journal_find_mentions() found, or some of it
 *
 * As accord_journal_erase(), and blots names and numbers out of these records too, as out of what is around the person:
 * of the texts, and of their history.
 *
 * Returns: (transfer full): a future that resolves to an #AccordErasure
 */
DexFuture *
accord_journal_erase_with (AccordJournal *self, const AccordKind *kind, gint64 id, const GPtrArray *mentions)
{
  Job *job;

  g_return_val_if_fail (accord_kind_is_person (kind), NULL);
  job = g_new0 (Job, 1);
  *job = (Job) { g_object_ref (self), kind, id, g_array_new (FALSE, FALSE, sizeof (AccordTrace)), g_new0 (AccordErasure, 1) };
  for (guint i = 0; mentions != NULL && i < mentions->len; i++)
    {
      const AccordMention *mention = mentions->pdata[i];
      const AccordTrace row = { mention->kind, mention->id };

      g_array_append_val (job->mentions, row);
    }
  g_atomic_ref_count_init (&job->result->refs);
  return dex_future_finally (dex_scheduler_spawn (NULL, FIBER_STACK, erase_fiber, job, NULL), done_cb, job, job_free);
}
