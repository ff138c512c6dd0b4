/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-field-row.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/**
 * AccordFieldList: the fields of a record as a boxed list made from its kind's table; a field added
 * to the table shows up here by itself. With an entity every edit is one change; without one the
 * list is a form for a record to be made.
 */
#define ACCORD_TYPE_FIELD_LIST (accord_field_list_get_type ())
G_DECLARE_FINAL_TYPE (AccordFieldList, accord_field_list, ACCORD, FIELD_LIST, AdwBin)

/* Whether records are called by what people type: a name over the list. One of a few choices (a role) is a row of it. */
gboolean accord_field_list_has_name (const AccordKind *kind);
/* @left_out: names of fields shown elsewhere, NULL-ended, or NULL. */
GtkWidget *accord_field_list_new (AccordWorkspace *workspace, const AccordKind *kind, const char *const *left_out);
void accord_field_list_set_entity (AccordFieldList *self, AccordEntity *entity);
AccordEntity *accord_field_list_get_entity (AccordFieldList *self);
AccordWorkspace *accord_field_list_get_workspace (AccordFieldList *self);
AccordFieldRow *accord_field_list_get_row (AccordFieldList *self, const char *field_name);
/* Takes a field out of the list, as one that is shown elsewhere or has no place in a form. */
void accord_field_list_leave_out (AccordFieldList *self, const char *field_name);
/* Shows a field, even while it is empty, and begins to edit it; FALSE: the list leaves it out. */
gboolean accord_field_list_edit (AccordFieldList *self, const char *field_name);
/* Forms: what is in them so far, in field order of the kind; signal "typed" tells of changes. */
void accord_field_list_get_typed (AccordFieldList *self, AccordValue *values);
/* Forms: writes what was filled in. FALSE: a field is being edited and invalid; it has the focus. */
gboolean accord_field_list_fill (AccordFieldList *self, AccordEdit *edit, gint64 id);

G_END_DECLS
