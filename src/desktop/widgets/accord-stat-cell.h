/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-tint.h"

G_BEGIN_DECLS

/* One figure of a stat strip: a button with caption, value and comparison.
 * Properties: "caption", "value", "comparison". */
#define ACCORD_TYPE_STAT_CELL (accord_stat_cell_get_type ())
G_DECLARE_FINAL_TYPE (AccordStatCell, accord_stat_cell, ACCORD, STAT_CELL, GtkButton)

GtkWidget *accord_stat_cell_new (const char *caption);
void accord_stat_cell_set_caption (AccordStatCell *self, const char *caption);
void accord_stat_cell_set_value (AccordStatCell *self, const char *value);
/* The tint colours the words; @direction -1, 0 or 1 puts ▼, nothing or ▲ before them. */
void accord_stat_cell_set_comparison (AccordStatCell *self, const char *words, AccordTint tint,
                                      int direction);
/* A sparkline or meter beside the value; NULL takes it away. */
void accord_stat_cell_set_extra (AccordStatCell *self, GtkWidget *extra);

G_END_DECLS
