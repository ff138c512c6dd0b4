/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-goal-figures.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/* The goals of the company, a team or a person in a year: figures, a sentence, a chart by month, and every
 * quarter and month to be set. Signal "period" (guint). Period 0 of the figures is the year, 1 to 4 its quarters, 5 to 16 its months. */
#define ACCORD_TYPE_GOAL_PAGE (accord_goal_page_get_type ())
G_DECLARE_FINAL_TYPE (AccordGoalPage, accord_goal_page, ACCORD, GOAL_PAGE, AdwNavigationPage)

#define ACCORD_GOAL_N_PERIODS 17

AdwNavigationPage *accord_goal_page_new (AccordWorkspace *workspace, AccordGoalFigures *figures, AccordGoalScope scope, gint64 id, const char *name, guint period);

G_END_DECLS
