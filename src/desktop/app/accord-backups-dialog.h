/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/**
 * AccordBackupsDialog: the backups that were made by themselves, with what is in each; one can be looked
 * at, or brought back as a workspace of its own beside the one that is open.
 */
#define ACCORD_TYPE_BACKUPS_DIALOG (accord_backups_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AccordBackupsDialog, accord_backups_dialog, ACCORD, BACKUPS_DIALOG, AdwDialog)

GtkWidget *accord_backups_dialog_new (AccordWorkspace *workspace);

G_END_DECLS
