/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-journal.h"
#include "accord-transaction.h"

G_BEGIN_DECLS

/* Work on more records than this is told as spans, not record by record; what it changed is written each so many. */
#define ACCORD_TOLD_ONE_BY_ONE 1000
#define ACCORD_FLUSH_EVERY 2000

/* What an undo or redo step would do. */
typedef struct {
  gint64 txn;
  char *label;
} AccordUndoStep;

struct _AccordJournal {
  GObject parent_instance;
  AccordStore *store;
  AccordClock clock; /* database thread */
  gint64 actor;
  GArray *undo; /* of AccordUndoStep, newest last */
  GArray *redo;
  DexFuture *reversing; /* the last undo or redo that is not done, or NULL */
  guint n_reversing;    /* two: the last one waits for the one before */
  DexFuture *scrubbing; /* the last one that is under way, or NULL */
  guint n_scrubbing;
};

/* Runs func on the database thread as one change set and tells everybody. */
typedef gboolean (*AccordTransactionFunc) (AccordTransaction *transaction, gpointer data, GError **error);
DexFuture *accord_journal_run (AccordJournal *self, AccordOrigin origin, const char *label, gint64 undo_of, gboolean bulk,
                               AccordTransactionFunc func, gpointer data, GDestroyNotify destroy);
DexFuture *accord_journal_tell (AccordJournal *self, DexFuture *written, gint64 undo_of);
gboolean accord_edit_run (AccordTransaction *transaction, gpointer data, GError **error);
gboolean accord_undo_reverse (AccordTransaction *transaction, gint64 txn, GError **error);
void accord_undo_stack_add (AccordJournal *self, gint64 txn, gint64 undo_of, AccordOrigin origin, const char *label);
void accord_undo_stack_skip (AccordJournal *self, gint64 txn);
DexFuture *accord_journal_reload (AccordJournal *self);
void accord_undo_step_clear (gpointer step);
void accord_change_set_join_spans (AccordChangeSet *self);

G_END_DECLS
