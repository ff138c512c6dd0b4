/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Series colours of ui.md §9, in this order, at most four and grey. */
typedef enum {
  ACCORD_SERIES_BLUE,   /* the thing */
  ACCORD_SERIES_ORANGE, /* look here */
  ACCORD_SERIES_TEAL,
  ACCORD_SERIES_PURPLE,
  ACCORD_SERIES_GREY,   /* before, lost, rest */
} AccordSeries;
#define ACCORD_N_SERIES 5

void accord_chart_color (AccordSeries series, gboolean dark, GdkRGBA *color);
void accord_chart_widget_color (AccordSeries series, GdkRGBA *color);
void accord_chart_fade (GdkRGBA *color);
const char *accord_chart_css_class (AccordSeries series);

G_END_DECLS
