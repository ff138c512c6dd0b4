/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the file itself knows of sharing, read before each step of a round. */
#include "accord-config.h"

#include "accord-sync-private.h"

#include <stdio.h>
#include <string.h>

void
accord_sync_known_clear (AccordSyncKnown *known)
{
  g_clear_pointer (&known->workspace, g_free);
  g_clear_pointer (&known->rid, g_free);
  g_clear_pointer (&known->nonce, g_free);
  g_clear_pointer (&known->place, g_free);
  g_clear_pointer (&known->acks, g_free);
  g_clear_pointer (&known->waits, g_free);
  g_clear_pointer (&known->erased, g_free);
  g_clear_pointer (&known->redacted, g_free);
  g_clear_pointer (&known->remake, g_free);
  g_clear_pointer (&known->unread, g_free);
  g_clear_pointer (&known->checked, g_free);
  g_clear_pointer (&known->pruned, g_free);
  g_clear_pointer (&known->departures, g_hash_table_unref);
  g_clear_pointer (&known->hashes, g_hash_table_unref);
  g_clear_pointer (&known->sums, g_hash_table_unref);
  g_clear_pointer (&known->replicas, g_ptr_array_unref);
  g_clear_pointer (&known->segments, g_ptr_array_unref);
}

/* Which files there are, by their hashes, and what they come to for each computer: tens of thousands of them are
 * looked through once, here, and not by whoever asks on the main thread. */
static void
index_segments (AccordSyncKnown *known)
{
  known->hashes = g_hash_table_new (g_str_hash, g_str_equal);
  known->sums = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  for (guint i = 0; i < known->segments->len; i++)
    {
      AccordSegmentRow *row = known->segments->pdata[i];
      guint64 *sum = g_hash_table_lookup (known->sums, row->rid);
      char first[17] = "";

      g_hash_table_insert (known->hashes, row->hash, row);
      if (sum == NULL)
        {
          sum = g_new0 (guint64, 1);
          g_hash_table_insert (known->sums, row->rid, sum);
        }
      g_strlcpy (first, row->hash, sizeof first);
      *sum ^= g_ascii_strtoull (first, NULL, 16);
    }
}

/* What the file knows, in one snapshot of it; on a reader's thread. */
gboolean
accord_sync_ask_reader (AccordReader *reader, AccordSyncKnown *known, GError **error)
{
  g_autofree char *sealed = accord_reader_sync_note (reader, "sealed");

  known->workspace = accord_reader_workspace_uid (reader);
  known->nonce = accord_reader_sync_note (reader, "nonce");
  known->place = accord_reader_sync_note (reader, "place");
  known->acks = accord_reader_sync_note (reader, "acks");
  known->waits = accord_reader_sync_note (reader, "waits");
  known->erased = accord_reader_sync_note (reader, "erased");
  known->redacted = accord_reader_sync_note (reader, "redacted");
  known->remake = accord_reader_sync_note (reader, "remake");
  known->unread = accord_reader_sync_note (reader, "unread");
  known->checked = accord_reader_sync_note (reader, "checked");
  known->pruned = accord_reader_sync_note (reader, "pruned");
  known->history_from = accord_reader_history_from (reader);
  known->replicas = accord_reader_replicas (reader, error);
  known->departures = known->replicas ? accord_reader_departures (reader, error) : NULL;
  known->segments = known->departures ? accord_reader_segments (reader, -1, error) : NULL;
  if (known->segments == NULL)
    return FALSE;
  if (sealed != NULL)
    sscanf (sealed, "%" G_GINT64_FORMAT, &known->sealed_txn);
  known->unsealed = accord_reader_unsealed (reader, known->sealed_txn);
  known->conflicts = accord_reader_open_conflicts (reader);
  index_segments (known);
  for (guint i = 0; i < known->replicas->len; i++)
    if (((AccordReplicaRow *) known->replicas->pdata[i])->state == 0)
      known->rid = g_strdup (((AccordReplicaRow *) known->replicas->pdata[i])->rid);
  return TRUE;
}

static DexFuture *
read_known (AccordReader *reader, gpointer data)
{
  GError *error = NULL;

  return accord_sync_ask_reader (reader, data, &error) ? dex_future_new_for_boolean (TRUE) : dex_future_new_for_error (error);
}

/* In a fiber: what the file knows now. */
gboolean
accord_sync_read_known (AccordSync *self, AccordSyncKnown *known, GError **error)
{
  g_autofree char *workspace = g_steal_pointer (&known->workspace);

  accord_sync_known_clear (known);
  if (!dex_await_boolean (accord_store_read_long (accord_journal_get_store (self->journal), read_known, known, NULL), error))
    return FALSE;
  if (known->workspace == NULL) /* a file that joins: what the folder says */
    known->workspace = g_steal_pointer (&workspace);
  return TRUE;
}

/* After a step that may have written something of sharing; what people write meanwhile is no matter. */
gboolean
accord_sync_know_again (AccordSyncRound *round, GError **error)
{
  if (round->wrote && !accord_sync_read_known (round->sync, &round->known, error))
    return FALSE;
  round->wrote = FALSE;
  return TRUE;
}

gint64
accord_sync_seen_of (const AccordSyncKnown *known, const char *rid)
{
  for (guint i = 0; i < known->replicas->len; i++)
    if (strcmp (((AccordReplicaRow *) known->replicas->pdata[i])->rid, rid) == 0)
      return ((AccordReplicaRow *) known->replicas->pdata[i])->seen;
  return 0;
}

/* Whether this file writes, or wrote, under that name. */
gboolean
accord_sync_is_mine (const AccordSyncKnown *known, const char *rid)
{
  for (guint i = 0; i < known->replicas->len; i++)
    {
      const AccordReplicaRow *row = known->replicas->pdata[i];

      if (strcmp (row->rid, rid) == 0)
        return row->state == ACCORD_REPLICA_OWN || row->state == ACCORD_REPLICA_RETIRED;
    }
  return FALSE;
}

/* What all files of a computer that are in here come to, whatever their order: two that went under one name
 * may have written the same numbers, and then these tell what the numbers do not. */
char *
accord_sync_sum_of (const AccordSyncKnown *known, const char *rid)
{
  const guint64 *sum = g_hash_table_lookup (known->sums, rid);

  return g_strdup_printf ("%016" G_GINT64_MODIFIER "x", sum != NULL ? *sum : 0);
}
