/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-forecast.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/* The first deals of a bucket, to be dragged to another month, or sent there by Alt and arrows or their menu.
 * Signals "open" (gint64 deal), "step" (gint64 deal, int buckets), "put" (gint64 deal): one was dropped here. */
#define ACCORD_TYPE_FORECAST_DEALS (accord_forecast_deals_get_type ())
G_DECLARE_FINAL_TYPE (AccordForecastDeals, accord_forecast_deals, ACCORD, FORECAST_DEALS, AdwBin)

GtkWidget *accord_forecast_deals_new (AccordWorkspace *workspace, GtkWidget *column);
void accord_forecast_deals_show (AccordForecastDeals *self, GArray *ids);
gboolean accord_forecast_deals_focus (AccordForecastDeals *self, gint64 deal);
gboolean accord_forecast_put (GtkWidget *from, AccordWorkspace *workspace, gint64 deal, const AccordForecastBucket *bucket);

G_END_DECLS
