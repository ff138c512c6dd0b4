/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-export-dialog.h"
#include "accord-export.h"

G_BEGIN_DECLS

struct _AccordExportDialog {
  AdwDialog parent_instance;

  AccordWorkspace *workspace;
  AccordQuery *query;
  const AccordKind *kind;
  GPtrArray *shown; /* of AccordTableColumn; nullable: there is no table */
  GtkWidget *from;  /* weak: where it was presented, for the toast */

  GtkStack *stack;  /* choose, progress */
  AdwComboRow *format;
  AdwSwitchRow *mark;
  AdwComboRow *which;
  GtkWidget *columns; /* group */
  GtkListBox *fields;
  GtkLabel *count;
  GtkWidget *export;
  GtkProgressBar *bar;
  GtkLabel *progress;
  GCancellable *cancellable; /* while writing */
};

AccordExportFormat accord_export_dialog_get_format (AccordExportDialog *self);
GStrv accord_export_dialog_dup_columns (AccordExportDialog *self);
void accord_export_dialog_choose_file (AccordExportDialog *self);

G_END_DECLS
