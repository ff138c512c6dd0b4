/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-workspace.h"

G_BEGIN_DECLS

/* Somebody who is to go through a sequence. */
typedef struct {
  gint64 customer;
  gint64 contact; /* 0: the customer itself */
  gint64 deal;    /* 0: none */
} AccordSequenceEntrant;

typedef struct {
  gatomicrefcount refs;
  guint n_enrolled;
  GPtrArray *refused; /* of char *: who was left out and why, sentences */
} AccordSequenceEnrolled;
#define ACCORD_TYPE_SEQUENCE_ENROLLED (accord_sequence_enrolled_get_type ())
GType accord_sequence_enrolled_get_type (void) G_GNUC_CONST;
AccordSequenceEnrolled *accord_sequence_enrolled_ref (AccordSequenceEnrolled *self);
void accord_sequence_enrolled_unref (AccordSequenceEnrolled *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordSequenceEnrolled, accord_sequence_enrolled_unref)

DexFuture *accord_sequence_enrol (AccordWorkspace *workspace, gint64 sequence, const AccordSequenceEntrant *entrants, guint n_entrants); /* AccordSequenceEnrolled */
DexFuture *accord_sequence_stop (AccordWorkspace *workspace, gint64 enrolment); /* TRUE */

/* After a change that was made here: goes on or stops where it must. In a fiber. */
gboolean accord_sequence_follow (AccordWorkspace *workspace, const AccordChangeSet *set, GError **error);

/* < private > In fibers. */
GPtrArray *accord_sequence_steps (AccordStore *store, gint64 sequence, GError **error);
gint64 accord_sequence_plan_step (AccordEdit *edit, AccordRecord *step, gint64 from, gint64 customer, gint64 contact, gint64 deal, gint64 owner);

G_END_DECLS
