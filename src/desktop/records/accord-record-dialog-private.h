/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-field-list.h"
#include "accord-record-dialog.h"

G_BEGIN_DECLS

/* Shared by accord-record-dialog.c (the dialog, adding, renaming) and accord-record-dialog-form.c (what it holds). */
struct _AccordRecordDialog {
  AdwDialog parent_instance;

  AccordWorkspace *workspace;
  const AccordKind *kind;
  AccordEntity *entity; /* NULL: a record is to be made */
  const char *link;     /* static: name of a field */
  gint64 target;
  AdwEntryRow *name;
  AccordFieldList *fields;
  GtkWidget *add;
  GtkBox *hint;         /* below the name */
  GtkBox *more;         /* below the fields */
  AccordValue *kept;    /* by field: what the record has besides; NULL: nothing */
};

gboolean accord_record_dialog_is_complete (AccordRecordDialog *self);
char *accord_record_dialog_dup_name (AccordRecordDialog *self);
void accord_record_dialog_fill_kept (AccordRecordDialog *self, AccordEdit *edit, gint64 id);
void accord_record_dialog_clear_kept (AccordRecordDialog *self);

G_END_DECLS
