/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-report.h"

G_BEGIN_DECLS

gboolean accord_mixed_figures_fill (GPtrArray *figures, AccordReader *reader, AccordDealBook *book, const AccordReportRequest *request, GError **error);

G_END_DECLS
