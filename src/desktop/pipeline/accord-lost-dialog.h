/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Asks why deals were lost; Mark as Lost moves them and keeps the reason, as one change. */
#define ACCORD_TYPE_LOST_DIALOG (accord_lost_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AccordLostDialog, accord_lost_dialog, ACCORD, LOST_DIALOG, AdwDialog)

AdwDialog *accord_lost_dialog_new (AccordWorkspace *workspace, const gint64 *deals, guint n_deals, gint64 lost_stage);

G_END_DECLS
