/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-record.h"

G_BEGIN_DECLS

/* Fields that users add: records of the kind "custom_field" become lines of another kind's table. */
char *accord_custom_field_name (const AccordId *uid);
gboolean accord_custom_field_takes (const AccordKind *kind);
const AccordKind *const *accord_custom_field_tables (GPtrArray *records);
const AccordKind *accord_custom_field_extend (const AccordKind *base, GPtrArray *records);

G_END_DECLS
