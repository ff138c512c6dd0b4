/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Contents of rows that left the view, for those that enter it: of one list, or of all lists of a
 * board. */
#define ACCORD_TYPE_LAZY_POOL (accord_lazy_pool_get_type ())
G_DECLARE_FINAL_TYPE (AccordLazyPool, accord_lazy_pool, ACCORD, LAZY_POOL, GObject)

AccordLazyPool *accord_lazy_pool_new (GtkWidget *(*make) (void), int height, gboolean even);
void accord_lazy_pool_set_beyond (AccordLazyPool *self, guint beyond);
void accord_lazy_pool_set_at_once (AccordLazyPool *self, guint at_once);
void accord_lazy_pool_make_ahead (AccordLazyPool *self, guint n);

/* The hull of a list row, which has a content only while it is in view. */
#define ACCORD_TYPE_LAZY_ROW (accord_lazy_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (AccordLazyRow, accord_lazy_row, ACCORD, LAZY_ROW, GtkWidget)

struct _AccordLazyRowClass {
  GtkWidgetClass parent_class;

  void (*near_view) (AccordLazyRow *self); /* it is a few rows beside the view, in every frame in which rows move; may be NULL */
  void (*hidden) (AccordLazyRow *self);    /* it left the view; may be NULL */
};

/* Fills the content of a row that is in view; it may still show another record. */
typedef void (*AccordLazyRowFill) (GtkWidget *content, gpointer data);

GtkWidget *accord_lazy_row_new (AccordLazyPool *pool);
void accord_lazy_row_set_pool (AccordLazyRow *self, AccordLazyPool *pool);
GtkWidget *accord_lazy_row_get_content (AccordLazyRow *self);
void accord_lazy_row_set_fill (AccordLazyRow *self, AccordLazyRowFill fill, gpointer data);
void accord_lazy_row_clear (AccordLazyRow *self);
void accord_lazy_row_changed (AccordLazyRow *self);
AccordLazyRow *accord_lazy_row_of (GtkWidget *list_row);

/* Tells the lazy rows of a list view which of them are in view, after each layout and before it is
 * painted. */
void accord_lazy_rows_follow (GtkListView *list);
gboolean accord_lazy_rows_are_filled (GtkListView *list);
gboolean accord_lazy_rows_fill_ahead (GtkListView *list);

G_END_DECLS
