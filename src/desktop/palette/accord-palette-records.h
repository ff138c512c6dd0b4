/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libdex.h>
#include "accord-palette-item.h"
#include "accord-visits.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/* What the store found, as groups of the palette. */
typedef struct {
  GPtrArray *groups; /* of AccordPaletteGroup */
  gboolean partial;  /* ask again in a moment */
} AccordPaletteFound;
#define ACCORD_TYPE_PALETTE_FOUND (accord_palette_found_get_type ())
GType accord_palette_found_get_type (void) G_GNUC_CONST;

DexFuture *accord_palette_find_records (AccordWorkspace *workspace, AccordVisits *recent, const char *typed,
                                        GCancellable *cancellable); /* AccordPaletteFound */

G_END_DECLS
