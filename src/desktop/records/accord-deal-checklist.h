/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* What the stage of a deal asks for before it goes on (M29): ticked by hand, or found by the program. Not
 * there while the stage asks for nothing. */
#define ACCORD_TYPE_DEAL_CHECKLIST (accord_deal_checklist_get_type ())
G_DECLARE_FINAL_TYPE (AccordDealChecklist, accord_deal_checklist, ACCORD, DEAL_CHECKLIST, AdwBin)

GtkWidget *accord_deal_checklist_new (AccordWorkspace *workspace);
void accord_deal_checklist_set_deal (AccordDealChecklist *self, AccordEntity *deal);

G_END_DECLS
