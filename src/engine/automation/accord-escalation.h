/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-workspace.h"

G_BEGIN_DECLS

/* How far a ticket has gone up (domain.md §4.6). */
typedef enum {
  ACCORD_ESCALATION_NONE,
  ACCORD_ESCALATION_WARNED,  /* four fifths of the time are over: to whose it is */
  ACCORD_ESCALATION_MANAGER, /* the time is over */
  ACCORD_ESCALATION_HEAD,    /* twice the time is over */
} AccordEscalationLevel;

DexFuture *accord_escalation_run (AccordWorkspace *workspace, gint64 now); /* gint64: when to look again */

/**
 * AccordEscalationWatch: escalates the tickets of an open file when their time comes. Main thread.
 *
 * Signal "failed" (const char *sentence): what could not be done.
 */
#define ACCORD_TYPE_ESCALATION_WATCH (accord_escalation_watch_get_type ())
G_DECLARE_FINAL_TYPE (AccordEscalationWatch, accord_escalation_watch, ACCORD, ESCALATION_WATCH, GObject)

AccordEscalationWatch *accord_escalation_watch_new (AccordWorkspace *workspace);
void accord_escalation_watch_stop (AccordEscalationWatch *self);

G_END_DECLS
