/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-assigner.h"

G_BEGIN_DECLS

/* What must hold of tasks and follow-up policies, and what follows when a task is done. */
gboolean accord_follow_rules_check (AccordTransaction *transaction, const AccordKind *kind, const AccordValue *values, GError **error);
gboolean accord_follow_rules_begin (AccordTransaction *transaction, const AccordKind *kind, const AccordValue *values, AccordAssigned *begun, GError **error);
gboolean accord_follow_rules_follow_changed (AccordTransaction *transaction, AccordPending *pending, GError **error);

G_END_DECLS
