/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-actor.h"

G_BEGIN_DECLS

/* One saved view in the sidebar: name and count. Signal "dropped" (gint64 view, gboolean below): another
 * one was dragged to it. */
#define ACCORD_TYPE_SIDEBAR_VIEW_ROW (accord_sidebar_view_row_get_type ())
G_DECLARE_FINAL_TYPE (AccordSidebarViewRow, accord_sidebar_view_row, ACCORD, SIDEBAR_VIEW_ROW, GtkListBoxRow)

GtkWidget *accord_sidebar_view_row_new (AccordWorkspace *workspace, AccordActor *actor, AccordEntity *view);
gint64 accord_sidebar_view_row_get_id (AccordSidebarViewRow *self);

G_END_DECLS
