/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How sharing stands, as plain values. */
#include "accord-config.h"

#include "accord-sync-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_BOXED_TYPE (AccordSyncStatus, accord_sync_status, accord_sync_status_copy, accord_sync_status_free)

void
accord_sync_problem_free (gpointer data)
{
  AccordSyncProblem *problem = data;

  g_free (problem->path);
  g_free (problem->message);
  g_free (problem);
}

void
accord_sync_peer_free (gpointer data)
{
  AccordSyncPeer *peer = data;

  g_free (peer->rid);
  g_free (peer->name);
  g_free (peer->user);
  g_free (peer);
}

AccordSyncStatus *
accord_sync_status_copy (const AccordSyncStatus *status)
{
  AccordSyncStatus *copy = g_memdup2 (status, sizeof *status);

  copy->message = g_strdup (status->message);
  copy->problems = g_ptr_array_new_with_free_func (accord_sync_problem_free);
  copy->peers = g_ptr_array_new_with_free_func (accord_sync_peer_free);
  for (guint i = 0; i < status->problems->len; i++)
    {
      AccordSyncProblem *one = g_memdup2 (status->problems->pdata[i], sizeof (AccordSyncProblem));

      one->path = g_strdup (one->path);
      one->message = g_strdup (one->message);
      g_ptr_array_add (copy->problems, one);
    }
  for (guint i = 0; i < status->peers->len; i++)
    {
      AccordSyncPeer *one = g_memdup2 (status->peers->pdata[i], sizeof (AccordSyncPeer));

      one->rid = g_strdup (one->rid);
      one->name = g_strdup (one->name);
      one->user = g_strdup (one->user);
      g_ptr_array_add (copy->peers, one);
    }
  return copy;
}

void
accord_sync_status_free (AccordSyncStatus *status)
{
  if (status == NULL) /* of a round that failed */
    return;
  g_free (status->message);
  g_ptr_array_unref (status->problems);
  g_ptr_array_unref (status->peers);
  g_free (status);
}

/* Another computer as this file knows it. */
AccordSyncPeer *
accord_sync_peer_new (const AccordReplicaRow *row)
{
  AccordSyncPeer *peer = g_new0 (AccordSyncPeer, 1);
  g_autoptr (GBytes) bytes = row->head ? g_bytes_new (row->head, strlen (row->head)) : NULL;
  g_autoptr (AccordSyncHead) head = bytes ? accord_sync_head_read (bytes, row->rid, NULL) : NULL;

  peer->rid = g_strdup (row->rid);
  peer->state = row->state;
  peer->seen = row->seen;
  peer->is_me = row->state == 0;
  peer->name = head ? g_strdup (head->name) : NULL;
  peer->user = head ? g_strdup (head->user) : NULL;
  peer->heard_at = head ? head->wall : 0;
  peer->last = head ? head->last : 0;
  return peer;
}

void
accord_sync_peer_departed (AccordSyncPeer *peer, GHashTable *departures)
{
  const AccordDepartureRow *row = departures != NULL ? g_hash_table_lookup (departures, peer->rid) : NULL;

  peer->has_left = row != NULL && !row->is_revoked;
  peer->is_revoked = row != NULL && row->is_revoked;
}

void
accord_sync_problem (AccordSync *self, const char *path, const GError *error)
{
  AccordSyncProblem *problem = g_new0 (AccordSyncProblem, 1);

  *problem = (AccordSyncProblem) { g_strdup (path), g_strdup (error->message), error->code,
                                   accord_now_ms () - (accord_steady_ms () - accord_sync_since (self, path)) };
  g_ptr_array_add (self->status->problems, problem);
}

/**
 * accord_sync_progress_new:
 * Returns: (transfer full): nothing done yet; counted, any thread
 */
AccordSyncProgress *
accord_sync_progress_new (void)
{
  AccordSyncProgress *self = g_new0 (AccordSyncProgress, 1);

  g_atomic_ref_count_init (&self->refs);
  return self;
}

AccordSyncProgress *
accord_sync_progress_ref (AccordSyncProgress *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
accord_sync_progress_unref (AccordSyncProgress *self)
{
  if (g_atomic_ref_count_dec (&self->refs))
    g_free (self);
}

/**
 * accord_sync_progress_cancel:
 *
 * What is counted ends as soon as it can, with %G_IO_ERROR_CANCELLED. Any thread.
 */
void
accord_sync_progress_cancel (AccordSyncProgress *self)
{
  g_atomic_int_set (&self->cancelled, TRUE);
}

/* Whether somebody still waits for it. */
gboolean
accord_sync_goes_on (AccordSyncProgress *progress, GError **error)
{
  if (progress == NULL || !g_atomic_int_get (&progress->cancelled))
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("It was given up."));
  return FALSE;
}

/**
 * accord_sync_set_progress:
 * @progress: (nullable): counts records that came, and how many there are, from now on
 */
void
accord_sync_set_progress (AccordSync *self, AccordSyncProgress *progress)
{
  g_clear_pointer (&self->progress, accord_sync_progress_unref);
  self->progress = progress != NULL ? accord_sync_progress_ref (progress) : NULL;
}

/* More is known of how much there is, or more is done. */
void
accord_sync_progressed (AccordSyncProgress *progress, gint64 total, gint64 done)
{
  if (progress == NULL)
    return;
  g_atomic_int_add (&progress->total, (gint) total);
  g_atomic_int_add (&progress->done, (gint) done);
}
