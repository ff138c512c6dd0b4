/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-deal-book.h"
#include "accord-goal.h"
#include "accord-kpi-table.h"
#include "accord-statement.h"

G_BEGIN_DECLS

/* Figures that are made of other figures of the same snapshot. */
typedef struct {
  AccordReader *reader;
  AccordDealBook *book; /* NULL: not there */
  const AccordReportRequest *request;
} AccordMixing;

GPtrArray *accord_mixing_ask (const AccordMixing *self, const AccordPeriod *period, const char *const *kpis, GError **error);
const AccordFigure *accord_mixing_same_group (GPtrArray *figures, const char *kpi, const AccordFigure *like);
GPtrArray *accord_mixing_sold_in (const AccordMixing *self, const char *region, AccordReportRequest **request, GError **error);
GPtrArray *accord_mixing_regions (const AccordMixing *self, GError **error);
gboolean accord_mixing_is_by_region (const AccordReportRequest *request);
gboolean accord_mixing_fill_share (const AccordMixing *self, GPtrArray *figures, GError **error);
gboolean accord_mixing_fill_accuracy (const AccordMixing *self, GPtrArray *figures, GError **error);
AccordPeriod accord_mixing_trailing (gboolean ninety);
gboolean accord_mixing_goes_by_ninety (const AccordFigure *closes);
AccordPeriod accord_mixing_year_before (const AccordPeriod *period);

/* Whose goal a figure is held against; FALSE: nobody's. */
gboolean accord_mixing_goal_of (const AccordReportRequest *request, const AccordFigure *figure, AccordGoalScope *scope, gint64 *id);
gboolean accord_mixing_fill_attainment (const AccordMixing *self, GPtrArray *figures, GError **error);
gboolean accord_mixing_fill_coverage (const AccordMixing *self, GPtrArray *figures, GError **error);

/* A kept forecast of a group (F08): of the company, a member, or what those of a team said of the same days in the same week. */
typedef struct {
  AccordPeriod period;
  gint64 taken;
  gint64 group;    /* team or member; 0: of all that was asked for */
  gint64 expected; /* minor units */
  GArray *ids;     /* of gint64: the records */
} AccordKeptForecast;
GPtrArray *accord_mixing_read_kept (AccordReader *reader, const AccordReportRequest *request, gboolean grouped, GError **error);

G_END_DECLS
