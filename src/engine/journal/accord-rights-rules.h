/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-rights.h"
#include "accord-transaction.h"

G_BEGIN_DECLS

/* The one place where roles are enforced, for everything that a person edits or deletes. */
gboolean accord_rights_rules_check (AccordTransaction *self, const AccordKind *kind, AccordRecord *before, const AccordValue *values, guint64 changed, GError **error);
gboolean accord_rights_rules_check_deleted (AccordTransaction *self, AccordRecord *before, GError **error);

/* Rules of customers between owners: the pool (M54). */
gboolean accord_pool_rules_follow (AccordTransaction *self, AccordPending *pending, GError **error);

G_END_DECLS
