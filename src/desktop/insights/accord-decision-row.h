/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* One decision in the list: what, why, when and by whom; its evidence with the value then and now; opens it, edits, deletes. */
GtkWidget *accord_decision_row_new (AccordWorkspace *workspace, AccordRecord *decision, const char *by, const char *whose);
void accord_decision_row_open (GtkWidget *row);

G_END_DECLS
