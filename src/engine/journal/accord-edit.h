/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-kind.h"

G_BEGIN_DECLS

/**
 * AccordEdit: one user action being put together: a label and the operations it consists of.
 * Nothing is written until accord_journal_commit(), which takes it whole or not at all. A created
 * record has a negative id until then; link values may use it.
 */
typedef struct _AccordEdit AccordEdit;
#define ACCORD_TYPE_EDIT (accord_edit_get_type ())
GType accord_edit_get_type (void) G_GNUC_CONST;

AccordEdit *accord_edit_new (const char *label); /* translated, says what was done: "Moved deal to Proposal" */
AccordEdit *accord_edit_ref (AccordEdit *self);
void accord_edit_unref (AccordEdit *self);
gint64 accord_edit_create (AccordEdit *self, const AccordKind *kind);
void accord_edit_set (AccordEdit *self, const AccordKind *kind, gint64 id, const char *field_name, const AccordValue *value);
void accord_edit_set_text (AccordEdit *self, const AccordKind *kind, gint64 id, const char *field_name, const char *text);
void accord_edit_set_number (AccordEdit *self, const AccordKind *kind, gint64 id, const char *field_name, gint64 number);
void accord_edit_set_both (AccordEdit *self, const AccordKind *kind, gint64 id, const char *field_name, gint64 number, const char *text);
void accord_edit_clear (AccordEdit *self, const AccordKind *kind, gint64 id, const char *field_name);
void accord_edit_delete (AccordEdit *self, const AccordKind *kind, gint64 id);
void accord_edit_restore (AccordEdit *self, const AccordKind *kind, gint64 id);
void accord_edit_set_reason (AccordEdit *self, const char *reason); /* kept with a stage change */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordEdit, accord_edit_unref)

G_END_DECLS
