/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The head of a dialog in which something is filled in: Cancel, and the button that does it. */
GtkWidget *accord_form_header_new (AdwDialog *dialog, GtkWidget *action);
void accord_form_header_set_title (GtkWidget *header, const char *title, const char *subtitle);

G_END_DECLS
