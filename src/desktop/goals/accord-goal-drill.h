/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-goal-figures.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/* From a goal to the records behind it. */
void accord_goal_drill_reached (GtkWidget *from, AccordWorkspace *workspace, const AccordGoalState *state);
void accord_goal_drill_open (GtkWidget *from, AccordWorkspace *workspace, const AccordGoalState *state);

G_END_DECLS
