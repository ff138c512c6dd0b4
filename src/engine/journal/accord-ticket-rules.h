/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-assigner.h"
#include "accord-transaction.h"

G_BEGIN_DECLS

/* The transition function of a ticket (domain.md §4.6): what it begins with, what a state asks for, and which
 * times follow from it. One place for window, terminal, import and sync. */
gboolean accord_ticket_rules_begin (AccordTransaction *transaction, const AccordKind *kind, const AccordValue *values, AccordAssigned *begun, GError **error);
gboolean accord_ticket_rules_follow (AccordTransaction *transaction, AccordPending *pending, GError **error);
gboolean accord_ticket_rules_check (AccordTransaction *transaction, const AccordKind *kind, AccordRecord *before, const AccordValue *values, guint64 changed, GError **error);

G_END_DECLS
