/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum {
  ACCORD_LAYOUT_WIDE,   /* five tiles, three cards in a row */
  ACCORD_LAYOUT_MEDIUM, /* three, and two */
  ACCORD_LAYOUT_NARROW, /* two, and one */
} AccordInsightLayout;

GArray *accord_insight_layout_tiles (AccordInsightLayout layout, guint n);
GArray *accord_insight_layout_cards (AccordInsightLayout layout, const gboolean *wide, guint n);
void accord_insight_layout_apply (GtkGrid *grid, GPtrArray *widgets, const gboolean *wide, GArray *per_row);

G_END_DECLS
