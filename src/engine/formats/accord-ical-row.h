/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libical/ical.h>

G_BEGIN_DECLS

/* One entry of a calendar, as the cells of an activity. */
typedef struct {
  char *uid;
  char *subject;
  const char *type;     /* "meeting", "task", "note" */
  char *date;           /* ISO 8601, or NULL */
  char *minute;         /* of the day, or NULL */
  char *completed;      /* ISO 8601 with time, or NULL */
  char *body;
  char *created;
  char *organizer;
  char *rule;           /* RRULE, or NULL */
  gboolean cancelled;
  gboolean own;         /* written by Accord itself */
} AccordIcalRow;

#define ACCORD_ICAL_OWN_UID "@accord.records" /* with which the UIDs of our own entries end */

void accord_ical_row_read (AccordIcalRow *row, icalcomponent *entry, gint64 now, guint *steps);
void accord_ical_row_clear (AccordIcalRow *row);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AccordIcalRow, accord_ical_row_clear)

G_END_DECLS
