/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-report.h"

G_BEGIN_DECLS

/* A report that follows the journal. Signals "changed": an answer came in; "failed": why there is none. */
#define ACCORD_TYPE_FIGURES (accord_figures_get_type ())
G_DECLARE_FINAL_TYPE (AccordFigures, accord_figures, ACCORD, FIGURES, GObject)

AccordFigures *accord_figures_new (AccordWorkspace *workspace, const char *const *kpis, const char *group);
void accord_figures_ask (AccordFigures *self, const AccordPeriod *period, gint64 member);
void accord_figures_set_resting (AccordFigures *self, gboolean resting);
const AccordReportRequest *accord_figures_get_request (AccordFigures *self);
const AccordFigure *accord_figures_total (AccordFigures *self, const char *kpi);
const AccordFigure *accord_figures_find (AccordFigures *self, const char *kpi, gint64 group_id);
guint accord_figures_get_n_asked (AccordFigures *self);

G_END_DECLS
