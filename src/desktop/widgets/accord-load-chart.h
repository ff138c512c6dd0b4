/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-chart.h"

G_BEGIN_DECLS

/* Work planned by week: stacked parts, their sum below, a dashed line where the limit is. */
#define ACCORD_TYPE_LOAD_CHART (accord_load_chart_get_type ())
G_DECLARE_FINAL_TYPE (AccordLoadChart, accord_load_chart, ACCORD, LOAD_CHART, AccordChart)

#define ACCORD_LOAD_PARTS 3 /* blue, teal, purple */

GtkWidget *accord_load_chart_new (void);
void accord_load_chart_set_limit (AccordLoadChart *self, double limit, const char *label);
void accord_load_chart_add (AccordLoadChart *self, const char *label, const char *total, const double *parts,
                            const char *const *cells, const char *drill);

G_END_DECLS
