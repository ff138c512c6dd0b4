/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-board-context.h"

G_BEGIN_DECLS

/* Value, weighted value and why, expected close, time in this stage. */
#define ACCORD_TYPE_DEAL_FIGURES (accord_deal_figures_get_type ())
G_DECLARE_FINAL_TYPE (AccordDealFigures, accord_deal_figures, ACCORD, DEAL_FIGURES, AdwBin)

GtkWidget *accord_deal_figures_new (AccordBoardContext *context);
void accord_deal_figures_show (AccordDealFigures *self, AccordRecord *deal, const AccordSummary *summary);

G_END_DECLS
