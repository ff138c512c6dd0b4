/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What one widget lacks for those who cannot see it, or cannot point well: a sentence, or NULL. */
char *every_page_state_fault (GtkWidget *widget);
char *every_page_role_fault (GtkWidget *widget);
char *every_page_relation_fault (GtkWidget *widget);
char *every_page_touch_fault (GtkWidget *widget);
gboolean every_page_is_pressed (GtkWidget *widget);

G_END_DECLS
