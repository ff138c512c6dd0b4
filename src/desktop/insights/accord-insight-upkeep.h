/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* While a file is open: keeps the forecast of the week, writes scheduled reports. */
void accord_insight_upkeep_start (GtkWidget *window, AccordWorkspace *workspace);
void accord_insight_upkeep_look (GtkWidget *window, AccordWorkspace *workspace);

G_END_DECLS
