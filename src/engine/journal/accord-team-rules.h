/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-transaction.h"

G_BEGIN_DECLS

/* What must hold of goals, absences, ratings, competencies and assignment rules. */
gboolean accord_team_rules_check (AccordTransaction *self, const AccordKind *kind, const AccordValue *values, GError **error);
gboolean accord_team_rules_follow (AccordTransaction *self, const AccordKind *kind, gint64 id, const AccordValue *values, GError **error);

G_END_DECLS
