/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* A record in a dialog, all fields by its kind's table: a form that makes one (signal "added",
 * gint64 id), or an existing one whose edits are changes at once. */
#define ACCORD_TYPE_RECORD_DIALOG (accord_record_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AccordRecordDialog, accord_record_dialog, ACCORD, RECORD_DIALOG, AdwDialog)

/* @link: name of a link that is set to @target from the start (a contact's "customer"), or NULL. */
AdwDialog *accord_record_dialog_new_add (AccordWorkspace *workspace, const AccordKind *kind, const char *link, gint64 target);
AdwDialog *accord_record_dialog_new_edit (AccordWorkspace *workspace, AccordEntity *entity, const char *link);
/* Forms: what a field begins with. Records: more below the fields. */
void accord_record_dialog_preset (AccordRecordDialog *self, const char *field_name, const char *text);
/* Forms: what a record has besides what is shown; a field that is kept is not shown. */
void accord_record_dialog_keep_text (AccordRecordDialog *self, const char *field_name, const char *text);
void accord_record_dialog_keep_number (AccordRecordDialog *self, const char *field_name, gint64 number);
void accord_record_dialog_leave_out (AccordRecordDialog *self, const char *field_name);
void accord_record_dialog_append (AccordRecordDialog *self, GtkWidget *widget);
/* Below the name: a remark on what is typed (signal "typed"), or what stands above the fields. */
void accord_record_dialog_set_hint (AccordRecordDialog *self, GtkWidget *widget);
const AccordKind *accord_record_dialog_get_kind (AccordRecordDialog *self);
void accord_record_dialog_get_typed (AccordRecordDialog *self, AccordValue *values);

G_END_DECLS
