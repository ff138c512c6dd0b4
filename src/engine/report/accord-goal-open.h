/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-deal-book.h"
#include "accord-goal.h"

G_BEGIN_DECLS

/* Open deals expected to close in a period. */
typedef struct {
  double due;      /* amount in minor units, or number of deals */
  double weighted; /* by chance (F07), those past their day left out */
  double slipped;  /* of due: expected before today */
} AccordGoalOpen;

gboolean accord_goal_open_fills (const AccordKpi *kpi);
/* Owner's id → array of AccordGoalOpen, one for each period; under 0 those of nobody; under -1 all. */
GHashTable *accord_goal_open_count (AccordDealBook *book, AccordReader *reader, const AccordGoalRequest *request, const AccordKpi *kpi, GError **error);

G_END_DECLS
