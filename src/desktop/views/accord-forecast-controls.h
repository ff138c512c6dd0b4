/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-chart-card.h"

G_BEGIN_DECLS

/* What stands around the chart of the forecast. */
AdwToggleGroup *accord_forecast_toggles_new (const char *what, const char *const *names, const char *const *labels);
void accord_forecast_legend_add (AccordChartCard *card);
GtkWidget *accord_forecast_explanation_new (const char *words);

G_END_DECLS
