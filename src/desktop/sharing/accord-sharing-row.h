/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-sync.h"

G_BEGIN_DECLS

/* Rows of the page of sharing: a computer, what two people wrote at once. */
GtkWidget *accord_sharing_peer_row (const AccordSyncPeer *peer);
gboolean accord_sharing_peer_takes_part (const AccordSyncPeer *peer);
GtkWidget *accord_sharing_problem_row (const AccordSyncProblem *problem);
GtkWidget *accord_sharing_conflict_row (AccordWorkspace *workspace, const AccordConflict *conflict, AccordRecord *record);

G_END_DECLS
