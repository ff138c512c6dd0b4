/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-kind.h"
#include "accord-record.h"

G_BEGIN_DECLS

/* A kind with one field of each type (named after the type), to show that nothing but the table is
 * needed for a field to exist. */
extern const AccordKind accord_trial_kind;

const AccordField *accord_trial_field (const char *name);
AccordRecord *accord_trial_record (gint64 id);

G_END_DECLS
