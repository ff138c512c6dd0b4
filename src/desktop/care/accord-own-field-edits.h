/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-edit.h"
#include "accord-record.h"

G_BEGIN_DECLS

/* Changes of the fields that users added, as edits with their labels. Fields of one kind are an array of
 * AccordRecord in their order. */
AccordEdit *accord_own_field_add (const AccordKind *kind, GPtrArray *fields, const char *label, const char *type, const char *links_to, const char *choices);
AccordEdit *accord_own_field_move (GPtrArray *fields, guint from, guint to);
AccordEdit *accord_own_field_retire (AccordRecord *field, gboolean retire);
GPtrArray *accord_own_field_kinds (void);
char *accord_own_field_describe (AccordRecord *field);

G_END_DECLS
