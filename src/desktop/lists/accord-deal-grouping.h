/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-workspace.h"

G_BEGIN_DECLS

/* One thing that deals can be grouped by, on a board or in a table. The texts live as long as the program. */
typedef struct {
  const char *path;
  const char *label;
} AccordDealGrouping;

GArray *accord_deal_groupings_new (AccordWorkspace *workspace, const AccordDealGrouping *first, guint n_first); /* of AccordDealGrouping */
const char *accord_deal_groupings_label (GArray *groupings, const char *path);

G_END_DECLS
