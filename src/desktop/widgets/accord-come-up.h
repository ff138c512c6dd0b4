/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void accord_come_up (GtkWidget *part, guint n_frames);
gboolean accord_come_up_hides (GtkWidget *widget);
guint accord_come_up_n_waiting (void);

G_END_DECLS
