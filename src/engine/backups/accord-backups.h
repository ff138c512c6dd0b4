/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-workspace.h"

G_BEGIN_DECLS

/* One backup that was made by itself; owned by the array that holds it. */
typedef struct {
  char *path;
  gint64 day; /* days since 1970-01-01, local */
  gint64 size; /* bytes */
} AccordBackup;

/* What is in a backup; boxed. */
typedef struct {
  gint64 customers;
  gint64 deals;
  gint64 activities;
} AccordBackupContents;

#define ACCORD_TYPE_BACKUP_CONTENTS (accord_backup_contents_get_type ())
GType accord_backup_contents_get_type (void) G_GNUC_CONST;

#define ACCORD_BACKUP_FRESH ".new" /* behind the name of one while it is made */

char *accord_backups_folder (const char *workspace);
GPtrArray *accord_backups_list (const char *workspace);
GArray *accord_backups_surplus (GArray *days);
DexFuture *accord_backups_make (AccordWorkspace *workspace, gint64 today);
DexFuture *accord_backups_renew (AccordWorkspace *workspace, gint64 today);
DexFuture *accord_backups_follow_erasures (AccordWorkspace *workspace, gint64 today); /* boolean */
DexFuture *accord_backups_look (const char *backup);
DexFuture *accord_backups_restore (const char *backup, const char *to);

void accord_backups_drop_unfinished (const char *folder);
void accord_backups_note_owner (AccordWorkspace *workspace);
void accord_backups_drop_unused (AccordWorkspace *workspace, gint64 today, gboolean erased);

G_END_DECLS
