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
GdkTexture *accord_plot_texture (AccordPlot *plot, double scale, gboolean dark);

G_END_DECLS
