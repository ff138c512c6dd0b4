/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How sharing stands, in words; and rounds of themselves. */
#include "accord-config.h"

#include <glib/gi18n-lib.h>
#include "accord-sync-private.h"
#include "accord-sync-share.h"

#define AFTER_EDIT_MS 2000
#define EVERY_S 15

static gboolean
round_cb (gpointer data)
{
  AccordSync *self = data;

  self->timer = 0;
  dex_future_disown (accord_sync_round (self));
  return G_SOURCE_REMOVE;
}

/* Soon after something was done here, and at once when something may have come. */
static void
hurry (AccordSync *self, guint ms)
{
  if (self->timer == 0)
    self->timer = g_timeout_add (ms, round_cb, self);
}

static void
committed_cb (AccordSync *self, const AccordChangeSet *set)
{
  if (set->origin == ACCORD_ORIGIN_SYNC)
    return;
  self->status->n_waiting++; /* until a round counts */
  g_signal_emit_by_name (self, "changed");
  hurry (self, AFTER_EDIT_MS);
}

static void
moved_cb (AccordSync *self)
{
  hurry (self, AFTER_EDIT_MS / 4);
}

static gboolean
every_cb (gpointer data)
{
  hurry (data, 0);
  return G_SOURCE_CONTINUE;
}

/**
 * accord_sync_start:
 *
 * From now on rounds follow what is done here, what a watched folder says, and the clock.
 */
void
accord_sync_start (AccordSync *self)
{
  if (self->every != 0)
    return;
  g_signal_connect_object (self->journal, "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->share, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  accord_transport_watch (self->share);
  self->every = g_timeout_add_seconds (EVERY_S, every_cb, self);
  hurry (self, 0);
}

void
accord_sync_stop_timers (AccordSync *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_handle_id (&self->every, g_source_remove);
}

/**
 * accord_sync_stop:
 *
 * No round begins of itself any more, until accord_sync_start(). One that runs goes on to its end: whoever dropped it here and
 * began anew would have two of them seal and publish the same.
 */
void
accord_sync_stop (AccordSync *self)
{
  accord_sync_stop_timers (self);
  g_signal_handlers_disconnect_by_func (self->journal, committed_cb, self);
  g_signal_handlers_disconnect_by_func (self->share, moved_cb, self);
}

static DexFuture *
status_read (AccordReader *reader, gpointer data)
{
  g_autoptr (AccordSyncStatus) status = g_new0 (AccordSyncStatus, 1);
  g_autofree char *sealed = accord_reader_sync_note (reader, "sealed");
  GError *error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GHashTable) departures = NULL;

  status->problems = g_ptr_array_new ();
  status->peers = g_ptr_array_new_with_free_func (accord_sync_peer_free);
  rows = accord_reader_replicas (reader, &error);
  if (rows == NULL)
    return dex_future_new_for_error (error);
  status->n_waiting = (guint) accord_reader_unsealed (reader, sealed ? g_ascii_strtoll (sealed, NULL, 10) : 0);
  status->n_conflicts = accord_reader_open_conflicts (reader);
  departures = accord_reader_departures (reader, &error);
  if (departures == NULL)
    return dex_future_new_for_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      AccordSyncPeer *peer = accord_sync_peer_new (rows->pdata[i]);

      accord_sync_peer_departed (peer, departures);
      g_ptr_array_add (status->peers, peer);
    }
  return dex_future_new_take_boxed (ACCORD_TYPE_SYNC_STATUS, g_steal_pointer (&status));
}

/**
 * accord_sync_read_status:
 *
 * Returns: (transfer full): a future that resolves to an #AccordSyncStatus with what the file itself knows
 */
DexFuture *
accord_sync_read_status (AccordStore *store)
{
  return accord_store_read (store, status_read, NULL, NULL);
}

static char *
ago (gint64 ms)
{
  gint64 minutes = MAX (accord_now_ms () - ms, 0) / 60000;

  if (minutes < 1)
    return g_strdup (_ ("Synced just now"));
  if (minutes < 60)
    return g_strdup_printf (ngettext ("Synced %d minute ago", "Synced %d minutes ago", (gulong) minutes), (int) minutes);
  if (minutes < 60 * 24)
    return g_strdup_printf (ngettext ("Synced %d hour ago", "Synced %d hours ago", (gulong) (minutes / 60)), (int) (minutes / 60));
  return g_strdup_printf (ngettext ("Synced %d day ago", "Synced %d days ago", (gulong) (minutes / 1440)), (int) (minutes / 1440));
}

/**
 * accord_sync_words:
 *
 * Returns: (transfer full): the state, in as few words as it takes
 */
char *
accord_sync_words (const AccordSyncStatus *status)
{
  if (status->clock_is_doubtful)
    return g_strdup (_ ("This computer’s clock is wrong"));
  if (status->state == ACCORD_SYNC_UNREACHABLE)
    return g_strdup (_ ("Folder not reachable"));
  if (status->state == ACCORD_SYNC_FOREIGN)
    return g_strdup (_ ("Folder of another workspace"));
  if (status->state == ACCORD_SYNC_REVOKED)
    return g_strdup (_ ("Taken out of the workspace"));
  if (status->state == ACCORD_SYNC_FAILED)
    return g_strdup (_ ("Not synced: see Sharing"));
  if (status->state == ACCORD_SYNC_AT_WORK && status->done_at == 0)
    return g_strdup (_ ("Syncing…"));
  if (status->n_waiting > 0)
    return g_strdup_printf (ngettext ("%u change waiting", "%u changes waiting", status->n_waiting), status->n_waiting);
  return status->done_at != 0 ? ago (status->done_at) : g_strdup (_ ("Not synced yet"));
}
