/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-workspace.h"

G_BEGIN_DECLS

#define ACCORD_AGENDA_DAYS_BACK 30
#define ACCORD_AGENDA_DAYS_AHEAD 365

/* What is planned and whom to think of, as a calendar file (RFC 5545). */
DexFuture *accord_agenda_read (AccordWorkspace *workspace, gint64 member);             /* GBytes */
DexFuture *accord_agenda_save (AccordWorkspace *workspace, gint64 member, const char *path); /* gint64: files written */

/**
 * AccordAgendaKeeper: keeps a calendar file up to date while a workspace is open. Signal "failed" (const char
 * *sentence): the file could not be written. Main thread; files are written on a worker.
 */
#define ACCORD_TYPE_AGENDA_KEEPER (accord_agenda_keeper_get_type ())
G_DECLARE_FINAL_TYPE (AccordAgendaKeeper, accord_agenda_keeper, ACCORD, AGENDA_KEEPER, GObject)

AccordAgendaKeeper *accord_agenda_keeper_new (AccordWorkspace *workspace, const char *path);
void accord_agenda_keeper_update (AccordAgendaKeeper *self);
void accord_agenda_keeper_stop (AccordAgendaKeeper *self);

G_END_DECLS
