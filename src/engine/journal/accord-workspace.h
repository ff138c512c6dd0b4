/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-bulk.h"
#include "accord-entity.h"
#include "accord-journal.h"

G_BEGIN_DECLS

/**
 * AccordWorkspace: an open file as the rest of the program sees it: store, journal, settings, and
 * the live entities that are on screen. Main thread.
 */
#define ACCORD_TYPE_WORKSPACE (accord_workspace_get_type ())
G_DECLARE_FINAL_TYPE (AccordWorkspace, accord_workspace, ACCORD, WORKSPACE, GObject)

DexFuture *accord_workspace_create (const char *path, const char *name, const char *currency); /* AccordWorkspace; writes settings and the default pipeline */
DexFuture *accord_workspace_open (const char *path, AccordStoreFlags flags);                   /* AccordWorkspace */
DexFuture *accord_workspace_open_watched (const char *path, AccordStoreFlags flags, AccordUpkeep *upkeep);
DexFuture *accord_workspace_close (AccordWorkspace *self);
AccordStore *accord_workspace_get_store (AccordWorkspace *self);
AccordJournal *accord_workspace_get_journal (AccordWorkspace *self);
const char *accord_workspace_get_path (AccordWorkspace *self);
const char *accord_workspace_get_name (AccordWorkspace *self);
const char *accord_workspace_get_currency (AccordWorkspace *self);
int accord_workspace_get_fiscal_month (AccordWorkspace *self);
gboolean accord_workspace_is_read_only (AccordWorkspace *self);
gint64 accord_workspace_get_settings_id (AccordWorkspace *self);

/* The live entity of a record: the same object while anybody holds it; follows the journal. It may
 * not be loaded yet (accord_entity_is_loaded()); it fills itself and notifies. */
AccordRecord *accord_workspace_peek_record (AccordWorkspace *self, const AccordKind *kind, gint64 id);
AccordEntity *accord_workspace_get_entity (AccordWorkspace *self, const AccordKind *kind, gint64 id);
/* As above with a record in hand, newer than what the entity holds. */
AccordEntity *accord_workspace_adopt (AccordWorkspace *self, AccordRecord *record);

G_END_DECLS
