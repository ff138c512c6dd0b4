/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-flow.h"

G_BEGIN_DECLS

/* A flow chart in words. */
char *accord_flow_title (const AccordFlow *flow);
char *accord_flow_takeaway (const AccordFlow *flow);
char *accord_flow_explanation (const AccordFlow *flow);
char *accord_flow_here (const AccordForecastSum *here, const char *currency);
char *accord_flow_count (const AccordForecastSum *here);
char *accord_flow_money (const AccordForecastSum *here, const char *currency);
char *accord_flow_entered (const AccordFlowNode *node);
char *accord_flow_passed (const AccordFlowNode *node);
char *accord_flow_in_order (const AccordFlowNode *node);
char *accord_flow_dwell (const AccordFlowNode *node);
char *accord_flow_lost (const AccordFlowNode *node);

G_END_DECLS
