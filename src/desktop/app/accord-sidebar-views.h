/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* The saved views of a workspace with their counts, in the order people gave them; hidden while there
 * are none. A click activates win.show-view. Signal "filled": rows were made anew. */
#define ACCORD_TYPE_SIDEBAR_VIEWS (accord_sidebar_views_get_type ())
G_DECLARE_FINAL_TYPE (AccordSidebarViews, accord_sidebar_views, ACCORD, SIDEBAR_VIEWS, AdwBin)

GtkWidget *accord_sidebar_views_new (void);
void accord_sidebar_views_set_workspace (AccordSidebarViews *self, AccordWorkspace *workspace);
void accord_sidebar_views_set_open (AccordSidebarViews *self, gint64 view);
gboolean accord_sidebar_views_set_shown (AccordSidebarViews *self, gboolean shown);
gint64 accord_sidebar_views_get_open (AccordSidebarViews *self);

G_END_DECLS
