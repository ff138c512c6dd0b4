/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Who stands where in a deal: people of the customer with role and stance (M14), and competitors (M43). */
#define ACCORD_TYPE_DEAL_PEOPLE (accord_deal_people_get_type ())
G_DECLARE_FINAL_TYPE (AccordDealPeople, accord_deal_people, ACCORD, DEAL_PEOPLE, AdwBin)

GtkWidget *accord_deal_people_new (AccordWorkspace *workspace);
void accord_deal_people_set_deal (AccordDealPeople *self, AccordEntity *deal);

G_END_DECLS
