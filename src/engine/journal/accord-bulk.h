/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-journal.h"

G_BEGIN_DECLS

/**
 * AccordBulk: many rows as one change set (an import). The function runs on the database thread in
 * one transaction: all of it is kept or none, it is undone in one step, and created rows cost no
 * journal row. Values are arrays in field order of the kind.
 */
typedef struct _AccordBulk AccordBulk;
/* Returns FALSE with an error to give everything back. May run for a minute: report progress. */
typedef gboolean (*AccordBulkFunc) (AccordBulk *bulk, gpointer data, GError **error);

DexFuture *accord_journal_bulk (AccordJournal *self, const char *label, AccordBulkFunc func, gpointer data, GDestroyNotify destroy); /* AccordChangeSet */
/* The same for what a person does to many records at once; @n_rows: about how many it touches. */
DexFuture *accord_journal_bulk_edit (AccordJournal *self, const char *label, gint64 n_rows, AccordBulkFunc func, gpointer data, GDestroyNotify destroy); /* AccordChangeSet */
AccordReader *accord_bulk_reader (AccordBulk *self);
void accord_bulk_expect (AccordBulk *self, const AccordKind *kind, gint64 n_rows, guint64 fields);
gint64 accord_bulk_create (AccordBulk *self, const AccordKind *kind, const AccordValue *values, GError **error); /* id, 0 on error */
/* The value that the record has now; NULL with an error. Owned by the bulk, until its next call. */
const AccordValue *accord_bulk_get (AccordBulk *self, const AccordKind *kind, gint64 id, int field, GError **error);
/* Writes only what differs; gives how many fields did. Empty values mean "leave alone". */
gboolean accord_bulk_update (AccordBulk *self, const AccordKind *kind, gint64 id, const AccordValue *values, int *n_changed, GError **error);
/* Writes one field, an empty value too. */
gboolean accord_bulk_set (AccordBulk *self, const AccordKind *kind, gint64 id, int field, const AccordValue *value, GError **error);
/* Removes a record that this change set makes superfluous. */
gboolean accord_bulk_delete (AccordBulk *self, const AccordKind *kind, gint64 id, GError **error);
/* A stage change that a file tells, long past perhaps. */
typedef struct {
  gint64 deal;
  gint64 from_stage; /* 0: none */
  gint64 to_stage;
  gboolean has_date; /* FALSE: the file does not say when */
  gint64 effective_on;
  gint64 actor;       /* the member who moved the deal, 0 where nobody knows; never who imports the file */
  const char *reason; /* (nullable) */
} AccordBulkStageEvent;

/* Instead of the change that the transition rule would write now. Gives its id, 0 on error. */
gint64 accord_bulk_stage_event (AccordBulk *self, const AccordBulkStageEvent *event, GError **error);

G_END_DECLS
