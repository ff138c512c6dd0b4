/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-step-state.h"

G_BEGIN_DECLS

/* 4 px bar split by next-step state; every part is a toggle filter.
 * Signal "part-toggled" (AccordStepState state, gboolean active): at most one part is active. */
#define ACCORD_TYPE_STATE_BAR (accord_state_bar_get_type ())
G_DECLARE_FINAL_TYPE (AccordStateBar, accord_state_bar, ACCORD, STATE_BAR, GtkWidget)

GtkWidget *accord_state_bar_new (void);
void accord_state_bar_set_counts (AccordStateBar *self, const int counts[ACCORD_STEP_STATES]);
/* -1 or an AccordStepState; does not emit "part-toggled". */
void accord_state_bar_set_selected (AccordStateBar *self, int state);
int accord_state_bar_get_selected (AccordStateBar *self);

G_END_DECLS
