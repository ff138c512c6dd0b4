/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-goal-split.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Asks for a goal of somebody in a period, told against history; its versions are one click away. */
AdwDialog *accord_goal_dialog_new (AccordWorkspace *workspace, const AccordGoalState *state);

/* Splits a goal among people, quarters or months, with the sum kept in sight; one change set. */
AdwDialog *accord_goal_split_dialog_new (AccordWorkspace *workspace, const AccordGoalState *state, AccordGoalSplitInto into);

/* "Marta Kowalska, Q4 2026": whose and when. */
char *accord_goal_dialog_subtitle (const AccordGoalState *state);

G_END_DECLS
