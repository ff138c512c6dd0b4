/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-agenda.h"

G_BEGIN_DECLS

#define ACCORD_REMINDER_AT_ONCE 3 /* more are told in one notification */

/* When it is, and what was said already. */
typedef struct {
  gint64 now;       /* ms */
  gint64 last;      /* ms: everything up to then was said */
  gint64 digest_on; /* day of the last morning digest */
  GTimeZone *zone;
  int quiet_from;   /* minutes of the day; the same as quiet_to: no quiet hours */
  int quiet_to;
  int digest_at;    /* minute of the day */
} AccordReminderClock;

typedef struct {
  GPtrArray *due;  /* of AccordAgendaRow, borrowed from the agenda: each is told by itself */
  guint n_gathered; /* told in one instead */
  gboolean digest; /* the morning's: what is overdue and what has no time */
  gint64 last;     /* ms: for the next plan */
  gint64 next;     /* ms: when to look again */
} AccordReminderPlan;

void accord_reminder_plan_make (AccordReminderPlan *self, const AccordAgenda *agenda, const AccordReminderClock *clock);
void accord_reminder_plan_clear (AccordReminderPlan *self);
gboolean accord_reminder_is_quiet (int minute, int from, int to);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AccordReminderPlan, accord_reminder_plan_clear)

G_END_DECLS
