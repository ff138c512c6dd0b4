/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordForecastChart: one bar a month. The parts tell themselves apart by how much of them is filled, not by
 * hue: closed is solid, commit paler, best case hatched, the rest of the pipeline hollow. Own widget because
 * GTK has no charts. */

#include "accord-config.h"

#include "accord-forecast-chart.h"

#include "accord-chart-axis.h"
#include "accord-chart-color.h"
#include "accord-chart-text.h"
#include "accord-figure-words.h"
#include "accord-forecast-part.h"
#include "accord-forecast-words.h"
#include "accord-money-axis.h"
#include "accord-money.h"

#include <glib/gi18n-lib.h>

#define MOST_LINES 4
#define BAR_MOST 56
#define BAR_SHARE 0.56f
#define GAP 1

struct _AccordForecastChart {
  AccordChart parent_instance;

  AccordForecast *forecast; /* NULL: none yet */
  char currency[4];
  gboolean weighted;
};

typedef struct {
  graphene_rect_t plot;
  AccordChartAxis axis;
  float slot;
  float bar;
} Frame;

G_DEFINE_FINAL_TYPE (AccordForecastChart, accord_forecast_chart, ACCORD_TYPE_CHART)

static const AccordForecastBucket *
month (AccordForecastChart *self, guint index)
{
  return &g_array_index (self->forecast->buckets, AccordForecastBucket, index + 1);
}

static guint
n_months (AccordForecastChart *self)
{
  return self->forecast != NULL ? self->forecast->n_months : 0;
}

static gint64
part (AccordForecastChart *self, guint index, int category)
{
  const AccordForecastSum *sum = &month (self, index)->by[category];

  return self->weighted ? sum->weighted : sum->sum;
}

/* Its parts above zero, or those below it (returns). */
static double
bar_end (AccordForecastChart *self, guint index, gboolean below)
{
  double end = 0;

  for (int c = ACCORD_FORECAST_PIPELINE; c < ACCORD_N_FORECAST_CATEGORIES; c++)
    if ((part (self, index, c) < 0) == below)
      end += (double) part (self, index, c);
  return end;
}

/* Weighted sums have no lines: a share of each deal is in them already. */
static double
line_at (AccordForecastChart *self, guint index, AccordForecastCategory least)
{
  return (double) accord_forecast_line (self->forecast, index + 1, least);
}

/* Zero is between them. */
static void
find_ends (AccordForecastChart *self, double *lowest, double *highest)
{
  *lowest = *highest = 0;
  for (guint i = 0; i < n_months (self); i++)
    {
      double best = self->weighted ? 0 : line_at (self, i, ACCORD_FORECAST_BEST), commit = self->weighted ? 0 : line_at (self, i, ACCORD_FORECAST_COMMIT);

      *highest = MAX (*highest, MAX (bar_end (self, i, FALSE), MAX (best, commit)));
      *lowest = MIN (*lowest, MIN (bar_end (self, i, TRUE), MIN (best, commit)));
    }
}

static char *
axis_text (double value, gpointer data)
{
  return accord_money_format_axis ((gint64) value, ((AccordForecastChart *) data)->currency);
}

static void
measure_frame (AccordForecastChart *self, Frame *frame)
{
  GtkWidget *widget = GTK_WIDGET (self);
  double lowest, highest;
  int gutter, line;

  find_ends (self, &lowest, &highest);
  frame->axis = (AccordChartAxis) { highest, accord_chart_axis_step (highest - lowest, MOST_LINES), axis_text, self, lowest };
  if (lowest >= 0)
    frame->axis.highest = MAX (highest, frame->axis.step);
  accord_chart_axis_measure (&frame->axis, widget, &gutter, &line);
  graphene_rect_init (&frame->plot, gutter + 10, line / 2 + 4, MAX (gtk_widget_get_width (widget) - gutter - 14, 1),
                      MAX (gtk_widget_get_height (widget) - line * 1.5f - 14, 1));
  frame->slot = frame->plot.size.width / MAX (n_months (self), 1u);
  frame->bar = CLAMP (frame->slot * BAR_SHARE, 2, BAR_MOST);
}

static float
y_of (const Frame *frame, double value)
{
  return accord_chart_axis_y (&frame->axis, &frame->plot, value);
}

static float
x_of (const Frame *frame, guint index)
{
  return frame->plot.origin.x + frame->slot * ((float) index + 0.5f);
}

static gboolean
accord_forecast_chart_mark_bounds (AccordChart *chart, int index, graphene_rect_t *bounds)
{
  AccordForecastChart *self = ACCORD_FORECAST_CHART (chart);
  Frame frame;
  float top;

  if (index < 0 || (guint) index >= n_months (self))
    return FALSE;
  measure_frame (self, &frame);
  top = MIN (y_of (&frame, bar_end (self, (guint) index, FALSE)), y_of (&frame, (frame.axis.highest + frame.axis.lowest) / 2));
  graphene_rect_init (bounds, x_of (&frame, (guint) index) - frame.slot / 2, top, frame.slot,
                      (float) gtk_widget_get_height (GTK_WIDGET (self)) - top);
  return TRUE;
}

/* Drawing */

static void
draw_bar (AccordForecastChart *self, GtkSnapshot *snapshot, const Frame *frame, guint index)
{
  int current = accord_chart_get_current (ACCORD_CHART (self));
  double ends[] = { 0, 0 }, whole = bar_end (self, index, FALSE); /* above and below zero */
  GdkRGBA color;

  accord_chart_widget_color (ACCORD_SERIES_BLUE, &color);
  if (current >= 0 && current != (int) index)
    accord_chart_fade (&color);
  for (int c = ACCORD_FORECAST_CLOSED; c >= ACCORD_FORECAST_PIPELINE; c--)
    {
      double value = (double) part (self, index, c);
      int below = value < 0;
      float foot = y_of (frame, ends[below]), end = y_of (frame, ends[below] + value), gap = ends[below] != 0 ? GAP : 0;
      graphene_rect_t rect = GRAPHENE_RECT_INIT ((float) (int) (x_of (frame, index) - frame->bar / 2), below ? foot + gap : end, frame->bar,
                                                 MAX (ABS (foot - end) - gap, 0));

      ends[below] += value;
      if (value != 0)
        accord_forecast_part_draw (snapshot, &rect, (AccordForecastCategory) c, !below && ends[0] >= whole, &color);
    }
}

static void
draw_line (AccordForecastChart *self, GtkSnapshot *snapshot, const Frame *frame, AccordForecastCategory least,
           const GdkRGBA *color, gboolean dashed)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  GskStroke *stroke = gsk_stroke_new (2);
  const float dash[] = { 6, 4 };

  for (guint i = 0; i < n_months (self); i++)
    {
      float x = x_of (frame, i), y = y_of (frame, line_at (self, i, least));

      if (i == 0)
        gsk_path_builder_move_to (builder, x, y);
      else
        gsk_path_builder_line_to (builder, x, y);
    }
  for (guint i = 0; i < n_months (self); i++)
    gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT (x_of (frame, i) - 2.5f, y_of (frame, line_at (self, i, least)) - 2.5f, 5, 5));
  path = gsk_path_builder_to_path (builder);
  if (dashed)
    gsk_stroke_set_dash (stroke, dash, G_N_ELEMENTS (dash));
  gsk_stroke_set_line_join (stroke, GSK_LINE_JOIN_ROUND);
  gtk_snapshot_append_stroke (snapshot, path, stroke, color);
  gsk_stroke_free (stroke);
}

static void
draw_lines (AccordForecastChart *self, GtkSnapshot *snapshot, const Frame *frame, const GdkRGBA *text_color)
{
  GdkRGBA best = *text_color;

  if (self->weighted || n_months (self) < 2)
    return;
  best.alpha *= 0.6f;
  draw_line (self, snapshot, frame, ACCORD_FORECAST_BEST, &best, TRUE);
  draw_line (self, snapshot, frame, ACCORD_FORECAST_COMMIT, text_color, FALSE);
}

static void
draw_labels (AccordForecastChart *self, GtkSnapshot *snapshot, const Frame *frame, const GdkRGBA *text_color)
{
  int current = accord_chart_get_current (ACCORD_CHART (self));
  GdkRGBA pale = *text_color;
  guint every = 1 + (guint) (34 / MAX (frame->slot, 1));

  pale.alpha *= 0.72f;
  for (guint i = 0; i < n_months (self); i++)
    {
      gboolean is_current = current == (int) i;
      g_autofree char *label = accord_forecast_month_short (month (self, i)->from);
      g_autoptr (PangoLayout) layout = accord_chart_text_new (GTK_WIDGET (self), label, ACCORD_AXIS_TEXT_SCALE, is_current);

      if (i % every == 0 || is_current)
        accord_chart_text_draw (snapshot, layout, x_of (frame, i), y_of (frame, frame->axis.lowest) + 8, 0.5, 0, is_current ? text_color : &pale);
    }
}

static void
accord_forecast_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AccordForecastChart *self = ACCORD_FORECAST_CHART (widget);
  GdkRGBA text_color;
  Frame frame;

  measure_frame (self, &frame);
  gtk_widget_get_color (widget, &text_color);
  accord_chart_axis_draw (&frame.axis, GTK_WIDGET (self), snapshot, &frame.plot, &text_color);
  for (guint i = 0; i < n_months (self); i++)
    draw_bar (self, snapshot, &frame, i);
  draw_lines (self, snapshot, &frame, &text_color);
  draw_labels (self, snapshot, &frame, &text_color);
}

static void
accord_forecast_chart_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                               int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 200 : 190;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 640 : 230;
}

static void
accord_forecast_chart_cleared (AccordChart *chart)
{
  g_clear_pointer (&ACCORD_FORECAST_CHART (chart)->forecast, accord_forecast_free);
}

static void
accord_forecast_chart_finalize (GObject *object)
{
  g_clear_pointer (&ACCORD_FORECAST_CHART (object)->forecast, accord_forecast_free);
  G_OBJECT_CLASS (accord_forecast_chart_parent_class)->finalize (object);
}

static void
accord_forecast_chart_class_init (AccordForecastChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = accord_forecast_chart_finalize;
  widget_class->snapshot = accord_forecast_chart_snapshot;
  widget_class->measure = accord_forecast_chart_measure;
  ACCORD_CHART_CLASS (klass)->mark_bounds = accord_forecast_chart_mark_bounds;
  ACCORD_CHART_CLASS (klass)->cleared = accord_forecast_chart_cleared;
}

static void
accord_forecast_chart_init (AccordForecastChart *self)
{
  const char *const headings[] = { _("Month"), C_("forecast", "Closed"), _("Commit"), _("Best case"), _("Pipeline"), _("Weighted"), NULL };

  accord_chart_set_columns (ACCORD_CHART (self), headings);
}

/**
 * accord_forecast_chart_new:
 *
 * Returns: (transfer floating): a chart of nothing yet
 */
GtkWidget *
accord_forecast_chart_new (void)
{
  return g_object_new (ACCORD_TYPE_FORECAST_CHART, NULL);
}

static char *
cell (const AccordForecastSum *sum, const char *currency)
{
  return sum->n > 0 ? accord_forecast_sum_words (sum, currency) : g_strdup ("—");
}

static void
add_month (AccordForecastChart *self, guint index)
{
  const AccordForecastBucket *bucket = month (self, index);
  g_autofree char *name = accord_forecast_bucket_name (bucket);
  g_autofree char *closed = cell (&bucket->by[ACCORD_FORECAST_CLOSED], self->currency);
  g_autofree char *commit = cell (&bucket->by[ACCORD_FORECAST_COMMIT], self->currency);
  g_autofree char *best = cell (&bucket->by[ACCORD_FORECAST_BEST], self->currency);
  g_autofree char *pipeline = cell (&bucket->by[ACCORD_FORECAST_PIPELINE], self->currency);
  g_autofree char *weighted = accord_money_format_short (bucket->total.weighted, self->currency);
  g_autofree char *drill = accord_figure_drill_words (bucket->total.n);
  const char *const cells[] = { name, closed, commit, best, pipeline, weighted, NULL };

  accord_chart_add_mark (ACCORD_CHART (self), cells, drill);
}

/**
 * accord_forecast_chart_set_forecast:
 * @self: a chart
 * @forecast: copied
 * @currency: of its sums
 * @weighted: whether shares of the amounts are drawn in place of the amounts
 */
void
accord_forecast_chart_set_forecast (AccordForecastChart *self, const AccordForecast *forecast, const char *currency,
                                    gboolean weighted)
{
  int current = accord_chart_get_current (ACCORD_CHART (self));

  g_return_if_fail (ACCORD_IS_FORECAST_CHART (self) && forecast != NULL);

  accord_chart_clear (ACCORD_CHART (self));
  self->forecast = accord_forecast_copy (forecast);
  g_strlcpy (self->currency, currency, sizeof self->currency);
  self->weighted = weighted;
  for (guint i = 0; i < forecast->n_months; i++)
    add_month (self, i);
  if (current < accord_chart_get_n_marks (ACCORD_CHART (self)))
    accord_chart_set_current (ACCORD_CHART (self), current); /* the cursor stays where it was */
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * accord_forecast_chart_get_bucket:
 * @mark: index of a mark
 *
 * Returns: index of its bucket in the forecast
 */
guint
accord_forecast_chart_get_bucket (AccordForecastChart *self, int mark)
{
  return (guint) mark + 1;
}
