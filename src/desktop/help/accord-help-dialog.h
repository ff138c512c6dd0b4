/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void accord_help_dialog_present (GtkWidget *parent, const char *topic);

G_END_DECLS
