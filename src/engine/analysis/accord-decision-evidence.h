/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-insight.h"

G_BEGIN_DECLS

/* What a decision rests on (M108): "kpi:" and a figure's id, or a chart as a page names it. */
char *accord_decision_basis_of_kpi (const AccordKpi *kpi);
const AccordKpi *accord_decision_kpi (AccordRecord *decision);
gboolean accord_decision_is_of_today (AccordRecord *decision);
AccordInsightAsk *accord_decision_ask (AccordWorkspace *workspace, AccordRecord *decision, gboolean now);
AccordReportRequest *accord_decision_request (AccordWorkspace *workspace, AccordRecord *decision, gboolean now);

char *accord_decision_figure_words (const AccordFigure *figure);
char *accord_decision_plot_words (const AccordPlot *plot);
char *accord_decision_about (const char *title, const AccordInsightAsk *ask, gboolean of_today);
DexFuture *accord_decision_value (AccordWorkspace *workspace, AccordRecord *decision, gboolean now); /* char * */

G_END_DECLS
