/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-workspace.h"

G_BEGIN_DECLS

#define ACCORD_CALENDAR_DAYS_BACK 30
#define ACCORD_CALENDAR_DAYS_AHEAD 365

/* What is planned and whom to think of, as a calendar file (RFC 5545). */
DexFuture *accord_calendar_file_read (AccordWorkspace *workspace, gint64 member);             /* GBytes */
DexFuture *accord_calendar_file_save (AccordWorkspace *workspace, gint64 member, const char *path); /* gint64: files written */

/**
 * AccordCalendarKeeper: keeps a calendar file up to date while a workspace is open. Signal "failed" (const char
 * *sentence): the file could not be written. Main thread; files are written on a worker.
 */
#define ACCORD_TYPE_CALENDAR_KEEPER (accord_calendar_keeper_get_type ())
G_DECLARE_FINAL_TYPE (AccordCalendarKeeper, accord_calendar_keeper, ACCORD, CALENDAR_KEEPER, GObject)

AccordCalendarKeeper *accord_calendar_keeper_new (AccordWorkspace *workspace, const char *path);
void accord_calendar_keeper_update (AccordCalendarKeeper *self);
void accord_calendar_keeper_stop (AccordCalendarKeeper *self);

G_END_DECLS
