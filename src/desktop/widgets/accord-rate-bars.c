/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordRateBars: horizontal bars: shares with their cases ("46% 19/41") and the line of the whole,
 * or amounts with a note. Own widget because GTK has no charts. */

#include "accord-config.h"

#include "accord-rate-bars.h"

#include "accord-chart-text.h"
#include "accord-money.h"

#define ROW 31
#define BAR 16
#define RADIUS 4
#define TOP 20
#define FEW_CASES 5
#define LABEL_SHARE 0.34f
#define SCALE 0.84

typedef struct {
  char *label;
  char *text;
  char *note;
  double value;
  AccordSeries series;
  gboolean weak; /* too few cases to lean on */
} Row;

struct _AccordRateBars {
  AccordChart parent_instance;

  GArray *rows; /* Row */
  double overall;
  char *overall_label;
  gboolean amounts; /* the longest bar is the largest value, not 100 % */
};

typedef struct {
  float label;  /* widths */
  float text;
  float note;
  float bar;
  float top;
  double whole; /* the value of a full bar */
} Frame;

G_DEFINE_FINAL_TYPE (AccordRateBars, accord_rate_bars, ACCORD_TYPE_CHART)

static void
row_clear (gpointer data)
{
  Row *row = data;

  g_clear_pointer (&row->label, g_free);
  g_clear_pointer (&row->text, g_free);
  g_clear_pointer (&row->note, g_free);
}

static float
text_width (AccordRateBars *self, const char *text, gboolean bold)
{
  g_autoptr (PangoLayout) layout = NULL;
  int width;

  if (text == NULL || *text == '\0')
    return 0;
  layout = accord_chart_text_new (GTK_WIDGET (self), text, SCALE, bold);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

static void
measure_frame (AccordRateBars *self, Frame *frame)
{
  float width = gtk_widget_get_width (GTK_WIDGET (self));

  *frame = (Frame) { .top = self->overall_label != NULL ? TOP : 2, .whole = self->amounts ? 0 : 1 };
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);

      frame->label = MAX (frame->label, text_width (self, row->label, FALSE));
      frame->text = MAX (frame->text, text_width (self, row->text, TRUE));
      frame->note = MAX (frame->note, text_width (self, row->note, FALSE));
      if (self->amounts)
        frame->whole = MAX (frame->whole, row->value);
    }
  frame->label = MIN (frame->label, width * LABEL_SHARE);
  frame->bar = MAX (width - frame->label - frame->text - frame->note - 12 - 8 - (frame->note > 0 ? 6 : 0), 20);
}

static gboolean
accord_rate_bars_mark_bounds (AccordChart *chart, int index, graphene_rect_t *bounds)
{
  AccordRateBars *self = ACCORD_RATE_BARS (chart);
  Frame frame;

  if (index < 0 || (guint) index >= self->rows->len)
    return FALSE;
  measure_frame (self, &frame);
  graphene_rect_init (bounds, 0, frame.top + ROW * index, gtk_widget_get_width (GTK_WIDGET (self)),
                      ROW);
  return TRUE;
}

static float
place_x (AccordRateBars *self, float x, float width)
{
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    return gtk_widget_get_width (GTK_WIDGET (self)) - x - width;
  return x;
}

static void
draw_text (AccordRateBars *self, GtkSnapshot *snapshot, const char *text, gboolean bold, float x,
           float width,
           float y, double align, const GdkRGBA *color)
{
  g_autoptr (PangoLayout) layout = NULL;
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if (text == NULL || *text == '\0')
    return;
  layout = accord_chart_text_new (GTK_WIDGET (self), text, SCALE, bold);
  if (align == 0)
    {
      pango_layout_set_width (layout, (int) (width + 1) * PANGO_SCALE);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      accord_chart_text_draw (snapshot, layout, place_x (self, x, width) + (mirrored ? width : 0),
                              y,
                              mirrored ? 1 : 0, 0.5, color);
    }
  else
    accord_chart_text_draw (snapshot, layout, place_x (self, x, width) + (mirrored ? 0 : width), y,
                            mirrored ? 0 : align, 0.5, color);
}

static void
draw_row (AccordRateBars *self, GtkSnapshot *snapshot, const Frame *frame, guint index,
          const GdkRGBA *text_color)
{
  const Row *row = &g_array_index (self->rows, Row, index);
  int current = accord_chart_get_current (ACCORD_CHART (self));
  float y = frame->top + ROW * ((float) index + 0.5f), x = frame->label + 12;
  float fill = frame->whole > 0 ? frame->bar * (float) CLAMP (row->value / frame->whole, 0, 1) : 0;
  GdkRGBA color, track = *text_color, pale = *text_color;

  track.alpha *= 0.1f;
  pale.alpha *= 0.72f;
  accord_chart_widget_color (row->weak ? ACCORD_SERIES_GREY : row->series, &color);
  if (current >= 0 && current != (int) index)
    accord_chart_fade (&color);
  draw_text (self, snapshot, row->label, FALSE, 0, frame->label, y, 0, text_color);
  accord_chart_draw_bar (snapshot, &GRAPHENE_RECT_INIT (place_x (self, x, frame->bar), y - BAR / 2,
                                                        frame->bar, BAR),
                         RADIUS, RADIUS, &track);
  accord_chart_draw_bar (snapshot, &GRAPHENE_RECT_INIT (place_x (self, x, fill), y - BAR / 2, fill,
                                                        BAR),
                         RADIUS, RADIUS, &color);
  x += frame->bar + 8;
  draw_text (self, snapshot, row->text, TRUE, x, frame->text, y, 1, row->weak ? &pale : text_color);
  x += frame->text + 6;
  draw_text (self, snapshot, row->note, FALSE, x, frame->note, y, 1, &pale);
}

static void
draw_overall (AccordRateBars *self, GtkSnapshot *snapshot, const Frame *frame,
              const GdkRGBA *text_color)
{
  g_autoptr (PangoLayout) layout = accord_chart_text_new (GTK_WIDGET (self), self->overall_label,
                                                          0.8, FALSE);
  float share = frame->bar * (float) CLAMP (self->overall, 0, 1);
  float x = place_x (self, frame->label + 12 + share, 0);
  float height = ROW * (float) self->rows->len;
  GdkRGBA line = *text_color, pale = *text_color;

  line.alpha *= 0.85f;
  pale.alpha *= 0.72f;
  gtk_snapshot_append_color (snapshot, &line, &GRAPHENE_RECT_INIT (x - 1, frame->top, 1.5f,
                                                                   height));
  accord_chart_text_draw (snapshot, layout, x, frame->top - 2, 0.5, 1, &pale);
}

static void
accord_rate_bars_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AccordRateBars *self = ACCORD_RATE_BARS (widget);
  GdkRGBA text_color;
  Frame frame;

  measure_frame (self, &frame);
  gtk_widget_get_color (widget, &text_color);
  for (guint i = 0; i < self->rows->len; i++)
    draw_row (self, snapshot, &frame, i, &text_color);
  if (self->overall_label != NULL)
    draw_overall (self, snapshot, &frame, &text_color);
}

static void
accord_rate_bars_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                          int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  AccordRateBars *self = ACCORD_RATE_BARS (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 200;
      *natural = 330;
    }
  else
    *minimum = *natural = (self->overall_label != NULL ? TOP : 2) + ROW * (int) self->rows->len + 2;
}

static void
accord_rate_bars_cleared (AccordChart *chart)
{
  g_array_set_size (ACCORD_RATE_BARS (chart)->rows, 0);
}

static void
accord_rate_bars_finalize (GObject *object)
{
  AccordRateBars *self = ACCORD_RATE_BARS (object);

  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->overall_label, g_free);
  G_OBJECT_CLASS (accord_rate_bars_parent_class)->finalize (object);
}

static void
accord_rate_bars_class_init (AccordRateBarsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = accord_rate_bars_finalize;
  widget_class->snapshot = accord_rate_bars_snapshot;
  widget_class->measure = accord_rate_bars_measure;
  ACCORD_CHART_CLASS (klass)->mark_bounds = accord_rate_bars_mark_bounds;
  ACCORD_CHART_CLASS (klass)->cleared = accord_rate_bars_cleared;
}

static void
accord_rate_bars_init (AccordRateBars *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_array_set_clear_func (self->rows, row_clear);
}

/**
 * accord_rate_bars_new:
 *
 * Returns: (transfer floating): an empty chart
 */
GtkWidget *
accord_rate_bars_new (void)
{
  return g_object_new (ACCORD_TYPE_RATE_BARS, NULL);
}

/**
 * accord_rate_bars_set_headings:
 * @self: a chart
 * @subject: what a row is: "Source"
 * @rate: what the bar shows: "Win rate"
 * @cases: what stands beside it: "Won of closed"
 */
void
accord_rate_bars_set_headings (AccordRateBars *self, const char *subject, const char *rate,
                               const char *cases)
{
  g_return_if_fail (ACCORD_IS_RATE_BARS (self));
  accord_chart_set_columns (ACCORD_CHART (self), (const char *[]) { subject, rate, cases, NULL });
}

static void
add_row (AccordRateBars *self, Row row, const char *drill)
{
  const char *cells[] = { row.label, row.text, row.note, NULL };

  g_array_append_val (self->rows, row);
  accord_chart_add_mark (ACCORD_CHART (self), cells, drill);
}

/**
 * accord_rate_bars_add_rate:
 * @self: a chart
 * @label: what the row is
 * @numerator: cases that did
 * @denominator: all cases; 0 reads "—"
 * @drill: (nullable): see accord_chart_add_mark()
 */
void
accord_rate_bars_add_rate (AccordRateBars *self, const char *label, gint64 numerator,
                           gint64 denominator, const char *drill)
{
  double rate = denominator > 0 ? (double) numerator / (double) denominator : 0;

  g_return_if_fail (ACCORD_IS_RATE_BARS (self));

  self->amounts = FALSE;
  add_row (self, (Row) {
    .label = g_strdup (label),
    .text = denominator > 0 ? accord_percent_format (rate) : g_strdup ("—"),
    .note = g_strdup_printf ("%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, numerator, denominator),
    .value = rate,
    .weak = denominator < FEW_CASES,
  }, drill);
}

/**
 * accord_rate_bars_add_amount:
 * @self: a chart
 * @label: what the row is
 * @value: length of the bar; the largest value is a full bar
 * @series: its colour
 * @text: the value, finished
 * @note: (nullable): beside it, finished
 * @drill: (nullable): see accord_chart_add_mark()
 */
void
accord_rate_bars_add_amount (AccordRateBars *self, const char *label, double value,
                             AccordSeries series,
                             const char *text, const char *note, const char *drill)
{
  g_return_if_fail (ACCORD_IS_RATE_BARS (self));

  self->amounts = TRUE;
  add_row (self, (Row) {
    .label = g_strdup (label),
    .text = g_strdup (text),
    .note = g_strdup (note != NULL ? note : ""),
    .value = value,
    .series = series,
  }, drill);
}

/**
 * accord_rate_bars_set_overall:
 * @self: a chart of rates
 * @ratio: of the whole, 0..1; negative takes the line away
 * @label: "all 31%"
 */
void
accord_rate_bars_set_overall (AccordRateBars *self, double ratio, const char *label)
{
  g_return_if_fail (ACCORD_IS_RATE_BARS (self));

  self->overall = ratio;
  g_set_str (&self->overall_label, ratio < 0 ? NULL : label);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
