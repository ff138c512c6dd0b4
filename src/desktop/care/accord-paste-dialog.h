/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-record-dialog.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Text that was copied from somewhere, and the people and companies that were read out of it, each a form
 * that can be corrected. What was read is marked in the text; adding them is one step. */
#define ACCORD_TYPE_PASTE_DIALOG (accord_paste_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AccordPasteDialog, accord_paste_dialog, ACCORD, PASTE_DIALOG, AdwDialog)

AdwDialog *accord_paste_dialog_new (AccordWorkspace *workspace, const char *text); /* NULL: what the clipboard holds */
void accord_paste_dialog_add_to_form (AccordWorkspace *workspace, AccordRecordDialog *form);

G_END_DECLS
