/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Beside the figures of a member: duties of the role, absences, goals in their own words. */
GtkWidget *accord_member_duties_new (AccordWorkspace *workspace, AccordEntity *member);
GtkWidget *accord_member_absences_new (AccordWorkspace *workspace, gint64 member);
GtkWidget *accord_member_goals_new (AccordWorkspace *workspace, gint64 member);
void accord_member_add_absence (GtkWidget *from, AccordWorkspace *workspace, gint64 member);

G_END_DECLS
