/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-query.h"
#include "accord-table-column.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Writes what a query finds to a file: format, columns, where to. */
#define ACCORD_TYPE_EXPORT_DIALOG (accord_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AccordExportDialog, accord_export_dialog, ACCORD, EXPORT_DIALOG, AdwDialog)

AdwDialog *accord_export_dialog_new (AccordWorkspace *workspace, AccordQuery *query, GPtrArray *columns);
void accord_export_dialog_present (GtkWidget *from, AccordWorkspace *workspace, AccordQuery *query, GPtrArray *columns);
DexFuture *accord_export_dialog_write (AccordExportDialog *self, const char *path);

G_END_DECLS
