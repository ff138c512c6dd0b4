/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-stage-map.h"

G_BEGIN_DECLS

/* How the stages stood from some day on. */
typedef struct {
  gint64 from;   /* days since 1970-01-01; G_MININT64: from the beginning */
  int *position; /* (owned) by AccordStage.position; only those of one pipeline are compared */
} AccordStageOrder;

GArray *accord_stage_orders_load (AccordReader *reader, const AccordStageMap *map, GError **error); /* of AccordStageOrder, oldest first */
guint accord_stage_orders_on (const GArray *orders, gint64 day);

G_END_DECLS
