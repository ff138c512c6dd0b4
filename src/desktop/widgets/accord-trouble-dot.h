/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *accord_trouble_dot_new (GtkWidget *icon);
void accord_trouble_dot_set_shown (GtkWidget *dot, gboolean shown);

G_END_DECLS
