/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Which stages a deal went through, when, and how long it was there (domain.md F05). */
#define ACCORD_TYPE_DEAL_STAYS_LIST (accord_deal_stays_list_get_type ())
G_DECLARE_FINAL_TYPE (AccordDealStaysList, accord_deal_stays_list, ACCORD, DEAL_STAYS_LIST, AdwBin)

GtkWidget *accord_deal_stays_list_new (AccordWorkspace *workspace);
void accord_deal_stays_list_set_deal (AccordDealStaysList *self, AccordEntity *deal);

G_END_DECLS
