/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-board-context.h"
#include "accord-lazy-row.h"

G_BEGIN_DECLS

/* A row of a board column: the card of a deal, or the gap a dragged card would fill. */
#define ACCORD_TYPE_BOARD_CARD (accord_board_card_get_type ())
G_DECLARE_FINAL_TYPE (AccordBoardCard, accord_board_card, ACCORD, BOARD_CARD, AccordLazyRow)

GtkWidget *accord_board_card_new (AccordBoardContext *context, AccordEntity *stage, GtkListItem *item);
void accord_board_card_bind (AccordBoardCard *self, AccordEntity *deal);
void accord_board_card_bind_gap (AccordBoardCard *self);
void accord_board_card_unbind (AccordBoardCard *self);
AccordEntity *accord_board_card_get_deal (AccordBoardCard *self);
gboolean accord_board_card_is_gap (AccordBoardCard *self);
GtkWidget *accord_board_card_get_card (AccordBoardCard *self);

G_END_DECLS
