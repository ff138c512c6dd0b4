/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-journal.h"
#include "accord-trash-age.h"

G_BEGIN_DECLS

/* Deleting for good what lies in the Trash (sync.md §2.6): nothing of it is left but that it was there, on every
 * computer alike, and nothing brings it back. */
typedef struct {
  const AccordKind *kind;
  gint64 id;
} AccordPurgeRow;

DexFuture *accord_journal_purge (AccordJournal *self, const AccordPurgeRow *rows, guint n_rows); /* int64: records that went */
DexFuture *accord_journal_empty_trash (AccordJournal *self);                                     /* int64 */
DexFuture *accord_journal_age_trash (AccordJournal *self);                                       /* int64 */

G_END_DECLS
