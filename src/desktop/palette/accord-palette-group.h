/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-palette-item.h"

G_BEGIN_DECLS

/* A section of the palette: a GListModel of AccordPaletteItem with a heading. */
#define ACCORD_TYPE_PALETTE_GROUP (accord_palette_group_get_type ())
G_DECLARE_FINAL_TYPE (AccordPaletteGroup, accord_palette_group, ACCORD, PALETTE_GROUP, GObject)

AccordPaletteGroup *accord_palette_group_new (const char *heading);
void accord_palette_group_take (AccordPaletteGroup *self, AccordPaletteItem *item);
gboolean accord_palette_group_equal (AccordPaletteGroup *self, AccordPaletteGroup *other);
const char *accord_palette_group_get_heading (AccordPaletteGroup *self);

G_END_DECLS
