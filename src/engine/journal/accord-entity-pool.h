/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-change-set.h"
#include "accord-entity.h"
#include "accord-store.h"

G_BEGIN_DECLS

/**
 * AccordEntityPool: the entities that somebody holds, one object per record (main thread). It keeps
 * them weakly, loads what is asked for in batches, and re-reads what a change set touched.
 */
typedef struct _AccordEntityPool AccordEntityPool;

AccordEntityPool *accord_entity_pool_new (AccordStore *store);
void accord_entity_pool_free (AccordEntityPool *self);
AccordEntity *accord_entity_pool_get (AccordEntityPool *self, const AccordKind *kind, gint64 id);
AccordRecord *accord_entity_pool_peek (AccordEntityPool *self, const AccordKind *kind, gint64 id);
AccordEntity *accord_entity_pool_adopt (AccordEntityPool *self, AccordRecord *record);
void accord_entity_pool_follow (AccordEntityPool *self, const AccordChangeSet *set);

G_END_DECLS
