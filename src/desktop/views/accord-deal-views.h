/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-deal-view.h"

G_BEGIN_DECLS

/* All views there are, in the order in which they are offered. */
const AccordDealViewLine *accord_deal_views (guint *n_views);

GtkWidget *accord_deal_table_new (AccordWorkspace *workspace);
GtkWidget *accord_deal_calendar_new (AccordWorkspace *workspace);
GtkWidget *accord_deal_forecast_new (AccordWorkspace *workspace);
GtkWidget *accord_deal_flow_new (AccordWorkspace *workspace);
GtkWidget *accord_deal_past_new (AccordWorkspace *workspace);
GtkWidget *accord_deal_what_if_new (AccordWorkspace *workspace);

G_END_DECLS
