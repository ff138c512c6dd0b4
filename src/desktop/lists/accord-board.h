/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-board-column.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_BOARD (accord_board_get_type ())
G_DECLARE_FINAL_TYPE (AccordBoard, accord_board, ACCORD, BOARD, GObject)

AccordBoard *accord_board_new (AccordWorkspace *workspace, gint64 pipeline);
AccordWorkspace *accord_board_get_workspace (AccordBoard *self);
gint64 accord_board_get_pipeline (AccordBoard *self);
GListModel *accord_board_get_closed (AccordBoard *self);
gboolean accord_board_is_loaded (AccordBoard *self);
const char *accord_board_get_trouble (AccordBoard *self);
GListModel *accord_board_get_stages (AccordBoard *self);
void accord_board_set_grouping (AccordBoard *self, const char *path);
const char *accord_board_get_grouping (AccordBoard *self);
void accord_board_set_filter (AccordBoard *self, AccordQuery *filter);
void accord_board_set_steps (AccordBoard *self, AccordSteps steps);
AccordSteps accord_board_get_steps (AccordBoard *self);
AccordBoardColumn *accord_board_get_shown (AccordBoard *self, gint64 key);
AccordBoardColumn *accord_board_get_column (AccordBoard *self, gint64 stage);
AccordBoardColumn *accord_board_find_deal (AccordBoard *self, gint64 deal, guint *position);

/* AccordChangeSet; NULL when the cards are there already. */
DexFuture *accord_board_move (AccordBoard *self, const gint64 *deals, guint n_deals, AccordBoardColumn *to, guint position);
DexFuture *accord_board_move_anyway (AccordBoard *self, const gint64 *deals, guint n_deals, AccordBoardColumn *to, guint position, const char *reason);

G_END_DECLS
