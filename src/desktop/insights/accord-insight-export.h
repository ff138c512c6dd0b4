/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-dashboard.h"
#include "accord-insight.h"

G_BEGIN_DECLS

/* Takes ask and a copy of the dashboard. */
void accord_insight_export (GtkWidget *from, AccordWorkspace *workspace, AccordInsightAsk *ask, const AccordDashboard *dashboard, const char *ending);
void accord_insight_market (GtkWidget *from, AccordWorkspace *workspace, const AccordPeriod *period);
void accord_insight_schedules (GtkWidget *from, AccordWorkspace *workspace);

G_END_DECLS
