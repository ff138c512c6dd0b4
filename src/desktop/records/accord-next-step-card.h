/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-summary.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/* What must happen next with a customer or deal. Signal "plan": Plan… was pressed, or a step was
 * done: the owner opens its composer. */
#define ACCORD_TYPE_NEXT_STEP_CARD (accord_next_step_card_get_type ())
G_DECLARE_FINAL_TYPE (AccordNextStepCard, accord_next_step_card, ACCORD, NEXT_STEP_CARD, AdwBin)

GtkWidget *accord_next_step_card_new (AccordWorkspace *workspace);
/* From AccordSummaryItem; NULL: not read yet. */
void accord_next_step_card_set_summary (AccordNextStepCard *self, const AccordSummary *summary);
/* FALSE: a closed deal, which lacks nothing without a step; the card is then hidden. */
void accord_next_step_card_set_open (AccordNextStepCard *self, gboolean open);

G_END_DECLS
