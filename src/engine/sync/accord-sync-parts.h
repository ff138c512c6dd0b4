/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-sync.h"

G_BEGIN_DECLS

/* The records of a snapshot, a thousand at a time. */
typedef struct _AccordSyncParts AccordSyncParts;

AccordSyncParts *accord_sync_parts_new (GPtrArray *parts, AccordSyncProgress *progress);
void accord_sync_parts_free (gpointer parts);
GPtrArray *accord_sync_parts_next (gpointer parts, GError **error); /* an AccordStateNext */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordSyncParts, accord_sync_parts_free)

G_END_DECLS
