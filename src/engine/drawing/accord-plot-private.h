/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-plot.h"
#include "accord-plot-text.h"

G_BEGIN_DECLS

#define ACCORD_PLOT_SMALL 0.82 /* as captions are */
#define ACCORD_PLOT_ROW 29.0

/* One drawing under way. */
typedef struct {
  const AccordPlotFrame *frame;
  cairo_t *cr;
  const AccordPlotColors *colors;
  int current;
} AccordPlotPen;

/* How one shape is measured and drawn. */
typedef struct {
  double (*height) (const AccordPlot *plot, double line, int lines); /* @lines: of the names at the left */
  void (*place) (AccordPlotFrame *frame);
  void (*draw) (AccordPlotPen *pen);
} AccordPlotClass;

extern const AccordPlotClass accord_plot_columns;
extern const AccordPlotClass accord_plot_bars;
extern const AccordPlotClass accord_plot_funnel;
extern const AccordPlotClass accord_plot_dumbbell;
extern const AccordPlotClass accord_plot_lines;
extern const AccordPlotClass accord_plot_heat;

int accord_plot_label_lines (const AccordPlot *plot, PangoContext *context, double width);
double accord_plot_text_width (PangoContext *context, const char *text, double scale, gboolean bold);
void accord_plot_use (AccordPlotPen *pen, const AccordPlotColor *color, int mark);
void accord_plot_draw_text (AccordPlotPen *pen, const char *text, double x, double y, double width, double scale, gboolean bold,
                            double align, const AccordPlotColor *color, int mark);
void accord_plot_hatch (AccordPlotPen *pen, double x, double y, double width, double height, AccordPlotTone tone, int mark);
void accord_plot_scale (AccordPlotFrame *frame, double least, double most, gboolean beyond);
double accord_plot_y (const AccordPlotFrame *frame, double value);
gboolean accord_plot_next_line (const AccordPlotFrame *frame, double *value);
double accord_plot_axis_width (const AccordPlotFrame *frame);
void accord_plot_column (cairo_t *cr, double x, double foot, double width, double rise, double radius);
char *accord_plot_axis_text (const AccordPlot *plot, double value);
void accord_plot_draw_grid (AccordPlotPen *pen);

G_END_DECLS
