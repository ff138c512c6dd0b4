/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Scrolls the page that a widget lies on until it can be seen, behind the next layout where it was hidden until now. */
void accord_scroll_to (GtkWidget *widget);

G_END_DECLS
