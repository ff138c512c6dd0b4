/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-rules.h"
#include "accord-transaction.h"

G_BEGIN_DECLS

void accord_ticket_service_begin (AccordValue *values, gint64 now);
void accord_ticket_service_follow_state (AccordPending *pending, gint64 now);
gboolean accord_ticket_service_note_missed (AccordTransaction *self, AccordPending *pending, gint64 now, GError **error);
gboolean accord_ticket_service_settle (AccordTransaction *self, AccordPending *pending, gint64 now, GError **error);

G_END_DECLS
