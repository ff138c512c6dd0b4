/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Navigation of narrow windows: one toggle for each page and More with the primary menu. */
#define ACCORD_TYPE_BOTTOM_BAR (accord_bottom_bar_get_type ())
G_DECLARE_FINAL_TYPE (AccordBottomBar, accord_bottom_bar, ACCORD, BOTTOM_BAR, GtkBox)

GtkWidget *accord_bottom_bar_new (GMenuModel *menu);
void accord_bottom_bar_set_page (AccordBottomBar *self, guint index);
void accord_bottom_bar_set_trouble (AccordBottomBar *self, const char *trouble);
void accord_bottom_bar_open_menu (AccordBottomBar *self);

G_END_DECLS
