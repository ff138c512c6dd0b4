/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Has a widget shown anew, once per frame, whenever the journal touches one of some kinds. */
typedef void (*AccordTeamShow) (GtkWidget *widget);
void accord_team_follow (GtkWidget *widget, AccordWorkspace *workspace, AccordTeamShow show, const AccordKind *first, ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
