/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-transaction.h"

G_BEGIN_DECLS

/* A contract that ends reminds of its renewal (domain.md M35): with a task. */
gboolean accord_contract_notice_follow_new (AccordTransaction *self, gint64 contract, const AccordValue *values, GError **error);
gboolean accord_contract_notice_follow (AccordTransaction *self, AccordPending *pending, GError **error);

G_END_DECLS
