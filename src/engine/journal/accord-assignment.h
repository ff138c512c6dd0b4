/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-workspace.h"

G_BEGIN_DECLS

/* Assignment rules at work: to whom a customer without an owner goes (M54). */
typedef struct _AccordAssigner AccordAssigner;

/* What the rules decided. */
typedef struct {
  gint64 member; /* 0: nobody: it stays in the pool */
  gint64 rule;   /* the rule that decided; 0: none fits */
} AccordDecision;

AccordAssigner *accord_assigner_load (AccordReader *reader, gint64 today, GError **error);
void accord_assigner_free (AccordAssigner *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordAssigner, accord_assigner_free)
gboolean accord_assigner_is_empty (const AccordAssigner *self);
AccordDecision accord_assigner_decide (AccordAssigner *self, const AccordKind *kind, const AccordValue *values);
char *accord_assigner_explain (AccordAssigner *self, AccordDecision decision);
gint64 accord_assigner_last (const AccordAssigner *self, guint rule, gint64 *id); /* for keeping whose turn it was */

/* Gives owners to customers of the pool by the rules, as one change set. */
DexFuture *accord_assignment_run (AccordJournal *journal, const gint64 *ids, guint n_ids); /* AccordChangeSet */
/* What the rules would do with a customer, and why: a sentence. */
DexFuture *accord_assignment_explain (AccordStore *store, gint64 customer);

G_END_DECLS
