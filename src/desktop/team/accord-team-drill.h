/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-goal.h"
#include "accord-team-columns.h"

G_BEGIN_DECLS

void accord_team_drill_goal (GtkWidget *from, AccordWorkspace *workspace, const AccordGoalState *state, const char *kpi);
void accord_team_drill_work (GtkWidget *from, AccordWorkspace *workspace, AccordTeamColumn column, gint64 member, const char *name);

G_END_DECLS
