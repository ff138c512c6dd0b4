/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Brings in files of other programs: Files → Columns → Check → Done. */
#define ACCORD_TYPE_IMPORT_DIALOG (accord_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AccordImportDialog, accord_import_dialog, ACCORD, IMPORT_DIALOG, AdwDialog)

GtkWidget *accord_import_dialog_new (AccordWorkspace *workspace, GListModel *files);

G_END_DECLS
