/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-workspace.h"

G_BEGIN_DECLS

/* Who the person at this computer is in a workspace. */
DexFuture *accord_identity_load (AccordWorkspace *workspace, GSettings *settings); /* boolean */
DexFuture *accord_identity_is_wanted (AccordWorkspace *workspace, GSettings *settings); /* boolean */
DexFuture *accord_identity_set (AccordWorkspace *workspace, GSettings *settings, gint64 member); /* boolean */

G_END_DECLS
