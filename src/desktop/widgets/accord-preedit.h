/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void accord_preedit_follow (GtkWidget *text);
gboolean accord_preedit_is_on (GtkWidget *widget);

G_END_DECLS
