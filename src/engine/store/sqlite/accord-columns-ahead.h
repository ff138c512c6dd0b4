/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-column-set.h"
#include "accord-query.h"

G_BEGIN_DECLS

/* The few columns of a kind that a list could not wait for; see accord-column-some.c. Report thread. */
typedef struct {
  AccordColumnSet *set; /* owned; NULL: none */
  guint64 fields;       /* that were asked for */
} AccordColumnsAhead;

AccordColumnSet *accord_columns_ahead_get (AccordColumnsAhead *self, AccordStore *store, AccordReader *reader, const AccordQuery *query, guint values_most);
void accord_columns_ahead_clear (AccordColumnsAhead *self);

G_END_DECLS
