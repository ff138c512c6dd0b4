/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-period.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/* ‹ Q4 2025 ›: steps through periods and changes their length. Signal "changed". */
#define ACCORD_TYPE_PERIOD_BUTTON (accord_period_button_get_type ())
G_DECLARE_FINAL_TYPE (AccordPeriodButton, accord_period_button, ACCORD, PERIOD_BUTTON, GtkBox)

GtkWidget *accord_period_button_new (int fiscal_month);
void accord_period_button_set_compact (AccordPeriodButton *self, gboolean compact);
void accord_period_button_set_fiscal_month (AccordPeriodButton *self, int fiscal_month);
void accord_period_button_follow (AccordPeriodButton *self, AccordWorkspace *workspace);
void accord_period_button_set_period (AccordPeriodButton *self, const AccordPeriod *period);
void accord_period_button_set_newest (AccordPeriodButton *self, gint64 newest);
const AccordPeriod *accord_period_button_get_period (AccordPeriodButton *self);
void accord_period_button_set_arrows (AccordPeriodButton *self, gboolean shown);
void accord_period_button_step (AccordPeriodButton *self, int steps);

G_END_DECLS
