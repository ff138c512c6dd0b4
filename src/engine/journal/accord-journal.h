/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-change-set.h"
#include "accord-edit.h"
#include "accord-journal-rows.h"
#include "accord-query.h"

G_BEGIN_DECLS

/**
 * AccordJournal: the one write path. Signals (main thread): "committed" (AccordChangeSet) after each
 * commit, undo, redo and import. Properties: "can-undo", "can-redo", "undo-label", "redo-label".
 */
#define ACCORD_TYPE_JOURNAL (accord_journal_get_type ())
G_DECLARE_FINAL_TYPE (AccordJournal, accord_journal, ACCORD, JOURNAL, GObject)

DexFuture *accord_journal_new (AccordStore *store);                        /* AccordJournal */
DexFuture *accord_journal_commit (AccordJournal *self, AccordEdit *edit);  /* AccordChangeSet */
DexFuture *accord_journal_commit_counted (AccordJournal *self, AccordEdit *edit); /* AccordChangeSet */
DexFuture *accord_journal_undo (AccordJournal *self);                      /* AccordChangeSet */
DexFuture *accord_journal_redo (AccordJournal *self);                      /* AccordChangeSet */
DexFuture *accord_journal_undo_txn (AccordJournal *self, gint64 txn);      /* that one, wherever it stands */
void accord_journal_set_actor (AccordJournal *self, gint64 member);
gint64 accord_journal_get_actor (AccordJournal *self);
const char *accord_journal_get_undo_label (AccordJournal *self);
const char *accord_journal_get_redo_label (AccordJournal *self);
AccordStore *accord_journal_get_store (AccordJournal *self);

G_END_DECLS
