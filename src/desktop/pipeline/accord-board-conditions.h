/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* The rarer conditions of the board's filter: team, tag, and what asks for attention (F10), behind one funnel;
 * each that is set is a chip that can be removed. Signal "changed". */
#define ACCORD_TYPE_BOARD_CONDITIONS (accord_board_conditions_get_type ())
G_DECLARE_FINAL_TYPE (AccordBoardConditions, accord_board_conditions, ACCORD, BOARD_CONDITIONS, AdwBin)

GtkWidget *accord_board_conditions_new (AccordWorkspace *workspace);
gboolean accord_board_conditions_is_empty (AccordBoardConditions *self);
void accord_board_conditions_apply (AccordBoardConditions *self, AccordQuery *query);
void accord_board_conditions_describe (AccordBoardConditions *self, GPtrArray *parts);
void accord_board_conditions_reset (AccordBoardConditions *self);

G_END_DECLS
