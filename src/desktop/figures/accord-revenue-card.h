/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-period.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Revenue by month, of everyone or of a member; reads and refreshes itself. */
#define ACCORD_TYPE_REVENUE_CARD (accord_revenue_card_get_type ())
G_DECLARE_FINAL_TYPE (AccordRevenueCard, accord_revenue_card, ACCORD, REVENUE_CARD, AdwBin)

GtkWidget *accord_revenue_card_new (AccordWorkspace *workspace);
void accord_revenue_card_show (AccordRevenueCard *self, const AccordPeriod *period, gint64 member, const char *whose);

G_END_DECLS
