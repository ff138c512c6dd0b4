/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-workspace.h"

G_BEGIN_DECLS

typedef struct _AccordSync AccordSync;

/**
 * AccordSharing: how the open workspace is shared, one for each; it begins by itself when the file says in
 * which folder. Main thread. Signal "changed".
 */
#define ACCORD_TYPE_SHARING (accord_sharing_get_type ())
G_DECLARE_FINAL_TYPE (AccordSharing, accord_sharing, ACCORD, SHARING, GObject)

AccordSharing *accord_sharing_of (AccordWorkspace *workspace); /* unowned: lives with it */
const char *accord_sharing_get_folder (AccordSharing *self);   /* NULL: not shared */
gboolean accord_sharing_is_paused (AccordSharing *self);
AccordSync *accord_sharing_get_sync (AccordSharing *self);     /* NULL: not shared, or paused */
char *accord_sharing_get_words (AccordSharing *self);          /* NULL: not shared */
void accord_sharing_share (AccordSharing *self, const char *folder); /* NULL: leave */
void accord_sharing_set_paused (AccordSharing *self, gboolean paused);
void accord_sharing_leave (AccordSharing *self);
void accord_sharing_believe_clock (AccordSharing *self);

G_END_DECLS
