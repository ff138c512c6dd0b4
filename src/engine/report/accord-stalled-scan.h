/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-deal-book.h"
#include "accord-grouping.h"

G_BEGIN_DECLS

gboolean accord_stalled_scan (AccordReader *reader, AccordDealBook *book, const AccordReportRequest *request, const AccordStageMap *stages, AccordGrouping *grouping, GError **error);

G_END_DECLS
