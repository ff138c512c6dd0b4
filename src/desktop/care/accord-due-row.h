/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-standing.h"

G_BEGIN_DECLS

GtkWidget *accord_due_row_new (void);
GtkWidget *accord_due_row_get_tick (GtkWidget *row);
char *accord_due_row_show (GtkWidget *row, const AccordDue *due, gboolean with_button);

G_END_DECLS
