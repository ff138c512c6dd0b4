/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What stands below the last word of a dialog. */
GtkWidget *accord_done_button_new (AdwDialog *dialog);

G_END_DECLS
