/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-goal-words.h"

G_BEGIN_DECLS

/* How goals stand, following the journal. Signal "changed": an answer came in. */
#define ACCORD_TYPE_GOAL_FIGURES (accord_goal_figures_get_type ())
G_DECLARE_FINAL_TYPE (AccordGoalFigures, accord_goal_figures, ACCORD, GOAL_FIGURES, GObject)

AccordGoalFigures *accord_goal_figures_new (AccordWorkspace *workspace);
void accord_goal_figures_ask (AccordGoalFigures *self, const char *kpi_id, const AccordPeriod *periods, guint n_periods);
const char *accord_goal_figures_get_error (AccordGoalFigures *self);
const AccordKpi *accord_goal_figures_get_kpi (AccordGoalFigures *self);
guint accord_goal_figures_get_n_periods (AccordGoalFigures *self);
const AccordGoalState *accord_goal_figures_find (AccordGoalFigures *self, AccordGoalScope scope, gint64 id, guint period);
GPtrArray *accord_goal_figures_get_states (AccordGoalFigures *self);

G_END_DECLS
