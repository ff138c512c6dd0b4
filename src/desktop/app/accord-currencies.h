/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Currencies to choose from; any other code can be typed in the preferences. */
GtkStringList *accord_currencies_list (const char *chosen, guint *position);
const char *accord_currencies_code (guint position);

G_END_DECLS
