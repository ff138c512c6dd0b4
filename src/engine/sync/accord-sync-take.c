/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who this file is, and what others did comes in. */
#include "accord-config.h"

#include "accord-sync-private.h"

#include <string.h>
#include "accord-error.h"
#include "accord-id.h"

/* A name behind the one that is given up (see accord_journal_become()). */
char *
accord_sync_name_behind (const char *rid)
{
  for (int tries = 0;; tries++)
    {
      g_autofree char *name = accord_replica_id_new ();

      for (int i = 0; i < tries - 64 && i < ACCORD_RID_TEXT - 1; i++)
        name[i] = 'z';
      if (strcmp (name, rid) > 0 || tries > 256)
        return g_steal_pointer (&name);
    }
}

/* Somebody else writes under this file's name: it was copied, or put back to an earlier day. */
static gboolean
is_somebody_else (AccordSyncRound *round)
{
  const AccordSyncKnown *known = &round->known;

  const AccordDepartureRow *departed = known->departures != NULL ? g_hash_table_lookup (known->departures, known->rid) : NULL;

  if (departed != NULL && !departed->is_revoked && !round->sync->is_leaving)
    return TRUE; /* it left, and takes part again */
  if (round->sync->place != NULL && known->place != NULL && strcmp (round->sync->place, known->place) != 0)
    return TRUE;
  for (guint i = 0; i < round->look.found->len; i++)
    if (strcmp (((AccordRemoteSegment *) round->look.found->pdata[i])->rid, known->rid) == 0)
      return TRUE;
  for (guint i = 0; i < round->look.heads->len; i++)
    {
      const AccordSyncHead *head = round->look.heads->pdata[i];

      if (strcmp (head->rid, known->rid) == 0 &&
          (head->nonce == NULL || known->nonce == NULL || strstr (known->nonce, head->nonce) == NULL))
        return TRUE;
    }
  return FALSE;
}

/**
 * accord_sync_identify:
 *
 * Before anything is sealed or shown to others: this file takes another name when its own may be somebody
 * else's as well (sync.md §2.9).
 */
gboolean
accord_sync_identify (AccordSyncRound *round, GError **error)
{
  AccordSync *self = round->sync;
  g_autofree char *rid = NULL;
  AccordChangeSet *set;

  if (round->known.rid == NULL)
    return TRUE; /* nothing was ever written here */
  if (is_somebody_else (round))
    {
      rid = accord_sync_name_behind (round->known.rid);
      set = dex_await_boxed (accord_journal_become (self->journal, rid, !(self->mutation & ACCORD_SYNC_WITHOUT_APPLYING)), error);
      if (set == NULL)
        return FALSE;
      accord_change_set_unref (set);
      self->status->has_new_name = TRUE;
      g_clear_pointer (&self->head_said, g_free);
    }
  if (self->place != NULL && g_strcmp0 (self->place, round->known.place) != 0 &&
      !dex_await_boolean (accord_journal_note (self->journal, "place", self->place), error))
    return FALSE;
  return rid == NULL || accord_sync_read_known (self, &round->known, error);
}

static gint64
seen_of (GHashTable *seen, const AccordSyncKnown *known, const char *rid)
{
  gint64 *number = g_hash_table_lookup (seen, rid);

  return number ? *number : accord_sync_seen_of (known, rid);
}

static void
set_seen (GHashTable *seen, const char *rid, gint64 number)
{
  g_hash_table_insert (seen, g_strdup (rid), g_memdup2 (&number, sizeof number));
}

/* Whether all that its author had seen is in here, or will never be (sync.md §2.4, causal hold). */
static gboolean
is_ready (const AccordRemoteSegment *segment, GHashTable *seen, const AccordSyncKnown *known)
{
  JsonObjectIter iter;
  const char *rid;
  JsonNode *node;

  if (segment->first > seen_of (seen, known, segment->rid) + 1)
    return FALSE;
  if (segment->dep == NULL)
    return TRUE;
  json_object_iter_init (&iter, segment->dep);
  while (json_object_iter_next (&iter, &rid, &node))
    if (MIN (json_node_get_int (node), accord_sync_cut_of (known, rid)) > seen_of (seen, known, rid))
      return FALSE;
  return TRUE;
}

/* In the order of cause and effect, as far as that is here; what waits too long comes as it is. */
static GPtrArray *
put_in_order (AccordSyncRound *round)
{
  AccordSync *self = round->sync;
  GPtrArray *ready = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_remote_segment_free);
  GPtrArray *found = round->look.found;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gboolean more = TRUE;
  int force = 0; /* 1: one that was merged of many may wait for what waits for its beginning; 2: all that waits too long */

  while (more || force < 2)
    {
      force = more ? 0 : force + 1;
      more = FALSE;
      for (guint i = 0; i < found->len && !(force == 1 && more); i++)
        {
          AccordRemoteSegment *segment = found->pdata[i];

          if (segment == NULL || accord_sync_is_quarantined (&round->known, segment))
            continue;
          if (!is_ready (segment, seen, &round->known) &&
              !(force == 1 && segment->parts != NULL && segment->first <= seen_of (seen, &round->known, segment->rid) + 1) &&
              !(force == 2 && accord_sync_waited (self, segment->hash, ACCORD_SYNC_HOLD_MS)))
            continue;
          if (segment->first <= seen_of (seen, &round->known, segment->rid) + 1)
            set_seen (seen, segment->rid, MAX (segment->last, seen_of (seen, &round->known, segment->rid)));
          g_ptr_array_add (ready, segment);
          found->pdata[i] = NULL;
          more = TRUE;
        }
    }
  return ready;
}

static void
count_held (AccordSyncRound *round)
{
  GPtrArray *found = round->look.found;

  for (guint i = 0; i < found->len; i++)
    if (found->pdata[i] != NULL && !accord_sync_is_quarantined (&round->known, found->pdata[i]))
      {
        round->sync->status->n_held++;
        accord_sync_since (round->sync, ((AccordRemoteSegment *) found->pdata[i])->hash);
      }
  g_ptr_array_set_free_func (found, NULL);
  for (guint i = 0; i < found->len; i++)
    g_clear_pointer ((AccordRemoteSegment **) &found->pdata[i], accord_remote_segment_free);
  g_ptr_array_set_size (found, 0);
}

static gboolean
take_some (AccordSyncRound *round, GPtrArray *some, GError **error)
{
  AccordSync *self = round->sync;
  AccordChangeSet *set = NULL;

  if (accord_sync_goes_on (self->progress, error))
    set = dex_await_boxed (self->again != NULL ? accord_journal_ingest_again (self->journal, some)
                                               : accord_journal_ingest (self->journal, some), error);
  if (set == NULL)
    return FALSE;
  self->n_again += set->n_done;
  for (guint i = 0; self->again != NULL && i < some->len; i++)
    g_hash_table_add (self->again, g_strdup (((AccordRemoteSegment *) some->pdata[i])->hash));
  accord_change_set_unref (set);
  for (guint i = 0; i < some->len; i++)
    {
      guint n = ((AccordRemoteSegment *) some->pdata[i])->n_records;

      round->sync->status->n_taken += n;
      accord_sync_progressed (round->sync->progress, 0, n);
    }
  return TRUE;
}

/* One that cannot be taken is named, and must not stand in the way of the others. */
static gboolean
take_each (AccordSyncRound *round, GPtrArray *some, GError **error)
{
  for (guint i = 0; i < some->len; i++)
    {
      AccordRemoteSegment *segment = some->pdata[i];
      g_autoptr (GPtrArray) one = g_ptr_array_new ();
      g_autoptr (GError) failed = NULL;

      g_ptr_array_add (one, segment);
      if (take_some (round, one, &failed))
        continue;
      if (failed->domain == ACCORD_SYNC_ERROR)
        {
          g_autofree char *path = accord_sync_path (segment->rid, segment->first, segment->last, segment->hash);

          accord_sync_problem (round->sync, path, failed);
        }
      else
        {
          g_propagate_error (error, g_steal_pointer (&failed));
          return FALSE;
        }
    }
  return TRUE;
}

#define BATCH 10000 /* records in one transaction: others may write in between */

static gboolean
take_all (AccordSyncRound *round, GPtrArray *ready, GError **error)
{
  g_autoptr (GPtrArray) some = g_ptr_array_new ();
  guint n = 0;

  for (guint i = 0; i < ready->len; i++)
    {
      g_autoptr (GError) failed = NULL;

      g_ptr_array_add (some, ready->pdata[i]);
      n += ((AccordRemoteSegment *) ready->pdata[i])->n_records;
      if (n < BATCH && i + 1 < ready->len)
        continue;
      if (!take_some (round, some, &failed))
        {
          if (failed->domain != ACCORD_SYNC_ERROR)
            {
              g_propagate_error (error, g_steal_pointer (&failed));
              return FALSE;
            }
          if (!take_each (round, some, error))
            return FALSE;
        }
      g_ptr_array_set_size (some, 0);
      n = 0;
    }
  return TRUE;
}

/* What other computers say of themselves, for people. */
static gboolean
note_heads (AccordSyncRound *round, GError **error)
{
  for (guint i = 0; i < round->look.heads->len; i++)
    {
      const AccordSyncHead *head = round->look.heads->pdata[i];
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *text = NULL;
      gboolean same = g_strcmp0 (head->rid, round->known.rid) == 0;

      bytes = accord_sync_head_write (head);
      text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes) - 1);
      for (guint k = 0; k < round->known.replicas->len; k++)
        {
          const AccordReplicaRow *row = round->known.replicas->pdata[k];

          same |= strcmp (row->rid, head->rid) == 0 && g_strcmp0 (row->head, text) == 0;
        }
      if (!same && !dex_await_boolean (accord_journal_note_head (round->sync->journal, head->rid, text), error))
        return FALSE;
    }
  return TRUE;
}

static DexFuture *
free_job (gpointer data)
{
  g_ptr_array_unref (data);
  return dex_future_new_for_boolean (TRUE);
}

static gboolean
take_ready (AccordSyncRound *round, GPtrArray *ready, GError **error)
{
  AccordSync *self = round->sync;
  AccordChangeSet *set;

  count_held (round);
  if (!note_heads (round, error))
    return FALSE;
  if (ready->len == 0)
    return TRUE;
  for (guint i = 0; i < ready->len; i++)
    accord_sync_progressed (self->progress, ((AccordRemoteSegment *) ready->pdata[i])->n_records, 0);
  if (!take_all (round, ready, error))
    return FALSE;
  set = dex_await_boxed (accord_journal_settle_known (round->sync->journal), error);
  if (set == NULL)
    return FALSE;
  accord_change_set_unref (set);
  set = dex_await_boxed (accord_journal_mend_stages (round->sync->journal), error);
  if (set == NULL)
    return FALSE;
  accord_change_set_unref (set);
  set = dex_await_boxed (accord_journal_mend_merges (round->sync->journal), error);
  if (set == NULL)
    return FALSE;
  accord_change_set_unref (set);
  return accord_sync_read_known (round->sync, &round->known, error);
}

gboolean
accord_sync_take (AccordSyncRound *round, GError **error)
{
  GPtrArray *ready = put_in_order (round);
  gboolean taken = take_ready (round, ready, error);

  /* Ten thousands of records: to forget them takes longer than the main thread has. */
  return dex_await_boolean (accord_sync_run (round->sync, free_job, ready), NULL) && taken;
}
