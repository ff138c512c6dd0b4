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

/* Why a customer is with whom it is with. */
typedef struct {
  char *words;     /* sentences */
  gboolean pooled; /* it is with nobody: the words say what the rules would do */
  gint64 member;   /* who would get it; 0: nobody */
  gint64 rule;     /* that decided, or would; 0: none */
} AccordAssignmentReason;
#define ACCORD_TYPE_ASSIGNMENT_REASON (accord_assignment_reason_get_type ())
GType accord_assignment_reason_get_type (void) G_GNUC_CONST;
AccordAssignmentReason *accord_assignment_reason_copy (const AccordAssignmentReason *self);
void accord_assignment_reason_free (AccordAssignmentReason *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordAssignmentReason, accord_assignment_reason_free)
DexFuture *accord_assignment_explain (AccordStore *store, gint64 customer); /* AccordAssignmentReason */

G_END_DECLS
