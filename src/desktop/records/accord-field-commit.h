/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-field-row.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/* "Changed phone of Nordwind" */
char *accord_field_change_label (AccordEntity *entity, const AccordField *field);
/* One field as one change; resolves to the AccordChangeSet, tells nobody of a refusal. */
DexFuture *accord_field_commit (AccordWorkspace *workspace, AccordEntity *entity, const AccordField *field, const AccordValue *value);
/* Shows in the row why a commit is refused. */
void accord_field_row_follow (AccordFieldRow *row, DexFuture *commit);
/* Whether a record of the kind may be made from nothing but its name. */
gboolean accord_kind_needs_only_title (const AccordKind *kind);

G_END_DECLS
