/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-goal-figures.h"
#include "accord-member-list.h"
#include "accord-team-order.h"

G_BEGIN_DECLS

/* The people of the team in sections. Signal "selected" (gint64 member; 0: the whole team). */
#define ACCORD_TYPE_TEAM_LIST (accord_team_list_get_type ())
G_DECLARE_FINAL_TYPE (AccordTeamList, accord_team_list, ACCORD, TEAM_LIST, AdwBin)

GtkWidget *accord_team_list_new (AccordMemberList *members);
void accord_team_list_set_goals (AccordTeamList *self, AccordGoalFigures *goals, const char *currency);
void accord_team_list_set_order (AccordTeamList *self, AccordTeamOrder order);
void accord_team_list_set_whole (AccordTeamList *self, const char *value, const char *note);
void accord_team_list_select (AccordTeamList *self, gint64 member);
void accord_team_list_unselect (AccordTeamList *self);
gboolean accord_team_list_select_next (AccordTeamList *self, int steps);

G_END_DECLS
