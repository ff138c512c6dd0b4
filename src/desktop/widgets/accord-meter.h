/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-tint.h"

G_BEGIN_DECLS

/* Bar 5 px high. Properties: "fraction" (0..1), "pace" (0..1, negative: no mark), "tint"
 * (NEUTRAL draws the chart blue), "label" (accessible name: a sentence). */
#define ACCORD_TYPE_METER (accord_meter_get_type ())
G_DECLARE_FINAL_TYPE (AccordMeter, accord_meter, ACCORD, METER, GtkWidget)

GtkWidget *accord_meter_new (void);
void accord_meter_set_fraction (AccordMeter *self, double fraction);
void accord_meter_set_pace (AccordMeter *self, double pace);
void accord_meter_set_tint (AccordMeter *self, AccordTint tint);
void accord_meter_set_label (AccordMeter *self, const char *label);

G_END_DECLS
