/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-transaction.h"

G_BEGIN_DECLS

void accord_credit_rules_touch (AccordTransaction *self, const AccordKind *kind, const AccordValue *values);
void accord_credit_rules_touch_record (AccordTransaction *self, AccordRecord *record);
gboolean accord_credit_rules_check (AccordTransaction *self, GError **error);
gboolean accord_credit_rules_read (AccordTransaction *self, gint64 deal, char **text, GError **error);
gboolean accord_credit_rules_check_deleted (AccordTransaction *self, AccordRecord *record, GError **error);
gboolean accord_credit_rules_check_one (AccordTransaction *self, const AccordValue *values, GError **error);
gboolean accord_credit_rules_follow (AccordTransaction *self, AccordPending *pending, GError **error);

G_END_DECLS
