/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Key figures, revenue by month, win rates, leaderboard, for a period and a person. */
#define ACCORD_TYPE_INSIGHTS_PAGE (accord_insights_page_get_type ())
G_DECLARE_FINAL_TYPE (AccordInsightsPage, accord_insights_page, ACCORD, INSIGHTS_PAGE, AdwBin)

GtkWidget *accord_insights_page_new (AccordWorkspace *workspace);
GtkWidget *accord_insights_page_new_ahead (AccordWorkspace *workspace);
void accord_insights_page_show_decision (AccordInsightsPage *self, gint64 decision);
gboolean accord_insights_page_prepare (AccordInsightsPage *self);
gboolean accord_insights_page_fill (AccordInsightsPage *self);

G_END_DECLS
