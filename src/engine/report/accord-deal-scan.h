/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-deal-book.h"
#include "accord-grouping.h"

G_BEGIN_DECLS

gboolean accord_deal_scan (AccordReader *reader, const AccordReportRequest *request, AccordScope scopes, const AccordStageMap *stages, AccordGrouping *grouping, GError **error);
gboolean accord_deal_book_scan (AccordDealBook *book, AccordReader *reader, const AccordReportRequest *request, AccordScope scopes, const AccordStageMap *stages, AccordGrouping *grouping, GError **error);
gboolean accord_entry_scan (AccordReader *reader, AccordDealBook *book, const AccordReportRequest *request, const AccordStageMap *stages, AccordGrouping *grouping, GError **error);
gboolean accord_scan_wants_cohorts (const AccordReportRequest *request);
gboolean accord_scan_wants_cycles (const AccordReportRequest *request);
gboolean accord_buyer_scan (AccordReader *reader, AccordDealBook *book, const AccordReportRequest *request, const AccordStageMap *stages, AccordGrouping *grouping, GError **error);
gboolean accord_scan_in_period (const AccordPeriod *period, gboolean dated, gint64 date);

G_END_DECLS
