/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The journal: takes edits, has them written whole or not at all, and tells every view.
 *
 *   commit ─▶ database thread: transaction (diff, rules, rows, journal rows) ─▶ COMMIT, on disk
 *          ◀─ main thread: undo stack, "committed", then the caller's future
 */
#include "accord-config.h"

#include "accord-edit-private.h"
#include "accord-journal-private.h"

enum { PROP_0, PROP_CAN_UNDO, PROP_CAN_REDO, PROP_UNDO_LABEL, PROP_REDO_LABEL, N_PROPS };
static GParamSpec *props[N_PROPS];
static guint committed_signal, actor_changed_signal;

G_DEFINE_FINAL_TYPE (AccordJournal, accord_journal, G_TYPE_OBJECT)

typedef struct {
  AccordJournal *journal; /* alive: the fiber waiting for the answer holds it */
  AccordOrigin origin;
  char *label;
  gint64 undo_of;
  gint64 actor;
  gboolean bulk;
  AccordTransactionFunc func;
  gpointer data;
  GDestroyNotify destroy;
} Run;

static void
run_free (gpointer data)
{
  Run *run = data;

  if (run->destroy)
    run->destroy (run->data);
  g_free (run->label);
  g_free (run);
}

static DexFuture *
run_write (AccordWriter *writer, gpointer data)
{
  Run *run = data;
  g_auto (AccordTransaction) transaction = { 0 };
  g_autoptr (GError) error = NULL;
  AccordChangeSet *set;

  if (!accord_transaction_begin (&transaction, writer, &run->journal->clock, run->actor, run->origin, run->label,
                                 run->undo_of, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  transaction.bulk = run->bulk;
  if (!run->func (&transaction, run->data, &error) || (set = accord_transaction_end (&transaction, &error)) == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (ACCORD_TYPE_CHANGE_SET, set);
}

static void
notify_stacks (AccordJournal *self)
{
  for (int i = 1; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), props[i]);
}

static DexFuture *
committed_cb (DexFuture *future, gpointer data)
{
  gpointer *closure = data;
  AccordJournal *self = closure[0];
  gint64 undo_of = GPOINTER_TO_SIZE (closure[1]);
  AccordChangeSet *set = g_value_get_boxed (dex_future_get_value (future, NULL));

  if (set->n_done > 0)
    {
      accord_undo_stack_add (self, set->txn, undo_of, set->origin, set->label);
      notify_stacks (self);
      g_signal_emit (self, committed_signal, 0, set);
    }
  else if (undo_of != 0)
    {
      accord_undo_stack_skip (self, undo_of);
      notify_stacks (self);
    }
  return dex_ref (future);
}

static void
closure_free (gpointer data)
{
  gpointer *closure = data;

  g_object_unref (closure[0]);
  g_free (closure);
}

/**
 * accord_journal_tell:
 * @written: (transfer full): a future that resolves to an #AccordChangeSet
 *
 * Returns: (transfer full): the same, once everybody who follows the journal was told
 */
DexFuture *
accord_journal_tell (AccordJournal *self, DexFuture *written, gint64 undo_of)
{
  gpointer *closure = g_new0 (gpointer, 2);
  DexFuture *told;

  closure[0] = g_object_ref (self);
  closure[1] = GSIZE_TO_POINTER (undo_of);
  told = dex_future_then (written, committed_cb, closure, closure_free);
  /* Views are told even when the caller does not wait for the answer. */
  dex_future_disown (dex_ref (told));
  return told;
}

DexFuture *
accord_journal_run (AccordJournal *self, AccordOrigin origin, const char *label, gint64 undo_of, gboolean bulk,
                    AccordTransactionFunc func, gpointer data, GDestroyNotify destroy)
{
  Run *run = g_new0 (Run, 1);

  *run = (Run) { self, origin, g_strdup (label), undo_of, self->actor, bulk, func, data, destroy };
  /* How much there is to be undone is known when it is read. */
  return accord_journal_tell (self,
                              bulk || undo_of != 0 ? accord_store_write_long (self->store, run_write, run, run_free)
                                                   : accord_store_write (self->store, run_write, run, run_free),
                              undo_of);
}

/**
 * accord_journal_commit:
 * @edit: (transfer none): not to be changed afterwards
 *
 * Writes the edit in one transaction. An edit that changes nothing leaves no trace (n_done 0).
 *
 * Returns: (transfer full): a future that resolves to an #AccordChangeSet once it is on disk, or
 *   rejects with an #AccordRuleError or #AccordStoreError, and then nothing was written
 */
DexFuture *
accord_journal_commit (AccordJournal *self, AccordEdit *edit)
{
  return accord_journal_run (self, ACCORD_ORIGIN_EDIT, edit->label, 0, FALSE, accord_edit_run, accord_edit_ref (edit),
                             (GDestroyNotify) accord_edit_unref);
}

/**
 * accord_journal_keep:
 * @edit: (transfer none): not to be changed afterwards
 *
 * As accord_journal_commit(), for what the program writes by itself: undo passes over it.
 *
 * Returns: (transfer full): a future that resolves to an #AccordChangeSet
 */
DexFuture *
accord_journal_keep (AccordJournal *self, AccordEdit *edit)
{
  return accord_journal_run (self, ACCORD_ORIGIN_KEEP, edit->label, 0, FALSE, accord_edit_run, accord_edit_ref (edit),
                             (GDestroyNotify) accord_edit_unref);
}

void
accord_journal_set_actor (AccordJournal *self, gint64 member)
{
  if (self->actor == member)
    return;
  self->actor = member;
  g_signal_emit (self, actor_changed_signal, 0);
}

/**
 * accord_journal_get_actor:
 * @self: the journal of a workspace
 *
 * Returns: id of the member who sits here; 0: nobody in particular
 */
gint64
accord_journal_get_actor (AccordJournal *self)
{
  return self->actor;
}

/**
 * accord_journal_get_store:
 * @self: the journal of a workspace
 *
 * Returns: (transfer none): the file it writes to
 */
AccordStore *
accord_journal_get_store (AccordJournal *self)
{
  return self->store;
}

static const char *
top_label (GArray *stack)
{
  return stack->len > 0 ? g_array_index (stack, AccordUndoStep, stack->len - 1).label : NULL;
}

/**
 * accord_journal_get_undo_label:
 * @self: the journal of a workspace
 *
 * Returns: (transfer none) (nullable): what undo would take back, translated; %NULL: nothing
 */
const char *
accord_journal_get_undo_label (AccordJournal *self)
{
  return top_label (self->undo);
}

/**
 * accord_journal_get_redo_label:
 * @self: the journal of a workspace
 *
 * Returns: (transfer none) (nullable): what redo would do again, translated; %NULL: nothing
 */
const char *
accord_journal_get_redo_label (AccordJournal *self)
{
  return top_label (self->redo);
}

#define UNDO_MAX 500 /* steps; the history list reaches older ones */

static DexFuture *
loaded_cb (DexFuture *future, gpointer data)
{
  AccordJournal *self = data;
  GPtrArray *lines = g_value_get_boxed (dex_future_get_value (future, NULL));
  gint64 newest = lines->len > 0 ? ((AccordTxnLine *) lines->pdata[0])->txn : 0;

  /* Something was committed while this was read: it is on the stack, and reading again finds it. */
  if (self->undo->len > 0 && g_array_index (self->undo, AccordUndoStep, self->undo->len - 1).txn > newest)
    return accord_journal_reload (self);
  g_array_set_size (self->undo, 0);
  g_array_set_size (self->redo, 0);
  for (guint i = lines->len; i-- > 0;)
    {
      AccordTxnLine *line = g_ptr_array_index (lines, i);

      accord_undo_stack_add (self, line->txn, line->undo_of, accord_transaction_origin (line->origin), line->label);
    }
  notify_stacks (self);
  return dex_future_new_for_object (self);
}

/* Reads anew what can be undone and redone, and what it is called. */
DexFuture *
accord_journal_reload (AccordJournal *self)
{
  return dex_future_then (accord_store_recent_txns (self->store, UNDO_MAX), loaded_cb, g_object_ref (self), g_object_unref);
}

/**
 * accord_journal_new:
 *
 * Returns: (transfer full): a future that resolves to the #AccordJournal of @store, with what can be
 *   undone and redone as the last program left it
 */
DexFuture *
accord_journal_new (AccordStore *store)
{
  g_autoptr (AccordJournal) self = g_object_new (ACCORD_TYPE_JOURNAL, NULL);

  self->store = g_object_ref (store);
  return accord_journal_reload (self);
}

static void
accord_journal_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AccordJournal *self = ACCORD_JOURNAL (object);

  switch (id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, self->undo->len > 0);
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, self->redo->len > 0);
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, top_label (self->undo));
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, top_label (self->redo));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
accord_journal_finalize (GObject *object)
{
  AccordJournal *self = ACCORD_JOURNAL (object);

  g_array_unref (self->undo);
  g_array_unref (self->redo);
  dex_clear (&self->reversing);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (accord_journal_parent_class)->finalize (object);
}

static void
accord_journal_class_init (AccordJournalClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = accord_journal_get_property;
  object_class->finalize = accord_journal_finalize;
  props[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  props[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  props[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  props[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  /**
   * AccordJournal::committed:
   * @set: what was done (#AccordChangeSet)
   */
  committed_signal = g_signal_new ("committed", ACCORD_TYPE_JOURNAL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, ACCORD_TYPE_CHANGE_SET);
  /**
   * AccordJournal::actor-changed:
   *
   * Somebody else sits here, see accord_journal_get_actor().
   */
  actor_changed_signal = g_signal_new ("actor-changed", ACCORD_TYPE_JOURNAL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);
}

static void
accord_journal_init (AccordJournal *self)
{
  self->undo = g_array_new (FALSE, TRUE, sizeof (AccordUndoStep));
  self->redo = g_array_new (FALSE, TRUE, sizeof (AccordUndoStep));
  g_array_set_clear_func (self->undo, accord_undo_step_clear);
  g_array_set_clear_func (self->redo, accord_undo_step_clear);
}
