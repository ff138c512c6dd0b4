/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* What the customer has against it, and what was answered; answers come from the library, those that
 * settled most first, and go back into it (M34). */
#define ACCORD_TYPE_DEAL_OBJECTIONS (accord_deal_objections_get_type ())
G_DECLARE_FINAL_TYPE (AccordDealObjections, accord_deal_objections, ACCORD, DEAL_OBJECTIONS, AdwBin)

GtkWidget *accord_deal_objections_new (AccordWorkspace *workspace);
void accord_deal_objections_set_deal (AccordDealObjections *self, AccordEntity *deal);

G_END_DECLS
