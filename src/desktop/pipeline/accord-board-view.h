/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-board-context.h"

G_BEGIN_DECLS

/* The columns side by side, or in a narrow window one at a time below a strip of stages. Signal
 * "open" (gint64 deal): a deal is to be shown. Action "board.open" (x). */
#define ACCORD_TYPE_BOARD_VIEW (accord_board_view_get_type ())
G_DECLARE_FINAL_TYPE (AccordBoardView, accord_board_view, ACCORD, BOARD_VIEW, AdwBin)

GtkWidget *accord_board_view_new (AccordBoardContext *context);
void accord_board_view_set_narrow (AccordBoardView *self, gboolean narrow);
void accord_board_view_add (AccordBoardView *self, gint64 customer);
gboolean accord_board_view_focus_deal (AccordBoardView *self, gint64 deal);

G_END_DECLS
