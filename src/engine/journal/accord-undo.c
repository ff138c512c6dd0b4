/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo as a new change set that puts old values back, only where nobody has written since
 * (sync.md §2.7). Redo is the undo of an undo. Nothing is ever taken out of the journal. */
#include "accord-config.h"

#include <glib/gi18n-lib.h>
#include "accord-closings.h"
#include "accord-journal-private.h"

void
accord_undo_step_clear (gpointer step)
{
  g_free (((AccordUndoStep *) step)->label);
}

static void
push (GArray *stack, gint64 txn, const char *label)
{
  AccordUndoStep step = { txn, g_strdup (label) };

  g_array_append_val (stack, step);
}

static void
drop (GArray *stack, gint64 txn)
{
  for (guint i = stack->len; i-- > 0;)
    if (g_array_index (stack, AccordUndoStep, i).txn == txn)
      g_array_remove_index (stack, i);
}

/* The change set that made the file's settings: a file without them could not be opened. */
#define FIRST_TXN 1

/* What a new change set does to what can be undone and redone. */
void
accord_undo_stack_add (AccordJournal *self, gint64 txn, gint64 undo_of, AccordOrigin origin, const char *label)
{
  if (txn == FIRST_TXN)
    return;
  if (origin == ACCORD_ORIGIN_UNDO)
    {
      drop (self->undo, undo_of);
      push (self->redo, txn, label);
    }
  else if (origin == ACCORD_ORIGIN_REDO)
    {
      drop (self->redo, undo_of);
      push (self->undo, txn, label);
    }
  else if (origin != ACCORD_ORIGIN_SYNC && origin != ACCORD_ORIGIN_ERASE && origin != ACCORD_ORIGIN_KEEP)
    {
      g_array_set_size (self->redo, 0);
      push (self->undo, txn, label);
    }
}

/* A step of which nothing is left to reverse must not stand in the way of older ones. */
void
accord_undo_stack_skip (AccordJournal *self, gint64 txn)
{
  GArray *stacks[] = { self->undo, self->redo };

  for (guint i = 0; i < G_N_ELEMENTS (stacks); i++)
    if (stacks[i]->len > 0 && g_array_index (stacks[i], AccordUndoStep, stacks[i]->len - 1).txn == txn)
      g_array_set_size (stacks[i], stacks[i]->len - 1);
}

typedef struct {
  AccordTransaction *transaction;
  GStrvBuilder *notes;
  guint n_skipped;
  gboolean told_gone;
  gboolean told_forgotten;
} Reversal;

static void
note_field (Reversal *reversal, AccordRecord *record, int field)
{
  const AccordKind *kind = accord_record_kind (record);

  if (accord_closings_go_with_place (kind, kind->fields[field].name)) /* the place is named */
    return;
  reversal->n_skipped++;
  g_strv_builder_take (reversal->notes,
                       g_strdup_printf (_ ("%s of “%s” was changed again since and is left as it is."),
                                        accord_field_label (&kind->fields[field]), accord_record_title (record)));
}

/* Nothing of it is left: whoever undoes is told once. */
static void
note_gone (Reversal *reversal)
{
  reversal->n_skipped++;
  if (!reversal->told_gone)
    g_strv_builder_add (reversal->notes, _ ("What was deleted for good is gone for ever and cannot be brought back."));
  reversal->told_gone = TRUE;
}

static gboolean
is_gone (Reversal *reversal, AccordRecord *now)
{
  if (accord_writer_is_purged (now))
    note_gone (reversal);
  return accord_writer_is_purged (now);
}

/* What an erasure took out of the journal cannot be put back, and nothing must not stand where something has to. */
static gboolean
is_forgotten (Reversal *reversal, const AccordField *field, const AccordValue *before)
{
  g_autofree char *erased = (field->flags & (ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED)) && accord_value_is_empty (before)
                              ? accord_writer_get_note (reversal->transaction->writer, "erased") : NULL;

  if (erased == NULL)
    return FALSE;
  reversal->n_skipped++;
  if (!reversal->told_forgotten)
    g_strv_builder_add (reversal->notes, _ ("What was erased cannot be brought back."));
  reversal->told_forgotten = TRUE;
  return TRUE;
}

static gboolean
reverse_fields (Reversal *reversal, const AccordJournalRow *row, GError **error)
{
  AccordTransaction *self = reversal->transaction;
  g_autoptr (AccordRecord) now = accord_writer_load (self->writer, row->kind, row->row, error);

  if (now == NULL)
    return FALSE;
  if (is_gone (reversal, now))
    return TRUE;
  for (guint i = 0; i < row->fields->len; i++)
    {
      const AccordChangedField *changed = &g_array_index (row->fields, AccordChangedField, i);

      if (!accord_writer_still_holds (self->writer, now, changed->field, row->stamp))
        note_field (reversal, now, changed->field);
      else if (!is_forgotten (reversal, &row->kind->fields[changed->field], &changed->before) &&
               !accord_transaction_set (self, row->kind, row->row, changed->field, &changed->before, error))
        return FALSE;
    }
  return TRUE;
}

/* A record that was deleted or restored once more belongs to whoever did that. */
static gboolean
reverse_deletion (Reversal *reversal, const AccordJournalRow *row, gint64 txn, GError **error)
{
  AccordTransaction *self = reversal->transaction;
  g_autoptr (AccordRecord) now = accord_writer_load (self->writer, row->kind, row->row, error);

  if (now == NULL)
    return FALSE;
  if (is_gone (reversal, now))
    return TRUE;
  if (accord_writer_deletion_holds (self->writer, now, txn))
    return accord_transaction_set_deleted (self, row->kind, row->row, row->operation == 'r', error);
  reversal->n_skipped++;
  g_strv_builder_take (reversal->notes, g_strdup_printf (_ ("“%s” was deleted or restored again since and is left as it is."),
                                                         accord_record_title (now)));
  return TRUE;
}

static void
note_touched (Reversal *reversal, const AccordKind *kind, GArray *touched)
{
  reversal->n_skipped += touched->len;
  if ((kind->flags & ACCORD_KIND_PAIR) && touched->len > 0)
    g_strv_builder_add (reversal->notes, _ ("What somebody else has set as well stays as it is."));
  if (kind->flags & ACCORD_KIND_PAIR)
    return;
  for (guint i = 0; i < touched->len; i++)
    {
      g_autoptr (AccordRecord) record =
        accord_writer_load (reversal->transaction->writer, kind, g_array_index (touched, gint64, i), NULL);

      if (record != NULL && i < 20)
        g_strv_builder_take (reversal->notes,
                             g_strdup_printf (_ ("“%s” was edited since and is kept."), accord_record_title (record)));
    }
}

static gboolean
reverse_span (Reversal *reversal, const AccordSpan *span, gint64 txn, GError **error)
{
  AccordTransaction *self = reversal->transaction;
  g_autoptr (GArray) touched = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 n = 0;

  if (span->operation == 'd')
    {
      if (!accord_writer_restore_span (self->writer, span->kind, span->first, span->last, txn, &n, error))
        return FALSE;
      accord_transaction_told_span (self, span->kind, 'r', span->first, span->last);
      if (accord_writer_any_purged (self->writer, span->kind, span->first, span->last))
        note_gone (reversal);
      return TRUE;
    }
  if (!accord_writer_delete_span (self->writer, span->kind, span->first, span->last, &n, touched, error))
    return FALSE;
  note_touched (reversal, span->kind, touched);
  accord_transaction_told_span (self, span->kind, 'd', span->first, span->last);
  return TRUE;
}

/* Reverses a change set inside an open transaction: fields first, so rows edited by the same change
 * set that created them count as untouched. What touched many records is told and written like bulk work. */
gboolean
accord_undo_reverse (AccordTransaction *self, gint64 txn, GError **error)
{
  g_autoptr (GPtrArray) rows = accord_writer_journal_rows (self->writer, txn, error);
  g_autoptr (GArray) spans = rows ? accord_writer_spans (self->writer, txn, error) : NULL;
  g_autoptr (GStrvBuilder) notes = g_strv_builder_new ();
  Reversal reversal = { .transaction = self, .notes = notes };

  if (spans == NULL)
    return FALSE;
  self->bulk = rows->len > ACCORD_TOLD_ONE_BY_ONE;
  for (guint i = rows->len; i-- > 0;)
    {
      const AccordJournalRow *row = g_ptr_array_index (rows, i);

      if (!(row->operation == 'u' ? reverse_fields (&reversal, row, error) : reverse_deletion (&reversal, row, txn, error)))
        return FALSE;
      if (self->pending->len >= ACCORD_FLUSH_EVERY && !accord_transaction_flush (self, error))
        return FALSE;
    }
  if (!accord_transaction_flush (self, error))
    return FALSE;
  for (guint i = spans->len; i-- > 0;)
    if (!reverse_span (&reversal, &g_array_index (spans, AccordSpan, i), txn, error))
      return FALSE;
  if (reversal.n_skipped > 0)
    self->set->notes = g_strv_builder_end (notes);
  return TRUE;
}

/* Nothing is reversed twice, whatever the stacks of this program think. */
static gboolean
check_standing (AccordTransaction *transaction, gint64 txn, GError **error)
{
  gint64 standing = accord_reader_standing_txn (accord_writer_reader (transaction->writer), txn, transaction->txn, error);

  if (standing == txn || (standing < 0 && error != NULL && *error != NULL))
    return standing == txn;
  g_set_error_literal (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_EMPTY, _ ("That change is undone already."));
  return FALSE;
}

static gboolean
run_reverse (AccordTransaction *transaction, gpointer data, GError **error)
{
  gint64 txn = GPOINTER_TO_SIZE (data);
  AccordTxnLine *line = NULL;
  gboolean for_good;

  if (!check_standing (transaction, txn, error) || !accord_writer_txn_line (transaction->writer, txn, &line, error))
    return FALSE;
  transaction->set->undone_label = g_strdup (line->label);
  for_good = g_strcmp0 (line->origin, "erase") == 0;
  accord_txn_line_free (line);
  if (!for_good)
    return accord_undo_reverse (transaction, txn, error);
  g_set_error_literal (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_EMPTY, _ ("What was erased cannot be brought back."));
  return FALSE;
}

static DexFuture *
nothing_to (const char *sentence)
{
  return dex_future_new_reject (ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_EMPTY, "%s", sentence);
}

/* The label stays that of the thing done, so that "Undo" and "Redo" can both name it. */
static DexFuture *
reverse (AccordJournal *self, AccordOrigin origin, gint64 txn, const char *label)
{
  return accord_journal_run (self, origin, label, txn, FALSE, run_reverse, GSIZE_TO_POINTER (txn), NULL);
}

static DexFuture *
reversed_cb (DexFuture *turn, gpointer data)
{
  AccordJournal *self = data;

  if (--self->n_reversing == 0)
    dex_clear (&self->reversing);
  return dex_ref (turn);
}

/* Two presses are two steps: the second one looks at what is left when the first is done. Further ones while that waits are
 * impatience, and get its answer. */
static DexFuture *
in_turn (AccordJournal *self, DexFutureCallback step)
{
  DexFuture *turn;

  if (self->n_reversing > 1)
    return dex_ref (self->reversing);
  if (self->n_reversing == 1)
    turn = dex_future_finally (dex_ref (self->reversing), step, g_object_ref (self), g_object_unref);
  else
    turn = step (NULL, self);
  self->n_reversing++;
  turn = dex_future_finally (turn, reversed_cb, g_object_ref (self), g_object_unref);
  dex_clear (&self->reversing);
  if (self->n_reversing > 0)
    self->reversing = dex_ref (turn);
  return turn;
}

static DexFuture *
undo_cb (DexFuture *before, gpointer data)
{
  AccordJournal *self = data;
  AccordUndoStep *top;

  if (self->undo->len == 0)
    return nothing_to (_ ("There is nothing to undo."));
  top = &g_array_index (self->undo, AccordUndoStep, self->undo->len - 1);
  return reverse (self, ACCORD_ORIGIN_UNDO, top->txn, top->label);
}

static DexFuture *
redo_cb (DexFuture *before, gpointer data)
{
  AccordJournal *self = data;
  AccordUndoStep *top;

  if (self->redo->len == 0)
    return nothing_to (_ ("There is nothing to redo."));
  top = &g_array_index (self->redo, AccordUndoStep, self->redo->len - 1);
  return reverse (self, ACCORD_ORIGIN_REDO, top->txn, top->label);
}

/**
 * accord_journal_undo:
 *
 * Undoes the newest change set of this file that is not undone, whichever program made it; after the undo or redo that is
 * still under way.
 *
 * Returns: (transfer full): a future that resolves to the #AccordChangeSet that undid it; its notes
 *   name what others changed since and was left alone. Rejects with %ACCORD_RULE_ERROR_EMPTY
 */
DexFuture *
accord_journal_undo (AccordJournal *self)
{
  return in_turn (self, undo_cb);
}

/**
 * accord_journal_redo:
 *
 * Returns: (transfer full): as accord_journal_undo()
 */
DexFuture *
accord_journal_redo (AccordJournal *self)
{
  return in_turn (self, redo_cb);
}

static DexFuture *
standing_cb (DexFuture *future, gpointer data)
{
  const AccordTxnLine *line = g_value_get_boxed (dex_future_get_value (future, NULL));

  if (line->txn == FIRST_TXN)
    return nothing_to (_ ("The settings of the file cannot be undone."));
  return reverse (data, ACCORD_ORIGIN_UNDO, line->txn, line->label);
}

/**
 * accord_journal_undo_txn:
 * @txn: a change set, however long ago
 *
 * Undoes that one alone, as from the history list or a toast. One that was undone and done again is
 * undone where it stands.
 *
 * Returns: (transfer full): as accord_journal_undo(); rejects with %ACCORD_RULE_ERROR_EMPTY when it
 *   is undone already
 */
DexFuture *
accord_journal_undo_txn (AccordJournal *self, gint64 txn)
{
  return dex_future_then (accord_store_standing_txn (self->store, txn), standing_cb, g_object_ref (self), g_object_unref);
}
