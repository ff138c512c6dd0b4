/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* The people of the team, and what each of them and all together won. */
#define ACCORD_TYPE_TEAM_PAGE (accord_team_page_get_type ())
G_DECLARE_FINAL_TYPE (AccordTeamPage, accord_team_page, ACCORD, TEAM_PAGE, AdwBin)

GtkWidget *accord_team_page_new (AccordWorkspace *workspace);
void accord_team_page_show (AccordTeamPage *self, gint64 member);
void accord_team_page_focus_search (AccordTeamPage *self);

G_END_DECLS
