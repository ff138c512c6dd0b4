/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-figures.h"

G_BEGIN_DECLS

typedef enum {
  ACCORD_TEAM_NAME,
  ACCORD_TEAM_TEAM,
  ACCORD_TEAM_REVENUE,
  ACCORD_TEAM_WON,
  ACCORD_TEAM_WIN_RATE,
  ACCORD_TEAM_CYCLE,
  ACCORD_TEAM_OPEN,
  ACCORD_TEAM_N_COLUMNS,
} AccordTeamColumn;

GtkColumnViewColumn *accord_team_column_new (AccordWorkspace *workspace, AccordFigures *figures, AccordTeamColumn column);

G_END_DECLS
