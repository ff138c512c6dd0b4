/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Actions of a timeline's rows: edit, copy, finish, delete an activity. */
void accord_activity_commands_install (GtkWidgetClass *timeline);

G_END_DECLS
