/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-chart.h"
#include "accord-forecast.h"

G_BEGIN_DECLS

/* Months of a forecast: parts stacked from sure to unsure, and the cumulative lines of what is promised and of
 * what could be. */
#define ACCORD_TYPE_FORECAST_CHART (accord_forecast_chart_get_type ())
G_DECLARE_FINAL_TYPE (AccordForecastChart, accord_forecast_chart, ACCORD, FORECAST_CHART, AccordChart)

GtkWidget *accord_forecast_chart_new (void);
void accord_forecast_chart_set_forecast (AccordForecastChart *self, const AccordForecast *forecast, const char *currency, gboolean weighted);
guint accord_forecast_chart_get_bucket (AccordForecastChart *self, int mark);

G_END_DECLS
