/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void accord_choice_search_accept (GtkWidget *chooser);

G_END_DECLS
