/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-journal.h"
#include "accord-remote.h"

G_BEGIN_DECLS

/* The read half of sharing: what was done here, made fixed for other computers. */

/* Writes a file of changes, on the database thread; fills in its hash. */
typedef GBytes *(*AccordSealEncode) (AccordRemoteSegment *segment, gpointer data, GError **error);

DexFuture *accord_journal_seal (AccordJournal *self, AccordSealEncode encode, gpointer data, guint n_most); /* guint: records sealed */
DexFuture *accord_journal_replace (AccordJournal *self, const AccordRemoteSegment *made, GBytes *bytes);                    /* boolean: stands for its parts */
DexFuture *accord_journal_published (AccordJournal *self, const char *hash);                                /* boolean */
DexFuture *accord_journal_note (AccordJournal *self, const char *name, const char *text);                   /* boolean */
DexFuture *accord_journal_note_heads (AccordJournal *self, GPtrArray *heads);                              /* boolean */
DexFuture *accord_journal_become (AccordJournal *self, const char *rid, gboolean apply);                                  /* AccordChangeSet: a new name, nothing is lost */
DexFuture *accord_journal_drop_segments (AccordJournal *self, const char *const *hashes);                  /* boolean */
DexFuture *accord_journal_forget_before (AccordJournal *self, gint64 before);                              /* boolean: old values of that time are gone */
DexFuture *accord_journal_settle_conflict (AccordJournal *self, gint64 conflict, int state);                /* boolean */
gboolean accord_journal_clock_is_doubtful (AccordJournal *self);
DexFuture *accord_journal_believe_clock (AccordJournal *self);                                             /* boolean */

G_END_DECLS
