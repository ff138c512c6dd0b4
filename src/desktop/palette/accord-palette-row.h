/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-palette-item.h"

G_BEGIN_DECLS

/* Draws one AccordPaletteItem: picture, title with the typed letters marked, subtitle, keys. */
#define ACCORD_TYPE_PALETTE_ROW (accord_palette_row_get_type ())
G_DECLARE_FINAL_TYPE (AccordPaletteRow, accord_palette_row, ACCORD, PALETTE_ROW, GtkBox)

GtkWidget *accord_palette_row_new (void);
void accord_palette_row_set_item (AccordPaletteRow *self, AccordPaletteItem *item);
AccordPaletteItem *accord_palette_row_get_item (AccordPaletteRow *self);
GtkWidget *accord_palette_row_get_keys (AccordPaletteRow *self);
void accord_palette_row_set_selected (AccordPaletteRow *self, gboolean selected);

/* The keys of @accel as caps, one after the other; shared with the foot of the palette. */

G_END_DECLS
