/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Asks for name, place and currency of a workspace and makes it. Signal "made" (AccordWorkspace). */
#define ACCORD_TYPE_NEW_DIALOG (accord_new_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AccordNewDialog, accord_new_dialog, ACCORD, NEW_DIALOG, AdwDialog)

GtkWidget *accord_new_dialog_new (gboolean sample);

G_END_DECLS
