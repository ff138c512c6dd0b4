/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-board-card.h"
#include "accord-column-head.h"
#include "accord-column-view.h"
#include "accord-gap-model.h"
#include "accord-quick-add.h"

G_BEGIN_DECLS

/* Shared by accord-column-view.c (parts and focus), accord-column-rows.c (finding rows) and
 * accord-column-drag.c (lifting and dropping), accord-column-width.c. */
struct _AccordColumnView {
  AdwBin parent_instance;

  AccordBoardContext *context;
  AccordBoardColumn *column;
  AccordGapModel *gaps;
  AccordColumnHead *head;
  GtkWidget *open_box;
  GtkWidget *strip;     /* what it is folded to */
  GtkLabel *strip_count;
  GtkLabel *strip_name;
  GtkLabel *strip_sum;
  GtkRevealer *add_revealer;
  AccordQuickAdd *add;  /* NULL until needed */
  GtkScrolledWindow *scroller;
  GtkListView *list;
  GtkWidget *empty;
  GtkWidget *lock;      /* while a card is dragged that may not enter; NULL until needed */
  gboolean folded;
  guint unfold_source;
  guint leaving;        /* source: the card has gone elsewhere, and the gap goes after it */
  gint64 lifted;        /* deal under the pointer when the drag was prepared */
  double lift_x, lift_y;
  GtkEventController *escape; /* on the window while dragging; the window owns it */
};

AccordBoardCard *accord_column_rows_of (GtkWidget *row);
AccordBoardCard *accord_column_rows_find (AccordColumnView *self, gint64 deal);
AccordBoardCard *accord_column_rows_at (AccordColumnView *self, double x, double y);
GtkWidget *accord_column_strip_make (AccordColumnView *self);
void accord_column_strip_update (AccordColumnView *self);
void accord_column_width_init (AccordColumnView *self);
void accord_column_press_init (AccordColumnView *self);
void accord_column_lock_init (AccordColumnView *self);
void accord_column_drag_init (AccordColumnView *self);

G_END_DECLS
