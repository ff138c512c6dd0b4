/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-chart-card.h"
#include "accord-frame-call.h"
#include "accord-newest-answer.h"
#include "accord-plot-card.h"
#include "accord-plot-chart.h"

G_BEGIN_DECLS

struct _AccordPlotCard {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  char *spec; /* NULL: somebody else asks */
  AccordInsightAsk *ask;
  AccordChartCard *card;
  AccordPlotChart *chart; /* owned: words may stand in its place */
  AccordPlot *plot;       /* NULL: none yet */
  AccordFrameCall due;
  AccordFrameCall wait_due;
  AccordNewestAnswer newest;
  guint n_asked;
  gboolean asking;
  gboolean resting; /* nobody sees it yet: it does not follow the journal */
  gboolean stale;   /* something changed meanwhile */
};

/* accord-plot-card-menu.c: what can be done with a chart */
void accord_plot_card_install_actions (GtkWidgetClass *klass);
GtkWidget *accord_plot_card_make_menu (const char *spec);
GtkWidget *accord_plot_card_make_decide (AccordPlotCard *self, const char *sentence);

/* accord-plot-card-words.c */
GtkWidget *accord_plot_card_make_sentences (AccordPlotCard *self, AccordPlot *plot, gboolean at_once);

G_END_DECLS
