/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Draws a symbolic icon in one colour, for widgets that draw themselves. */
void accord_symbol_snapshot (GtkWidget *widget, GtkSnapshot *snapshot, GdkPaintable **kept,
                             const char *icon_name, int size, const graphene_point_t *at);

G_END_DECLS
