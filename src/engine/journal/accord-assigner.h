/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-assignment.h"
#include "accord-transaction.h"

G_BEGIN_DECLS

/* A new customer's values with the owner that a rule gave it. */
typedef struct {
  AccordValue *values; /* NULL: as they were */
  int n_values;
} AccordAssigned;

void accord_assigned_clear (AccordAssigned *assigned);
gboolean accord_assigner_assign (AccordTransaction *self, const AccordKind *kind, const AccordValue *values, AccordAssigned *assigned, GError **error);

G_END_DECLS
