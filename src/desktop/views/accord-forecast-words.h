/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-forecast.h"

G_BEGIN_DECLS

/* A forecast in words. */
char *accord_forecast_month_short (gint64 day);
char *accord_forecast_bucket_name (const AccordForecastBucket *bucket);
char *accord_forecast_sum_words (const AccordForecastSum *sum, const char *currency);
char *accord_forecast_takeaway (const AccordForecast *forecast, const char *currency);
char *accord_forecast_apart (const AccordForecast *forecast, const char *currency);
char *accord_forecast_explanation (void);

G_END_DECLS
