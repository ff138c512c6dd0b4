/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-member-item.h"

G_BEGIN_DECLS

typedef enum {
  ACCORD_TEAM_BY_NAME,
  ACCORD_TEAM_BY_REVENUE,
  ACCORD_TEAM_BY_WIN_RATE,
} AccordTeamOrder;

int accord_team_compare_names (const char *left, const char *right);
GtkSorter *accord_team_order_sorter (AccordTeamOrder order);
GtkSorter *accord_team_section_sorter (void);
const char *accord_member_item_team (AccordMemberItem *item);

G_END_DECLS
