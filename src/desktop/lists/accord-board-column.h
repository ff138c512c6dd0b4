/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-board-group.h"
#include "accord-id-list.h"
#include "accord-stage-total.h"
#include "accord-step-counts.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_BOARD_COLUMN (accord_board_column_get_type ())
G_DECLARE_FINAL_TYPE (AccordBoardColumn, accord_board_column, ACCORD, BOARD_COLUMN, GObject)

AccordBoardColumn *accord_board_column_new (AccordWorkspace *workspace, AccordEntity *stage);
AccordBoardColumn *accord_board_column_new_group (AccordWorkspace *workspace, gint64 pipeline, AccordBoardGroup *group);
gint64 accord_board_column_get_key (AccordBoardColumn *self);
const char *accord_board_column_get_title (AccordBoardColumn *self);
AccordBoardGroup *accord_board_column_get_group (AccordBoardColumn *self);
AccordQuery *accord_board_column_make_query (AccordBoardColumn *self);
AccordEntity *accord_board_column_get_stage (AccordBoardColumn *self);
gint64 accord_board_column_get_stage_id (AccordBoardColumn *self);
AccordIdList *accord_board_column_get_deals (AccordBoardColumn *self);
void accord_board_column_set_filter (AccordBoardColumn *self, AccordQuery *filter);
void accord_board_column_set_partial (AccordBoardColumn *self, gboolean partial);
gboolean accord_board_column_is_partial (AccordBoardColumn *self);
void accord_board_column_show_only (AccordBoardColumn *self, GArray *ids);
void accord_board_column_start (AccordBoardColumn *self);
gboolean accord_board_column_is_started (AccordBoardColumn *self);
void accord_board_column_set_totals (AccordBoardColumn *self, const AccordStageTotal *totals);
void accord_board_column_lose_sums (AccordBoardColumn *self);
void accord_board_column_lose_shown (AccordBoardColumn *self);
void accord_board_column_set_steps (AccordBoardColumn *self, const AccordStepCounts *steps);
const AccordStepCounts *accord_board_column_get_steps (AccordBoardColumn *self);
gboolean accord_board_column_has_sums (AccordBoardColumn *self);
gint64 accord_board_column_get_count (AccordBoardColumn *self);
gint64 accord_board_column_get_n_summed (AccordBoardColumn *self);
gint64 accord_board_column_get_sum (AccordBoardColumn *self);
gint64 accord_board_column_get_weighted (AccordBoardColumn *self);
gint64 accord_board_column_get_unpriced (AccordBoardColumn *self);
const GArray *accord_board_column_get_others (AccordBoardColumn *self);

G_END_DECLS
