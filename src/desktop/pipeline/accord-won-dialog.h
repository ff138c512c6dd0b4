/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Asks for how much, and when, a deal without a price was won; Won moves it, as one change. */
#define ACCORD_TYPE_WON_DIALOG (accord_won_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AccordWonDialog, accord_won_dialog, ACCORD, WON_DIALOG, AdwAlertDialog)

AdwDialog *accord_won_dialog_new (AccordWorkspace *workspace, gint64 deal, gint64 won_stage, GtkWidget *from);

G_END_DECLS
