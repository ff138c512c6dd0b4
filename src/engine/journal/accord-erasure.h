/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-journal.h"

G_BEGIN_DECLS

/* What an erasure did (domain.md M113); immutable, boxed, counted. */
typedef struct {
  gatomicrefcount refs;
  guint n_records;  /* whose fields were erased or anonymised */
  guint n_changes;  /* rows of the journal that lost values */
  guint n_labels;   /* change sets that quoted the person */
  gboolean is_clean; /* nothing is left in the file and its log either */
  GStrv remarks;    /* what the program cannot reach, finished sentences */
} AccordErasure;

#define ACCORD_TYPE_ERASURE (accord_erasure_get_type ())
GType accord_erasure_get_type (void) G_GNUC_CONST;
AccordErasure *accord_erasure_ref (AccordErasure *self);
void accord_erasure_unref (AccordErasure *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordErasure, accord_erasure_unref)

DexFuture *accord_journal_erase (AccordJournal *self, const AccordKind *kind, gint64 id); /* AccordErasure */
DexFuture *accord_journal_erase_with (AccordJournal *self, const AccordKind *kind, gint64 id, const GPtrArray *mentions); /* the same */
DexFuture *accord_journal_scrub_erased (AccordJournal *self); /* boolean */

G_END_DECLS
