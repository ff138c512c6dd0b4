/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-insight.h"
#include "accord-outlook.h"

G_BEGIN_DECLS

/* What figures of deals read of one, whatever they are counted by; those that are over know no future. */
#define ACCORD_INSIGHT_READS_CLOSED "deal:stage,customer,product,owner,amount,opened_on,closed_on"
#define ACCORD_INSIGHT_READS_MOVES "deal:stage,owner,opened_on,closed_on" /* how many, and when; not how much */
#define ACCORD_INSIGHT_READS_DEALS ACCORD_INSIGHT_READS_CLOSED ",probability,expected_on,forecast,entry_odds"

/* One chart being made, in a fiber of the main thread. */
typedef struct {
  AccordWorkspace *workspace;
  AccordStore *store;
  AccordInsightAsk *ask;
  char *by;              /* behind the colon of the name; NULL */
  const char *currency;
  gboolean has_before;
  AccordPeriod before;
  char *before_label; /* see accord_insight_before_label() */
  GHashTable *goals;     /* "kpi member from to" → double or NULL: asked before */
} AccordInsight;

/* The same question without its workspace, for words that a chart is asked for later. */
AccordInsight *accord_insight_keep (const AccordInsight *self);
void accord_insight_free (AccordInsight *self);
const char *accord_insight_before_label (AccordInsight *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordInsight, accord_insight_free)

/* Figures with the question that they answer. */
typedef struct {
  AccordReportRequest *request;
  GPtrArray *figures;
  GHashTable *by_id; /* id of a group → place of its first figure and 1; NULL: not needed yet */
  guint *next;       /* by place of a figure: that of the next one of the same id, and 1; 0: there is none */
} AccordInsightFigures;

AccordInsightFigures *accord_insight_figures (AccordInsight *self, const AccordPeriod *period, const char *kpis, const char *group, GError **error);
void accord_insight_figures_free (AccordInsightFigures *figures);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordInsightFigures, accord_insight_figures_free)
const AccordFigure *accord_insight_total (const AccordInsightFigures *figures, const char *kpi);
const AccordFigure *accord_insight_find (AccordInsightFigures *figures, const char *kpi, gint64 group_id, const char *group);
GPtrArray *accord_insight_groups (const AccordInsightFigures *figures, const char *kpi);

/* What the words of a chart's marks are made from, a figure for each. */
typedef struct {
  AccordInsight *insight;
  AccordInsightFigures *figures;
  GPtrArray *marks; /* of AccordFigure, in figures */
} AccordInsightTold;
void accord_insight_tell_later (AccordInsight *self, AccordPlot *plot, AccordInsightFigures *figures, GPtrArray *marks, AccordPlotTeller teller);

AccordPlotDrill *accord_insight_drill (AccordInsight *self, const AccordInsightFigures *figures, const AccordFigure *figure);
AccordPlotDrill *accord_insight_parts_drill (AccordInsight *self, const AccordInsightFigures *figures, const AccordFigure *figure);
char *accord_insight_explain (const AccordInsightFigures *figures, const char *kpi, const char *more);
AccordDealScope *accord_insight_scope (AccordInsight *self, gint64 pipeline);
AccordDealScope *accord_insight_credited_scope (AccordInsight *self);
gint64 accord_insight_pipeline (AccordInsight *self, GError **error);
const AccordFlowNode *accord_insight_node (const AccordFlow *flow, gint64 stage); /* NULL: not among its nodes */
#define ACCORD_INSIGHT_LISTED 500 /* groups in the table of a chart, at most */
void accord_insight_draw_some (AccordPlot *plot, guint first, guint most, guint all);
char *accord_insight_number (gint64 number);
char *accord_insight_days (double days);
char *accord_insight_plain (double value, int digits);

/* One function for each chart. */
AccordPlot *accord_insight_revenue (AccordInsight *self, GError **error);
AccordPlot *accord_insight_outlook (AccordInsight *self, GError **error);
gboolean accord_insight_outlook_fits (const AccordPeriod *period);
AccordPlot *accord_insight_trend (AccordInsight *self, GError **error);
AccordPlot *accord_insight_accuracy (AccordInsight *self, GError **error);
AccordPlot *accord_insight_funnel (AccordInsight *self, GError **error);
AccordPlot *accord_insight_dwell (AccordInsight *self, GError **error);
AccordPlot *accord_insight_stalled (AccordInsight *self, GError **error);
AccordPlot *accord_insight_rate (AccordInsight *self, GError **error);
AccordPlot *accord_insight_leaders (AccordInsight *self, GError **error);
AccordPlot *accord_insight_reasons (AccordInsight *self, GError **error);
AccordPlot *accord_insight_busy (AccordInsight *self, GError **error);
AccordPlot *accord_insight_customers (AccordInsight *self, GError **error);
AccordPlot *accord_insight_customers_by_tier (AccordInsight *self, AccordPlot *plot, GError **error); /* @plot, with a reference */
AccordPlotMark *accord_insight_add_share (AccordPlot *plot, const char *label, gint64 n, gint64 all);
AccordPlot *accord_insight_rfm (AccordInsight *self, GError **error);
AccordPlot *accord_insight_week (AccordInsight *self, GError **error);
AccordPlot *accord_insight_question (AccordInsight *self, GError **error);

/* Goals (F09): minor units for revenue; FALSE: none was set. */
void accord_insight_goals_expect (AccordInsight *self, const char *kpi, const gint64 *members, guint n_members, const AccordPeriod *periods, guint n_periods);
gboolean accord_insight_goal (AccordInsight *self, const char *kpi, gint64 member, const AccordPeriod *period, double *goal);

G_END_DECLS
