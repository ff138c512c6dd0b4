/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-book-keep.h"
#include "accord-funnel.h"
#include "accord-flow-dwell.h"
#include "accord-forecast-private.h"

G_BEGIN_DECLS

/* Why deals were lost at a stage: how many, by code of the reason. */
typedef gint AccordFlowReasons[G_MAXUINT8 + 1];

/* What a flow chart is made of, counted deal by deal. */
typedef struct {
  AccordBookKeep keep; /* first */
  AccordBookStages *stages;
  gint64 pipeline;
  AccordPeriod period;
  guint8 currency; /* code; 0: no deal has it */
  AccordFunnel *funnel;
  AccordDwell *dwell;
  AccordForecastSum *here;    /* by code of a stage */
  AccordFlowReasons *reasons; /* by code of a stage */
  gboolean too_big;           /* amounts that cannot be added up: not kept */
} AccordFlowCount;

AccordFlowCount *accord_flow_count_get (AccordDealBook *book, AccordReader *reader, const AccordDealScope *scope, const AccordPeriod *period, gboolean *kept, GError **error);
void accord_flow_count_free (AccordFlowCount *self);

G_END_DECLS
