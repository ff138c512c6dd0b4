/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-stage-total.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

DexFuture *accord_report_stage_totals (AccordStore *store, gint64 pipeline, const char *currency); /* GPtrArray of AccordStageTotal, pipeline order */

G_END_DECLS
