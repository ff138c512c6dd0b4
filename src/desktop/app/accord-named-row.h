/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A row of an AccordNamedList: an entry that knows whose name it was made with, and so whether what stands in it
 * was saved. Main thread. */
GtkWidget *accord_named_row_new (GCallback typed, gpointer list);
void accord_named_row_set_saved (GtkWidget *row, gint64 record, const char *name);
gint64 accord_named_row_get_record (GtkWidget *row);
gboolean accord_named_row_is_unsaved (GtkWidget *row);
GtkWidget *accord_named_rows_find (GPtrArray *rows, gint64 record);
GtkWidget *accord_named_rows_find_focus (GPtrArray *rows);

G_END_DECLS
