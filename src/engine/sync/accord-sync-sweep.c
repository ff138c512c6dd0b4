/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is left of files that were being written when this program was stopped: beside their names, on the share and in
 * what this computer keeps. Nobody reads them, tools would carry them about for ever, and they may have what was erased
 * since. Whoever writes under a name holds the workspace: nothing of his is being written before a round gets here. */
#include "accord-config.h"

#include "accord-sync-private.h"

static void
sweep_in (AccordTransport *where, const char *folder, const char *of)
{
  g_auto (GStrv) names = accord_transport_list (where, folder, NULL);

  for (int i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *path = *folder != '\0' ? g_strconcat (folder, "/", names[i], NULL) : g_strdup (names[i]);
      g_autoptr (GError) error = NULL;

      if (accord_share_is_rest (names[i], of) && !accord_transport_delete_own (where, path, &error))
        g_debug ("%s stays: %s", path, error->message);
    }
}

static void
sweep_computer (AccordTransport *where, const char *rid)
{
  g_autofree char *folder = g_strconcat ("r/", rid, NULL);

  sweep_in (where, folder, NULL);
}

static void
sweep_mirror (AccordTransport *mirror)
{
  g_auto (GStrv) rids = accord_transport_list (mirror, "r", NULL);

  for (int i = 0; rids != NULL && rids[i] != NULL; i++)
    if (accord_share_is_rid (rids[i]))
      sweep_computer (mirror, rids[i]);
}

/**
 * accord_sync_sweep:
 *
 * On the thread of sharing, in the first round. What cannot be taken away now is tried with the next opening. Names of
 * before are left alone: where this file is a copy, they may be another's who is writing.
 */
void
accord_sync_sweep (AccordSyncRound *round)
{
  AccordSync *self = round->sync;
  g_autofree char *head = g_strconcat (round->known.rid, ".json.", NULL);

  if (self->has_swept)
    return;
  self->has_swept = TRUE;
  if (self->mirror != NULL)
    sweep_mirror (self->mirror);
  if (round->look.has_marker) /* whoever was writing another one finds it there */
    sweep_in (self->share, "", ACCORD_SHARE_MARKER ".");
  sweep_computer (self->share, round->known.rid);
  sweep_in (self->share, "h", head);
}
