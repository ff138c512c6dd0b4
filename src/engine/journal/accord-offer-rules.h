/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-transaction.h"

G_BEGIN_DECLS

/* What must hold of the parts of a deal (lines, quotes, people …), and what follows from a change of
 * them: numbers of quotes, totals of quotes, the amount of a deal whose lines decide it. */
gboolean accord_offer_rules_check (AccordTransaction *transaction, const AccordKind *kind, AccordRecord *before, const AccordValue *values, guint64 changed, GError **error);
gboolean accord_offer_rules_check_deleted (AccordTransaction *transaction, AccordRecord *record, GError **error);
AccordRecord *accord_offer_rules_settings (AccordTransaction *transaction);
gboolean accord_offer_rules_follow_new (AccordTransaction *transaction, const AccordKind *kind, gint64 id, const AccordValue *values, GError **error);
gboolean accord_offer_rules_follow_changed (AccordTransaction *transaction, AccordPending *pending, GError **error);

/* Whose totals are to be counted again before the change set ends, and counting them. */
void accord_offer_totals_deepen (AccordTransaction *self, gint64 quote, gint64 discount);
void accord_offer_totals_touch (AccordTransaction *transaction, AccordRecord *line);
void accord_offer_totals_touch_owner (AccordTransaction *transaction, const AccordKind *kind, gint64 id);
gboolean accord_offer_totals_settle (AccordTransaction *transaction, GError **error);
GPtrArray *accord_offer_totals_lines (AccordTransaction *transaction, const AccordKind *owner, gint64 id, GError **error);

G_END_DECLS
