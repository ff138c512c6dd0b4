/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-table-texts.h"

G_BEGIN_DECLS

/* How a table stands on paper: black on white, headings on each page, columns fitted to its width. Lengths in
 * points. A value; texts are copied. */
typedef struct {
  char *title;
  char *day;
  char *count;
  GPtrArray *columns; /* of AccordTableColumn, held */
  guint n_rows;
  double width;
  double height;
  double *widths;      /* of the columns */
  guint rows_per_page;
  guint n_pages;       /* at least 1 */
} AccordTablePage;

AccordTablePage *accord_table_page_new (const char *title, GPtrArray *columns, guint n_rows);
void accord_table_page_free (AccordTablePage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordTablePage, accord_table_page_free)
void accord_table_page_fit (AccordTablePage *self, double width, double height, PangoContext *context, const AccordTableTexts *sample);
void accord_table_page_draw (AccordTablePage *self, guint page, const AccordTableTexts *texts, PangoContext *context, cairo_t *cr);

G_END_DECLS
