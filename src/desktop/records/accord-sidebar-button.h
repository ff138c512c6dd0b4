/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* First child of each part's first header bar: shown while the window's sidebar is folded away. */
GtkWidget *accord_sidebar_button_new (void);

G_END_DECLS
