/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-journal-rows.h"
#include "accord-moments.h"
#include "accord-record.h"
#include "accord-timeline-row.h"

G_BEGIN_DECLS

typedef enum {
  ACCORD_TIMELINE_ALL,
  ACCORD_TIMELINE_CONVERSATIONS,
  ACCORD_TIMELINE_CALLS,
  ACCORD_TIMELINE_EMAILS,
  ACCORD_TIMELINE_VISITS,
  ACCORD_TIMELINE_NOTES,
  ACCORD_TIMELINE_TICKETS,
  ACCORD_TIMELINE_CHANGES,
  ACCORD_N_TIMELINE_FILTERS,
} AccordTimelineFilter;

/* One line of a timeline: a moment, or changes of fields. */
typedef struct {
  AccordMoment moment;   /* where lines is NULL */
  gint64 at;             /* ms; planned: the due day, G_MAXINT64 without one */
  gboolean planned;
  GPtrArray *lines;      /* changes of fields (borrowed AccordHistoryLine), or NULL */
} AccordTimelineEntry;

const char *accord_timeline_filter_label (AccordTimelineFilter filter);
const AccordKind *accord_timeline_entry_kind (const AccordKind *kind, const AccordTimelineEntry *entry);
GPtrArray *accord_timeline_entries (const AccordKind *kind, GArray *moments, GPtrArray *history, AccordTimelineFilter filter, gint64 left_out);
char *accord_timeline_entry_heading (const AccordTimelineEntry *entry);
GtkWidget *accord_timeline_entry_row (const AccordKind *kind, const AccordTimelineEntry *entry, AccordRecord *record, const char *outcome);

G_END_DECLS
