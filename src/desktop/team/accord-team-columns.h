/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-figures.h"
#include "accord-goal-figures.h"
#include "accord-team-facts.h"

G_BEGIN_DECLS

typedef enum {
  ACCORD_TEAM_NAME,
  ACCORD_TEAM_TEAM,
  ACCORD_TEAM_REVENUE,
  ACCORD_TEAM_WON,
  ACCORD_TEAM_WIN_RATE,
  ACCORD_TEAM_CYCLE,
  ACCORD_TEAM_OPEN,
  ACCORD_TEAM_QUOTA,
  ACCORD_TEAM_COVERAGE,
  ACCORD_TEAM_OVERDUE,
  ACCORD_TEAM_LOAD,
  ACCORD_TEAM_N_COLUMNS,
} AccordTeamColumn;

GtkColumnViewColumn *accord_team_column_new (AccordWorkspace *workspace, AccordFigures *figures, AccordGoalFigures *goals, AccordTeamFacts *facts, AccordTeamColumn column);

G_END_DECLS
