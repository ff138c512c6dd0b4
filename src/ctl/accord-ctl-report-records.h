/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-ctl.h"
#include "accord-report.h"

G_BEGIN_DECLS

gboolean accord_ctl_print_parts (AccordCtl *ctl, const AccordReportRequest *request, GPtrArray *figures, GError **error);

G_END_DECLS
