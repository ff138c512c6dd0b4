/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* When work is done (F14): hours of the week with breaks, days off, make-up workdays (调休), and where the clock hangs.
 * Never changes; any thread. */
typedef struct _AccordWorkHours AccordWorkHours;

#define ACCORD_WORK_HOURS_USUAL "Mo-Fr 09:00-12:00 13:00-18:00"

AccordWorkHours *accord_work_hours_new (const char *week, const char *days_off, const char *extra_days, const char *zone, GError **error);
void accord_work_hours_free (AccordWorkHours *self);
gint64 accord_work_hours_between (const AccordWorkHours *self, gint64 from, gint64 until);
gint64 accord_work_hours_days (const AccordWorkHours *self, gint64 from, gint64 to);
gint64 accord_work_hours_add (const AccordWorkHours *self, gint64 from, gint64 ms);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordWorkHours, accord_work_hours_free)

G_END_DECLS
