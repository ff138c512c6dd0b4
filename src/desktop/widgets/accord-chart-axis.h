/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Text of an axis value; the caller frees it. */
typedef char *(*AccordAxisFormat) (double value, gpointer user_data);

/* The scale at the left of a chart: round values, zero one of them, each with its text and a line over the plot. */
typedef struct {
  double highest; /* at the top of the plot, above 0 */
  double step;
  AccordAxisFormat format;
  gpointer format_data;
  double lowest; /* at the foot of the plot: 0, or below it */
} AccordChartAxis;

#define ACCORD_AXIS_TEXT_SCALE 0.82 /* as captions, and charts of engine/drawing */

double accord_chart_axis_step (double span, int max_lines);
void accord_chart_axis_measure (const AccordChartAxis *self, GtkWidget *widget, int *gutter, int *line);
float accord_chart_axis_y (const AccordChartAxis *self, const graphene_rect_t *plot, double value);
void accord_chart_axis_draw (const AccordChartAxis *self, GtkWidget *widget, GtkSnapshot *snapshot, const graphene_rect_t *plot, const GdkRGBA *text_color);

G_END_DECLS
