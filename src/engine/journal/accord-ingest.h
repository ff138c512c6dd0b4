/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-journal.h"
#include "accord-remote.h"

G_BEGIN_DECLS

/* The write half of sharing: what other computers did comes into this file. */

/* Gives the next records of a snapshot, on the database thread: an empty list at the end, NULL with an error. */
typedef GPtrArray *(*AccordStateNext) (gpointer data, GError **error);

/* A file of changes whose effects are in here. */
typedef struct {
  char *hash;
  char *rid;
  gint64 first;
  gint64 last;
} AccordCovered;
void accord_covered_free (gpointer covered);

DexFuture *accord_journal_ingest (AccordJournal *self, GPtrArray *segments); /* AccordChangeSet; of AccordRemoteSegment */
DexFuture *accord_journal_ingest_again (AccordJournal *self, GPtrArray *segments); /* the same; also what was here before */
DexFuture *accord_journal_ingest_state (AccordJournal *self, AccordStateNext next, gpointer data, GDestroyNotify destroy, gint64 n_expected); /* AccordChangeSet */
DexFuture *accord_journal_cover (AccordJournal *self, GPtrArray *covered);   /* boolean; of AccordCovered */
DexFuture *accord_journal_mend_stages (AccordJournal *self);                 /* AccordChangeSet: deleted here, entered there */
DexFuture *accord_journal_mend_merges (AccordJournal *self);                 /* AccordChangeSet: made one the other way round */
DexFuture *accord_journal_settle_known (AccordJournal *self);                /* AccordChangeSet: what was not known before */

G_END_DECLS
