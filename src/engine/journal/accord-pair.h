/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-transaction.h"

G_BEGIN_DECLS

/**
 * Records that are nothing but a link between two others: a tag on a customer, two that somebody said to be
 * different. Their identity follows from the two (sync.md §2.2, §2.6), so that two computers make the same row:
 * a set, in which what was put last holds. Files of before have rows with identities of their own; these stay,
 * and stand beside it. Database thread.
 */
gboolean accord_pair_identity (AccordTransaction *transaction, const AccordKind *kind, const AccordValue *values, AccordId *uid);
gboolean accord_pair_find (AccordTransaction *transaction, const AccordKind *kind, const AccordValue *values, AccordId *uid, gint64 *id, GError **error);

G_END_DECLS
