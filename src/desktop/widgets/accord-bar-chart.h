/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-chart-axis.h"
#include "accord-chart.h"

G_BEGIN_DECLS

/* Bars over months: value solid, forecast hatched on top, goal as a short mark. */
#define ACCORD_TYPE_BAR_CHART (accord_bar_chart_get_type ())
G_DECLARE_FINAL_TYPE (AccordBarChart, accord_bar_chart, ACCORD, BAR_CHART, AccordChart)

typedef struct {
  const char *label;   /* under the bar: "Oct" */
  double value;
  double forecast;     /* added on top, hatched; 0: none */
  double goal;         /* below 0: none */
  gboolean partial;    /* the month is not over: the solid part is hatched, too */
} AccordBar;

GtkWidget *accord_bar_chart_new (void);
void accord_bar_chart_set_axis_format (AccordBarChart *self, AccordAxisFormat format,
                                       gpointer user_data, GDestroyNotify destroy);
/* Axis texts as short money in @currency (values are minor units); the copy is kept. */
void accord_bar_chart_set_currency (AccordBarChart *self, const char *currency);
void accord_bar_chart_add (AccordBarChart *self, const AccordBar *bar, const char *const *cells,
                           const char *drill);

G_END_DECLS
