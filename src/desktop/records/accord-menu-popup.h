/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* An entry whose action has a target, as g_variant_new() takes it: "x" and an id, "s" and a name, "(xs)" … */
void accord_menu_append (GMenu *menu, const char *label, const char *action, const char *format, ...);
/* Pops a menu up on a widget, where it has been pressed or asked for with a key; goes away by itself. */
void accord_menu_popup_on (GtkWidget *anchor, GMenuModel *menu);
/* Right click, long press, Menu key and Shift+F10 call @func. */
typedef void (*AccordMenuAskedFunc) (GtkWidget *widget, gpointer data);
void accord_menu_follow (GtkWidget *widget, AccordMenuAskedFunc func, gpointer data);

G_END_DECLS
