/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-stat-strip.h"
#include "accord-standing.h"
#include "accord-summary.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/* The key figures of a customer in an AccordStatStrip; a figure opens its records. */
void accord_customer_stats_build (AccordStatStrip *strip);
void accord_customer_stats_show (AccordStatStrip *strip, const AccordSummary *summary, const char *currency);
AdwNavigationPage *accord_customer_stats_drill (AccordWorkspace *workspace, AccordEntity *customer, int cell);
/* The last cell: all purchases; NULL: not read yet. */
void accord_customer_stats_show_standing (AccordStatStrip *strip, const AccordStanding *standing, const char *currency);
AdwNavigationPage *accord_customer_stats_drill_purchases (AccordWorkspace *workspace, AccordEntity *customer);

G_END_DECLS
