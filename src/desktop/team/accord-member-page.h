/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-figures.h"
#include "accord-goal-figures.h"
#include "accord-period-button.h"
#include "accord-team-facts.h"

G_BEGIN_DECLS

/* One person: figures against the team, revenue by month, open deals, details. */
#define ACCORD_TYPE_MEMBER_PAGE (accord_member_page_get_type ())
G_DECLARE_FINAL_TYPE (AccordMemberPage, accord_member_page, ACCORD, MEMBER_PAGE, AdwNavigationPage)

AccordMemberPage *accord_member_page_new (AccordWorkspace *workspace, AccordFigures *figures, AccordGoalFigures *goals, AccordTeamFacts *facts, gint64 member, AccordPeriodButton *period);
gint64 accord_member_page_get_member (AccordMemberPage *self);
void accord_member_page_show_period (AccordMemberPage *self, const AccordPeriod *period);

G_END_DECLS
