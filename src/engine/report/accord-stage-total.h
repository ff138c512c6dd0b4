/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-report.h"
#include "accord-stage-map.h"

G_BEGIN_DECLS

gboolean accord_stage_total_add (AccordStageTotal *total, const AccordStage *stage, AccordStatement *row, int amount, int probability, GError **error);

G_END_DECLS
