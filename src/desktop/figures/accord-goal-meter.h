/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-goal-words.h"

G_BEGIN_DECLS

/* A meter that shows an attainment with its pace; warning colour only when it is behind. */
void accord_goal_meter_show (GtkWidget *meter, const AccordGoalState *state, const char *currency);

G_END_DECLS
