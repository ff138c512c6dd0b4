/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-stat-cell.h"

G_BEGIN_DECLS

/* One card of 3–5 figures. Property "columns" (0: all in one row; 2 in narrow windows).
 * Signal "cell-activated" (int index). */
#define ACCORD_TYPE_STAT_STRIP (accord_stat_strip_get_type ())
G_DECLARE_FINAL_TYPE (AccordStatStrip, accord_stat_strip, ACCORD, STAT_STRIP, AdwBin)

GtkWidget *accord_stat_strip_new (void);
AccordStatCell *accord_stat_strip_add (AccordStatStrip *self, const char *caption);
AccordStatCell *accord_stat_strip_get_cell (AccordStatStrip *self, int index);
void accord_stat_strip_set_columns (AccordStatStrip *self, int columns);
void accord_stat_strip_align (AccordStatStrip *self, AccordStatStrip *other);

G_END_DECLS
