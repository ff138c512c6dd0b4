/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-goal-figures.h"
#include "accord-report.h"

G_BEGIN_DECLS

/* The rows of people that a list shows now, with what all of them are measured with. Owned by the list of the team. */
typedef struct _AccordTeamRows AccordTeamRows;

AccordTeamRows *accord_team_rows_new (void);
void accord_team_rows_unref (AccordTeamRows *self);
GtkListView *accord_team_rows_make_list (AccordTeamRows *self);
void accord_team_rows_set_best (AccordTeamRows *self, const AccordFigure *best);
void accord_team_rows_set_goals (AccordTeamRows *self, AccordGoalFigures *goals, const char *currency);

G_END_DECLS
