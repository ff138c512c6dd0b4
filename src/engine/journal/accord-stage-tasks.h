/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-gate-private.h"
#include "accord-transaction.h"

G_BEGIN_DECLS

gboolean accord_stage_tasks_find (AccordTransaction *self, gint64 deal, const char *title, gint64 *task, GError **error);
gboolean accord_stage_tasks_make (AccordTransaction *self, const AccordGateDeal *deal, const char *title, const char *type, gint64 day, GError **error);
gboolean accord_stage_tasks_add (AccordTransaction *transaction, const AccordGateDeal *deal, gint64 stage, GError **error);

G_END_DECLS
