/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-goal-figures.h"

G_BEGIN_DECLS

/* Whose goal a line is about. */
#define ACCORD_TYPE_GOAL_ITEM (accord_goal_item_get_type ())
G_DECLARE_FINAL_TYPE (AccordGoalItem, accord_goal_item, ACCORD, GOAL_ITEM, GObject)
AccordGoalItem *accord_goal_item_new (AccordGoalScope scope, gint64 id, const char *name, gboolean indented);
AccordGoalScope accord_goal_item_get_scope (AccordGoalItem *self);
gint64 accord_goal_item_get_id (AccordGoalItem *self);
const char *accord_goal_item_get_name (AccordGoalItem *self);

/* Line of the goals list: name, attainment, meter with pace mark, "€77K of €160K". */
#define ACCORD_TYPE_GOAL_ROW (accord_goal_row_get_type ())
G_DECLARE_FINAL_TYPE (AccordGoalRow, accord_goal_row, ACCORD, GOAL_ROW, GtkBox)
GtkWidget *accord_goal_row_new (AccordGoalFigures *figures, const char *currency);
void accord_goal_row_set_item (AccordGoalRow *self, AccordGoalItem *item);
void accord_goal_row_set_period (AccordGoalRow *self, guint period);

G_END_DECLS
