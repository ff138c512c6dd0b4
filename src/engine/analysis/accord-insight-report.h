/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-dashboard.h"
#include "accord-insight.h"

G_BEGIN_DECLS

/* One figure of a report with what it is compared with. */
typedef struct {
  AccordFigure *now;
  AccordFigure *before; /* NULL: it is as of today, or compared with nothing */
  char *change;         /* "12% on Q3 2025"; "" */
  int better;           /* 1 better, -1 worse, 0 neither */
} AccordInsightLine;

/**
 * AccordInsightReport: everything a printed report says (M107): the figures of the catalogue and the charts of a page. Boxed,
 * counted; filled once, then only read, by any thread.
 */
typedef struct {
  gatomicrefcount refs;
  char *title;        /* "Q4 2025" */
  char *workspace;
  char *subtitle;     /* whose, compared with what, when it was made */
  char *before_label; /* NULL: compared with nothing */
  AccordPeriod period;
  GPtrArray *lines;   /* of AccordInsightLine, in the order of the catalogue */
  GPtrArray *tiles;   /* of AccordInsightLine, borrowed */
  GPtrArray *plots;   /* of AccordPlot */
  GArray *wide;       /* of gboolean, like plots */
} AccordInsightReport;
#define ACCORD_TYPE_INSIGHT_REPORT (accord_insight_report_get_type ())
GType accord_insight_report_get_type (void) G_GNUC_CONST;
AccordInsightReport *accord_insight_report_ref (AccordInsightReport *self);
void accord_insight_report_unref (AccordInsightReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordInsightReport, accord_insight_report_unref)

DexFuture *accord_insight_report_make (AccordWorkspace *workspace, const AccordInsightAsk *ask, const AccordDashboard *dashboard); /* AccordInsightReport */
gboolean accord_insight_report_write (const AccordInsightReport *self, const char *path, GError **error); /* by its ending: .pdf, .xlsx, .csv */
gboolean accord_insight_report_write_pdf (const AccordInsightReport *self, const char *path, GError **error);
gboolean accord_insight_report_write_xlsx (const AccordInsightReport *self, const char *path, GError **error);
gboolean accord_insight_report_write_csv (const AccordInsightReport *self, const char *path, GError **error);

G_END_DECLS
