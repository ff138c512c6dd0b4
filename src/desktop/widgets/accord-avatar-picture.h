/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void accord_avatar_picture_snapshot (GtkWidget *widget, GtkSnapshot *snapshot, GdkPaintable *picture, int size, gboolean person);

G_END_DECLS
