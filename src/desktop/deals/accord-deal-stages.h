/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* The stages of a deal's pipeline as a bar: how far it has come, and a click moves it. Signal "stage":
 * the stage it is in is known, or another. */
#define ACCORD_TYPE_DEAL_STAGES (accord_deal_stages_get_type ())
G_DECLARE_FINAL_TYPE (AccordDealStages, accord_deal_stages, ACCORD, DEAL_STAGES, AdwBin)

GtkWidget *accord_deal_stages_new (AccordWorkspace *workspace);
void accord_deal_stages_set_deal (AccordDealStages *self, AccordEntity *deal);
void accord_deal_stages_set_compact (AccordDealStages *self, gboolean compact); /* names only the stage it is in */
AccordRecord *accord_deal_stages_get_stage (AccordDealStages *self); /* borrowed; NULL: not read yet */
/* The first stage of an outcome in the pipeline (gint64); 0: none. */
DexFuture *accord_deal_stages_find (AccordDealStages *self, const char *outcome);
void accord_deal_stages_move (AccordDealStages *self, gint64 stage);
void accord_deal_stages_step (AccordDealStages *self, int by);

G_END_DECLS
