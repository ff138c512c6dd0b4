/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-workspace.h"

G_BEGIN_DECLS

typedef enum {
  ACCORD_MOMENT_PLANNED, /* an activity still to be done */
  ACCORD_MOMENT_DONE,    /* one that was */
  ACCORD_MOMENT_STAGE,   /* a deal entered a stage: id of the stage event */
  ACCORD_MOMENT_PERSON,  /* a contact was added */
  ACCORD_MOMENT_MADE,    /* the record itself was made, in the program that it was imported from */
  ACCORD_MOMENT_TICKET,  /* a ticket was opened */
} AccordMomentWhat;

typedef enum {
  ACCORD_CHANNEL_OTHER,
  ACCORD_CHANNEL_NOTE,
  ACCORD_CHANNEL_CALL,
  ACCORD_CHANNEL_EMAIL,
  ACCORD_CHANNEL_VISIT,
  ACCORD_CHANNEL_MEETING,
  ACCORD_CHANNEL_TASK,
} AccordChannel;

/* One line of a timeline before anything of it is read but its place. */
typedef struct {
  gint64 at;  /* ms; planned: the due day, G_MAXINT64 without one */
  gint64 id;  /* activity, stage event, contact or ticket */
  guint8 what;
  guint8 channel; /* of activities */
} AccordMoment;

/* GArray of AccordMoment: planned by their day, then everything else newest first. Kind: customer or deal. */
DexFuture *accord_report_moments (AccordStore *store, const AccordKind *kind, gint64 id);

G_END_DECLS
