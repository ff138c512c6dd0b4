/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Charts of horizontal rows: bars, funnel, dumbbells. Names at the left, over two lines where one is too short for them; finished
 * values at the right. */

#include "accord-config.h"

#include "accord-plot-private.h"

#include <math.h>

#define BAR 13.0
#define DOT 5.5
#define MOST_LABEL 0.34

static double
row_height (double line, int lines)
{
  return MAX (ACCORD_PLOT_ROW, line * (lines > 1 ? 2.4 : 1.5));
}

static gboolean
has_head (const AccordPlot *plot)
{
  return plot->overall_label != NULL || plot->note_head != NULL || plot->note2_head != NULL;
}

static guint
n_rows (const AccordPlot *plot)
{
  return accord_plot_end_drawn (plot) - plot->first_drawn;
}

static double
rows_height (const AccordPlot *plot, double line, int lines)
{
  return n_rows (plot) * row_height (line, lines) + (has_head (plot) ? line + 4 : 0);
}

static double
dumbbell_height (const AccordPlot *plot, double line, int lines)
{
  return rows_height (plot, line, lines) + line * 1.3;
}

static double
widest (const AccordPlot *plot, PangoContext *context, const char *(*get) (const AccordPlotMark *mark), const char *head, gboolean bold)
{
  double width = accord_plot_text_width (context, head, ACCORD_PLOT_SMALL, FALSE);

  for (guint i = plot->first_drawn; i < accord_plot_end_drawn (plot); i++)
    width = MAX (width, accord_plot_text_width (context, get (accord_plot_mark (plot, i)), ACCORD_PLOT_SMALL, bold));
  return width;
}

static const char *
get_label (const AccordPlotMark *mark)
{
  return mark->label;
}

static const char *
get_text (const AccordPlotMark *mark)
{
  return mark->text;
}

static const char *
get_note (const AccordPlotMark *mark)
{
  return mark->note;
}

static const char *
get_note2 (const AccordPlotMark *mark)
{
  return mark->note2;
}

static double
room_for (double width)
{
  return width > 0 ? width + 8 : 0;
}

static void
place_rows (AccordPlotFrame *frame, double below)
{
  const AccordPlot *plot = frame->plot;
  double top = has_head (plot) ? frame->line + 4 : 0, notes, row;
  double labels = widest (plot, frame->context, get_label, NULL, FALSE);

  frame->label_width = MIN (labels, frame->width * MOST_LABEL);
  frame->text_width = widest (plot, frame->context, get_text, NULL, TRUE);
  frame->note_width = widest (plot, frame->context, get_note, plot->note_head, FALSE);
  frame->note2_width = widest (plot, frame->context, get_note2, plot->note2_head, FALSE);
  notes = room_for (frame->text_width) + room_for (frame->note_width) + room_for (frame->note2_width);
  if (frame->width - frame->label_width - notes < 60) /* the picture goes before the smallest words */
    {
      notes -= room_for (frame->note2_width);
      frame->note2_width = 0;
    }
  row = MIN ((frame->height - top - below) / MAX (n_rows (plot), 1), row_height (frame->line, labels > frame->label_width ? 2 : 1) * 1.3);
  below = frame->height - top - row * n_rows (plot);
  frame->area = (cairo_rectangle_t) { frame->label_width + 10, top, MAX (20, frame->width - frame->label_width - 10 - notes), frame->height - top - below };
  for (guint i = plot->first_drawn; i < accord_plot_end_drawn (plot); i++)
    frame->rects[i] = (cairo_rectangle_t) { 0, top + (i - plot->first_drawn) * row, frame->width, row };
}

static void
bars_place (AccordPlotFrame *frame)
{
  place_rows (frame, 0);
  frame->top = frame->bottom = 0;
  for (guint i = frame->plot->first_drawn; i < accord_plot_end_drawn (frame->plot); i++)
    {
      double value = accord_plot_mark (frame->plot, i)->value;

      frame->top = MAX (frame->top, value);
      if (value != ACCORD_PLOT_NONE)
        frame->bottom = MIN (frame->bottom, value);
    }
  if (frame->plot->unit == ACCORD_UNIT_RATIO)
    frame->top = MAX (1, frame->top);
  if (frame->top <= frame->bottom)
    frame->top = 1;
}

/* Where a value ends along its row; what lies beyond the axis ends with it. */
static double
x_of (const AccordPlotFrame *frame, double value)
{
  return frame->area.x + frame->area.width * CLAMP ((value - frame->bottom) / (frame->top - frame->bottom), 0, 1);
}

/* In two lines where that is needed and there is room. */
static void
draw_label (AccordPlotPen *pen, guint index)
{
  const AccordPlotFrame *frame = pen->frame;
  const AccordPlotMark *mark = accord_plot_mark (frame->plot, index);
  const cairo_rectangle_t *row = &frame->rects[index];
  g_autoptr (PangoLayout) layout = NULL;
  int height;

  if (mark->label == NULL)
    return;
  layout = accord_plot_text (frame->context, mark->label, frame->label_width, ACCORD_PLOT_SMALL, FALSE, row->height >= 2 * frame->line ? 2 : 1);
  pango_layout_get_pixel_size (layout, NULL, &height);
  accord_plot_use (pen, mark->weak ? &pen->colors->dim : &pen->colors->text, (int) index);
  cairo_move_to (pen->cr, 0, row->y + (row->height - height) / 2);
  pango_cairo_show_layout (pen->cr, layout);
}

static void
draw_words (AccordPlotPen *pen, guint index)
{
  const AccordPlotFrame *frame = pen->frame;
  const AccordPlotMark *mark = accord_plot_mark (frame->plot, index);
  const cairo_rectangle_t *row = &frame->rects[index];
  double y = row->y + (row->height - frame->line) / 2, x = frame->area.x + frame->area.width + 8;
  const AccordPlotColor *strong = mark->look ? &pen->colors->look_text : mark->weak ? &pen->colors->dim : &pen->colors->text;

  draw_label (pen, index);
  accord_plot_draw_text (pen, mark->text, x, y, frame->text_width, ACCORD_PLOT_SMALL, !mark->weak, 1, strong, (int) index);
  x += room_for (frame->text_width);
  accord_plot_draw_text (pen, mark->note, x, y, frame->note_width, ACCORD_PLOT_SMALL, mark->look, 1,
                         mark->look ? &pen->colors->look_text : &pen->colors->dim, (int) index);
  x += room_for (frame->note_width);
  if (frame->note2_width > 0)
    accord_plot_draw_text (pen, mark->note2, x, y, frame->note2_width, ACCORD_PLOT_SMALL, mark->look, 1,
                           mark->look ? &pen->colors->look_text : &pen->colors->dim, (int) index);
}

static void
draw_heads (AccordPlotPen *pen)
{
  const AccordPlotFrame *frame = pen->frame;
  double x = frame->area.x + frame->area.width + 8 + room_for (frame->text_width);

  accord_plot_draw_text (pen, frame->plot->note_head, x, 0, frame->note_width, ACCORD_PLOT_SMALL, FALSE, 1, &pen->colors->dim, -1);
  x += room_for (frame->note_width);
  if (frame->note2_width > 0)
    accord_plot_draw_text (pen, frame->plot->note2_head, x, 0, frame->note2_width, ACCORD_PLOT_SMALL, FALSE, 1, &pen->colors->dim, -1);
}

/* From zero, to the left where the value lies below it. */
static void
draw_bar (AccordPlotPen *pen, guint index, gboolean track)
{
  const AccordPlotFrame *frame = pen->frame;
  const AccordPlotMark *mark = accord_plot_mark (frame->plot, index);
  const cairo_rectangle_t *area = &frame->area;
  double y = frame->rects[index].y + (frame->rects[index].height - BAR) / 2;
  double zero = x_of (frame, 0), end = mark->value == ACCORD_PLOT_NONE ? zero : x_of (frame, mark->value);
  double width = end == zero ? 0 : MAX (fabs (end - zero), 3), x = end < zero ? zero - width : zero;
  AccordPlotColor color = pen->colors->tones[mark->weak ? ACCORD_TONE_GREY : mark->tone];

  if (track)
    {
      accord_plot_round (pen->cr, area->x, y, area->width, BAR, 4);
      accord_plot_use (pen, &pen->colors->track, -1);
      cairo_fill (pen->cr);
    }
  if (width > 0 && mark->partial)
    accord_plot_hatch (pen, x, y, width, BAR, mark->tone, (int) index);
  else if (width > 0)
    {
      accord_plot_round (pen->cr, x, y, width, BAR, 4);
      accord_plot_use (pen, &color, (int) index);
      cairo_fill (pen->cr);
    }
  if (mark->goal != ACCORD_PLOT_NONE)
    {
      accord_plot_use (pen, &pen->colors->text, (int) index);
      cairo_rectangle (pen->cr, x_of (frame, mark->goal) - 1, y - 3, 2, BAR + 6);
      cairo_fill (pen->cr);
    }
}

static void
draw_overall (AccordPlotPen *pen)
{
  const AccordPlotFrame *frame = pen->frame;
  const AccordPlot *plot = frame->plot;
  double x, width = accord_plot_text_width (frame->context, plot->overall_label, ACCORD_PLOT_SMALL, FALSE);

  if (plot->overall == ACCORD_PLOT_NONE)
    return;
  x = x_of (frame, plot->overall);
  accord_plot_use (pen, &pen->colors->text, -1);
  cairo_rectangle (pen->cr, floor (x) - 1, frame->area.y, 2, frame->area.height);
  cairo_fill (pen->cr);
  accord_plot_draw_text (pen, plot->overall_label, CLAMP (x - width / 2, 0, frame->width - width), 0, width, ACCORD_PLOT_SMALL, FALSE, 0.5,
                         &pen->colors->dim, -1);
}

/* Where something lies below it, zero has a line. */
static void
draw_zero (AccordPlotPen *pen)
{
  const AccordPlotFrame *frame = pen->frame;

  if (frame->bottom >= 0)
    return;
  accord_plot_use (pen, &pen->colors->dim, -1);
  cairo_rectangle (pen->cr, floor (x_of (frame, 0)), frame->area.y, 1, frame->area.height);
  cairo_fill (pen->cr);
}

static void
bars_draw (AccordPlotPen *pen)
{
  for (guint i = pen->frame->plot->first_drawn; i < accord_plot_end_drawn (pen->frame->plot); i++)
    {
      draw_bar (pen, i, TRUE);
      draw_words (pen, i);
    }
  draw_zero (pen);
  draw_overall (pen);
  draw_heads (pen);
}

static void
funnel_draw (AccordPlotPen *pen)
{
  for (guint i = 0; i < pen->frame->plot->marks->len; i++)
    {
      draw_bar (pen, i, FALSE);
      draw_words (pen, i);
    }
  draw_heads (pen);
}

static void
dumbbell_place (AccordPlotFrame *frame)
{
  double most = 0;

  place_rows (frame, frame->line * 1.3);
  frame->area.x += DOT;
  frame->area.width -= 2 * DOT;
  for (guint i = 0; i < frame->plot->marks->len; i++)
    most = MAX (most, MAX (accord_plot_mark (frame->plot, i)->value, accord_plot_mark (frame->plot, i)->before));
  accord_plot_scale (frame, 0, most, TRUE);
}

static void
draw_dot (AccordPlotPen *pen, double x, double y, const AccordPlotColor *color, gboolean hollow, int mark)
{
  cairo_new_path (pen->cr);
  cairo_arc (pen->cr, x, y, hollow ? DOT - 1 : DOT, 0, 2 * G_PI);
  accord_plot_use (pen, hollow ? &pen->colors->ground : color, mark);
  cairo_fill_preserve (pen->cr);
  accord_plot_use (pen, color, mark);
  cairo_set_line_width (pen->cr, hollow ? 2 : 0.5);
  cairo_stroke (pen->cr);
}

static void
draw_pair (AccordPlotPen *pen, guint index)
{
  const AccordPlotFrame *frame = pen->frame;
  const AccordPlotMark *mark = accord_plot_mark (frame->plot, index);
  const cairo_rectangle_t *row = &frame->rects[index];
  double y = row->y + row->height / 2, now = frame->area.x + frame->area.width * mark->value / frame->top;
  double before = frame->area.x + frame->area.width * mark->before / frame->top;
  const AccordPlotColor *color = &pen->colors->tones[mark->weak ? ACCORD_TONE_GREY : mark->tone];

  if (mark->before != ACCORD_PLOT_NONE && mark->value != ACCORD_PLOT_NONE)
    {
      accord_plot_use (pen, &pen->colors->tones[mark->look ? ACCORD_TONE_ORANGE : ACCORD_TONE_GREY], (int) index);
      cairo_set_line_width (pen->cr, 3);
      cairo_move_to (pen->cr, before, y);
      cairo_line_to (pen->cr, now, y);
      cairo_stroke (pen->cr);
    }
  if (mark->before != ACCORD_PLOT_NONE)
    draw_dot (pen, before, y, &pen->colors->tones[ACCORD_TONE_GREY], TRUE, (int) index);
  if (mark->value != ACCORD_PLOT_NONE)
    draw_dot (pen, now, y, color, FALSE, (int) index);
}

static void
draw_scale (AccordPlotPen *pen)
{
  const AccordPlotFrame *frame = pen->frame;
  double bottom = frame->area.y + frame->area.height;

  for (double value = 0; value <= frame->top * 1.001; value += frame->step)
    {
      double x = floor (frame->area.x + frame->area.width * value / frame->top) + 0.5;
      g_autofree char *text = accord_plot_axis_text (frame->plot, value);

      accord_plot_use (pen, &pen->colors->grid, -1);
      cairo_set_line_width (pen->cr, 1);
      cairo_move_to (pen->cr, x, frame->area.y);
      cairo_line_to (pen->cr, x, bottom);
      cairo_stroke (pen->cr);
      accord_plot_draw_text (pen, text, x - 30, bottom + 3, 60, ACCORD_PLOT_SMALL, FALSE, 0.5, &pen->colors->dim, -1);
    }
}

static void
dumbbell_draw (AccordPlotPen *pen)
{
  draw_scale (pen);
  for (guint i = 0; i < pen->frame->plot->marks->len; i++)
    {
      draw_pair (pen, i);
      draw_words (pen, i);
    }
  draw_heads (pen);
}

/* How many lines the names at the left need, 2 at most; without any 1. */
int
accord_plot_label_lines (const AccordPlot *plot, PangoContext *context, double width)
{
  gboolean rows = plot->shape == ACCORD_PLOT_BARS || plot->shape == ACCORD_PLOT_FUNNEL || plot->shape == ACCORD_PLOT_DUMBBELL;

  return rows && widest (plot, context, get_label, NULL, FALSE) > width * MOST_LABEL ? 2 : 1;
}

/**
 * accord_plot_is_too_narrow:
 * @plot: a chart
 * @context: fonts
 * @width: room
 *
 * Returns: whether names at its left would be cut even over two lines
 */
gboolean
accord_plot_is_too_narrow (const AccordPlot *plot, PangoContext *context, double width)
{
  const double lost = 0.9; /* where lines break between words */

  return accord_plot_label_lines (plot, context, width) > 1 &&
         widest (plot, context, get_label, NULL, FALSE) > 2 * lost * width * MOST_LABEL;
}

const AccordPlotClass accord_plot_bars = { rows_height, bars_place, bars_draw };
const AccordPlotClass accord_plot_funnel = { rows_height, bars_place, funnel_draw };
const AccordPlotClass accord_plot_dumbbell = { dumbbell_height, dumbbell_place, dumbbell_draw };
