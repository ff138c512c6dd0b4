/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a goal looks in one line: a meter as full as was reached, with a mark where it should be by now. */

#include "accord-goal-meter.h"

#include "accord-meter.h"

#include "accord-tooltip.h"

/**
 * accord_goal_meter_show:
 * @meter: an #AccordMeter
 * @state: (nullable): how a goal stands
 */
void
accord_goal_meter_show (GtkWidget *meter, const AccordGoalState *state, const char *currency)
{
  AccordMeter *self = ACCORD_METER (meter);
  gboolean behind = state != NULL && accord_goal_is_behind (state);
  g_autofree char *words = state != NULL ? accord_goal_sentence (state, currency) : NULL;

  gtk_widget_set_visible (meter, state != NULL && state->has_attainment);
  accord_meter_set_fraction (self, state != NULL && state->has_attainment ? CLAMP (state->attainment, 0, 1) : 0);
  accord_meter_set_pace (self, state != NULL && state->has_pace && state->elapsed < 1 ? state->elapsed : -1);
  accord_meter_set_tint (self, behind ? ACCORD_TINT_WARNING : ACCORD_TINT_NEUTRAL);
  accord_meter_set_label (self, words != NULL ? words : "");
  accord_tooltip_set (meter, words);
}
