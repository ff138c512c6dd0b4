/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-transaction.h"

G_BEGIN_DECLS

/* What must hold of every record, and what follows from a change. One place for every way in:
 * window, terminal, import, sync. */
gboolean accord_rules_check_new (AccordTransaction *transaction, const AccordKind *kind, const AccordValue *values, GError **error);
gboolean accord_rules_check_changed (AccordTransaction *transaction, AccordPending *pending, GError **error);
gboolean accord_rules_check_record (AccordTransaction *transaction, const AccordKind *kind, AccordRecord *before, const AccordValue *values, guint64 changed, GError **error);
gboolean accord_rules_follow_new (AccordTransaction *transaction, const AccordKind *kind, gint64 id, const AccordValue *values, GError **error);
gboolean accord_rules_follow_changed (AccordTransaction *transaction, AccordPending *pending, GError **error);

/* The transition function of a deal (domain.md §4.2): closing sets the date, reopening clears it,
 * and each stage entered is one append-only event. */
gboolean accord_transition_created (AccordTransaction *transaction, gint64 deal, const AccordValue *values, GError **error);
gboolean accord_transition_moved (AccordTransaction *transaction, AccordPending *pending, GError **error);
gint64 accord_transition_write_event (AccordTransaction *transaction, gint64 deal, gint64 from, gint64 to, gboolean has_date, gint64 effective_on, GError **error);

G_END_DECLS
