/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-step-counts.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Which cards are shown: search, owner, closing this quarter, how the next
 * step stands. Signal "changed". */
#define ACCORD_TYPE_BOARD_FILTER (accord_board_filter_get_type ())
G_DECLARE_FINAL_TYPE (AccordBoardFilter, accord_board_filter, ACCORD, BOARD_FILTER, AdwBin)

GtkWidget *accord_board_filter_new (AccordWorkspace *workspace);
AccordQuery *accord_board_filter_make_query (AccordBoardFilter *self);
AccordSteps accord_board_filter_get_steps (AccordBoardFilter *self);
void accord_board_filter_set_steps (AccordBoardFilter *self, AccordSteps steps);
GtkWidget *accord_board_filter_get_attention (AccordBoardFilter *self);
char *accord_board_filter_describe (AccordBoardFilter *self);
void accord_board_filter_reset (AccordBoardFilter *self);
void accord_board_filter_set_searching (AccordBoardFilter *self, gboolean searching);
GtkWidget *accord_board_filter_get_entry (AccordBoardFilter *self);

G_END_DECLS
