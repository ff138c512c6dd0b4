/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Has screen readers say a move, a save, an error, a count of results. */
void accord_announce (gpointer widget, const char *message, gboolean urgent);

G_END_DECLS
