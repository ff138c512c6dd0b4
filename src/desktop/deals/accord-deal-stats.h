/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-deal-odds.h"
#include "accord-stat-strip.h"
#include "accord-summary.h"

G_BEGIN_DECLS

/* The four figures of a deal: amount, weighted with its probability and why, expected close, time in the
 * stage with the forecast. A cell that was activated tells the field behind it. */
void accord_deal_stats_build (AccordStatStrip *strip);
void accord_deal_stats_show (AccordStatStrip *strip, AccordRecord *deal, AccordRecord *stage, const AccordSummary *summary);
const char *accord_deal_stats_field (int cell, AccordRecord *deal);

G_END_DECLS
