/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* The latest change sets of the workspace, each to be taken back by itself. */
void accord_journal_dialog_present (GtkWidget *parent, AccordWorkspace *workspace);

G_END_DECLS
