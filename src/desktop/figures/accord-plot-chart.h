/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-chart.h"
#include "accord-plot.h"

G_BEGIN_DECLS

/* An AccordPlot on screen: the same drawing as on paper, with a cursor, tooltips and names. */
#define ACCORD_TYPE_PLOT_CHART (accord_plot_chart_get_type ())
G_DECLARE_FINAL_TYPE (AccordPlotChart, accord_plot_chart, ACCORD, PLOT_CHART, AccordChart)

GtkWidget *accord_plot_chart_new (void);
void accord_plot_chart_set_plot (AccordPlotChart *self, AccordPlot *plot);

G_END_DECLS
