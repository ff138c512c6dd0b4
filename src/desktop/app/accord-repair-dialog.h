/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * AccordRepairDialog: what can be had back of a damaged workspace, from itself, its backups and the shared folder,
 * and what is lost. Nothing is done before it is kept; the damaged file stays as it is.
 */
#define ACCORD_TYPE_REPAIR_DIALOG (accord_repair_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AccordRepairDialog, accord_repair_dialog, ACCORD, REPAIR_DIALOG, AdwDialog)

GtkWidget *accord_repair_dialog_new (const char *damaged);

G_END_DECLS
