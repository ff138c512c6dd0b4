/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-plot.h"

G_BEGIN_DECLS

/* A chart leaves the window. */
void accord_plot_explain (GtkWidget *from, const AccordPlot *plot);
void accord_plot_copy_picture (GtkWidget *from, AccordPlot *plot);
void accord_plot_copy_table (GtkWidget *from, AccordPlot *plot);
void accord_plot_save (GtkWidget *from, AccordPlot *plot, const char *ending);
/* @write: writes the file instead, for a chart that the engine cannot draw; NULL: it can */
typedef gboolean (*AccordPlotWrite) (gpointer data, const char *path, GError **error);
void accord_plot_save_drawn (GtkWidget *from, AccordPlot *plot, const char *ending, AccordPlotWrite write, gpointer data);
/* The menu of a card, whose actions "plot.explain", "plot.copy", "plot.save" are its own. */
GtkWidget *accord_plot_menu_button (GMenuModel *more);
GdkTexture *accord_plot_texture (AccordPlot *plot, double scale, gboolean dark);

G_END_DECLS
