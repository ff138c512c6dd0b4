/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-goal-figures.h"
#include "accord-stat-strip.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Quota with pace, what is to go, coverage and forecast of a member (0: of the company) in the period of
 * @goals, or that there is no quota. */
GtkWidget *accord_member_quota_new (AccordWorkspace *workspace, AccordGoalFigures *goals, gint64 member);
void accord_member_quota_set_columns (GtkWidget *quota, int columns);
void accord_member_quota_align (GtkWidget *quota, AccordStatStrip *other);

G_END_DECLS
