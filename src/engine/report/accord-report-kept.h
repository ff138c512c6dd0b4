/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-book-keep.h"
#include "accord-kpi-table.h"

G_BEGIN_DECLS

GPtrArray *accord_report_kept_find (AccordDealBook *book, const AccordReportRequest *request, gint64 restated);
void accord_report_kept_add (AccordDealBook *book, const AccordReportRequest *request, gint64 restated, AccordScope scopes, GPtrArray *figures);

G_END_DECLS
