/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-report.h"

G_BEGIN_DECLS

/* A workspace in a folder of its own with one pipeline: three open stages (10, 50 and 80 %), on hold,
 * won, lost, discarded. Currency EUR. */
typedef struct {
  AccordWorkspace *workspace;
  AccordStore *store;
  gint64 pipeline;
  gint64 first;
  gint64 second;
  gint64 third;
  gint64 hold;
  gint64 won;
  gint64 lost;
  gint64 discarded;
} AccordReportFixture;

/* A deal to be added; 0 and NULL mean empty. */
typedef struct {
  gint64 stage;
  gint64 closed_on;
  gint64 opened_on;
  gint64 minor;
  const char *currency; /* NULL: no amount */
  gint64 expected_on;
  gint64 owner;
  gint64 product;
  gint64 customer;
  gint64 probability;
} AccordTestDeal;

void accord_report_fixture_set_up (AccordReportFixture *self, gconstpointer data);
void accord_report_fixture_tear_down (AccordReportFixture *self, gconstpointer data);
gint64 accord_report_fixture_add (AccordReportFixture *self, const AccordKind *kind, const AccordValue *values);
gint64 accord_report_fixture_name (AccordReportFixture *self, const AccordKind *kind, const char *name, const char *field, gint64 number, const char *text);
gint64 accord_report_fixture_stage (AccordReportFixture *self, gint64 pipeline, const char *name, const char *outcome, int probability, int order);
gint64 accord_report_fixture_deal (AccordReportFixture *self, const AccordTestDeal *deal);
void accord_report_fixture_event (AccordReportFixture *self, gint64 deal, gint64 from_stage, gint64 to_stage, gint64 date);
void accord_report_fixture_delete (AccordReportFixture *self, const AccordKind *kind, gint64 id);

AccordReportRequest *accord_report_fixture_request (AccordReportFixture *self, const AccordPeriod *period, const char *kpis, const char *group);
GPtrArray *accord_report_fixture_run (AccordReportFixture *self, AccordReportRequest *request);
AccordFigure *accord_report_fixture_figure (AccordReportFixture *self, const AccordPeriod *period, const char *kpi);
AccordFigure *accord_report_fixture_find (GPtrArray *figures, const char *kpi, const char *group);

gint64 accord_day (int year, int month, int day);
AccordPeriod accord_year (int year);

#define ACCORD_REPORT_TEST(path, func)                                                  \
  g_test_add (path, AccordReportFixture, NULL, accord_report_fixture_set_up, func, \
              accord_report_fixture_tear_down)

G_END_DECLS
