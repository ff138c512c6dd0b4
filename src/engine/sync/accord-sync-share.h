/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-sync.h"

G_BEGIN_DECLS

/* A workspace file and the folder that it is shared in. */
AccordSync *accord_sync_share (AccordWorkspace *workspace, const char *folder);
DexFuture *accord_sync_join (const char *path, const char *folder);       /* boolean: a new file that has what the folder has */
DexFuture *accord_sync_join_telling (const char *path, const char *folder, AccordSyncProgress *progress); /* the same */
DexFuture *accord_sync_take_again (AccordWorkspace *workspace, const char *folder); /* int64: rows that a repaired file lacked */
char *accord_sync_mirror_of (const char *path);
gboolean accord_sync_check_place (const char *path, const char *folder, GError **error);
DexFuture *accord_sync_read_folder (AccordStore *store);                  /* string: where it is shared, or "" */
DexFuture *accord_sync_set_folder (AccordWorkspace *workspace, const char *folder); /* boolean; NULL: leave */
DexFuture *accord_sync_read_status (AccordStore *store);                  /* AccordSyncStatus: what the file itself knows */
DexFuture *accord_sync_read_conflicts (AccordStore *store, gboolean open_only); /* GPtrArray of AccordConflict */
DexFuture *accord_sync_use_mine (AccordJournal *journal, const AccordConflict *conflict); /* boolean: the other value is written again */
DexFuture *accord_sync_keep (AccordJournal *journal, const AccordConflict *conflict);     /* boolean: it may stay as it is */
void accord_sync_start (AccordSync *self);                                /* rounds of themselves, until it is stopped or dropped */
void accord_sync_stop (AccordSync *self);
char *accord_sync_words (const AccordSyncStatus *status);                 /* the state in words */

G_END_DECLS
