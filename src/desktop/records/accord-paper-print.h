/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include <libdex.h>

G_BEGIN_DECLS

/**
 * AccordPaper: how something is put on paper: what is known of it is laid out on as many pages as the paper takes, in points, and
 * each is drawn when it is printed.
 */
typedef struct {
  gpointer (*lay_out) (gpointer facts, PangoContext *pango, double width, double height);
  guint (*get_n) (gpointer pages);
  void (*draw) (gpointer pages, guint nr, cairo_t *cairo);
  void (*free) (gpointer pages);
} AccordPaper;

DexFuture *accord_paper_print (GtkWidget *from, const char *name, const char *pdf, const AccordPaper *paper, gpointer facts, GDestroyNotify destroy);

G_END_DECLS
