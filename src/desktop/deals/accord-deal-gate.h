/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Before a deal goes into a stage: in a fiber, whether it may. Where something is asked for first, a dialog
 * says what, and a reason moves it all the same; @reason (owned) is that, or NULL. */
gboolean accord_deal_gate_await (GtkWidget *from, AccordWorkspace *workspace, gint64 deal, gint64 stage, char **reason);

G_END_DECLS
