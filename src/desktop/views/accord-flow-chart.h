/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-chart.h"
#include "accord-flow.h"

G_BEGIN_DECLS

/* The process of a pipeline; its marks are the stages and then the ends. */
#define ACCORD_TYPE_FLOW_CHART (accord_flow_chart_get_type ())
G_DECLARE_FINAL_TYPE (AccordFlowChart, accord_flow_chart, ACCORD, FLOW_CHART, AccordChart)

GtkWidget *accord_flow_chart_new (void);
void accord_flow_chart_set_flow (AccordFlowChart *self, const AccordFlow *flow);
void accord_flow_chart_set_ribbons (AccordFlowChart *self, gboolean ribbons);
void accord_flow_chart_set_narrow (AccordFlowChart *self, gboolean narrow);

G_END_DECLS
