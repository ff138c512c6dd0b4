/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-escalation.h"

G_BEGIN_DECLS

#define ACCORD_ESCALATION_OLDEST (30 * 24 * 3600 * G_GINT64_CONSTANT (1000)) /* ms: what a file tells of long ago is nobody's surprise */

/* Who may take a ticket, as they are on a day. */
typedef struct _AccordEscalationPeople AccordEscalationPeople;

AccordEscalationPeople *accord_escalation_people_read (AccordStore *store, AccordRecord *settings, gint64 now, GError **error); /* in a fiber */
void accord_escalation_people_free (AccordEscalationPeople *self);
AccordRecord *accord_escalation_people_choose (const AccordEscalationPeople *self, gint64 owner, AccordEscalationLevel level);

void accord_escalation_due_add (AccordEscalationDue *self, AccordRecord *ticket, AccordRecord *taker, AccordEscalationLevel level, gint64 since, gboolean answer);
gboolean accord_escalation_find_late (AccordStore *store, gint64 now, AccordEscalationDue *due, GError **error); /* in a fiber */
void accord_escalation_take_back (AccordEdit *edit, AccordRecord *ticket);

G_END_DECLS
