/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-journal-rows.h"
#include "accord-record.h"
#include "accord-timeline-row.h"

G_BEGIN_DECLS

/* One line of a timeline: an activity, a deal entering a stage, or changes of fields. */
typedef struct {
  gint64 at;             /* ms; planned: the due day, G_MAXINT64 without one */
  gboolean planned;
  AccordRecord *record;  /* activity or stage event, or NULL */
  GPtrArray *lines;      /* changes of fields (borrowed AccordHistoryLine), or NULL */
} AccordTimelineEntry;

typedef struct {
  const AccordKind *kind; /* customer or deal: what the timeline is of */
  GPtrArray *activities;  /* of AccordRecord */
  GPtrArray *planned;
  GPtrArray *events;
  GPtrArray *history;     /* of AccordHistoryLine */
} AccordTimelineData;

void accord_timeline_data_clear (AccordTimelineData *data);
GPtrArray *accord_timeline_entries (const AccordTimelineData *data); /* of AccordTimelineEntry: planned first, then newest first */
GtkWidget *accord_timeline_entry_row (const AccordTimelineData *data, const AccordTimelineEntry *entry);

G_END_DECLS
