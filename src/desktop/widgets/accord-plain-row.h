/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Rows of boxed lists whose words come from data: never markup. */
GtkWidget *accord_plain_row_new (const char *title, const char *subtitle);
void accord_plain_row_open_by (GtkWidget *row, const char *action, const char *format, ...);

G_END_DECLS
