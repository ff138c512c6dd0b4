/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks for the folder of a workspace and for the file to be made, brings everything in, and opens it. */
void accord_sharing_join_present (GtkWidget *parent);
void accord_sharing_join_begin (GtkWindow *window, const char *folder, const char *path);

G_END_DECLS
