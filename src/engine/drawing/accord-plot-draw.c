/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the shapes of charts share: colours, texts, axes, hatching, and the frame in which a chart stands. */

#include "accord-config.h"

#include "accord-plot-private.h"

#include "accord-flow-plan.h"
#include "accord-money-axis.h"
#include "accord-money.h"
#include "accord-text.h"

#include <math.h>

#define FADED 0.45
#define LEAST_HEIGHT 40

/* Series colours of ui.md §9, checked for protan, deutan and tritan eyes. Paper takes the light ones. */
#define RGB(hex) { ((hex) >> 16 & 0xff) / 255.0, ((hex) >> 8 & 0xff) / 255.0, ((hex) & 0xff) / 255.0, 1 }

static const AccordPlotColors palettes[2][2] = {
  { { .text = { 0, 0, 0, 0.87 }, .dim = { 0, 0, 0, 0.68 }, .grid = { 0, 0, 0, 0.08 }, .ground = { 1, 1, 1, 1 },
      .track = { 0, 0, 0, 0.08 }, .look_text = RGB (0xb84c00),
      .tones = { RGB (0x1c71d8), RGB (0xe66100), RGB (0x26b09c), RGB (0x613583), RGB (0x77767b) } },
    { .text = { 0, 0, 0, 1 }, .dim = { 0, 0, 0, 0.9 }, .grid = { 0, 0, 0, 0.4 }, .ground = { 1, 1, 1, 1 },
      .track = { 0, 0, 0, 0.2 }, .look_text = RGB (0x8f3b00),
      .tones = { RGB (0x1a5fb4), RGB (0xc64600), RGB (0x1a7f70), RGB (0x613583), RGB (0x5e5c64) } } },
  { { .text = { 1, 1, 1, 0.95 }, .dim = { 1, 1, 1, 0.72 }, .grid = { 1, 1, 1, 0.09 }, .ground = { 0.21, 0.21, 0.23, 1 },
      .track = { 1, 1, 1, 0.11 }, .look_text = RGB (0xffa348),
      .tones = { RGB (0x62a0ea), RGB (0xffa348), RGB (0x8ff0dc), RGB (0xa855c9), RGB (0x9a9996) } },
    { .text = { 1, 1, 1, 1 }, .dim = { 1, 1, 1, 0.92 }, .grid = { 1, 1, 1, 0.4 }, .ground = { 0.12, 0.12, 0.13, 1 },
      .track = { 1, 1, 1, 0.25 }, .look_text = RGB (0xffbe6f),
      .tones = { RGB (0x99c1f1), RGB (0xffbe6f), RGB (0x8ff0dc), RGB (0xdc8add), RGB (0xc0bfbc) } } },
};

/**
 * accord_plot_colors:
 * @dark: on a dark ground
 * @contrast: stronger lines and texts
 *
 * Returns: (transfer none): colours; paper and files take the light ones
 */
const AccordPlotColors *
accord_plot_colors (gboolean dark, gboolean contrast)
{
  return &palettes[dark ? 1 : 0][contrast ? 1 : 0];
}

static const AccordPlotClass *
class_of (const AccordPlot *plot)
{
  static const AccordPlotClass *const classes[] = {
    [ACCORD_PLOT_COLUMNS] = &accord_plot_columns, [ACCORD_PLOT_BARS] = &accord_plot_bars,
    [ACCORD_PLOT_FUNNEL] = &accord_plot_funnel,   [ACCORD_PLOT_DUMBBELL] = &accord_plot_dumbbell,
    [ACCORD_PLOT_LINES] = &accord_plot_lines,     [ACCORD_PLOT_HEAT] = &accord_plot_heat,
    [ACCORD_PLOT_WORDS] = NULL,
  };

  return classes[plot->shape];
}

/* Text with Han gets its language, or it is drawn in Japanese forms. */
PangoLayout *
accord_plot_text (PangoContext *context, const char *text, double width, double scale, gboolean bold, int lines)
{
  PangoLayout *layout = accord_flow_text (context, text, width, scale, bold, lines);

  if (accord_text_has_han (text))
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_copy (pango_layout_get_attributes (layout));

      pango_attr_list_insert (attributes, pango_attr_language_new (pango_language_from_string ("zh-hans")));
      pango_layout_set_attributes (layout, attributes);
    }
  return layout;
}

double
accord_plot_text_width (PangoContext *context, const char *text, double scale, gboolean bold)
{
  g_autoptr (PangoLayout) layout = NULL;
  int width;

  if (text == NULL || *text == '\0')
    return 0;
  layout = accord_plot_text (context, text, 0, scale, bold, 1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width + 1;
}

/* @mark: fades while another one is pointed at; -1: never. The colour stays opaque, so that grid lines do not shine through. */
void
accord_plot_use (AccordPlotPen *pen, const AccordPlotColor *color, int mark)
{
  const AccordPlotColor *ground = &pen->colors->ground;
  double share = pen->current >= 0 && mark >= 0 && mark != pen->current ? FADED : 1;

  cairo_set_source_rgba (pen->cr, ground->red + share * (color->red - ground->red),
                         ground->green + share * (color->green - ground->green),
                         ground->blue + share * (color->blue - ground->blue), color->alpha);
}

/* @align: 0 start, 0.5 middle, 1 end of @width; @y: the top. */
void
accord_plot_draw_text (AccordPlotPen *pen, const char *text, double x, double y, double width, double scale, gboolean bold,
                       double align, const AccordPlotColor *color, int mark)
{
  g_autoptr (PangoLayout) layout = NULL;
  int wide;

  if (text == NULL || *text == '\0')
    return;
  layout = accord_plot_text (pen->frame->context, text, align > 0 ? 0 : width, scale, bold, 1);
  pango_layout_get_pixel_size (layout, &wide, NULL);
  accord_plot_use (pen, color, mark);
  cairo_move_to (pen->cr, x + align * (width - wide), y);
  pango_cairo_show_layout (pen->cr, layout);
}

/**
 * accord_plot_round:
 * @cr: where the path is begun
 * @x: left edge, in points
 * @y: upper edge
 * @width: of the rectangle
 * @height: of it
 * @radius: of its corners; no more than half of the shorter side is used
 *
 * Adds a closed path; the caller fills or strokes it.
 */
void
accord_plot_round (cairo_t *cr, double x, double y, double width, double height, double radius)
{
  radius = MIN (radius, MIN (width, height) / 2);
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI / 2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI / 2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI / 2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

/* A bar that stands on the line at @foot, or hangs from it where @rise is below 0: only the corners away from it are round. */
void
accord_plot_column (cairo_t *cr, double x, double foot, double width, double rise, double radius)
{
  cairo_matrix_t upright;

  radius = MIN (radius, MIN (width / 2, fabs (rise)));
  cairo_get_matrix (cr, &upright);
  cairo_translate (cr, x, foot);
  cairo_scale (cr, 1, rise < 0 ? 1 : -1);
  cairo_new_sub_path (cr);
  cairo_move_to (cr, 0, 0);
  cairo_line_to (cr, width, 0);
  cairo_arc (cr, width - radius, fabs (rise) - radius, radius, 0, G_PI / 2);
  cairo_arc (cr, radius, fabs (rise) - radius, radius, G_PI / 2, G_PI);
  cairo_close_path (cr);
  cairo_set_matrix (cr, &upright);
}

/* Slanted lines on a pale ground: says "not yet" without a colour. */
void
accord_plot_hatch (AccordPlotPen *pen, double x, double y, double width, double height, AccordPlotTone tone, int mark)
{
  AccordPlotColor pale = pen->colors->tones[tone], line = pale;

  if (width <= 0 || height <= 0)
    return;
  pale.alpha = 0.22;
  cairo_save (pen->cr);
  accord_plot_round (pen->cr, x, y, width, height, 3);
  accord_plot_use (pen, &pale, mark);
  cairo_fill_preserve (pen->cr);
  cairo_clip (pen->cr);
  line.alpha = 0.75;
  accord_plot_use (pen, &line, mark);
  cairo_set_line_width (pen->cr, 1.3);
  for (double at = -height; at < width; at += 6)
    {
      cairo_move_to (pen->cr, x + at, y + height);
      cairo_line_to (pen->cr, x + at + height, y);
    }
  cairo_stroke (pen->cr);
  cairo_restore (pen->cr);
}

/* Three or four lines at round values, zero one of them, from @least, at most 0, to @most, at least 0. @beyond: the last one at
 * or above @most; else marks may stand above it, so that no room is left empty. */
void
accord_plot_scale (AccordPlotFrame *frame, double least, double most, gboolean beyond)
{
  const double steps[] = { 1, 2, 2.5, 5, 10 };
  double rough = MAX (most - least, frame->plot->unit == ACCORD_UNIT_RATIO ? 0.01 : 1) / (beyond ? 4 : 4.999);
  double power = pow (10, floor (log10 (rough)));

  frame->step = 10 * power;
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] * power >= rough)
      {
        frame->step = steps[i] * power;
        break;
      }
  if (frame->plot->unit != ACCORD_UNIT_RATIO)
    frame->step = MAX (frame->step, 1);
  frame->bottom = least;
  frame->top = beyond ? ceil (most / frame->step - 1e-9) * frame->step : MAX (most, most > 0 && least >= 0 ? frame->step : 0);
  if (frame->top <= frame->bottom) /* nothing to measure: the line at zero alone */
    {
      frame->top = 1;
      frame->step = 2;
    }
}

char *
accord_plot_axis_text (const AccordPlot *plot, double value)
{
  if (plot->unit == ACCORD_UNIT_MONEY)
    return accord_money_format_axis (llround (value), plot->currency);
  if (plot->unit == ACCORD_UNIT_RATIO)
    return accord_percent_format (value);
  return accord_number_format (llround (value));
}

/* Where a value lies on the axis at the left. */
double
accord_plot_y (const AccordPlotFrame *frame, double value)
{
  return frame->area.y + frame->area.height * (frame->top - value) / (frame->top - frame->bottom);
}

/* The line of the axis above the one at @value; the lowest where that is ACCORD_PLOT_NONE. FALSE: there is none. */
gboolean
accord_plot_next_line (const AccordPlotFrame *frame, double *value)
{
  double line = *value == ACCORD_PLOT_NONE ? ceil (frame->bottom * 1.001 / frame->step) : round (*value / frame->step) + 1;

  *value = line == 0 ? 0 : line * frame->step; /* no zero below zero */
  return *value <= frame->top * 1.001;
}

/* Of the values beside the lines. */
double
accord_plot_axis_width (const AccordPlotFrame *frame)
{
  double width = 0;

  for (double value = ACCORD_PLOT_NONE; accord_plot_next_line (frame, &value);)
    {
      g_autofree char *text = accord_plot_axis_text (frame->plot, value);

      width = MAX (width, accord_plot_text_width (frame->context, text, ACCORD_PLOT_SMALL, FALSE));
    }
  return width;
}

/* Lines with their values at the left; that at zero is stronger where something lies below it. */
void
accord_plot_draw_grid (AccordPlotPen *pen)
{
  const AccordPlotFrame *frame = pen->frame;
  const cairo_rectangle_t *area = &frame->area;

  for (double value = ACCORD_PLOT_NONE; accord_plot_next_line (frame, &value);)
    {
      double y = floor (accord_plot_y (frame, value)) + 0.5;
      g_autofree char *text = accord_plot_axis_text (frame->plot, value);

      accord_plot_use (pen, value == 0 && frame->bottom < 0 ? &pen->colors->dim : &pen->colors->grid, -1);
      cairo_set_line_width (pen->cr, 1);
      cairo_move_to (pen->cr, area->x, y);
      cairo_line_to (pen->cr, area->x + area->width, y);
      cairo_stroke (pen->cr);
      accord_plot_draw_text (pen, text, 0, y - frame->line / 2, frame->label_width, ACCORD_PLOT_SMALL, FALSE, 1, &pen->colors->dim, -1);
    }
}

static double
line_height (PangoContext *context)
{
  g_autoptr (PangoLayout) layout = accord_flow_text (context, "Åg恒", 0, ACCORD_PLOT_SMALL, FALSE, 1);
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

/**
 * accord_plot_height:
 * @plot: a chart
 * @context: fonts
 * @width: the room it gets
 *
 * Returns: the height that shows it well
 */
double
accord_plot_height (const AccordPlot *plot, PangoContext *context, double width)
{
  const AccordPlotClass *klass = class_of (plot);

  return klass != NULL ? MAX (LEAST_HEIGHT, klass->height (plot, line_height (context), accord_plot_label_lines (plot, context, width))) : 0;
}

/**
 * accord_plot_frame_new:
 * @plot: a chart
 * @context: fonts
 * @width: room
 * @height: room
 *
 * Returns: (transfer full): where everything stands
 */
AccordPlotFrame *
accord_plot_frame_new (AccordPlot *plot, PangoContext *context, double width, double height)
{
  AccordPlotFrame *self = g_new0 (AccordPlotFrame, 1);
  const AccordPlotClass *klass = class_of (plot);

  self->plot = accord_plot_ref (plot);
  self->context = g_object_ref (context);
  self->width = width;
  self->height = height;
  self->line = line_height (context);
  self->rects = g_new0 (cairo_rectangle_t, plot->marks->len + 1);
  if (klass != NULL)
    klass->place (self);
  return self;
}

void
accord_plot_frame_free (AccordPlotFrame *self)
{
  accord_plot_unref (self->plot);
  g_object_unref (self->context);
  g_free (self->rects);
  g_free (self);
}

/**
 * accord_plot_frame_draw:
 * @self: a placed chart
 * @cr: where to
 * @colors: for the ground
 * @current: the mark pointed at; others fade. -1: none
 */
void
accord_plot_frame_draw (const AccordPlotFrame *self, cairo_t *cr, const AccordPlotColors *colors, int current)
{
  AccordPlotPen pen = { self, cr, colors, current };
  const AccordPlotClass *klass = class_of (self->plot);

  if (klass == NULL || self->plot->marks->len == 0)
    return;
  cairo_save (cr);
  klass->draw (&pen);
  cairo_restore (cr);
}
