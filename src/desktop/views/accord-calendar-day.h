/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-forecast.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/* A day of the calendar, or what stands apart from the days: a heading and deals, the largest first, as many as there
 * is room for. Signals "open" (gint64 deal), "put" (gint64 deal, gint64 day): one was dropped or moved by the
 * keyboard, "more": all of them are to be seen. */
#define ACCORD_TYPE_CALENDAR_DAY (accord_calendar_day_get_type ())
G_DECLARE_FINAL_TYPE (AccordCalendarDay, accord_calendar_day, ACCORD, CALENDAR_DAY, AdwBin)

GtkWidget *accord_calendar_day_new (AccordWorkspace *workspace, guint most, gboolean wide);
void accord_calendar_day_set_heading (AccordCalendarDay *self, const char *heading, const char *name);
void accord_calendar_day_show (AccordCalendarDay *self, gint64 day, const AccordCloseDay *deals, const char *currency);
gint64 accord_calendar_day_get_day (AccordCalendarDay *self);
gboolean accord_calendar_day_focus (AccordCalendarDay *self, gint64 deal);

G_END_DECLS
