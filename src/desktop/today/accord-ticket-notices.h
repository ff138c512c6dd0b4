/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-workspace.h"

G_BEGIN_DECLS

/* Desktop notifications of tickets that were escalated to who sits here, here or on another computer. */
#define ACCORD_TYPE_TICKET_NOTICES (accord_ticket_notices_get_type ())
G_DECLARE_FINAL_TYPE (AccordTicketNotices, accord_ticket_notices, ACCORD, TICKET_NOTICES, GObject)

AccordTicketNotices *accord_ticket_notices_new (AccordWorkspace *workspace, GApplication *application);
gboolean accord_ticket_notices_hear (AccordTicketNotices *self, const AccordChangeSet *changes); /* whether something is to be told */
void accord_ticket_notices_tell (AccordTicketNotices *self, gint64 member);
void accord_ticket_notices_stop (AccordTicketNotices *self);

G_END_DECLS
