/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean accord_measure_ahead (GtkWidget *root, guint *n_measured);
gboolean accord_lay_out_ahead (GtkWidget *page);

G_END_DECLS
