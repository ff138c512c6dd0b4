/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-calendar-day.h"

G_BEGIN_DECLS

#define ACCORD_CALENDAR_DAYS 42

/* Six weeks as a grid. A part of the calendar, which owns it and makes its days. */
typedef struct {
  GtkGrid *grid;
  AccordCalendarDay *cells[ACCORD_CALENDAR_DAYS];
} AccordCalendarMonth;

typedef AccordCalendarDay *(*AccordCalendarMakeFunc) (gpointer owner);

GtkWidget *accord_calendar_month_make (AccordCalendarMonth *self, AccordCalendarMakeFunc make, gpointer owner);
gint64 accord_calendar_month_first (gint64 month);
void accord_calendar_month_show (AccordCalendarMonth *self, gint64 month, const AccordCloseDays *days, const char *currency);
gboolean accord_calendar_month_focus (AccordCalendarMonth *self, gint64 deal);

G_END_DECLS
