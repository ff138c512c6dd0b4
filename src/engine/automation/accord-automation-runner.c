/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rules at work. A change set that a person made here is put into a queue; one after the other, each rule that
 * waits for such a change is applied to the records that changed, as a change set of its own, which may start
 * other rules in turn:
 *
 *   "committed" (made here) ─▶ queue ─▶ rules ─▶ commit ─▶ "committed" (of a chain, one deeper) ─▶ queue …
 *
 * A chain ends after ACCORD_AUTOMATION_CHAIN_MAX, and does no rule to one record twice. What other computers
 * did comes with what their rules did, so nothing is done twice; imports and undo start no rules. Rules of days
 * and silence are looked after by the computer of the member they name. */

#include "accord-config.h"

#include "accord-automation-runner.h"

#include <glib/gi18n-lib.h>

#include "accord-automation-waits.h"
#include "accord-sequence.h"

/* A change set that waits, and how it came about. */
typedef struct {
  AccordChangeSet *set; /* NULL: days are to be looked at */
  GHashTable *chain;    /* what rules have done to whom on the way here: "rule|kind|record" */
  guint depth;
} Event;

struct _AccordAutomationRunner {
  GObject parent_instance;

  AccordWorkspace *workspace;
  GQueue waiting;     /* of Event */
  Event *current;     /* being worked on, in a fiber */
  DexPromise *idle;   /* (nullable): resolved when all has been done */
  GHashTable *broken; /* rule → why it cannot be understood, as it was told */
  gboolean stopped;
};

G_DEFINE_FINAL_TYPE (AccordAutomationRunner, accord_automation_runner, G_TYPE_OBJECT)

static guint told_signal, failed_signal;

static void
event_free (Event *event)
{
  g_clear_pointer (&event->set, accord_change_set_unref);
  g_hash_table_unref (event->chain);
  g_free (event);
}

static GHashTable *
copy_chain (GHashTable *chain)
{
  GHashTable *copy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer key;

  if (chain == NULL)
    return copy;
  g_hash_table_iter_init (&iter, chain);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_hash_table_add (copy, g_strdup (key));
  return copy;
}

static void
fail (AccordAutomationRunner *self, const char *sentence)
{
  g_message ("%s", sentence);
  g_signal_emit (self, failed_signal, 0, sentence);
}

/* Rules are read at every change: what is wrong with one is news once, until it is another thing or was mended. */
static void
tell_broken (AccordAutomationRunner *self, gint64 rule, const char *why)
{
  gpointer key = GSIZE_TO_POINTER ((gsize) rule);

  if (g_strcmp0 (g_hash_table_lookup (self->broken, key), why) == 0)
    return;
  g_hash_table_insert (self->broken, key, g_strdup (why));
  fail (self, why);
}

static void
note_chain (Event *event, const AccordAutomation *rule, AccordAutomationHits *hits)
{
  for (guint i = 0; i < hits->hits->len; i++)
    {
      const AccordAutomationHit *hit = hits->hits->pdata[i];

      g_hash_table_add (event->chain, accord_automation_chain_key (rule, accord_record_id (hit->record)));
    }
}

static void
apply (AccordAutomationRunner *self, Event *event, AccordAutomation *rule, AccordAutomationHits *hits)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordAutomationResult) result = NULL;

  if (hits->hits->len == 0)
    return;
  note_chain (event, rule, hits);
  result = dex_await_boxed (accord_automation_apply (self->workspace, rule, hits, FALSE), &error);
  if (result == NULL)
    fail (self, error->message);
  for (guint i = 0; result != NULL && i < result->failed->len; i++)
    fail (self, result->failed->pdata[i]);
}

/* A loop ends, and the log says so. */
static void
log_loop (AccordAutomationRunner *self, const AccordAutomation *rule)
{
  g_autofree char *label = g_strdup_printf (_ ("Rule “%s” was stopped"), rule->name);
  g_autoptr (AccordEdit) edit = accord_edit_new (label);
  g_autoptr (AccordChangeSet) set = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = accord_edit_create (edit, &accord_automation_run_kind);

  accord_edit_set_text (edit, &accord_automation_run_kind, id, "title", _ ("Nothing: it was not done once more."));
  accord_edit_set_text (edit, &accord_automation_run_kind, id, "why", _ ("Rules were starting each other in a circle."));
  accord_edit_set_number (edit, &accord_automation_run_kind, id, "automation", rule->id);
  accord_edit_set_number (edit, &accord_automation_run_kind, id, "at", g_get_real_time () / 1000);
  set = dex_await_boxed (accord_journal_commit (accord_workspace_get_journal (self->workspace), edit), &error);
  if (set == NULL)
    fail (self, error->message);
}

static void
run_changed (AccordAutomationRunner *self, Event *event, AccordAutomation *rule)
{
  gboolean looped = FALSE;
  g_autoptr (GArray) ids = accord_automation_candidates (rule, event->set, event->chain, event->depth >= ACCORD_AUTOMATION_CHAIN_MAX, &looped);
  g_autoptr (AccordAutomationHits) hits = NULL;
  g_autoptr (GError) error = NULL;

  if (looped)
    log_loop (self, rule);
  if (ids->len == 0)
    return;
  hits = dex_await_boxed (accord_automation_find (self->workspace, rule, (const gint64 *) (gconstpointer) ids->data, ids->len,
                                                  ACCORD_AUTOMATION_HITS_MAX), &error);
  if (hits == NULL)
    fail (self, error->message);
  else
    apply (self, event, rule, hits);
}

static void
run_days (AccordAutomationRunner *self, Event *event, AccordAutomation *rule)
{
  gint64 actor = accord_journal_get_actor (accord_workspace_get_journal (self->workspace));
  g_autoptr (AccordAutomationHits) hits = NULL;
  g_autoptr (GError) error = NULL;

  if ((rule->trigger != ACCORD_AUTOMATION_DATE && rule->trigger != ACCORD_AUTOMATION_IDLE) || rule->owner != actor)
    return;
  hits = dex_await_boxed (accord_automation_find (self->workspace, rule, NULL, 0, ACCORD_AUTOMATION_HITS_MAX), &error);
  if (hits == NULL)
    fail (self, error->message);
  else
    apply (self, event, rule, hits);
}

static void
run_rules (AccordAutomationRunner *self, Event *event)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_automation_kind);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;

  accord_query_set_sort (query, "rank", FALSE, NULL);
  records = dex_await_boxed (accord_store_select (accord_workspace_get_store (self->workspace), query), &error);
  if (records == NULL)
    fail (self, error->message);
  for (guint i = 0; records != NULL && i < records->len && !self->stopped; i++)
    {
      gint64 id = accord_record_id (records->pdata[i]);
      g_autoptr (GError) why = NULL;
      g_autoptr (AccordAutomation) rule = NULL;

      if (accord_record_number (records->pdata[i], "off") != 0)
        continue;
      rule = dex_await_boxed (accord_automation_load (self->workspace, id), &why);
      if (rule == NULL)
        tell_broken (self, id, why->message);
      else
        {
          g_hash_table_remove (self->broken, GSIZE_TO_POINTER ((gsize) id));
          (event->set != NULL ? run_changed : run_days) (self, event, rule);
        }
    }
}

static DexFuture *
work_fiber (gpointer data)
{
  AccordAutomationRunner *self = data;

  while (!self->stopped && (self->current = g_queue_pop_head (&self->waiting)) != NULL)
    {
      g_autoptr (GError) error = NULL;

      run_rules (self, self->current);
      if (!self->stopped && self->current->set != NULL && !accord_sequence_follow (self->workspace, self->current->set, &error))
        fail (self, error->message);
      g_clear_pointer (&self->current, event_free);
    }
  if (self->idle != NULL)
    dex_promise_resolve_boolean (self->idle, TRUE);
  dex_clear (&self->idle);
  return dex_future_new_true ();
}

static void
enqueue (AccordAutomationRunner *self, AccordChangeSet *set)
{
  Event *event = g_new0 (Event, 1);

  event->set = set != NULL ? accord_change_set_ref (set) : NULL;
  event->chain = copy_chain (self->current != NULL && set != NULL && accord_change_set_touches (set, &accord_automation_run_kind) ? self->current->chain : NULL);
  if (set != NULL && self->current != NULL && accord_change_set_touches (set, &accord_automation_run_kind))
    event->depth = self->current->depth + 1;
  g_queue_push_tail (&self->waiting, event);
  if (self->idle != NULL)
    return;
  self->idle = dex_promise_new ();
  dex_future_disown (dex_scheduler_spawn (NULL, 0, work_fiber, g_object_ref (self), g_object_unref));
}

typedef struct {
  AccordAutomationRunner *runner;
  gint64 actor;
} Telling;

static void
telling_free (gpointer data)
{
  g_object_unref (((Telling *) data)->runner);
  g_free (data);
}

static DexFuture *
tell_cb (DexFuture *future, gpointer data)
{
  const Telling *telling = data;
  AccordRecord *run = g_value_get_boxed (dex_future_get_value (future, NULL));
  const char *text = run != NULL ? accord_record_text (run, "told") : NULL;

  if (text != NULL && !telling->runner->stopped && accord_record_number (run, "tell") == telling->actor)
    g_signal_emit (telling->runner, told_signal, 0, accord_record_id (run), text);
  return dex_future_new_true ();
}

/* Who sits here is told, wherever the rule was at work. */
static void
tell (AccordAutomationRunner *self, const AccordChangeSet *set)
{
  gint64 actor = accord_journal_get_actor (accord_workspace_get_journal (self->workspace));

  for (guint i = 0; i < set->changes->len; i++)
    {
      const AccordChange *change = &g_array_index (set->changes, AccordChange, i);
      Telling *telling;

      if (!accord_kind_is (change->kind, &accord_automation_run_kind) || change->operation != 'i')
        continue;
      telling = g_new0 (Telling, 1);
      *telling = (Telling) { g_object_ref (self), actor };
      dex_future_disown (dex_future_then (accord_store_load_one (accord_workspace_get_store (self->workspace), &accord_automation_run_kind, change->id),
                                          tell_cb, telling, telling_free));
    }
}

static void
committed_cb (AccordAutomationRunner *self, AccordChangeSet *set)
{
  if (self->stopped)
    return;
  if (accord_change_set_touches (set, &accord_automation_run_kind) && (set->origin == ACCORD_ORIGIN_EDIT || set->origin == ACCORD_ORIGIN_SYNC))
    tell (self, set);
  if (set->origin == ACCORD_ORIGIN_EDIT)
    enqueue (self, set);
}

static void
accord_automation_runner_dispose (GObject *object)
{
  AccordAutomationRunner *self = ACCORD_AUTOMATION_RUNNER (object);

  self->stopped = TRUE;
  g_queue_clear_full (&self->waiting, (GDestroyNotify) event_free);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_automation_runner_parent_class)->dispose (object);
}

static void
accord_automation_runner_finalize (GObject *object)
{
  g_hash_table_unref (ACCORD_AUTOMATION_RUNNER (object)->broken);
  G_OBJECT_CLASS (accord_automation_runner_parent_class)->finalize (object);
}

static void
accord_automation_runner_class_init (AccordAutomationRunnerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_automation_runner_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_automation_runner_finalize;
  /**
   * AccordAutomationRunner::told:
   * @run: line of the log
   * @text: what a rule says to who sits here
   */
  told_signal = g_signal_new ("told", ACCORD_TYPE_AUTOMATION_RUNNER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
  /**
   * AccordAutomationRunner::failed:
   * @sentence: why a rule could not do what it is for
   */
  failed_signal = g_signal_new ("failed", ACCORD_TYPE_AUTOMATION_RUNNER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
accord_automation_runner_init (AccordAutomationRunner *self)
{
  g_queue_init (&self->waiting);
  self->broken = g_hash_table_new_full (NULL, NULL, NULL, g_free);
}

/**
 * accord_automation_runner_new:
 * @workspace: the open file
 *
 * Returns: (transfer full): the runner; it does nothing in a file that is only read
 */
AccordAutomationRunner *
accord_automation_runner_new (AccordWorkspace *workspace)
{
  AccordAutomationRunner *self = g_object_new (ACCORD_TYPE_AUTOMATION_RUNNER, NULL);

  self->workspace = g_object_ref (workspace);
  self->stopped = accord_workspace_is_read_only (workspace);
  g_signal_connect_object (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * accord_automation_runner_stop:
 *
 * Nothing new is begun: the file is about to be closed.
 */
void
accord_automation_runner_stop (AccordAutomationRunner *self)
{
  self->stopped = TRUE;
}

/**
 * accord_automation_runner_check_days:
 *
 * Looks at the rules of days and silence; when a file is opened, and after midnight.
 *
 * Returns: (transfer full): see accord_automation_runner_settle()
 */
DexFuture *
accord_automation_runner_check_days (AccordAutomationRunner *self)
{
  if (!self->stopped)
    enqueue (self, NULL);
  return accord_automation_runner_settle (self);
}

/**
 * accord_automation_runner_settle:
 *
 * Returns: (transfer full): a future that resolves when all that was waiting has been done
 */
DexFuture *
accord_automation_runner_settle (AccordAutomationRunner *self)
{
  return self->idle != NULL ? dex_ref (DEX_FUTURE (self->idle)) : dex_future_new_true ();
}
