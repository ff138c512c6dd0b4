/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* While a file hovers where it would be taken: a frame around the place, and in its middle what would be done. Drawn by
 * the snapshot of @widget over its children, so it costs nothing until then. Where a widget below takes the file, such as
 * the place of a photo, that one shows it. Main thread. */
void accord_drop_mark_attach (GtkWidget *widget, GtkWidget *area, GtkDropTarget *target, const char *words);
void accord_drop_mark_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);
gboolean accord_drop_mark_is_shown (GtkWidget *widget);

G_END_DECLS
