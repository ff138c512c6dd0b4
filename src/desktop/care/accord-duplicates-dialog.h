/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Looks through the whole file for records that may be one, and lets somebody deal with them one after
 * another. Begins to look when it is made. */
#define ACCORD_TYPE_DUPLICATES_DIALOG (accord_duplicates_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AccordDuplicatesDialog, accord_duplicates_dialog, ACCORD, DUPLICATES_DIALOG, AdwDialog)

AdwDialog *accord_duplicates_dialog_new (AccordWorkspace *workspace);

G_END_DECLS
