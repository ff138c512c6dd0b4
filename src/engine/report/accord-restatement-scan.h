/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-grouping.h"

G_BEGIN_DECLS

gboolean accord_restatement_scan (AccordReader *reader, const AccordReportRequest *request, const AccordStageMap *stages, AccordGrouping *grouping, GError **error);
gint64 accord_restatement_version (AccordReader *reader);

G_END_DECLS
