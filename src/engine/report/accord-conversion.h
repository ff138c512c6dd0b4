/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-report.h"
#include "accord-stage-map.h"

G_BEGIN_DECLS

/* One stage event as the funnel reads it. */
typedef struct {
  gint64 deal;
  gint64 recorded_at;
  gint64 date;
  const AccordStage *stage; /* where the deal went; NULL: a stage that is gone from the file */
  gboolean dated;
} AccordStageStep;

GPtrArray *accord_conversion_count (const AccordStageMap *stages, gint64 pipeline, const AccordPeriod *period, GArray *steps);

G_END_DECLS
