/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one write path, from the inside. */
#include "accord-config.h"

#include "accord-transaction.h"

#include <glib/gi18n-lib.h>
#include "accord-assigner.h"
#include "accord-cascade.h"
#include "accord-locked-books.h"
#include "accord-closings.h"
#include "accord-credit-rules.h"
#include "accord-follow-rules.h"
#include "accord-journal-private.h"
#include "accord-offer-rules.h"
#include "accord-pair.h"
#include "accord-rights-rules.h"
#include "accord-rules.h"
#include "accord-stage-rules.h"
#include "accord-ticket-rules.h"

static guint
pending_hash (gconstpointer key)
{
  const AccordPending *pending = key;

  return (guint) (pending->id * 31 + pending->kind->number);
}

static gboolean
pending_equal (gconstpointer a, gconstpointer b)
{
  const AccordPending *x = a, *y = b;

  return x->id == y->id && accord_kind_is (x->kind, y->kind);
}

static void
pending_free (gpointer data)
{
  AccordPending *pending = data;

  for (int i = 0; i < pending->kind->n_fields; i++)
    accord_value_clear (&pending->after[i]);
  g_free (pending->after);
  accord_record_unref (pending->before);
  g_free (pending);
}

static const char *const origin_names[] = { "edit", "import", "undo", "redo", "sync", "erase", "keep" };

static const char *
origin_name (AccordOrigin origin)
{
  return origin_names[origin];
}

/* How a change set came about, by the word that the file has for it. */
AccordOrigin
accord_transaction_origin (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (origin_names); i++)
    if (g_strcmp0 (name, origin_names[i]) == 0)
      return (AccordOrigin) i;
  return ACCORD_ORIGIN_SYNC; /* of a newer program: not ours to undo */
}

/* A clock that cannot be right goes into no stamp (sync.md §2.2); and once a wrong one was put right, what it
 * had said is left behind: an edit wins over the field that it replaces all the same. */
static AccordStamp
take_stamp (AccordClock *clock, gint64 now, AccordStamp last)
{
  if (now > 0 && accord_stamp_is_far_ahead (MAX (last, clock->last), now))
    {
      clock->last = last = 0;
      accord_clock_adopt (clock, now, accord_steady_ms ());
    }
  clock->last = MAX (clock->last, last);
  if (clock->reference == 0 && last != 0)
    accord_clock_adopt (clock, accord_stamp_ms (last), accord_steady_ms ());
  return accord_clock_tick (clock, accord_clock_believes (clock, now, accord_steady_ms (), accord_clock_is_vouched ()) ? now : 0, 0);
}

/**
 * accord_transaction_begin:
 * @undo_of: the change set that this one reverses, or 0
 */
gboolean
accord_transaction_begin (AccordTransaction *self, AccordWriter *writer, AccordClock *clock, gint64 actor,
                          AccordOrigin origin, const char *label, gint64 undo_of, GError **error)
{
  AccordTxn txn = { .at = accord_now_ms (), .actor = actor, .origin = origin_name (origin), .label = label,
                    .undo_of = undo_of };

  *self = (AccordTransaction) { .writer = writer, .clock = clock, .actor = actor };
  self->stamp = txn.stamp = take_stamp (clock, txn.at, accord_writer_last_stamp (writer));
  self->pending = g_ptr_array_new_with_free_func (pending_free);
  self->by_record = g_hash_table_new (pending_hash, pending_equal);
  self->deleted = g_array_new (FALSE, FALSE, sizeof (AccordTouched));
  self->restored = g_array_new (FALSE, FALSE, sizeof (AccordTouched));
  self->offers = g_array_new (FALSE, FALSE, sizeof (AccordTouched));
  self->set = accord_change_set_new (origin, label);
  self->gate = accord_writer_take_kept (writer);
  self->txn = self->set->txn = accord_writer_begin_txn (writer, &txn, error);
  return self->txn != 0;
}

/**
 * accord_transaction_clear:
 * @self: a change set; may be cleared twice
 *
 * Forgets what is not written yet. What is written goes or stays with the database’s transaction, which is the writer’s.
 */
void
accord_transaction_clear (AccordTransaction *self)
{
  g_clear_pointer (&self->by_record, g_hash_table_unref);
  g_clear_pointer (&self->pending, g_ptr_array_unref);
  g_clear_pointer (&self->deleted, g_array_unref);
  g_clear_pointer (&self->restored, g_array_unref);
  g_clear_pointer (&self->offers, g_array_unref);
  g_clear_pointer (&self->set, accord_change_set_unref);
  g_clear_pointer (&self->gate, accord_gate_free);
  g_clear_pointer (&self->rights, g_free);
  g_clear_pointer (&self->assigner, accord_assigner_free);
  g_clear_pointer (&self->series, g_hash_table_unref);
  g_clear_pointer (&self->credits, g_hash_table_unref);
  g_clear_pointer (&self->lock, g_free);
}

/* A row under an identity that no other has; of a pair that is here already, that row. */
static gint64
insert (AccordTransaction *self, const AccordKind *kind, const AccordValue *values, gboolean *is_new, GError **error)
{
  AccordId uid;
  gint64 id = 0;

  *is_new = FALSE;
  if ((kind->flags & ACCORD_KIND_PAIR) && !accord_pair_find (self, kind, values, &uid, &id, error))
    return 0;
  if (id != 0)
    return id;
  *is_new = TRUE;
  if (kind->flags & ACCORD_KIND_PAIR)
    return accord_writer_insert (self->writer, kind, &uid, values, error);
  /* What is written beside each move of a card keeps no index of names of its own. */
  if (self->bulk || (kind->flags & ACCORD_KIND_APPEND_ONLY))
    return accord_writer_insert_many (self->writer, kind, values, error);
  accord_id_new (&uid);
  return accord_writer_insert (self->writer, kind, &uid, values, error);
}

/**
 * accord_transaction_create:
 * @values: one for each field
 *
 * Returns: the new record's local id, or that of the one which is the same pair; 0 when a rule refused it
 */
gint64
accord_transaction_create (AccordTransaction *self, const AccordKind *kind, const AccordValue *values, GError **error)
{
  AccordAssigned assigned = { 0 };
  gboolean is_new;
  gint64 id;

  if (!accord_assigner_assign (self, kind, values, &assigned, error) ||
      !accord_ticket_rules_begin (self, kind, values, &assigned, error) ||
      !accord_follow_rules_begin (self, kind, values, &assigned, error))
    return 0;
  if (assigned.values != NULL)
    values = assigned.values;
  if (!accord_rules_check_new (self, kind, values, error))
    {
      accord_assigned_clear (&assigned);
      return 0;
    }
  id = insert (self, kind, values, &is_new, error);
  if (id != 0 && is_new)
    {
      accord_transaction_told (self, kind, id, 'i', G_MAXUINT64);
      id = accord_rules_follow_new (self, kind, id, values, error) ? id : 0;
    }
  accord_assigned_clear (&assigned);
  return id;
}

static AccordPending *
pending_for (AccordTransaction *self, const AccordKind *kind, gint64 id, GError **error)
{
  AccordPending key = { .kind = kind, .id = id };
  AccordPending *pending = g_hash_table_lookup (self->by_record, &key);
  AccordRecord *before;

  if (pending != NULL)
    return pending;
  before = accord_writer_load (self->writer, kind, id, error);
  if (before == NULL)
    return NULL;
  pending = g_new0 (AccordPending, 1);
  pending->kind = kind = accord_record_kind (before);
  pending->id = id;
  pending->before = before;
  pending->after = g_new0 (AccordValue, kind->n_fields);
  for (int i = 0; i < kind->n_fields; i++)
    accord_value_copy (&pending->after[i], accord_record_value (before, i));
  g_ptr_array_add (self->pending, pending);
  g_hash_table_add (self->by_record, pending);
  return pending;
}

/* The value a field will have when the transaction ends. */
const AccordValue *
accord_transaction_get (AccordTransaction *self, const AccordKind *kind, gint64 id, int field, GError **error)
{
  AccordPending *pending = pending_for (self, kind, id, error);

  g_return_val_if_fail (pending == NULL || field < pending->kind->n_fields, NULL);
  return pending ? &pending->after[field] : NULL;
}

/**
 * accord_transaction_set:
 * @self: a change set being written
 * @kind: of a living record
 * @id: of it
 * @field: index of a field
 * @value: what is to stand there; copied
 *
 * Notes the value; it is checked and written when the change set is flushed. What was there before is no change.
 *
 * Returns: %FALSE with an error: there is no such record
 */
gboolean
accord_transaction_set (AccordTransaction *self, const AccordKind *kind, gint64 id, int field, const AccordValue *value,
                        GError **error)
{
  AccordPending *pending = pending_for (self, kind, id, error);
  guint64 bit = G_GUINT64_CONSTANT (1) << field;

  if (pending == NULL)
    return FALSE;
  g_return_val_if_fail (field < pending->kind->n_fields, FALSE);
  accord_value_clear (&pending->after[field]);
  accord_value_copy (&pending->after[field], value);
  if (accord_value_equal (accord_record_value (pending->before, field), value))
    pending->changed &= ~bit;
  else
    pending->changed |= bit;
  return TRUE;
}

static gboolean
write_pending (AccordTransaction *self, AccordPending *pending, GError **error)
{
  int fields[ACCORD_KIND_FIELDS_MAX];
  AccordValue values[ACCORD_KIND_FIELDS_MAX];
  int n = 0;

  if (!accord_closings_follow (self, pending, error))
    return FALSE;
  for (int i = 0; i < pending->kind->n_fields; i++)
    if (pending->changed & (G_GUINT64_CONSTANT (1) << i))
      {
        fields[n] = i;
        values[n++] = pending->after[i];
      }
  if (!accord_writer_update (self->writer, pending->before, fields, values, n, error))
    return FALSE;
  accord_transaction_told (self, pending->kind, pending->id, 'u', pending->changed);
  return TRUE;
}

/* What is put back was right once, and is put back as it was. */
static gboolean
is_reversal (AccordTransaction *self)
{
  return self->set->origin == ACCORD_ORIGIN_UNDO || self->set->origin == ACCORD_ORIGIN_REDO;
}

/* Writes what was gathered. Rules may add to it, so the list can grow while it is walked. */
static gboolean
flush (AccordTransaction *self, GError **error)
{
  gboolean rules = !is_reversal (self);

  for (guint i = 0; i < self->pending->len; i++)
    {
      AccordPending *pending = g_ptr_array_index (self->pending, i);

      if (pending->changed == 0)
        continue;
      if (rules && (!accord_rules_follow_changed (self, pending, error) ||
                    !accord_rules_check_changed (self, pending, error)))
        return FALSE;
      if (!rules && !accord_locked_books_follow_undo (self, pending, error))
        return FALSE;
      if (!write_pending (self, pending, error))
        return FALSE;
    }
  g_hash_table_remove_all (self->by_record);
  g_ptr_array_set_size (self->pending, 0);
  return TRUE;
}

/* What was gathered is written first: a record's journal rows follow one another in the order of what
 * was done, and what a deletion takes with it is seen as it is. */
gboolean
accord_transaction_set_deleted (AccordTransaction *self, const AccordKind *kind, gint64 id, gboolean deleted,
                                GError **error)
{
  g_autoptr (AccordRecord) before = NULL;

  if (!flush (self, error))
    return FALSE;
  before = accord_writer_load (self->writer, kind, id, error);
  if (before == NULL)
    return FALSE;
  if (accord_record_is_deleted (before) == deleted)
    return TRUE;
  if (accord_writer_is_purged (before))
    {
      g_set_error_literal (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_EMPTY,
                           _ ("That was deleted for good and is gone for ever: it cannot be restored."));
      return FALSE;
    }
  if (!is_reversal (self) && deleted &&
      !(accord_offer_rules_check_deleted (self, before, error) && accord_rights_rules_check_deleted (self, before, error) &&
        accord_credit_rules_check_deleted (self, before, error) &&
        accord_locked_books_follow_deleted (self, before, TRUE, error)))
    return FALSE;
  if (!accord_writer_set_deleted (self->writer, kind, id, deleted, error))
    return FALSE;
  g_array_append_val (deleted ? self->deleted : self->restored,
                      ((AccordTouched) { accord_kind_base (kind), id, MAX (accord_record_deleted (before), 0) }));
  accord_transaction_told (self, kind, id, deleted ? 'd' : 'r', 0);
  accord_offer_totals_touch (self, before);
  accord_credit_rules_touch_record (self, before);
  return is_reversal (self) || deleted || accord_locked_books_follow_deleted (self, before, FALSE, error);
}

/* Bulk work flushes now and then, so that it does not gather a whole file in memory. */
gboolean
accord_transaction_flush (AccordTransaction *self, GError **error)
{
  return flush (self, error);
}

/**
 * accord_transaction_end:
 *
 * Returns: (transfer full): what was done (n_done 0 when nothing was), or %NULL when a rule refused
 */
AccordChangeSet *
accord_transaction_end (AccordTransaction *self, GError **error)
{
  gint64 n;

  if (!flush (self, error))
    return NULL;
  if (!accord_stage_rules_restore (self, error))
    return NULL;
  /* What lives with an erased person stays, nameless: deals count on. */
  if (!is_reversal (self) && self->set->origin != ACCORD_ORIGIN_ERASE &&
      !(accord_cascade_run (self, error) && flush (self, error) && accord_offer_totals_settle (self, error) &&
        accord_credit_rules_check (self, error)))
    return NULL;
  if (!accord_stage_rules_check (self, error))
    return NULL;
  n = accord_writer_end_txn (self->writer, error);
  if (n < 0)
    return NULL;
  self->set->n_done = (guint) n;
  accord_change_set_join_spans (self->set);
  if (self->gate != NULL)
    {
      accord_gate_forget_rows (self->gate);
      accord_writer_keep (self->writer, g_steal_pointer (&self->gate), (GDestroyNotify) accord_gate_free);
    }
  return g_steal_pointer (&self->set);
}
