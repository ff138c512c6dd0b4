/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-period.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Where a deal stands, by stage, rank and then id: the order of the cards. */
typedef struct {
  gint64 deal;
  gint64 stage; /* 0: nowhere: it is in the Trash or gone */
  gint64 above; /* the deals next to it there, 0: none */
  gint64 below;
} AccordDealPlace;

DexFuture *accord_report_places (AccordStore *store, const gint64 *deals, guint n_deals); /* GArray of AccordDealPlace, in the order asked */

G_END_DECLS
