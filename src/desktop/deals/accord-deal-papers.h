/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* What is on paper about a deal: proposals (M32), contracts with their payments (M35), documents (M56). */
#define ACCORD_TYPE_DEAL_PAPERS (accord_deal_papers_get_type ())
G_DECLARE_FINAL_TYPE (AccordDealPapers, accord_deal_papers, ACCORD, DEAL_PAPERS, AdwBin)

GtkWidget *accord_deal_papers_new (AccordWorkspace *workspace);
void accord_deal_papers_set_deal (AccordDealPapers *self, AccordEntity *deal);

G_END_DECLS
