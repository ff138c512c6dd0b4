/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-chart.h"

G_BEGIN_DECLS

GtkWidget *accord_chart_tooltip_new (AccordChart *chart);
void accord_chart_tooltip_show (GtkPopover *tooltip, AccordChart *chart, int index,
                                const graphene_rect_t *bounds);

G_END_DECLS
