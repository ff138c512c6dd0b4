/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-workspace.h"

G_BEGIN_DECLS

char *accord_ticket_service_words (AccordRecord *ticket, AccordRecord *customer, AccordRecord *settings, gboolean *urgent);
gint64 accord_ticket_service_due (AccordRecord *ticket, AccordRecord *customer, AccordRecord *settings, gboolean *late);
char *accord_ticket_escalation_title (AccordRecord *ticket);
char *accord_ticket_escalation_words (AccordRecord *ticket);

G_END_DECLS
