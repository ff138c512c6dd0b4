/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Asks for the level of each competency, with what the levels look like; one change set. */
void accord_rate_dialog_present (GtkWidget *from, AccordWorkspace *workspace, gint64 member);

G_END_DECLS
