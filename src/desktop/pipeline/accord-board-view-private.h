/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-board-view.h"
#include "accord-column-view.h"
#include "accord-gap-model.h"
#include "accord-stage-strip.h"

G_BEGIN_DECLS

/* Shared by accord-board-view.c (columns), accord-board-keys.c and accord-board-scroll.c. */
struct _AccordBoardView {
  AdwBin parent_instance;

  AccordBoardContext *context;
  AccordStageStrip *strip;
  GtkScrolledWindow *scroller;
  GtkBox *columns;       /* of AccordColumnView, in the order of the model */
  AccordColumnView *pick_to; /* weak: where cards carried with the keyboard would go; NULL: none are */
  guint pick_position;
  gboolean narrow;

  guint tick;            /* while a card is dragged */
  gboolean pointer_in;
  double pointer_x, pointer_y;
  gint64 edge_since;     /* µs; 0: the pointer is at no edge */
};

void accord_board_keys_attach (AccordBoardView *self, AccordColumnView *column);
void accord_board_scroll_init (AccordBoardView *self);
void accord_board_scroll_stop (AccordBoardView *self);
AccordColumnView *accord_board_view_find_column (AccordBoardView *self, AccordBoardColumn *column);
void accord_board_view_show_column (AccordBoardView *self, AccordColumnView *column);

gboolean accord_board_pick_is_up (AccordBoardView *self);
void accord_board_pick_up (AccordBoardView *self, AccordColumnView *column, const gint64 *deals, guint n_deals, guint position);
gboolean accord_board_pick_key (AccordBoardView *self, guint keyval);

G_END_DECLS
