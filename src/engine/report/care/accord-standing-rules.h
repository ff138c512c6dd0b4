/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-standing.h"

G_BEGIN_DECLS

/* What the rules look at besides the record. */
typedef struct {
  gint64 today;
  gint64 created;        /* day the record was made */
  gint64 n_people;       /* contacts and affiliations */
  guint handles;         /* bit per type of handle there is */
  gint64 n_open;         /* open deals */
  int furthest;          /* greatest probability of their stages, per cent */
  gint64 newest_open;    /* day the newest of them was opened, G_MININT64: unknown */
  const char *furthest_stage; /* (borrowed) name */
} AccordStandingFacts;

guint accord_standing_handle (const char *type);
void accord_standing_complete (AccordStanding *standing, AccordRecord *record, const AccordStandingFacts *facts);
void accord_standing_verify (AccordStanding *standing, AccordRecord *record, gint64 created);
void accord_standing_suggest (AccordStanding *standing, AccordRecord *record, const AccordStandingFacts *facts);
char *accord_suggestion_declined (const AccordStanding *standing, gint64 today);

G_END_DECLS
