/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-chart.h"

G_BEGIN_DECLS

/* Levels 1 to 5 on as many axes as there are marks: filled blue, an orange line, a dashed target. */
#define ACCORD_TYPE_RADAR_CHART (accord_radar_chart_get_type ())
G_DECLARE_FINAL_TYPE (AccordRadarChart, accord_radar_chart, ACCORD, RADAR_CHART, AccordChart)

#define ACCORD_RADAR_MOST 5

GtkWidget *accord_radar_chart_new (void);
/* Levels of 0 are not drawn: that corner is left out. */
void accord_radar_chart_add (AccordRadarChart *self, const char *label, int filled, int line, int dashed,
                             const char *const *cells, const char *drill);

G_END_DECLS
