/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-deal-book.h"
#include "accord-deal-totals.h"
#include "accord-grouping.h"
#include "accord-step-counts.h"

G_BEGIN_DECLS

gboolean accord_deal_sums_add (AccordReader *reader, AccordDealBook *book, const AccordReportRequest *request, AccordScope *scopes, const AccordStageMap *stages, AccordGrouping *grouping, GError **error);
gboolean accord_deal_sums_may_answer (const AccordReportRequest *request, AccordScope scopes);
gboolean accord_deal_sums_answer (AccordReader *reader, const AccordReportRequest *request, AccordScope scopes);
gboolean accord_deal_sums_stages (AccordReader *reader, const char *currency, GHashTable *by_stage, GError **error);
gboolean accord_deal_sums_steps (AccordReader *reader, gint64 today, GHashTable *by_stage, GError **error);

G_END_DECLS
