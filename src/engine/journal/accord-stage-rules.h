/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-transaction.h"

G_BEGIN_DECLS

/* Deals always stand in a stage that is there; on the database thread, after all edits are written. */
gboolean accord_stage_rules_check (AccordTransaction *transaction, GError **error);
gboolean accord_stage_rules_restore (AccordTransaction *transaction, GError **error);

G_END_DECLS
