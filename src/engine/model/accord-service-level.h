/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-record.h"
#include "accord-work-hours.h"

G_BEGIN_DECLS

/* What customers are promised for their tickets, and whether it was kept (domain.md F14, §4.6). Any thread. */
typedef struct _AccordServicePolicy AccordServicePolicy;

/* Hours for the first answer / for the resolution: urgent, high, normal, low. */
#define ACCORD_SERVICE_TARGETS_USUAL "0.5/4 2/8 4/24 8/40"

typedef enum {
  ACCORD_SERVICE_ANSWER,
  ACCORD_SERVICE_RESOLUTION,
} AccordServiceAim;

typedef enum {
  ACCORD_SERVICE_NONE,    /* nothing is promised, or it is not known */
  ACCORD_SERVICE_RUNNING,
  ACCORD_SERVICE_NEAR,    /* four fifths of the time are over */
  ACCORD_SERVICE_MET,
  ACCORD_SERVICE_MISSED,
} AccordServiceState;

/* What is known of a ticket; times are ms since 1970-01-01 UTC, 0: not, or not yet. Texts are not copied. */
typedef struct {
  const char *priority;
  gboolean key_account; /* is served as if it were a step more urgent */
  const char *state;
  gint64 opened_at;
  gint64 answered_at;
  gint64 resolved_at;
  const char *pauses;   /* "w1700000000000-1700000360000 h1700009000000-": waiting for the customer, on hold, resolved; the last may go on */
  gint64 missed_at;     /* of the aim that is asked for: it was missed then, and stays so */
} AccordServiceTicket;

typedef struct {
  AccordServiceState state;
  gint64 due_at;    /* 0: the clock stands, or it does not matter any more */
  gboolean paused;
} AccordServiceClock;

AccordServicePolicy *accord_service_policy_new (AccordWorkHours *hours, const char *targets, gboolean hold_counts, GError **error);
AccordServicePolicy *accord_service_policy_new_from_record (AccordRecord *workspace, GError **error);
void accord_service_policy_free (AccordServicePolicy *self);
const AccordWorkHours *accord_service_policy_get_hours (const AccordServicePolicy *self);
gint64 accord_service_policy_get_target (const AccordServicePolicy *self, AccordServiceAim aim, const char *priority, gboolean key_account);

AccordServiceClock accord_service_judge (const AccordServicePolicy *self, AccordServiceAim aim, const AccordServiceTicket *ticket, gint64 now);
gint64 accord_service_moment (const AccordServicePolicy *self, AccordServiceAim aim, const AccordServiceTicket *ticket, int fifths);
gint64 accord_service_spent (const AccordServicePolicy *self, AccordServiceAim aim, const AccordServiceTicket *ticket);
char *accord_service_pauses_go_on (const char *pauses, const char *state, gint64 at);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordServicePolicy, accord_service_policy_free)

G_END_DECLS
