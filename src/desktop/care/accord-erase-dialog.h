/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Says what erasing a person takes away for good and what stays, has the name typed since nothing brings
 * it back, does it, and says what was done. The one dialog that asks. */
#define ACCORD_TYPE_ERASE_DIALOG (accord_erase_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AccordEraseDialog, accord_erase_dialog, ACCORD, ERASE_DIALOG, AdwDialog)

AdwDialog *accord_erase_dialog_new (AccordWorkspace *workspace, const AccordKind *kind, gint64 id);

G_END_DECLS
