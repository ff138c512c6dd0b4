/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-goal.h"

G_BEGIN_DECLS

/* Goals told in words: finished, translated texts. */
char *accord_goal_value (const AccordKpi *kpi, double value, const char *currency);
char *accord_goal_value_short (const AccordKpi *kpi, double value, const char *currency);
char *accord_goal_difference (const AccordKpi *kpi, double value, const char *currency);
char *accord_goal_typed (const AccordKpi *kpi, double value, const char *currency);
gboolean accord_goal_parse (const AccordKpi *kpi, const char *text, const char *currency, double *value, GError **error);
char *accord_goal_attainment (const AccordGoalState *state);
char *accord_goal_reached (const AccordGoalState *state, const char *currency);
char *accord_goal_coverage (const AccordGoalState *state);
char *accord_goal_source_words (const AccordGoalTarget *target);
char *accord_goal_sentence (const AccordGoalState *state, const char *currency);
char *accord_goal_forecast_words (const AccordGoalState *state, const char *currency);
char *accord_goal_sum_words (const AccordKpi *kpi, const char *currency, double whole, double parts, const char *of);

/* A goal against what was reached before. */
typedef struct {
  gboolean has_before; /* the same period a year earlier */
  double before;
  gboolean has_best;   /* the best of the three years before */
  double best;
} AccordGoalHistory;
char *accord_goal_sanity (const AccordKpi *kpi, const char *currency, double goal, const AccordGoalHistory *history, gboolean *doubtful);

G_END_DECLS
