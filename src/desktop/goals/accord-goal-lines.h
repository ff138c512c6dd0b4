/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-goal-figures.h"

G_BEGIN_DECLS

/* A year, its quarters and in each its months as rows: how each stands, and a pen that sets it. Signal "set" (guint period). */
#define ACCORD_TYPE_GOAL_LINES (accord_goal_lines_get_type ())
G_DECLARE_FINAL_TYPE (AccordGoalLines, accord_goal_lines, ACCORD, GOAL_LINES, AdwBin)

GtkWidget *accord_goal_lines_new (void);
void accord_goal_lines_set_refusal (AccordGoalLines *self, const char *refusal);
void accord_goal_lines_show (AccordGoalLines *self, guint period, const AccordGoalState *state, const char *currency);

G_END_DECLS
