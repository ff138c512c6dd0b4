/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-insight.h"

G_BEGIN_DECLS

/* One chart of the page: asks for itself, follows the journal, opens what stands behind its marks, is copied and saved. */
#define ACCORD_TYPE_PLOT_CARD (accord_plot_card_get_type ())
G_DECLARE_FINAL_TYPE (AccordPlotCard, accord_plot_card, ACCORD, PLOT_CARD, AdwBin)

GtkWidget *accord_plot_card_new (AccordWorkspace *workspace, const char *spec);
GtkWidget *accord_plot_card_new_for (AccordWorkspace *workspace);
void accord_plot_card_ask (AccordPlotCard *self, const AccordInsightAsk *ask, guint ms);
gboolean accord_plot_card_is_asking (AccordPlotCard *self);
void accord_plot_card_set_resting (AccordPlotCard *self, gboolean resting);
void accord_plot_card_show (AccordPlotCard *self, AccordPlot *plot);
AccordPlot *accord_plot_card_get_plot (AccordPlotCard *self);
guint accord_plot_card_get_n_asked (AccordPlotCard *self);

G_END_DECLS
