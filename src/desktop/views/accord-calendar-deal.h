/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* A deal on a day of the calendar: a button with its name. Signal "move" (int days): the keyboard puts it off or
 * forward. */
#define ACCORD_TYPE_CALENDAR_DEAL (accord_calendar_deal_get_type ())
G_DECLARE_FINAL_TYPE (AccordCalendarDeal, accord_calendar_deal, ACCORD, CALENDAR_DEAL, GtkButton)

GtkWidget *accord_calendar_deal_new (AccordWorkspace *workspace, gint64 deal, gint64 day, gboolean wide);
gint64 accord_calendar_deal_get_id (AccordCalendarDeal *self);
gint64 accord_calendar_deal_get_day (AccordCalendarDeal *self);

G_END_DECLS
