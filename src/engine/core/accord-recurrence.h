/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  ACCORD_REPEAT_DAILY,
  ACCORD_REPEAT_WEEKLY,
  ACCORD_REPEAT_MONTHLY,
  ACCORD_REPEAT_YEARLY,
} AccordRepeat;

#define ACCORD_RECURRENCE_INTERVAL_MAX 999

/* When something is done again: what Accord understands of RFC 5545, kept as its text. */
typedef struct {
  AccordRepeat repeat;
  int interval;     /* 1..999 */
  guint8 weekdays;  /* WEEKLY: bit 0 Monday … bit 6 Sunday; 0: that of the day it begins on */
  int week;         /* MONTHLY with a weekday: 1..5, or -1 the last; 0: by day of the month */
  int month_day;    /* MONTHLY, YEARLY: 1..31, or -1 the last; 0: that of the day it begins on */
  int month;        /* YEARLY: 1..12; 0: that of the day it begins on */
  int count;        /* how often still, the present one included; 0: without end */
  gboolean has_until;
  gint64 until;     /* the last day on which it may fall */
} AccordRecurrence;

gboolean accord_recurrence_parse (const char *text, AccordRecurrence *recurrence, GError **error);
char *accord_recurrence_to_text (const AccordRecurrence *recurrence);
char *accord_recurrence_describe (const AccordRecurrence *recurrence, gint64 from);
void accord_recurrence_anchor (AccordRecurrence *recurrence, gint64 date);
gboolean accord_recurrence_next (const AccordRecurrence *recurrence, gint64 date, gint64 after, gint64 *next);
gboolean accord_recurrence_step (AccordRecurrence *recurrence, gint64 due, gint64 done, gint64 *next);

G_END_DECLS
