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

/* One ticket that goes up, or comes back down. */
typedef struct {
  AccordRecord *ticket;
  AccordRecord *taker;         /* NULL: it was resolved elsewhere before it went up, which is taken back */
  AccordEscalationLevel level;
  gint64 since;                /* ms since 1970-01-01 UTC */
  gboolean answer;             /* it is the first answer that is late */
} AccordEscalationStep;

/* Immutable, boxed, counted. */
typedef struct {
  gatomicrefcount refs;
  GPtrArray *steps; /* of AccordEscalationStep, the newest ticket first */
  gint64 next;      /* ms since 1970-01-01 UTC: when the next may go up */
  gboolean more;    /* more tickets wait than are looked at: the newest ACCORD_OPEN_TICKETS_MOST of those that can still go up */
} AccordEscalationDue;

#define ACCORD_TYPE_ESCALATION_DUE (accord_escalation_due_get_type ())
GType accord_escalation_due_get_type (void) G_GNUC_CONST;
AccordEscalationDue *accord_escalation_due_ref (AccordEscalationDue *self);
void accord_escalation_due_unref (AccordEscalationDue *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordEscalationDue, accord_escalation_due_unref)

DexFuture *accord_escalation_read_due (AccordStore *store, gint64 now);   /* AccordEscalationDue */
AccordEdit *accord_escalation_edit (const AccordEscalationDue *due);
DexFuture *accord_escalation_run (AccordWorkspace *workspace, gint64 now); /* AccordEscalationDue */

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
