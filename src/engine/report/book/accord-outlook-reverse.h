/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-outlook-count.h"
#include "accord-outlook.h"
#include "accord-statement.h"

G_BEGIN_DECLS

GArray *accord_outlook_read_reversals (AccordReader *reader, const AccordDealScope *scope, GError **error);
gboolean accord_outlook_reverse (AccordOutlook *self, AccordReader *reader, GArray *reversals, const AccordDealScope *scope, AccordOutlookStep *steps,
                                 GError **error);

G_END_DECLS
