/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum {
  ACCORD_LAYOUT_WIDE,   /* all in one row */
  ACCORD_LAYOUT_MEDIUM, /* three, then two */
  ACCORD_LAYOUT_NARROW, /* the smallest number of columns */
} AccordInsightLayout;

void accord_insight_layout_apply (GtkGrid *grid, GPtrArray *widgets, const int *per_row);
const int *accord_insight_layout_tiles (AccordInsightLayout layout);
const int *accord_insight_layout_cards (AccordInsightLayout layout, guint n_cards);

G_END_DECLS
