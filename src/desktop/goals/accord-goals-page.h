/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Goals of the company, its teams and people: for any figure, year by year. */
#define ACCORD_TYPE_GOALS_PAGE (accord_goals_page_get_type ())
G_DECLARE_FINAL_TYPE (AccordGoalsPage, accord_goals_page, ACCORD, GOALS_PAGE, AdwBin)

GtkWidget *accord_goals_page_new (AccordWorkspace *workspace);
void accord_goals_page_focus (AccordGoalsPage *self);
void accord_goals_page_focus_search (AccordGoalsPage *self);

G_END_DECLS
