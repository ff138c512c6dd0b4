/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-board-context.h"

G_BEGIN_DECLS

/* A deal beside the board, or as a page of its own in a narrow window. Signal "close". */
#define ACCORD_TYPE_DEAL_PANE (accord_deal_pane_get_type ())
G_DECLARE_FINAL_TYPE (AccordDealPane, accord_deal_pane, ACCORD, DEAL_PANE, AdwBin)

GtkWidget *accord_deal_pane_new (AccordBoardContext *context);
void accord_deal_pane_set_deal (AccordDealPane *self, gint64 deal);
gint64 accord_deal_pane_get_deal (AccordDealPane *self);
void accord_deal_pane_set_narrow (AccordDealPane *self, gboolean narrow);

G_END_DECLS
