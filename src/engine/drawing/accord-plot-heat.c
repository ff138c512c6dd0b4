/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A grid of counts: five steps of blue, and the number in the cell where it fits, so that no colour has to be told apart. */

#include "accord-config.h"

#include "accord-plot-private.h"

#include <math.h>

#define ROW 26.0
#define STEPS 5

static double
heat_height (const AccordPlot *plot, double line, int lines)
{
  return (plot->rows != NULL ? g_strv_length (plot->rows) : 0) * MAX (ROW, line + 6) + line + 6;
}

static void
heat_place (AccordPlotFrame *frame)
{
  const AccordPlot *plot = frame->plot;
  guint n_rows = plot->rows != NULL ? g_strv_length (plot->rows) : 0, n_cols = plot->cols != NULL ? g_strv_length (plot->cols) : 0;
  double width, height;

  frame->label_width = 0;
  for (guint i = 0; i < n_rows; i++)
    frame->label_width = MAX (frame->label_width, accord_plot_text_width (frame->context, plot->rows[i], ACCORD_PLOT_SMALL, FALSE));
  frame->label_width = MIN (frame->label_width, frame->width * 0.3);
  frame->area = (cairo_rectangle_t) { frame->label_width + 8, 0, frame->width - frame->label_width - 8, frame->height - frame->line - 4 };
  width = frame->area.width / MAX (n_cols, 1);
  height = frame->area.height / MAX (n_rows, 1);
  for (guint i = 0; i < plot->marks->len && n_cols > 0; i++)
    {
      frame->rects[i] = (cairo_rectangle_t) { frame->area.x + (i % n_cols) * width, frame->area.y + i / n_cols * height, width, height };
      frame->top = MAX (frame->top, accord_plot_mark (plot, i)->value);
    }
}

static void
draw_cell (AccordPlotPen *pen, guint index)
{
  const AccordPlotFrame *frame = pen->frame;
  const AccordPlotMark *mark = accord_plot_mark (frame->plot, index);
  const cairo_rectangle_t *cell = &frame->rects[index];
  double share = frame->top > 0 && mark->value > 0 ? ceil (mark->value / frame->top * STEPS) / STEPS : 0;
  AccordPlotColor color = share > 0 ? pen->colors->tones[ACCORD_TONE_BLUE] : pen->colors->track;
  gboolean fits = accord_plot_text_width (frame->context, mark->text, ACCORD_PLOT_SMALL, FALSE) <= cell->width - 4;

  if (share > 0)
    color.alpha = 0.15 + 0.85 * share;
  accord_plot_round (pen->cr, cell->x + 1, cell->y + 1, cell->width - 2, cell->height - 2, 3);
  accord_plot_use (pen, &color, (int) index);
  cairo_fill_preserve (pen->cr);
  if ((int) index == pen->current)
    {
      accord_plot_use (pen, &pen->colors->text, -1);
      cairo_set_line_width (pen->cr, 2);
      cairo_stroke (pen->cr);
    }
  cairo_new_path (pen->cr);
  if (mark->value > 0 && fits)
    accord_plot_draw_text (pen, mark->text, cell->x, cell->y + (cell->height - frame->line) / 2, cell->width, ACCORD_PLOT_SMALL, FALSE, 0.5,
                           share > 0.5 ? &pen->colors->ground : &pen->colors->text, -1);
}

static void
heat_draw (AccordPlotPen *pen)
{
  const AccordPlotFrame *frame = pen->frame;
  const AccordPlot *plot = frame->plot;
  guint n_cols = plot->cols != NULL ? g_strv_length (plot->cols) : 0;
  double free_from = 0;

  for (guint i = 0; i < plot->marks->len; i++)
    draw_cell (pen, i);
  for (guint i = 0; plot->rows != NULL && plot->rows[i] != NULL && i * n_cols < plot->marks->len; i++)
    {
      const cairo_rectangle_t *cell = &frame->rects[i * n_cols];

      accord_plot_draw_text (pen, plot->rows[i], 0, cell->y + (cell->height - frame->line) / 2, frame->label_width, ACCORD_PLOT_SMALL, FALSE, 0,
                             &pen->colors->text, -1);
    }
  for (guint i = 0; i < n_cols && i < plot->marks->len; i++)
    {
      double width = accord_plot_text_width (frame->context, plot->cols[i], ACCORD_PLOT_SMALL, FALSE);
      double x = frame->rects[i].x + (frame->rects[i].width - width) / 2;

      if (x < free_from)
        continue;
      accord_plot_draw_text (pen, plot->cols[i], x, frame->area.y + frame->area.height + 4, width, ACCORD_PLOT_SMALL, FALSE, 0.5, &pen->colors->dim, -1);
      free_from = x + width + 6;
    }
}

const AccordPlotClass accord_plot_heat = { heat_height, heat_place, heat_draw };
