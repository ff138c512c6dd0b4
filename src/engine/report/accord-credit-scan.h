/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-grouping.h"

G_BEGIN_DECLS

gboolean accord_credit_concerns (AccordReader *reader, const AccordReportRequest *request);
gboolean accord_credit_scan (AccordReader *reader, const AccordReportRequest *request, const AccordStageMap *stages, AccordGrouping *grouping, GError **error);

G_END_DECLS
