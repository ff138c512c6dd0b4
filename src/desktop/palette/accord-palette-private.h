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
  guint announce_source;
};

GtkWidget *accord_palette_make_list (AccordPalette *self);

G_END_DECLS
