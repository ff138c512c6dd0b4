/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-chart-card.h"

G_BEGIN_DECLS

/* The menu of a chart that a page draws itself (others: AccordPlotCard): how it is counted, copy, SVG, CSV. */
void accord_chart_menu_add (AccordChartCard *card, const char *explanation);
void accord_chart_menu_set_explanation (AccordChartCard *card, const char *explanation);
gboolean accord_chart_menu_write_svg (AccordChartCard *card, const char *path, GError **error);

G_END_DECLS
