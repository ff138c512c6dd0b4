/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-agenda.h"

G_BEGIN_DECLS

/* What the pane shows of a line, read together. Boxed. */
typedef struct {
  AccordRecord *customer;  /* or NULL */
  AccordRecord *contact;   /* of the step, else the customer's first; or NULL */
  GPtrArray *deals;        /* of AccordRecord, open, the largest first */
  GPtrArray *activities;   /* of AccordRecord, done, the newest first */
  GPtrArray *items;        /* of AccordRecord: the step's checklist */
} AccordTodayFacts;
#define ACCORD_TYPE_TODAY_FACTS (accord_today_facts_get_type ())
GType accord_today_facts_get_type (void) G_GNUC_CONST;
AccordTodayFacts *accord_today_facts_copy (const AccordTodayFacts *facts);
void accord_today_facts_free (AccordTodayFacts *facts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordTodayFacts, accord_today_facts_free)

DexFuture *accord_today_facts_read (AccordStore *store, const AccordAgendaRow *row); /* AccordTodayFacts */

G_END_DECLS
