/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-statement.h"

G_BEGIN_DECLS

/* Of which kinds something was changed. */
typedef struct {
  gboolean touched[ACCORD_KIND_MAX]; /* by number; all kinds that this program does not know: 0 */
} AccordJournalKinds;

gboolean accord_journal_touched_among (AccordReader *reader, const AccordKind *kind, gint64 after, guint most, GHashTable *ids, AccordJournalKinds *kinds, GError **error);
gboolean accord_journal_touched (AccordReader *reader, const AccordKind *kind, gint64 after, guint most, GHashTable *ids, GError **error);
gboolean accord_journal_touched_links (AccordReader *reader, const AccordKind *kind, const char *link, gint64 after, guint most, GHashTable *ids, GError **error);

/* Stands first in what is kept in memory and follows the journal. */
typedef struct {
  gint64 txn; /* the newest change set it has */
} AccordJournalKept;

typedef struct {
  gboolean (*follow) (gpointer kept, AccordReader *reader, GError **error); /* FALSE without an error: to be made anew */
  gpointer (*make) (AccordReader *reader, GError **error);                  /* all of it */
  GDestroyNotify free;
} AccordJournalKeeping;

void accord_journal_kept_pass (AccordJournalKept *kept, const AccordJournalKinds *kinds, const AccordKind *const *of, guint n_of, gint64 from, gint64 to);
gpointer accord_journal_kept_follow (gpointer kept, const AccordJournalKeeping *keeping, AccordReader *reader, GError **error);

G_END_DECLS
