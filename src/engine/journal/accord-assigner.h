/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-assignment.h"
#include "accord-transaction.h"

G_BEGIN_DECLS

/* What a new record begins with where rules add to what was given, such as the owner of a new customer. */
typedef struct {
  AccordValue *values; /* NULL: as they were */
  int n_values;
} AccordAssigned;

void accord_assigned_begin (AccordAssigned *assigned, const AccordKind *kind, const AccordValue *values);
void accord_assigned_clear (AccordAssigned *assigned);
gboolean accord_assigner_assign (AccordTransaction *self, const AccordKind *kind, const AccordValue *values, AccordAssigned *assigned, GError **error);

G_END_DECLS
