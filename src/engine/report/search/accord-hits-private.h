/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-hits.h"

G_BEGIN_DECLS

/* Judging one record: reader thread. */
typedef struct {
  AccordTextNeedle *needle; /* what was typed, without the sign that says which kinds */
  char *number;             /* its digits when it is a part of a telephone number, or NULL */
  gboolean close;           /* words with typing errors fit */
  gint64 me;                /* member, or 0 */
} AccordHitJudge;

/* A hit that has not won yet. */
typedef struct {
  AccordHit hit;
  gboolean by_title;     /* the title alone fits */
  gint64 opened;         /* seconds, 0: not lately */
  gint64 changed;        /* number of its last change, 0: none since its birth */
  AccordRecord *record;
} AccordHitCandidate;

AccordHitCandidate *accord_hit_candidate_new (const AccordHitJudge *judge, AccordRecord *record, gint64 opened, gboolean found);
void accord_hit_candidate_free (gpointer candidate);
int accord_hit_candidate_compare (gconstpointer a, gconstpointer b);
AccordHit *accord_hit_candidate_take (AccordHitCandidate *candidate, const AccordHitJudge *judge);

void accord_hit_free (gpointer hit);
void accord_hit_group_free (gpointer group);

G_END_DECLS
