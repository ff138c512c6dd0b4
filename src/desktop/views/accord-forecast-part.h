/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-forecast.h"

G_BEGIN_DECLS

void accord_forecast_part_draw (GtkSnapshot *snapshot, const graphene_rect_t *rect, AccordForecastCategory category, gboolean highest, const GdkRGBA *color);

G_END_DECLS
