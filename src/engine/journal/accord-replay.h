/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-journal.h"
#include "accord-salvage.h"

G_BEGIN_DECLS

DexFuture *accord_journal_replay (AccordJournal *self, AccordSalvage *salvage); /* int64: rows that were brought up to date */
DexFuture *accord_journal_mend_links (AccordJournal *self);                     /* int64: links that led nowhere */

G_END_DECLS
