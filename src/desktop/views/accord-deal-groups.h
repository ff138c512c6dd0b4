/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-deal-grouping.h"
#include "accord-deal-rows.h"
#include "accord-record-table.h"

G_BEGIN_DECLS

/* Puts the rows of a table of deals into groups with headings, and says in its foot what all of them, or those that
 * are chosen, come to. Belongs to the view that has the table; main thread. Signal "regrouped": there are other groups
 * from the next query on. */
#define ACCORD_TYPE_DEAL_GROUPS (accord_deal_groups_get_type ())
G_DECLARE_FINAL_TYPE (AccordDealGroups, accord_deal_groups, ACCORD, DEAL_GROUPS, GObject)

AccordDealGroups *accord_deal_groups_new (AccordWorkspace *workspace, AccordRecordTable *table);
void accord_deal_groups_set_by (AccordDealGroups *self, const char *by);
void accord_deal_groups_stop (AccordDealGroups *self);

/* accord-deal-groups-menu.c: the button that chooses, as it was chosen last on this computer. */
GtkWidget *accord_deal_groups_menu_new (AccordWorkspace *workspace, AccordDealGroups *groups);

/* accord-deal-groups-words.c: what there is to group by, and what groups are called. */
GArray *accord_deal_groupings (AccordWorkspace *workspace); /* of AccordDealGrouping */
AccordEntity *accord_deal_group_entity (AccordWorkspace *workspace, const char *by, const AccordDealGroup *group);
char *accord_deal_group_title (AccordWorkspace *workspace, const char *by, const AccordDealGroup *group);

G_END_DECLS
