/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-goal-figures.h"
#include "accord-member-item.h"

G_BEGIN_DECLS

/* Line of the team list: avatar 40, name, won revenue, meter, role. */
#define ACCORD_TYPE_TEAM_ROW (accord_team_row_get_type ())
G_DECLARE_FINAL_TYPE (AccordTeamRow, accord_team_row, ACCORD, TEAM_ROW, GtkBox)

GtkWidget *accord_team_row_new (void);
void accord_team_row_set_list_item (AccordTeamRow *self, GtkListItem *list_item);
void accord_team_row_set_item (AccordTeamRow *self, AccordMemberItem *item);
AccordMemberItem *accord_team_row_get_item (AccordTeamRow *self);
void accord_team_row_set_goals (AccordTeamRow *self, AccordGoalFigures *goals, const char *currency);
void accord_team_row_set_best (AccordTeamRow *self, double best, const char *best_text);
void accord_team_row_set_whole (AccordTeamRow *self, const char *value, const char *note);

G_END_DECLS
