/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-forecast.h"

G_BEGIN_DECLS

/* One bucket of a forecast as a card: its sums, a button for each category. Signal "drill" (int category;
 * ACCORD_FORECAST_UNSET: all that counts). */
#define ACCORD_TYPE_FORECAST_COLUMN (accord_forecast_column_get_type ())
G_DECLARE_FINAL_TYPE (AccordForecastColumn, accord_forecast_column, ACCORD, FORECAST_COLUMN, AdwBin)

GtkWidget *accord_forecast_column_new (void);
void accord_forecast_column_append (AccordForecastColumn *self, GtkWidget *child);
void accord_forecast_column_show (AccordForecastColumn *self, const AccordForecastBucket *bucket, const char *currency);

G_END_DECLS
