/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

char *accord_avatar_letters (const char *name, gboolean person);
void accord_avatar_letters_snapshot (GtkWidget *widget, GtkSnapshot *snapshot, PangoLayout *layout, int size);

G_END_DECLS
