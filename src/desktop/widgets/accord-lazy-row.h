/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ACCORD_TYPE_LAZY_ROW (accord_lazy_row_get_type ())
G_DECLARE_FINAL_TYPE (AccordLazyRow, accord_lazy_row, ACCORD, LAZY_ROW, GtkWidget)

/* Fills the content of a row that is in view. */
typedef void (*AccordLazyRowFill) (GtkWidget *content, gpointer data);

GtkWidget *accord_lazy_row_new (GtkWidget *(*make) (void));
GtkWidget *accord_lazy_row_get_content (AccordLazyRow *self);
void accord_lazy_row_set_fill (AccordLazyRow *self, AccordLazyRowFill fill, gpointer data);
void accord_lazy_row_changed (AccordLazyRow *self);
void accord_lazy_row_set_drawn (AccordLazyRow *self, gboolean drawn);

/* Tells the lazy rows of a list view which of them are in view, after each layout and before it is
 * painted. */
void accord_lazy_rows_follow (GtkListView *list);

G_END_DECLS
