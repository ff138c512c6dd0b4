/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-deal-groups.h"

G_BEGIN_DECLS

/* Above a group of deals in a table: "Lin Yue  5 deals · €360,000 · €216,000 weighted". */
#define ACCORD_TYPE_DEAL_HEADING (accord_deal_heading_get_type ())
G_DECLARE_FINAL_TYPE (AccordDealHeading, accord_deal_heading, ACCORD, DEAL_HEADING, AdwBin)

GtkWidget *accord_deal_heading_new (void);
void accord_deal_heading_show (AccordDealHeading *self, AccordWorkspace *workspace, const char *by, const AccordDealGroup *group);
void accord_deal_heading_clear (AccordDealHeading *self);

G_END_DECLS
