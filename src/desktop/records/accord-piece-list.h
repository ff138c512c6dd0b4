/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include <libdex.h>

G_BEGIN_DECLS

/**
 * AccordPieceList: thousands of rows of any height inside a page that scrolls as a whole. Rows are made
 * a piece at a time while the page is scrolled towards them; pieces far from what is seen give their
 * widgets back and keep their height.
 */
#define ACCORD_TYPE_PIECE_LIST (accord_piece_list_get_type ())
G_DECLARE_FINAL_TYPE (AccordPieceList, accord_piece_list, ACCORD, PIECE_LIST, GtkWidget)

/* Makes the rows from @first on: a future that resolves to a GtkWidget. */
typedef DexFuture *(*AccordPieceFunc) (gpointer data, guint first, guint n);

GtkWidget *accord_piece_list_new (AccordPieceFunc func, gpointer data);
void accord_piece_list_set_n (AccordPieceList *self, guint n);
void accord_piece_list_renew (AccordPieceList *self, guint n);
guint accord_piece_list_get_n_held (AccordPieceList *self);

G_END_DECLS
