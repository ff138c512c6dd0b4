/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was told in files of changes comes in once more: a file that was repaired may have records of an earlier
 * day, or none, where it says that it has taken them (sync.md §3.4). Nothing is written to the folder. */
#include "accord-config.h"

#include "accord-sync-private.h"

#include "accord-error.h"
#include "accord-sync-share.h"

static gboolean
take_once (AccordSync *self, AccordSyncRound *round, GError **error)
{
  self->status->n_taken = 0;
  return accord_sync_read_known (self, &round->known, error) && accord_sync_look (round, error) &&
         accord_sync_identify (round, error) && accord_sync_take (round, error);
}

/* The newest snapshot first: what it covers may not be there as changes any more. */
static DexFuture *
again_fiber (gpointer data)
{
  AccordSync *self = data;
  AccordSyncRound round = { .sync = self };
  g_autoptr (GError) error = NULL;
  gboolean ok;

  self->again = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  dex_await_boolean (accord_sync_load_snapshot (self, FALSE), &error);
  if (g_error_matches (error, ACCORD_SYNC_ERROR, ACCORD_SYNC_ERROR_DAMAGED))
    g_clear_error (&error); /* all that it said is in the changes as well */
  ok = error == NULL;
  do
    ok = ok && take_once (self, &round, &error);
  while (ok && self->status->n_taken > 0);
  accord_sync_known_clear (&round.known);
  accord_sync_look_clear (&round.look);
  return ok ? dex_future_new_for_int64 (self->n_again) : dex_future_new_for_error (g_steal_pointer (&error));
}

/**
 * accord_sync_take_again:
 * @workspace: a file that was repaired
 * @folder: where it is shared, or where this computer keeps what it received and sent
 *
 * Merges everything that lies there, whether the file says that it has it or not. What is newer in the file stays.
 * Where the folder has changes under the file's own name, it goes on under another.
 *
 * Returns: (transfer full): a future for the number of rows that were written
 */
DexFuture *
accord_sync_take_again (AccordWorkspace *workspace, const char *folder)
{
  g_autoptr (AccordTransport) share = accord_folder_transport_new (folder);
  AccordSync *self = accord_sync_new (accord_workspace_get_journal (workspace), share, NULL);

  return dex_scheduler_spawn (NULL, ACCORD_SYNC_FIBER_STACK, again_fiber, self, g_object_unref);
}
