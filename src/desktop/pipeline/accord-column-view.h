/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-board-context.h"

G_BEGIN_DECLS

/**
 * AccordColumnView: one stage of the board: head, quick add, cards, or the strip it is folded to.
 * Signals: "open" (gint64 deal): a card was clicked; "menu" (gint64 deal, GdkRectangle *place in the
 * column); "fold-changed".
 */
#define ACCORD_TYPE_COLUMN_VIEW (accord_column_view_get_type ())
G_DECLARE_FINAL_TYPE (AccordColumnView, accord_column_view, ACCORD, COLUMN_VIEW, AdwBin)

GtkWidget *accord_column_view_new (AccordBoardContext *context, AccordBoardColumn *column);
AccordBoardColumn *accord_column_view_get_column (AccordColumnView *self);
GtkWidget *accord_column_view_get_list (AccordColumnView *self);
void accord_column_view_set_folded (AccordColumnView *self, gboolean folded);
gboolean accord_column_view_get_folded (AccordColumnView *self);
void accord_column_view_set_alone (AccordColumnView *self, gboolean alone);
void accord_column_view_add (AccordColumnView *self, gint64 customer);

/* Focus. */
gint64 accord_column_view_get_focused (AccordColumnView *self, guint *position);
gboolean accord_column_view_get_place (AccordColumnView *self, gint64 deal, graphene_rect_t *place);
void accord_column_view_focus_position (AccordColumnView *self, guint position);
void accord_column_view_focus_height (AccordColumnView *self, double y);

/* Dragging: where a card would land, and scrolling near the edges. */
guint accord_column_view_position_at (AccordColumnView *self, double y);
void accord_column_view_set_gap (AccordColumnView *self, guint position);
GtkAdjustment *accord_column_view_get_adjustment (AccordColumnView *self);
gboolean accord_column_view_is_locked (AccordColumnView *self);
void accord_column_view_set_target (AccordColumnView *self, gboolean target);

G_END_DECLS
