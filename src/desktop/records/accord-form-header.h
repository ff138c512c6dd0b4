/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <libdex.h>

G_BEGIN_DECLS

/* The head of a dialog in which something is filled in: Cancel, and the button that does it. */
GtkWidget *accord_form_header_new (AdwDialog *dialog, GtkWidget *action);
void accord_form_header_set_title (GtkWidget *header, const char *title, const char *subtitle);
/* For accord_commit_once(): closes the form that is saved now, unless somebody did meanwhile. */
DexFuture *accord_form_saved (DexFuture *future, gpointer dialog);

G_END_DECLS
