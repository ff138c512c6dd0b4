/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* A goal in words: what, how many, until when, how many by now. @goal: NULL for a new one. */
AdwDialog *accord_own_goal_dialog_new (AccordWorkspace *workspace, gint64 member, AccordEntity *goal);

G_END_DECLS
