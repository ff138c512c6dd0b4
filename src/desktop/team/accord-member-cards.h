/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-goal-figures.h"
#include "accord-member-list.h"
#include "accord-team-facts.h"

G_BEGIN_DECLS

/* The roster as cards: who, role, team, territory, quota with pace, load, absence. Enter or a click opens one. */
GtkWidget *accord_member_cards_new (AccordWorkspace *workspace, GListModel *members, AccordGoalFigures *goals, AccordTeamFacts *facts);

G_END_DECLS
