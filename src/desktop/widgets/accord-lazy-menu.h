/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void accord_lazy_menu_attach (GtkMenuButton *button, GMenuModel *menu);
void accord_lazy_popover_attach (GtkMenuButton *button, GtkWidget *(*make) (gpointer data), gpointer data);

G_END_DECLS
