/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-sharing-label.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/* The navigation: program's name and menu, pages, and at its foot the workspace and who sits here. */
#define ACCORD_TYPE_SIDEBAR (accord_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (AccordSidebar, accord_sidebar, ACCORD, SIDEBAR, AdwBin)

GtkWidget *accord_sidebar_new (GMenuModel *menu);
void accord_sidebar_set_workspace (AccordSidebar *self, AccordWorkspace *workspace);
void accord_sidebar_set_page (AccordSidebar *self, guint index);
void accord_sidebar_set_view (AccordSidebar *self, gint64 view);
AccordSharingLabel *accord_sidebar_get_sharing (AccordSidebar *self);
void accord_sidebar_open_menu (AccordSidebar *self);

G_END_DECLS
