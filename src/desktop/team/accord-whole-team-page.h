/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-figures.h"
#include "accord-goal-figures.h"
#include "accord-member-list.h"
#include "accord-period-button.h"
#include "accord-team-facts.h"

G_BEGIN_DECLS

/* Everybody in one table, with the figures of all above it. */
#define ACCORD_TYPE_WHOLE_TEAM_PAGE (accord_whole_team_page_get_type ())
G_DECLARE_FINAL_TYPE (AccordWholeTeamPage, accord_whole_team_page, ACCORD, WHOLE_TEAM_PAGE, AdwNavigationPage)

AccordWholeTeamPage *accord_whole_team_page_new (AccordWorkspace *workspace, AccordFigures *figures, AccordGoalFigures *goals, AccordTeamFacts *facts, AccordMemberList *members, AccordPeriodButton *period);

G_END_DECLS
