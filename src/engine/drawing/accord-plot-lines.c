/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A line over time, what is expected behind it dashed, and how sure that is as two bands. Ten thousand points are as quick
 * as a hundred: no more than two are drawn for each column of pixels. */

#include "accord-config.h"

#include "accord-plot-private.h"

#include <math.h>

#define HEIGHT 190

static double
lines_height (const AccordPlot *plot, double line, int lines)
{
  return HEIGHT + line;
}

/* @most: at least 0; @least: at most 0 */
static void
find_ends (const AccordPlot *plot, double *least, double *most)
{
  double overall = plot->overall != ACCORD_PLOT_NONE ? plot->overall : 0;

  *least = MIN (overall, 0);
  *most = MAX (overall * 1.1, 0); /* its name stands above it */
  for (guint i = 0; i < plot->marks->len; i++)
    {
      const AccordPlotMark *mark = accord_plot_mark (plot, i);

      double values[] = { mark->value, mark->forecast, mark->low80, mark->high80, mark->goal };

      for (gsize k = 0; k < G_N_ELEMENTS (values); k++)
        if (values[k] != ACCORD_PLOT_NONE)
          *least = MIN (*least, values[k]), *most = MAX (*most, values[k]);
    }
}

/* The last mark, if there are words beside it; else %NULL. */
static const AccordPlotMark *
end_of (const AccordPlotFrame *frame)
{
  guint n = frame->plot->marks->len;
  const AccordPlotMark *end = n > 0 ? accord_plot_mark (frame->plot, n - 1) : NULL;

  return end != NULL && end->text != NULL && *end->text != '\0' ? end : NULL;
}

/* Where it ends, in bold, and between what. */
static double
end_width (const AccordPlotFrame *frame)
{
  const AccordPlotMark *end = end_of (frame);
  g_autofree char *high = end != NULL && end->low80 != ACCORD_PLOT_NONE ? accord_plot_axis_text (frame->plot, end->high80) : NULL;
  g_autofree char *low = high != NULL ? accord_plot_axis_text (frame->plot, end->low80) : NULL;

  if (end == NULL)
    return 0;
  return MAX (accord_plot_text_width (frame->context, end->text, ACCORD_PLOT_SMALL, TRUE),
              MAX (accord_plot_text_width (frame->context, high, ACCORD_PLOT_SMALL, FALSE),
                   accord_plot_text_width (frame->context, low, ACCORD_PLOT_SMALL, FALSE)));
}

static void
lines_place (AccordPlotFrame *frame)
{
  guint n = frame->plot->marks->len;
  double least, most, slot;

  find_ends (frame->plot, &least, &most);
  accord_plot_scale (frame, least, most, FALSE);
  frame->label_width = accord_plot_axis_width (frame);
  frame->text_width = end_width (frame);
  frame->area = (cairo_rectangle_t) { frame->label_width + 8, frame->line / 2 + 2,
                                      frame->width - frame->label_width - 8 - (frame->text_width > 0 ? frame->text_width + 8 : 6),
                                      frame->height - frame->line * 1.5 - 7 };
  slot = n > 1 ? frame->area.width / (n - 1) : frame->area.width;
  for (guint i = 0; i < n; i++)
    frame->rects[i] = (cairo_rectangle_t) { frame->area.x + (i - 0.5) * slot, frame->area.y, slot, frame->area.height };
}

static double
x_of (const AccordPlotFrame *frame, guint index)
{
  return frame->rects[index].x + frame->rects[index].width / 2;
}

typedef double (*Get) (const AccordPlotMark *mark);

static double
get_value (const AccordPlotMark *mark)
{
  return mark->value;
}

static double
get_forecast (const AccordPlotMark *mark)
{
  return mark->forecast;
}

/* Least and greatest of each column of pixels, in the order in which they come. */
static gboolean
trace (AccordPlotPen *pen, Get get)
{
  const AccordPlotFrame *frame = pen->frame;
  guint n = frame->plot->marks->len;
  gboolean any = FALSE, broken = TRUE;

  for (guint i = 0; i < n;)
    {
      double column = floor (x_of (frame, i)), low = G_MAXDOUBLE, high = -G_MAXDOUBLE;
      guint low_at = i, high_at = i;

      for (; i < n && floor (x_of (frame, i)) <= column; i++)
        {
          double value = get (accord_plot_mark (frame->plot, i));

          if (value == ACCORD_PLOT_NONE)
            continue;
          if (value < low)
            low = value, low_at = i;
          if (value > high)
            high = value, high_at = i;
        }
      if (high < low)
        {
          broken = TRUE;
          continue;
        }
      (broken ? cairo_move_to : cairo_line_to) (pen->cr, x_of (frame, MIN (low_at, high_at)), accord_plot_y (frame, low_at <= high_at ? low : high));
      if (low_at != high_at)
        cairo_line_to (pen->cr, x_of (frame, MAX (low_at, high_at)), accord_plot_y (frame, low_at <= high_at ? high : low));
      broken = FALSE;
      any = TRUE;
    }
  return any;
}

/* One edge of a band, from left to right or back: its farthest value in each column of pixels. */
static gboolean
trace_edge (AccordPlotPen *pen, gboolean wide, gboolean upper)
{
  const AccordPlotFrame *frame = pen->frame;
  guint n = frame->plot->marks->len;
  gboolean any = FALSE;

  for (guint k = 0; k < n;)
    {
      double column = floor (x_of (frame, upper ? k : n - 1 - k)), farthest = ACCORD_PLOT_NONE;
      guint at = k;

      for (; k < n && floor (x_of (frame, upper ? k : n - 1 - k)) == column; k++)
        {
          const AccordPlotMark *mark = accord_plot_mark (frame->plot, upper ? k : n - 1 - k);
          double value = upper ? wide ? mark->high80 : mark->high50 : wide ? mark->low80 : mark->low50;

          if (mark->low80 == ACCORD_PLOT_NONE || (farthest != ACCORD_PLOT_NONE && (upper ? value <= farthest : value >= farthest)))
            continue;
          farthest = value;
          at = k;
        }
      if (farthest == ACCORD_PLOT_NONE)
        continue;
      (any || !upper ? cairo_line_to : cairo_move_to) (pen->cr, x_of (frame, upper ? at : n - 1 - at), accord_plot_y (frame, farthest));
      any = TRUE;
    }
  return any;
}

static void
draw_band (AccordPlotPen *pen, gboolean wide)
{
  AccordPlotColor color = pen->colors->tones[ACCORD_TONE_BLUE];

  if (trace_edge (pen, wide, TRUE))
    trace_edge (pen, wide, FALSE);
  color.alpha = wide ? 0.20 : 0.30;
  accord_plot_use (pen, &color, -1);
  cairo_fill (pen->cr);
}

static void
draw_goal (AccordPlotPen *pen)
{
  const AccordPlotFrame *frame = pen->frame;
  double y = frame->plot->overall != ACCORD_PLOT_NONE ? floor (accord_plot_y (frame, frame->plot->overall)) : 0;

  if (frame->plot->overall == ACCORD_PLOT_NONE)
    return;
  accord_plot_use (pen, &pen->colors->text, -1);
  cairo_set_line_width (pen->cr, 2);
  cairo_move_to (pen->cr, frame->area.x, y);
  cairo_line_to (pen->cr, frame->area.x + frame->area.width, y);
  cairo_stroke (pen->cr);
  accord_plot_draw_text (pen, frame->plot->overall_label, frame->area.x + 4, y - frame->line - 1, frame->area.width, ACCORD_PLOT_SMALL, FALSE, 0,
                         &pen->colors->dim, -1);
}

/* The last point of the line, and the one that is pointed at. */
static void
draw_points (AccordPlotPen *pen)
{
  const AccordPlotFrame *frame = pen->frame;
  int last = -1;

  for (guint i = 0; i < frame->plot->marks->len; i++)
    if (accord_plot_mark (frame->plot, i)->value != ACCORD_PLOT_NONE)
      last = (int) i;
  for (int k = 0; k < 2; k++)
    {
      int at = k == 0 ? last : pen->current;
      const AccordPlotMark *mark = at >= 0 && at < (int) frame->plot->marks->len ? accord_plot_mark (frame->plot, (guint) at) : NULL;
      double value = mark == NULL ? ACCORD_PLOT_NONE : mark->value != ACCORD_PLOT_NONE ? mark->value : mark->forecast;

      if (value == ACCORD_PLOT_NONE)
        continue;
      cairo_new_path (pen->cr);
      cairo_arc (pen->cr, x_of (frame, (guint) at), accord_plot_y (frame, value), k == 0 ? 4 : 5.5, 0, 2 * G_PI);
      accord_plot_use (pen, &pen->colors->tones[ACCORD_TONE_BLUE], -1);
      cairo_fill (pen->cr);
    }
}

static void
draw_labels (AccordPlotPen *pen)
{
  const AccordPlotFrame *frame = pen->frame;
  double free_from = -1e9, y = frame->area.y + frame->area.height + 5;
  guint n = frame->plot->marks->len;

  for (guint i = 0; i < n; i++)
    {
      const char *label = accord_plot_mark (frame->plot, i)->label;
      double width, x;

      if (label == NULL || *label == '\0' || x_of (frame, i) < free_from)
        continue;
      width = accord_plot_text_width (frame->context, label, ACCORD_PLOT_SMALL, FALSE);
      x = CLAMP (x_of (frame, i) - width / 2, frame->area.x - 6, frame->width - width);
      if (x < free_from)
        continue;
      accord_plot_draw_text (pen, label, x, y, width, ACCORD_PLOT_SMALL, FALSE, 0.5, &pen->colors->dim, -1);
      free_from = x + width + 10;
    }
}

/* Beside the end: its value, with the ends of the wide band above and below it, as near to their places as words can be. */
static void
draw_end (AccordPlotPen *pen)
{
  const AccordPlotFrame *frame = pen->frame;
  const AccordPlotMark *end = end_of (frame);
  double x = frame->width - frame->text_width, line = frame->line, y;
  g_autofree char *high = NULL;
  g_autofree char *low = NULL;

  if (end == NULL)
    return;
  y = accord_plot_y (frame, end->forecast != ACCORD_PLOT_NONE ? end->forecast : end->value != ACCORD_PLOT_NONE ? end->value : 0) - line / 2;
  if (end->low80 != ACCORD_PLOT_NONE)
    {
      high = accord_plot_axis_text (frame->plot, end->high80);
      low = accord_plot_axis_text (frame->plot, end->low80);
      y = MAX (y, line);
      accord_plot_draw_text (pen, high, x, MIN (y - line, accord_plot_y (frame, end->high80) - line / 2), frame->text_width, ACCORD_PLOT_SMALL, FALSE, 0,
                             &pen->colors->dim, -1);
      accord_plot_draw_text (pen, low, x, MAX (y + line, accord_plot_y (frame, end->low80) - line / 2), frame->text_width, ACCORD_PLOT_SMALL, FALSE, 0,
                             &pen->colors->dim, -1);
    }
  accord_plot_draw_text (pen, end->text, x, y, frame->text_width, ACCORD_PLOT_SMALL, TRUE, 0, &pen->colors->text, -1);
}

static void
lines_draw (AccordPlotPen *pen)
{
  const double dashes[] = { 5, 4 };

  accord_plot_draw_grid (pen);
  draw_band (pen, TRUE);
  draw_band (pen, FALSE);
  draw_goal (pen);
  cairo_set_line_width (pen->cr, 2.2);
  cairo_set_line_join (pen->cr, CAIRO_LINE_JOIN_ROUND);
  accord_plot_use (pen, &pen->colors->tones[ACCORD_TONE_BLUE], -1);
  if (trace (pen, get_value))
    cairo_stroke (pen->cr);
  cairo_set_dash (pen->cr, dashes, G_N_ELEMENTS (dashes), 0);
  if (trace (pen, get_forecast))
    cairo_stroke (pen->cr);
  cairo_set_dash (pen->cr, NULL, 0, 0);
  draw_points (pen);
  draw_labels (pen);
  draw_end (pen);
}

const AccordPlotClass accord_plot_lines = { lines_height, lines_place, lines_draw };
