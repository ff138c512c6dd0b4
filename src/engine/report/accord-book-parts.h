/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-deal-book.h"
#include "accord-grouping.h"

G_BEGIN_DECLS

gboolean accord_book_part (AccordDealBook *book, AccordReader *reader, const AccordReportRequest *request, const AccordKpi *kpi, const AccordStageMap *stages, AccordGrouping *grouping, gboolean *answered, GError **error);
gboolean accord_book_rotting (AccordDealBook *book, AccordReader *reader, const AccordReportRequest *request, const AccordStageMap *stages, AccordGrouping *grouping, gboolean *answered, GError **error);

G_END_DECLS
