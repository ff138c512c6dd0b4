/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-agenda.h"

G_BEGIN_DECLS

/* How much is overdue and due today, for who sits here (everybody, while nobody does); follows journal and
 * day. Signal "changed". */
#define ACCORD_TYPE_AGENDA_WATCH (accord_agenda_watch_get_type ())
G_DECLARE_FINAL_TYPE (AccordAgendaWatch, accord_agenda_watch, ACCORD, AGENDA_WATCH, GObject)

AccordAgendaWatch *accord_agenda_watch_new (AccordWorkspace *workspace);
const AccordAgendaCount *accord_agenda_watch_get (AccordAgendaWatch *self); /* NULL: not known yet */

G_END_DECLS
