/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/**
 * AccordDealCredit: who has which share of a deal, and overlay credit beside it (domain.md F09), as a section of its page. It
 * follows the journal; shares are given in a dialog, since they change together.
 */
#define ACCORD_TYPE_DEAL_CREDIT (accord_deal_credit_get_type ())
G_DECLARE_FINAL_TYPE (AccordDealCredit, accord_deal_credit, ACCORD, DEAL_CREDIT, AdwBin)

GtkWidget *accord_deal_credit_new (AccordWorkspace *workspace);
void accord_deal_credit_set_deal (AccordDealCredit *self, AccordEntity *deal);

G_END_DECLS
