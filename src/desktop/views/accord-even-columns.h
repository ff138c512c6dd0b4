/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A #GtkBox whose children stand in lines, each as wide as the others. */
GtkWidget *accord_even_columns_new (void);

G_END_DECLS
