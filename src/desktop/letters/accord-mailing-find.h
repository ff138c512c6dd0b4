/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-mailing-people.h"

G_BEGIN_DECLS

/* Whom a mailing still goes to. Immutable, boxed, counted. */
typedef struct {
  gatomicrefcount refs;
  GArray *people;  /* of AccordMailingPerson, in the order of the customers */
  guint n_refused; /* of those looked at: want no mailings, or not by e-mail */
  guint n_nowhere; /* have no e-mail address of their own */
  guint n_done;    /* had this text within the last 30 days, or were passed over */
  gboolean more;   /* there are others behind them */
} AccordMailingFound;
#define ACCORD_TYPE_MAILING_FOUND (accord_mailing_found_get_type ())
GType accord_mailing_found_get_type (void) G_GNUC_CONST;
AccordMailingFound *accord_mailing_found_ref (AccordMailingFound *self);
void accord_mailing_found_unref (AccordMailingFound *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordMailingFound, accord_mailing_found_unref)

DexFuture *accord_mailing_find (AccordStore *store, AccordQuery *query, gint64 letter_template, AccordMailingWho who, guint most); /* AccordMailingFound */

G_END_DECLS
