/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-gate-private.h"
#include "accord-transaction.h"

G_BEGIN_DECLS

gboolean accord_resume_plan (AccordTransaction *self, const AccordGateDeal *deal, GError **error);
gboolean accord_resume_done (AccordTransaction *self, gint64 deal, GError **error);

G_END_DECLS
