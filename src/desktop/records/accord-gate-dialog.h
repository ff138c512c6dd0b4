/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* What a stage asks for before deals may enter it: each thing can be done here, or the deals are moved anyway
 * with a reason that is kept. One dialog for the board and the page of a deal. */
#define ACCORD_TYPE_GATE_DIALOG (accord_gate_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AccordGateDialog, accord_gate_dialog, ACCORD, GATE_DIALOG, AdwDialog)

/* The deals go; @reason: why although something is open, NULL when nothing is. @from: what the dialog was over */
typedef void (*AccordGateGo) (GtkWidget *from, const char *reason, gpointer data);

AdwDialog *accord_gate_dialog_new (AccordWorkspace *workspace, const gint64 *deals, guint n_deals, gint64 stage, const char *name,
                                   AccordGateGo go, gpointer data, GDestroyNotify destroy);
gboolean accord_gate_dialog_await (GtkWidget *from, AccordWorkspace *workspace, gint64 deal, gint64 stage, const char *name, char **reason);

G_END_DECLS
