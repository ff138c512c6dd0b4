/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-conversion.h"
#include "accord-forecast.h"

G_BEGIN_DECLS

/* One stage of the flow chart with what happens there. */
typedef struct {
  gint64 stage;
  char *name;
  char *role;      /* who works on it; NULL: not said */
  char *lost_reason; /* the one most said of those lost here; NULL: none was */
  gint64 n_lost_reason; /* how often */
  gboolean won;    /* the end */
  int probability; /* per cent */
  AccordForecastSum here; /* living deals that stand there now */
  AccordConversion *funnel; /* F02 */
  gint64 n_left;   /* deals that left it for good in the period, with known days */
  double dwell;    /* F05: median of their days there; only if n_left > 0 */
  double age;      /* median days of those there now; only if n_aged > 0 */
  gint64 n_aged;
  gboolean has_index;
  double index;    /* F05: bottleneck index */
} AccordFlowNode;

/* Where deals end that are not won. */
typedef struct {
  gint64 stage;
  char *name;
  gboolean hold; /* parked, not closed */
  AccordForecastSum here;
} AccordFlowEnd;

/* The process of a pipeline with its figures. */
typedef struct {
  gint64 pipeline;
  char *name;
  char *currency;
  AccordPeriod period;
  GPtrArray *nodes; /* of AccordFlowNode: open stages in order, then won ones */
  GPtrArray *ends;  /* of AccordFlowEnd: on hold, lost, discarded */
  int bottleneck;   /* index in nodes, -1: none stands out or there are too few cases */
} AccordFlow;
#define ACCORD_TYPE_FLOW (accord_flow_get_type ())
GType accord_flow_get_type (void) G_GNUC_CONST;
AccordFlow *accord_flow_copy (const AccordFlow *self);
void accord_flow_free (AccordFlow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordFlow, accord_flow_free)

#define ACCORD_FLOW_FEW 5 /* fewer cases say nothing sure (domain.md §4) */

DexFuture *accord_flow_read (AccordStore *store, const AccordDealScope *scope, const AccordPeriod *period); /* AccordFlow */
DexFuture *accord_flow_deals (AccordStore *store, const AccordDealScope *scope, const AccordPeriod *period, gint64 stage, gboolean entered); /* GArray of gint64 */

G_END_DECLS
