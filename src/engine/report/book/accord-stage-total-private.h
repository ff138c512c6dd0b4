/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-stage-map.h"
#include "accord-stage-total.h"

G_BEGIN_DECLS

/* The columns of a row that accord_stage_total_add() reads, one behind the other. */
#define ACCORD_STAGE_TOTAL_SQL(d) d "amount," d "amount_currency," ACCORD_STAGE_OWN_SQL (d)

gboolean accord_stage_total_add (AccordStageTotal *total, const AccordStage *stage, const char *currency, AccordStatement *row, int first, GError **error);

G_END_DECLS
