/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-goal-figures.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/* A year of a goal by month: reached, expected, asked. Each month opens what was counted. */
#define ACCORD_TYPE_GOAL_CHART (accord_goal_chart_get_type ())
G_DECLARE_FINAL_TYPE (AccordGoalChart, accord_goal_chart, ACCORD, GOAL_CHART, AdwBin)

GtkWidget *accord_goal_chart_new (AccordWorkspace *workspace, AccordGoalFigures *figures, AccordGoalScope scope, gint64 id);
void accord_goal_chart_show (AccordGoalChart *self);

G_END_DECLS
