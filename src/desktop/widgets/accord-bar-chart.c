/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordBarChart: bars over months with goals and forecast. Own widget because GTK has no charts.
 *
 *   €300K ┤   ▄   ▨      ― goal mark
 *   €200K ┤ █ █ █ ▨ ▨    █ value   ▨ forecast, month that is not over
 *       0 ┴─┴─┴─┴─┴─┴    a value below zero hangs from the line at zero
 */

#include "accord-config.h"

#include "accord-bar-chart.h"

#include "accord-chart-color.h"
#include "accord-chart-text.h"
#include "accord-money-axis.h"
#include "accord-money.h"

#define MOST_LINES 4
#define BAR_MOST 44
#define BAR_SHARE 0.62f
#define RADIUS 4
#define GAP 2

typedef struct {
  char *label;
  double value;
  double forecast;
  double goal;
  gboolean partial;
} Bar;

struct _AccordBarChart {
  AccordChart parent_instance;

  GArray *bars; /* Bar */
  AccordAxisFormat format;
  gpointer format_data;
  GDestroyNotify format_destroy;
};

/* Where things are in the present size. */
typedef struct {
  graphene_rect_t plot;
  AccordChartAxis axis;
  float slot;
  float bar;
} Frame;

G_DEFINE_FINAL_TYPE (AccordBarChart, accord_bar_chart, ACCORD_TYPE_CHART)

static void
bar_clear (gpointer data)
{
  g_clear_pointer (&((Bar *) data)->label, g_free);
}

static char *
format_number (double value, gpointer user_data)
{
  return accord_number_format ((gint64) value);
}

static char *
format_money (double value, gpointer user_data)
{
  return accord_money_format_axis ((gint64) value, user_data);
}

/* What is expected stands on the bar, or hangs from it: where it ends. */
static double
end_of_rest (const Bar *bar)
{
  return bar->forecast + (bar->forecast < 0 ? MIN (bar->value, 0) : MAX (bar->value, 0));
}

/* Zero is between them. */
static void
find_ends (AccordBarChart *self, double *lowest, double *highest)
{
  *lowest = *highest = 0;
  for (guint i = 0; i < self->bars->len; i++)
    {
      const Bar *bar = &g_array_index (self->bars, Bar, i);
      double rest = end_of_rest (bar);

      *highest = MAX (*highest, MAX (MAX (bar->value, rest), bar->goal));
      *lowest = MIN (*lowest, MIN (bar->value, rest));
    }
}

static void
text_size (AccordBarChart *self, const char *text, int *width, int *height)
{
  g_autoptr (PangoLayout) layout = accord_chart_text_new (GTK_WIDGET (self), text, ACCORD_AXIS_TEXT_SCALE, FALSE);

  pango_layout_get_pixel_size (layout, width, height);
}

/* The gutter is measured from its texts, so that large fonts fit. */
static void
measure_frame (AccordBarChart *self, Frame *frame)
{
  GtkWidget *widget = GTK_WIDGET (self);
  double lowest, highest;
  int gutter, line;

  find_ends (self, &lowest, &highest);
  frame->axis = (AccordChartAxis) { 1, 2, self->format, self->format_data }; /* nothing yet: zero alone */
  if (highest > lowest)
    {
      frame->axis.step = accord_chart_axis_step (highest - lowest, MOST_LINES);
      frame->axis.highest = lowest < 0 ? highest : MAX (highest, frame->axis.step);
      frame->axis.lowest = lowest;
    }
  accord_chart_axis_measure (&frame->axis, widget, &gutter, &line);
  graphene_rect_init (&frame->plot, gutter + 10, line / 2 + 2,
                      gtk_widget_get_width (widget) - gutter - 10,
                      gtk_widget_get_height (widget) - line * 1.5f - 10);
  frame->slot = frame->plot.size.width / MAX (self->bars->len, 1u);
  frame->bar = CLAMP (frame->slot * BAR_SHARE, 2, BAR_MOST);
}

static float
y_of (const Frame *frame, double value)
{
  return accord_chart_axis_y (&frame->axis, &frame->plot, value);
}

static gboolean
accord_bar_chart_mark_bounds (AccordChart *chart, int index, graphene_rect_t *bounds)
{
  AccordBarChart *self = ACCORD_BAR_CHART (chart);
  const Bar *bar;
  Frame frame;
  float top;

  if (index < 0 || (guint) index >= self->bars->len)
    return FALSE;
  measure_frame (self, &frame);
  bar = &g_array_index (self->bars, Bar, index);
  top = y_of (&frame, MAX (end_of_rest (bar), bar->goal));
  graphene_rect_init (bounds, frame.plot.origin.x + frame.slot * index,
                      MIN (top, y_of (&frame, (frame.axis.highest + frame.axis.lowest) / 2)),
                      frame.slot, 0);
  bounds->size.height = gtk_widget_get_height (GTK_WIDGET (self)) - bounds->origin.y;
  return TRUE;
}

/* Where a hatch says what is expected, what was reached in a time that is not over is no part of it. */
static gboolean
expects (AccordBarChart *self)
{
  for (guint i = 0; i < self->bars->len; i++)
    if (g_array_index (self->bars, Bar, i).forecast != 0)
      return TRUE;
  return FALSE;
}

static void
draw_parts (GtkSnapshot *snapshot, const Frame *frame, const Bar *bar, float x, const GdkRGBA *color, gboolean expecting)
{
  float foot = y_of (frame, 0), end = y_of (frame, bar->value), rest = y_of (frame, end_of_rest (bar));
  gboolean more = bar->forecast != 0, capped = more && bar->forecast * bar->value > 0, down = bar->value < 0;
  graphene_rect_t rect = GRAPHENE_RECT_INIT (x, MIN (end, foot), frame->bar, ABS (foot - end));

  if (bar->partial && !expecting)
    accord_chart_draw_hatch (snapshot, &rect, down ? 0 : RADIUS, down ? RADIUS : 0, color);
  else
    accord_chart_draw_bar (snapshot, &rect, capped || down ? 0 : RADIUS, !capped && down ? RADIUS : 0, color);
  if (!more)
    return;
  end = capped ? end : foot;
  down = bar->forecast < 0;
  rect = GRAPHENE_RECT_INIT (x, down ? end + (capped ? GAP : 0) : rest, frame->bar, MAX (ABS (rest - end) - (capped ? GAP : 0), 0));
  accord_chart_draw_hatch (snapshot, &rect, down ? 0 : RADIUS, down ? RADIUS : 0, color);
}

static void
draw_bar (AccordBarChart *self, GtkSnapshot *snapshot, const Frame *frame, guint index,
          const GdkRGBA *text_color)
{
  const Bar *bar = &g_array_index (self->bars, Bar, index);
  int current = accord_chart_get_current (ACCORD_CHART (self));
  float center = frame->plot.origin.x + frame->slot * ((float) index + 0.5f);
  GdkRGBA color, goal = *text_color;

  accord_chart_widget_color (ACCORD_SERIES_BLUE, &color);
  if (current >= 0 && current != (int) index)
    accord_chart_fade (&color);
  draw_parts (snapshot, frame, bar, (float) (int) (center - frame->bar / 2), &color, expects (self));
  if (bar->goal >= 0)
    {
      goal.alpha *= 0.9f;
      gtk_snapshot_append_color (snapshot, &goal,
                                 &GRAPHENE_RECT_INIT (center - frame->bar / 2 - 4,
                                                      y_of (frame, bar->goal) - 1,
                                                      frame->bar + 8, 2));
    }
}

/* Every n-th label, if they do not all fit. */
static void
draw_labels (AccordBarChart *self, GtkSnapshot *snapshot, const Frame *frame,
             const GdkRGBA *text_color)
{
  int current = accord_chart_get_current (ACCORD_CHART (self));
  guint every;
  int widest = 1;
  GdkRGBA pale = *text_color;

  pale.alpha *= 0.72f;
  for (guint i = 0; i < self->bars->len; i++)
    {
      int width;

      text_size (self, g_array_index (self->bars, Bar, i).label, &width, NULL);
      widest = MAX (widest, width);
    }
  every = 1 + (guint) ((float) (widest + 4) / MAX (frame->slot, 1));
  for (guint i = 0; i < self->bars->len; i++)
    {
      g_autoptr (PangoLayout) layout = NULL;
      gboolean is_current = current == (int) i;

      if (i % every != 0 && !is_current)
        continue;
      layout = accord_chart_text_new (GTK_WIDGET (self), g_array_index (self->bars, Bar, i).label,
                                      ACCORD_AXIS_TEXT_SCALE, is_current);
      accord_chart_text_draw (snapshot, layout,
                              frame->plot.origin.x + frame->slot * ((float) i + 0.5f),
                              y_of (frame, frame->axis.lowest) + 8, 0.5, 0, is_current ? text_color : &pale);
    }
}

static void
accord_bar_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AccordBarChart *self = ACCORD_BAR_CHART (widget);
  GdkRGBA text_color;
  Frame frame;

  measure_frame (self, &frame);
  gtk_widget_get_color (widget, &text_color);
  accord_chart_axis_draw (&frame.axis, GTK_WIDGET (self), snapshot, &frame.plot, &text_color);
  for (guint i = 0; i < self->bars->len; i++)
    draw_bar (self, snapshot, &frame, i, &text_color);
  draw_labels (self, snapshot, &frame, &text_color);
}

static void
accord_bar_chart_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                          int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 200 : 176;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 520 : 196;
}

static void
accord_bar_chart_cleared (AccordChart *chart)
{
  g_array_set_size (ACCORD_BAR_CHART (chart)->bars, 0);
}

static void
accord_bar_chart_finalize (GObject *object)
{
  AccordBarChart *self = ACCORD_BAR_CHART (object);

  g_clear_pointer (&self->bars, g_array_unref);
  if (self->format_destroy != NULL)
    self->format_destroy (self->format_data);
  G_OBJECT_CLASS (accord_bar_chart_parent_class)->finalize (object);
}

static void
accord_bar_chart_class_init (AccordBarChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = accord_bar_chart_finalize;
  widget_class->snapshot = accord_bar_chart_snapshot;
  widget_class->measure = accord_bar_chart_measure;
  ACCORD_CHART_CLASS (klass)->mark_bounds = accord_bar_chart_mark_bounds;
  ACCORD_CHART_CLASS (klass)->cleared = accord_bar_chart_cleared;
}

static void
accord_bar_chart_init (AccordBarChart *self)
{
  self->bars = g_array_new (FALSE, FALSE, sizeof (Bar));
  g_array_set_clear_func (self->bars, bar_clear);
  self->format = format_number;
}

/**
 * accord_bar_chart_new:
 *
 * Returns: (transfer floating): an empty chart with whole numbers on its axis
 */
GtkWidget *
accord_bar_chart_new (void)
{
  return g_object_new (ACCORD_TYPE_BAR_CHART, NULL);
}

/**
 * accord_bar_chart_set_axis_format:
 * @self: a chart
 * @format: makes the text of an axis value
 * @user_data: for @format
 * @destroy: (nullable): frees @user_data
 */
void
accord_bar_chart_set_axis_format (AccordBarChart *self, AccordAxisFormat format,
                                  gpointer user_data, GDestroyNotify destroy)
{
  g_return_if_fail (ACCORD_IS_BAR_CHART (self));

  if (self->format_destroy != NULL)
    self->format_destroy (self->format_data);
  self->format = format;
  self->format_data = user_data;
  self->format_destroy = destroy;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * accord_bar_chart_set_currency:
 * @self: a chart whose values are minor units
 * @currency: ISO 4217 code
 */
void
accord_bar_chart_set_currency (AccordBarChart *self, const char *currency)
{
  accord_bar_chart_set_axis_format (self, format_money, g_strdup (currency), g_free);
}

/**
 * accord_bar_chart_add:
 * @self: a chart
 * @bar: copied
 * @cells: (array zero-terminated=1): see accord_chart_add_mark()
 * @drill: (nullable): see accord_chart_add_mark()
 */
void
accord_bar_chart_add (AccordBarChart *self, const AccordBar *bar, const char *const *cells,
                      const char *drill)
{
  Bar copy = { NULL, bar->value, bar->forecast, bar->goal, bar->partial };

  g_return_if_fail (ACCORD_IS_BAR_CHART (self));

  copy.label = g_strdup (bar->label);
  g_array_append_val (self->bars, copy);
  accord_chart_add_mark (ACCORD_CHART (self), cells, drill);
}
