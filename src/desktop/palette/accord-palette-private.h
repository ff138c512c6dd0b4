/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-palette-search.h"
#include "accord-palette.h"

G_BEGIN_DECLS

/* Only for accord-palette.c (keys, states) and accord-palette-list.c (rows under headings). */
struct _AccordPalette {
  AdwDialog parent_instance;

  AccordPaletteSearch *search; /* owned */
  GtkSingleSelection *selection;
  GtkSearchEntry *entry;
  GtkListView *list;
  GtkStack *states;
  AdwStatusPage *nothing;
  GtkLabel *count;
  GtkWidget *hints; /* what keys do, here and in the rows: not where it is narrow */
  AccordPaletteItem *pressed; /* owned; NULL: no button is held down on a row */
  guint announce_source;
  gboolean enter_waits; /* Enter was pressed before the answer to what was typed was there */
};

void accord_palette_take (AccordPalette *self, AccordPaletteItem *item);
GtkWidget *accord_palette_make_list (AccordPalette *self);

G_END_DECLS
