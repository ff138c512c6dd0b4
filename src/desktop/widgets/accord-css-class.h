/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void accord_css_class_set (gpointer widget, const char *name, gboolean set);

G_END_DECLS
