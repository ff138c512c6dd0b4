/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-workspace.h"

G_BEGIN_DECLS

/* Whom of a customer a mailing is written to. */
typedef enum {
  ACCORD_MAILING_CUSTOMER,  /* the customer itself, at its own address */
  ACCORD_MAILING_FIRST,     /* one contact: who decides first */
  ACCORD_MAILING_EVERYBODY, /* every contact */
} AccordMailingWho;

typedef struct {
  gint64 customer;
  gint64 contact; /* 0: the customer itself */
} AccordMailingPerson;

/* Who would get one, and who is left out. Immutable, boxed, counted. */
typedef struct {
  gatomicrefcount refs;
  GArray *people;   /* of AccordMailingPerson, in the order of the customers */
  guint n_refused;  /* want no mailings, or not by e-mail */
  guint n_nowhere;  /* have no e-mail address of their own; a customer itself is among the people all the same */
} AccordMailingPeople;
#define ACCORD_TYPE_MAILING_PEOPLE (accord_mailing_people_get_type ())
GType accord_mailing_people_get_type (void) G_GNUC_CONST;
AccordMailingPeople *accord_mailing_people_ref (AccordMailingPeople *self);
void accord_mailing_people_unref (AccordMailingPeople *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordMailingPeople, accord_mailing_people_unref)

DexFuture *accord_mailing_people_find (AccordStore *store, const gint64 *customers, guint n, AccordMailingWho who, guint most); /* AccordMailingPeople */

G_END_DECLS
