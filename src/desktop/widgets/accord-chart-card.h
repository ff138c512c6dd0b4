/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-chart.h"
#include "accord-chart-color.h"

G_BEGIN_DECLS

typedef enum {
  ACCORD_LEGEND_FILL,
  ACCORD_LEGEND_HATCH,
  ACCORD_LEGEND_LINE,
  ACCORD_LEGEND_DASH,
  ACCORD_LEGEND_BAND, /* pale */
  ACCORD_LEGEND_RING, /* hollow */
  ACCORD_LEGEND_PALE, /* paler than filled */
  ACCORD_LEGEND_EDGE, /* an outline */
} AccordLegendMark;

/* Card of one chart: heading, takeaway sentence, chart, legend, table toggle (T).
 * Properties: "heading", "takeaway", "show-table". */
#define ACCORD_TYPE_CHART_CARD (accord_chart_card_get_type ())
G_DECLARE_FINAL_TYPE (AccordChartCard, accord_chart_card, ACCORD, CHART_CARD, AdwBin)

GtkWidget *accord_chart_card_new (const char *heading);
void accord_chart_card_set_heading (AccordChartCard *self, const char *heading);
void accord_chart_card_set_takeaway (AccordChartCard *self, const char *takeaway);
/* An AccordChart (gets a table) or any other widget, such as a box of rows. */
void accord_chart_card_set_chart (AccordChartCard *self, GtkWidget *chart);
GtkWidget *accord_chart_card_get_chart (AccordChartCard *self);
void accord_chart_card_add_legend (AccordChartCard *self, AccordSeries series,
                                   AccordLegendMark mark, const char *label);
void accord_chart_card_clear_legend (AccordChartCard *self);
/* Behind the table toggle, such as a menu. */
void accord_chart_card_add_button (AccordChartCard *self, GtkWidget *button);
/* Below the legend, such as what can be done about it. */
void accord_chart_card_add_foot (AccordChartCard *self, GtkWidget *foot);
/* "Needs 10 closed deals, has 4" in place of the chart; NULL shows the chart again. */
void accord_chart_card_set_too_little (AccordChartCard *self, const char *sentence);
/* Call after the chart's marks were changed while the table is shown. */
void accord_chart_card_refresh (AccordChartCard *self);

G_END_DECLS
