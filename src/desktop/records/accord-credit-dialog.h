/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/**
 * AccordCreditDialog: who has which share of a deal (domain.md F09): members with their shares, evenly with one press, what they
 * come to beside it, overlay credit apart. Nothing is written until it is saved, then as one change.
 */
#define ACCORD_TYPE_CREDIT_DIALOG (accord_credit_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AccordCreditDialog, accord_credit_dialog, ACCORD, CREDIT_DIALOG, AdwDialog)

AdwDialog *accord_credit_dialog_new (AccordWorkspace *workspace, AccordRecord *deal, GPtrArray *rows);

G_END_DECLS
