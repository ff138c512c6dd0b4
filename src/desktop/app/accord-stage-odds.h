/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* What counts for the deals of a stage besides its default: its own history, and the defaults that it had when
 * they came there, which can be brought up to today's. */
GtkWidget *accord_stage_odds_new (AccordWorkspace *workspace, AccordEntity *stage);
DexFuture *accord_stage_odds_reapply (AccordWorkspace *workspace, gint64 stage); /* gint64: how many deals */

G_END_DECLS
