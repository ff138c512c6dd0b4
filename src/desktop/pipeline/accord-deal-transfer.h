/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Asks which stages of another pipeline deals go to, and moves them as one change set. */
void accord_deals_transfer (GtkWidget *from, AccordWorkspace *workspace, const gint64 *deals, guint n_deals);

G_END_DECLS
