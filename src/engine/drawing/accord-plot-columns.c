/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bars over months, those of less than nothing down from zero. What is not over is hatched, a goal is a short mark. */

#include "accord-config.h"

#include "accord-plot-private.h"

#include <math.h>

#define HEIGHT 190
#define WIDEST 34.0
#define GAP 2

static double
or_zero (double value)
{
  return value == ACCORD_PLOT_NONE ? 0 : value;
}

static double
columns_height (const AccordPlot *plot, double line, int lines)
{
  return HEIGHT + line;
}

/* What is expected stands on the bar, or hangs from it: where it begins. */
static double
foot_of_rest (const AccordPlotMark *mark)
{
  double value = or_zero (mark->value);

  return or_zero (mark->forecast) < 0 ? MIN (value, 0) : MAX (value, 0);
}

static void
columns_place (AccordPlotFrame *frame)
{
  guint first = frame->plot->first_drawn, end = accord_plot_end_drawn (frame->plot);
  double least = 0, most = 0, slot;

  for (guint i = first; i < end; i++)
    {
      const AccordPlotMark *mark = accord_plot_mark (frame->plot, i);

      double ends[] = { or_zero (mark->value), foot_of_rest (mark) + or_zero (mark->forecast), or_zero (mark->goal) };

      for (gsize k = 0; k < G_N_ELEMENTS (ends); k++)
        least = MIN (least, ends[k]), most = MAX (most, ends[k]);
    }
  accord_plot_scale (frame, least, most, FALSE);
  frame->label_width = accord_plot_axis_width (frame);
  frame->area = (cairo_rectangle_t) { frame->label_width + 8, frame->line / 2 + 2, frame->width - frame->label_width - 8,
                                      frame->height - frame->line * 1.5 - 7 };
  slot = frame->area.width / MAX (end - first, 1);
  for (guint i = first; i < end; i++)
    frame->rects[i] = (cairo_rectangle_t) { frame->area.x + (i - first) * slot, frame->area.y, slot, frame->area.height };
}

static void
draw_goal (AccordPlotPen *pen, const AccordPlotMark *mark, const cairo_rectangle_t *slot, int index)
{
  const AccordPlotFrame *frame = pen->frame;
  double y = accord_plot_y (frame, mark->goal);
  double half = MIN (slot->width * 0.92, WIDEST + 10) / 2, middle = slot->x + slot->width / 2;

  accord_plot_use (pen, &pen->colors->text, index);
  cairo_set_line_width (pen->cr, 2);
  cairo_move_to (pen->cr, middle - half, y);
  cairo_line_to (pen->cr, middle + half, y);
  cairo_stroke (pen->cr);
}

/* Where a hatch says what is expected, what was reached in a month that is not over is no part of it. */
static gboolean
expects (const AccordPlot *plot)
{
  for (guint i = plot->first_drawn; i < accord_plot_end_drawn (plot); i++)
    if (or_zero (accord_plot_mark (plot, i)->forecast) != 0)
      return TRUE;
  return FALSE;
}

static void
draw_column (AccordPlotPen *pen, guint index, gboolean expecting)
{
  const AccordPlotFrame *frame = pen->frame;
  const AccordPlotMark *mark = accord_plot_mark (frame->plot, index);
  const cairo_rectangle_t *slot = &frame->rects[index];
  double width = MIN (slot->width * 0.64, WIDEST), x = slot->x + (slot->width - width) / 2;
  double zero = accord_plot_y (frame, 0), solid = zero - accord_plot_y (frame, or_zero (mark->value));
  double rest = zero - accord_plot_y (frame, or_zero (mark->forecast)), foot = accord_plot_y (frame, foot_of_rest (mark));
  double gap = rest * solid > 0 ? GAP : 0;

  if (solid != 0 && mark->partial && !expecting)
    accord_plot_hatch (pen, x, zero - MAX (solid, 0), width, fabs (solid), mark->tone, (int) index);
  else if (solid != 0)
    {
      accord_plot_column (pen->cr, x, zero, width, solid, gap > 0 ? 0 : 4);
      accord_plot_use (pen, &pen->colors->tones[mark->tone], (int) index);
      cairo_fill (pen->cr);
    }
  if (rest != 0)
    accord_plot_hatch (pen, x, rest > 0 ? foot - rest : foot + gap, width, fabs (rest) - gap, mark->tone, (int) index);
  if (mark->goal != ACCORD_PLOT_NONE)
    draw_goal (pen, mark, slot, (int) index);
}

/* Every label, or every second, third … so that none touches the next. */
static guint
label_stride (const AccordPlotFrame *frame)
{
  guint first = frame->plot->first_drawn, end = accord_plot_end_drawn (frame->plot);
  double widest = 0, slot = frame->area.width / MAX (end - first, 1);

  for (guint i = first; i < end; i++)
    widest = MAX (widest, accord_plot_text_width (frame->context, accord_plot_mark (frame->plot, i)->label, ACCORD_PLOT_SMALL, TRUE));
  return (guint) MAX (1, ceil ((widest + 4) / MAX (slot, 1)));
}

static void
columns_draw (AccordPlotPen *pen)
{
  const AccordPlotFrame *frame = pen->frame;
  guint stride = label_stride (frame), first = frame->plot->first_drawn;
  gboolean expecting = expects (frame->plot);
  double y = frame->area.y + frame->area.height + 5;

  accord_plot_draw_grid (pen);
  for (guint i = first; i < accord_plot_end_drawn (frame->plot); i++)
    {
      const cairo_rectangle_t *slot = &frame->rects[i];
      gboolean here = (int) i == pen->current;

      draw_column (pen, i, expecting);
      if ((i - first) % stride == 0 || here)
        accord_plot_draw_text (pen, accord_plot_mark (frame->plot, i)->label, slot->x, y, slot->width, ACCORD_PLOT_SMALL, here, 0.5,
                               here ? &pen->colors->text : &pen->colors->dim, here ? -1 : (int) i);
    }
}

const AccordPlotClass accord_plot_columns = { columns_height, columns_place, columns_draw };
