/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-workspace.h"

G_BEGIN_DECLS

/**
 * AccordOddsKeeper: keeps what a file's own history says of its stages (domain.md F07) on the stages, where
 * every figure reads it. It counts some time after deals were closed, reopened or brought in, off the main
 * thread, and writes where a whole per cent has changed. Main thread; owned by who shows the file.
 */
#define ACCORD_TYPE_ODDS_KEEPER (accord_odds_keeper_get_type ())
G_DECLARE_FINAL_TYPE (AccordOddsKeeper, accord_odds_keeper, ACCORD, ODDS_KEEPER, GObject)

AccordOddsKeeper *accord_odds_keeper_new (AccordWorkspace *workspace);

DexFuture *accord_odds_refresh (AccordWorkspace *workspace); /* TRUE when something was written */

G_END_DECLS
