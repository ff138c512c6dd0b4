/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-board-context.h"

G_BEGIN_DECLS

/* What a stage asks for before deals may enter it: each thing can be done here, or the deals are moved anyway
 * with a reason that is kept. */
#define ACCORD_TYPE_GATE_DIALOG (accord_gate_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AccordGateDialog, accord_gate_dialog, ACCORD, GATE_DIALOG, AdwDialog)

AdwDialog *accord_gate_dialog_new (AccordBoardContext *context, const gint64 *deals, guint n_deals, AccordBoardColumn *to, guint position);

G_END_DECLS
