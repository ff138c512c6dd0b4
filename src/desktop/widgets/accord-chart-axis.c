/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The scale of a chart: round steps, their texts and lines. */

#include "accord-config.h"

#include "accord-chart-axis.h"

#include "accord-chart-text.h"

#include <adwaita.h>
#include <math.h>

/**
 * accord_chart_axis_step:
 * @span: from the lowest value shown to the highest, above 0
 * @max_lines: how many grid lines besides zero at most
 *
 * Returns: 1, 2, 2.5 or 5 times a power of ten, so that at most @max_lines multiples reach over
 *   @span; 1 if there is nothing to show
 */
double
accord_chart_axis_step (double span, int max_lines)
{
  static const double steps[] = { 1, 2, 2.5, 5, 10 };
  double power;

  if (!(span > 0) || max_lines < 1)
    return 1;
  power = pow (10, floor (log10 (span / max_lines)));
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (floor (span / (steps[i] * power)) <= max_lines)
      return steps[i] * power;
  return 10 * power;
}

/* The lowest line, a whole number of steps from zero. */
static double
first_line (const AccordChartAxis *self)
{
  return self->lowest < 0 ? ceil (self->lowest / self->step) * self->step + 0.0 : 0; /* + 0: no zero below zero */
}

/* Zero needs no currency. */
static PangoLayout *
text_of (const AccordChartAxis *self, GtkWidget *widget, double value)
{
  g_autofree char *text = value != 0 ? self->format (value, self->format_data) : g_strdup ("0");

  return accord_chart_text_new (widget, text, ACCORD_AXIS_TEXT_SCALE, FALSE);
}

/**
 * accord_chart_axis_measure:
 * @self: an axis
 * @widget: the chart
 * @gutter: (out): how wide its texts are, px; large fonts fit
 * @line: (out): how high
 */
void
accord_chart_axis_measure (const AccordChartAxis *self, GtkWidget *widget, int *gutter, int *line)
{
  *gutter = *line = 0;
  for (double value = first_line (self); value <= self->highest; value += self->step)
    {
      g_autoptr (PangoLayout) layout = text_of (self, widget, value);
      int width;

      pango_layout_get_pixel_size (layout, &width, line);
      *gutter = MAX (*gutter, width);
    }
}

/**
 * accord_chart_axis_y:
 * @self: an axis
 * @plot: where the chart draws its values, px
 * @value: a value
 *
 * Returns: where it lies, px from the top of the chart
 */
float
accord_chart_axis_y (const AccordChartAxis *self, const graphene_rect_t *plot, double value)
{
  return plot->origin.y + plot->size.height * (float) ((self->highest - value) / (self->highest - self->lowest));
}

/**
 * accord_chart_axis_draw:
 * @self: an axis
 * @widget: the chart
 * @snapshot: draws it
 * @plot: where the chart draws its values; the texts stand left of it
 * @text_color: the chart's
 */
void
accord_chart_axis_draw (const AccordChartAxis *self, GtkWidget *widget, GtkSnapshot *snapshot, const graphene_rect_t *plot,
                        const GdkRGBA *text_color)
{
  gboolean strong = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  GdkRGBA line = *text_color, pale = *text_color;

  line.alpha *= strong ? 0.4f : 0.08f;
  pale.alpha *= strong ? 0.9f : 0.72f;
  for (double value = first_line (self); value <= self->highest; value += self->step)
    {
      g_autoptr (PangoLayout) layout = text_of (self, widget, value);
      float y = (float) (int) accord_chart_axis_y (self, plot, value);

      gtk_snapshot_append_color (snapshot, value == 0 && self->lowest < 0 ? &pale : &line, &GRAPHENE_RECT_INIT (plot->origin.x, y, plot->size.width, 1));
      accord_chart_text_draw (snapshot, layout, plot->origin.x - 8, y, 1, 0.5, &pale);
    }
}
