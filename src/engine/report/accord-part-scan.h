/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-grouping.h"

G_BEGIN_DECLS

gboolean accord_part_scan (AccordReader *reader, const AccordReportRequest *request, AccordGrouping *grouping, GError **error);
gboolean accord_rot_scan (AccordReader *reader, const AccordReportRequest *request, AccordGrouping *grouping, GError **error);

G_END_DECLS
