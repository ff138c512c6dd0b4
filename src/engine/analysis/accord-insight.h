/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-figure-words.h"
#include "accord-plot.h"

G_BEGIN_DECLS

/* What a page of figures is about. */
typedef enum {
  ACCORD_COMPARE_PREVIOUS,
  ACCORD_COMPARE_LAST_YEAR,
  ACCORD_COMPARE_NOTHING,
} AccordCompare;

typedef struct {
  AccordPeriod period;
  AccordCompare compare;
  gint64 member;   /* 0: everyone */
  char *whose;     /* the member's name, or NULL */
  gint64 pipeline; /* of funnels; 0: the first one */
  gint64 today;
} AccordInsightAsk;

AccordInsightAsk *accord_insight_ask_new (const AccordPeriod *period, AccordCompare compare, gint64 member, const char *whose);
AccordInsightAsk *accord_insight_ask_copy (const AccordInsightAsk *ask);
void accord_insight_ask_free (AccordInsightAsk *ask);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordInsightAsk, accord_insight_ask_free)

gboolean accord_insight_before (const AccordInsightAsk *ask, AccordPeriod *before, char **label);

/* One chart that a page may show. Its name may go on with what it is by: "rate:deal.source". */
typedef struct {
  const char *id;
  const char *title; /* N_() */
  gboolean wide;     /* wants two thirds of a row */
  const char *reads; /* what it is made from, as accord_insight_reads() takes it; empty: anything */
  gboolean personal; /* says something of one member */
  gboolean of_today; /* tells how things stand: a period does not apply */
} AccordInsightCard;

const AccordInsightCard *accord_insight_card_find (const char *spec);
char *accord_insight_card_title (AccordStore *store, const char *spec);
GStrv accord_insight_card_specs (AccordStore *store);
gboolean accord_insight_reads (const char *reads, const AccordChangeSet *changes);
gboolean accord_insight_card_depends (const char *spec, const AccordChangeSet *changes);
gboolean accord_insight_figures_depend (const char *const *kpis, const char *group, const AccordChangeSet *changes);

DexFuture *accord_insight_plot (AccordWorkspace *workspace, const char *spec, const AccordInsightAsk *ask); /* AccordPlot */
DexFuture *accord_insight_drill_query (AccordStore *store, const AccordPlotDrill *drill);                  /* AccordQuery */

G_END_DECLS
