/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The menu of a field's row in an AccordFieldList: history, copy, clear. */
void accord_field_commands_install (GtkWidgetClass *list);
void accord_field_commands_ask (GtkWidget *row, gpointer list);

G_END_DECLS
