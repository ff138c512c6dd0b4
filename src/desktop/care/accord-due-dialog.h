/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Records to verify: customers whose facts should be checked by today, the longest overdue first. Each
 * row, or all that are ticked, can be said to be right. */
#define ACCORD_TYPE_DUE_DIALOG (accord_due_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AccordDueDialog, accord_due_dialog, ACCORD, DUE_DIALOG, AdwDialog)

AdwDialog *accord_due_dialog_new (AccordWorkspace *workspace);

G_END_DECLS
