/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-work-hours.h"

G_BEGIN_DECLS

#define ACCORD_WORK_SPANS_MAX 8

/* Minutes of the day, [from, until). */
typedef struct {
  int from;
  int until; /* at most 1440 */
} AccordWorkSpan;

typedef struct {
  AccordWorkSpan spans[ACCORD_WORK_SPANS_MAX];
  int n;
} AccordWorkDay;

/* Days since 1970-01-01, both in it. */
typedef struct {
  gint64 first;
  gint64 last;
} AccordDayRange;

struct _AccordWorkHours {
  AccordWorkDay week[7]; /* Monday first */
  GArray *days_off;      /* of AccordDayRange */
  GArray *extra_days;
  GTimeZone *zone;
};

gboolean accord_work_hours_read_week (AccordWorkHours *self, const char *text, GError **error);
gboolean accord_work_hours_read_days (GArray *ranges, const char *text, GError **error);

G_END_DECLS
