/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A shared workspace: one round after another, each of which may stop anywhere and is made good by the next. */
#include "accord-config.h"

#include "accord-sync-private.h"

#include <stdio.h>
#include "accord-error.h"

static guint changed_signal;

G_DEFINE_FINAL_TYPE (AccordSync, accord_sync, G_TYPE_OBJECT)

/* Runs what may block where it may. */
DexFuture *
accord_sync_run (AccordSync *self, AccordJobFunc func, gpointer data)
{
  return self->worker != NULL ? accord_worker_push (self->worker, func, data, NULL) : func (data);
}

/* Whether the round ends here, as if the power went. */
gboolean
accord_sync_reached (AccordSyncRound *round, AccordSyncStage stage)
{
  AccordSync *self = round->sync;

  if (self->stage_func != NULL)
    self->stage_func (stage, self->stage_data);
  round->stopped = round->stopped || (self->stop_at == stage && stage != ACCORD_SYNC_STAGE_NONE);
  return round->stopped;
}

char *
accord_sync_path (const char *rid, gint64 first, gint64 last, const char *hash)
{
  g_autofree char *name = accord_share_segment (first, last, hash);

  return g_strdup_printf ("r/%s/%s", rid, name);
}

static AccordSyncState
state_of (const GError *error)
{
  if (g_error_matches (error, ACCORD_SYNC_ERROR, ACCORD_SYNC_ERROR_REVOKED))
    return ACCORD_SYNC_REVOKED;
  if (g_error_matches (error, ACCORD_SYNC_ERROR, ACCORD_SYNC_ERROR_UNREACHABLE))
    return ACCORD_SYNC_UNREACHABLE;
  return g_error_matches (error, ACCORD_SYNC_ERROR, ACCORD_SYNC_ERROR_FOREIGN) ? ACCORD_SYNC_FOREIGN : ACCORD_SYNC_FAILED;
}

static void
add_peers (AccordSyncRound *round)
{
  GPtrArray *peers = round->sync->status->peers;

  g_ptr_array_set_size (peers, 0);
  for (guint i = 0; round->known.replicas != NULL && i < round->known.replicas->len; i++)
    {
      AccordSyncPeer *peer = accord_sync_peer_new (round->known.replicas->pdata[i]);

      if (peer->is_me)
        g_set_str (&peer->name, round->sync->device);
      accord_sync_peer_departed (peer, round->known.departures);
      g_ptr_array_add (peers, peer);
    }
}

static void
finish (AccordSyncRound *round, const GError *error)
{
  AccordSync *self = round->sync;

  self->status->state = error ? state_of (error) : ACCORD_SYNC_DONE;
  g_set_str (&self->status->message, error ? error->message : NULL);
  if (error == NULL && !round->stopped)
    self->status->done_at = accord_now_ms ();
  self->status->n_waiting = (guint) round->known.unsealed;
  self->status->n_conflicts = round->known.conflicts;
  self->status->clock_is_doubtful = accord_journal_clock_is_doubtful (self->journal);
  add_peers (round);
  g_signal_emit (self, changed_signal, 0);
}

static void
round_free (gpointer data)
{
  AccordSyncRound *round = data;

  accord_sync_known_clear (&round->known);
  accord_sync_look_clear (&round->look);
  g_object_unref (round->sync);
  g_free (round);
}

static gboolean
run_round (AccordSyncRound *round, GError **error)
{
  AccordSync *self = round->sync;

  if (!accord_sync_read_known (self, &round->known, error))
    return FALSE;
  if (self->refused != NULL)
    {
      g_propagate_error (error, g_error_copy (self->refused));
      return FALSE;
    }
  if (!self->has_waits)
    accord_sync_waits_read (self, round->known.waits);
  if (!accord_sync_look (round, error) || !accord_sync_identify (round, error) || !accord_sync_take (round, error) ||
      !accord_sync_depart (round, error) || !(self->is_joining || accord_sync_send (round, error)) ||
      !(self->is_joining || round->stopped || accord_sync_retain (round, error)))
    return FALSE;
  if (self->is_joining)
    return accord_sync_read_known (self, &round->known, error);
  return (round->stopped || (accord_sync_mend (round, error) && accord_sync_compare (round, error) &&
                             accord_sync_tidy (round, error) && accord_sync_age_trash (round, error) &&
                             accord_sync_waits_keep (self, error))) &&
         accord_sync_read_known (self, &round->known, error);
}

static DexFuture *
round_fiber (gpointer data)
{
  AccordSyncRound *round = data;
  AccordSync *self = round->sync;
  g_autoptr (GError) error = NULL;

  self->n_rounds++;
  self->status->state = ACCORD_SYNC_AT_WORK;
  self->status->n_taken = self->status->n_sent = self->status->n_held = 0;
  g_ptr_array_set_size (self->status->problems, 0);
  g_signal_emit (self, changed_signal, 0);
  run_round (round, &error);
  finish (round, error);
  return dex_future_new_take_boxed (ACCORD_TYPE_SYNC_STATUS, accord_sync_status_copy (self->status));
}

static DexFuture *
ended_cb (DexFuture *future, gpointer data)
{
  AccordSync *self = data;

  dex_clear (&self->running);
  return dex_ref (future);
}

/**
 * accord_sync_round:
 *
 * Takes in what others did, and shows them what was done here. What cannot be done now is done by a later
 * round. Of two at a time the second waits for the first, and does not run.
 *
 * Returns: (transfer full): a future that resolves to an #AccordSyncStatus, also when something went wrong
 */
DexFuture *
accord_sync_round (AccordSync *self)
{
  AccordSyncRound *round;

  if (self->running != NULL)
    return dex_ref (self->running);
  round = g_new0 (AccordSyncRound, 1);
  round->sync = g_object_ref (self);
  self->running = dex_future_finally (dex_scheduler_spawn (NULL, ACCORD_SYNC_FIBER_STACK, round_fiber, round, round_free), ended_cb,
                                      g_object_ref (self), g_object_unref);
  return dex_ref (self->running);
}

const AccordSyncStatus *
accord_sync_get_status (AccordSync *self)
{
  return self->status;
}

/**
 * accord_sync_set_device:
 * @name: (nullable): what people call this computer
 * @user: (nullable): who sits here
 * @place: (nullable): what tells this file on this computer from a copy of it; %NULL: not known
 */
void
accord_sync_set_device (AccordSync *self, const char *name, const char *user, const char *place)
{
  g_set_str (&self->device, name);
  g_set_str (&self->user, user);
  g_set_str (&self->place, place);
}

/**
 * accord_sync_set_stages:
 * @self: sharing
 * @func: (nullable) (scope forever): told on the thread of sharing what a round has just done
 * @data: for @func
 *
 * For tests, which do then what another computer may do, or end the process.
 */
void
accord_sync_set_stages (AccordSync *self, AccordSyncStageFunc func, gpointer data)
{
  self->stage_func = func;
  self->stage_data = data;
}

/**
 * accord_sync_stop_at:
 * @self: sharing
 * @stage: rounds stop when they have done this, as if the power went; %ACCORD_SYNC_STAGE_NONE: never
 *
 * For tests.
 */
void
accord_sync_stop_at (AccordSync *self, AccordSyncStage stage)
{
  self->stop_at = stage;
}

/**
 * accord_sync_run_here:
 * @self: sharing, before its first round
 *
 * For tests: what may block runs on the main thread, so that the same seed gives the same run.
 */
void
accord_sync_run_here (AccordSync *self)
{
  g_clear_pointer (&self->worker, accord_worker_stop);
}

/* For tests: how many files become one. */
void
accord_sync_set_fan (AccordSync *self, guint fan)
{
  self->fan = fan;
}

/* For tests: how many records one file has at most. */
void
accord_sync_set_records (AccordSync *self, guint records)
{
  self->records = records;
}

/**
 * accord_sync_mutate:
 * @self: sharing
 * @mutation: rules that are left out; the rule of clocks for the whole process
 *
 * For tests: the simulator must notice each (sync.md §4.1).
 */
void
accord_sync_mutate (AccordSync *self, AccordSyncMutation mutation)
{
  self->mutation = mutation;
  accord_clock_contain (!(mutation & ACCORD_SYNC_WITHOUT_CLOCK_RULE));
}

static void
accord_sync_finalize (GObject *object)
{
  AccordSync *self = ACCORD_SYNC (object);

  accord_sync_stop_timers (self);
  g_clear_pointer (&self->worker, accord_worker_stop);
  g_clear_pointer (&self->since, g_hash_table_unref);
  g_clear_pointer (&self->again, g_hash_table_unref);
  g_clear_pointer (&self->too_large, g_hash_table_unref);
  g_clear_pointer (&self->unreadable, g_hash_table_unref);
  g_clear_pointer (&self->dropped, g_hash_table_unref);
  g_clear_pointer (&self->digest, json_object_unref);
  g_clear_pointer (&self->progress, accord_sync_progress_unref);
  g_free (self->digest_of);
  g_free (self->waits_said);
  g_free (self->newest);
  g_clear_pointer (&self->status, accord_sync_status_free);
  g_free (self->device);
  g_free (self->user);
  g_free (self->place);
  g_free (self->head_said);
  g_clear_error (&self->refused);
  g_clear_object (&self->share);
  g_clear_object (&self->mirror);
  g_clear_object (&self->journal);
  G_OBJECT_CLASS (accord_sync_parent_class)->finalize (object);
}

static void
accord_sync_class_init (AccordSyncClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_sync_finalize;
  /**
   * AccordSync::changed:
   *
   * See accord_sync_get_status().
   */
  changed_signal = g_signal_new ("changed", ACCORD_TYPE_SYNC, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
accord_sync_init (AccordSync *self)
{
  self->since = accord_sync_waits_new ();
  self->too_large = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->unreadable = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->dropped = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->fan = 16;
  self->records = ACCORD_SYNC_RECORDS;
  self->status = g_new0 (AccordSyncStatus, 1);
  self->status->problems = g_ptr_array_new_with_free_func (accord_sync_problem_free);
  self->status->peers = g_ptr_array_new_with_free_func (accord_sync_peer_free);
  self->worker = accord_worker_new ("accord-sync");
}

/**
 * accord_sync_new:
 * @share: where the files lie that computers share
 * @mirror: (nullable): where this computer keeps what it has received and sent, so that it can mend the share
 */
AccordSync *
accord_sync_new (AccordJournal *journal, AccordTransport *share, AccordTransport *mirror)
{
  AccordSync *self = g_object_new (ACCORD_TYPE_SYNC, NULL);

  self->journal = g_object_ref (journal);
  self->share = g_object_ref (share);
  self->mirror = mirror ? g_object_ref (mirror) : NULL;
  return self;
}
