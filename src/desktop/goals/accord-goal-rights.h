/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* @refusal: why whoever sits here sets no goals, a sentence; %NULL: they do. */
typedef void (*AccordGoalRightsShow) (GtkWidget *widget, const char *refusal);

void accord_goal_rights_follow (GtkWidget *widget, AccordWorkspace *workspace, AccordGoalRightsShow show);

G_END_DECLS
