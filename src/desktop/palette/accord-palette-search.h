/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-palette-item.h"
#include "accord-visits.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/* What the palette shows for what is typed. Emits "found" when the groups were made anew, "answered" when they
 * are of what was typed last. */
#define ACCORD_TYPE_PALETTE_SEARCH (accord_palette_search_get_type ())
G_DECLARE_FINAL_TYPE (AccordPaletteSearch, accord_palette_search, ACCORD, PALETTE_SEARCH, GObject)

AccordPaletteSearch *accord_palette_search_new (AccordWorkspace *workspace, AccordVisits *recent,
                                                GListModel *commands);
void accord_palette_search_set_text (AccordPaletteSearch *self, const char *text);
void accord_palette_search_show_actions (AccordPaletteSearch *self, AccordPaletteItem *item);
gboolean accord_palette_search_go_back (AccordPaletteSearch *self);
GListModel *accord_palette_search_get_groups (AccordPaletteSearch *self);
guint accord_palette_search_get_n_results (AccordPaletteSearch *self);
const char *accord_palette_search_get_text (AccordPaletteSearch *self);
gboolean accord_palette_search_is_asking (AccordPaletteSearch *self);
const char *accord_palette_search_get_failure (AccordPaletteSearch *self);

G_END_DECLS
