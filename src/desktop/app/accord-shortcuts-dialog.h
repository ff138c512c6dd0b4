/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The shortcut sheet: boxed lists made from the table of actions. */
void accord_shortcuts_dialog_present (GtkWidget *parent);

G_END_DECLS
