/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What somebody with a keyboard alone lacks: a sentence, or NULL. */
char *every_page_shortcut_fault (GtkWidget *widget);
char *every_page_list_fault (GtkWidget *widget);
char *every_page_dialog_fault (GtkWindow *window);

/* What the Tab key comes to in a window. */
GHashTable *every_page_walk (GtkWindow *window);
char *every_page_reach_fault (GtkWidget *widget, GHashTable *reached);

G_END_DECLS
