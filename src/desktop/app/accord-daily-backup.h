/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/**
 * AccordDailyBackup: makes a backup a day of one workspace while it is open, some time after the
 * opening, when people have what they came for. After an erasure the backups are renewed at once. Main
 * thread; lives as long as its workspace is shown.
 */
#define ACCORD_TYPE_DAILY_BACKUP (accord_daily_backup_get_type ())
G_DECLARE_FINAL_TYPE (AccordDailyBackup, accord_daily_backup, ACCORD, DAILY_BACKUP, GObject)

AccordDailyBackup *accord_daily_backup_new (AccordWorkspace *workspace, GSettings *settings);
void accord_daily_backup_run (AccordDailyBackup *self); /* what its clock does every hour */

G_END_DECLS
