/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-board-context.h"

G_BEGIN_DECLS

/* "27 deals €1,602,600 €861,135 weighted": all open columns of a board. Property
 * "attention": how many of the deals have an overdue step or none. */
#define ACCORD_TYPE_BOARD_TOTALS (accord_board_totals_get_type ())
G_DECLARE_FINAL_TYPE (AccordBoardTotals, accord_board_totals, ACCORD, BOARD_TOTALS, AdwBin)

GtkWidget *accord_board_totals_new (void);
void accord_board_totals_set_board (AccordBoardTotals *self, AccordBoard *board);
void accord_board_totals_set_filtered (AccordBoardTotals *self, gboolean filtered);

G_END_DECLS
