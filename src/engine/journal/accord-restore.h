/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-journal.h"
#include "accord-trash-rows.h"

G_BEGIN_DECLS

DexFuture *accord_journal_restore (AccordJournal *self, const char *label, const AccordTrashRow *rows, guint n_rows); /* AccordChangeSet */

G_END_DECLS
