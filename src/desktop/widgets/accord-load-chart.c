/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordLoadChart: a few stacked columns with a limit. Own widget: parts have gaps between them so that they
 * are told apart without colour, and the sum stands below. */

#include "accord-config.h"

#include "accord-load-chart.h"

#include "accord-chart-color.h"
#include "accord-chart-text.h"

#define TOP 10
#define WORDS_GAP 4 /* above the sums */
#define GAP 2
#define BAR_MOST 46
#define HEIGHT 110 /* without the words below */
#define TOTAL_SCALE 0.9
#define LABEL_SCALE 0.8
#define RADIUS 3

typedef struct {
  char *label;
  char *total;
  double parts[ACCORD_LOAD_PARTS];
} Column;

struct _AccordLoadChart {
  AccordChart parent_instance;

  GArray *columns;
  double limit; /* 0: none */
  char *limit_label;
};

G_DEFINE_FINAL_TYPE (AccordLoadChart, accord_load_chart, ACCORD_TYPE_CHART)

static void
column_clear (gpointer data)
{
  g_free (((Column *) data)->label);
  g_free (((Column *) data)->total);
}

static double
sum_of (const Column *column)
{
  double sum = 0;

  for (int i = 0; i < ACCORD_LOAD_PARTS; i++)
    sum += column->parts[i];
  return sum;
}

static double
most (AccordLoadChart *self)
{
  double value = MAX (self->limit, 1);

  for (guint i = 0; i < self->columns->len; i++)
    value = MAX (value, sum_of (&g_array_index (self->columns, Column, i)));
  return value;
}

/* Room for the words at the end of the limit line. */
static float
right_margin (AccordLoadChart *self)
{
  g_autoptr (PangoLayout) layout = NULL;
  int width;

  if (self->limit <= 0 || self->limit_label == NULL)
    return 0;
  layout = accord_chart_text_new (GTK_WIDGET (self), self->limit_label, 0.8, FALSE);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return (float) width + 6;
}

static float
text_height (AccordLoadChart *self, const char *text, double scale, gboolean bold)
{
  g_autoptr (PangoLayout) layout = accord_chart_text_new (GTK_WIDGET (self), text, scale, bold);
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return (float) height;
}

/* The sums, below the columns. */
static float
total_line (AccordLoadChart *self)
{
  return text_height (self, "0", TOTAL_SCALE, TRUE) + 1;
}

/* Room for the sums and the names of the columns, in letters of any size. */
static float
bottom_margin (AccordLoadChart *self)
{
  const char *label = self->columns->len > 0 ? g_array_index (self->columns, Column, 0).label : "0";

  return WORDS_GAP + total_line (self) + text_height (self, label, LABEL_SCALE, FALSE) + 2;
}

static float
plot_height (AccordLoadChart *self)
{
  return MAX ((float) gtk_widget_get_height (GTK_WIDGET (self)) - TOP - bottom_margin (self), 10);
}

static gboolean
accord_load_chart_mark_bounds (AccordChart *chart, int index, graphene_rect_t *bounds)
{
  AccordLoadChart *self = ACCORD_LOAD_CHART (chart);
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self)), plot = width - right_margin (self), slot;
  float x;

  if (index < 0 || (guint) index >= self->columns->len)
    return FALSE;
  slot = plot / (float) self->columns->len;
  x = slot * (float) index;
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x = width - x - slot;
  graphene_rect_init (bounds, x, TOP, slot, plot_height (self) + bottom_margin (self));
  return TRUE;
}

static void
draw_column (AccordLoadChart *self, GtkSnapshot *snapshot, guint index, double whole, const GdkRGBA *text_color)
{
  static const AccordSeries series[ACCORD_LOAD_PARTS] = { ACCORD_SERIES_BLUE, ACCORD_SERIES_TEAL, ACCORD_SERIES_PURPLE };
  const Column *column = &g_array_index (self->columns, Column, index);
  int current = accord_chart_get_current (ACCORD_CHART (self));
  float height = plot_height (self), bottom = TOP + height, bar, x;
  g_autoptr (PangoLayout) total = accord_chart_text_new (GTK_WIDGET (self), column->total, TOTAL_SCALE, TRUE);
  g_autoptr (PangoLayout) label = accord_chart_text_new (GTK_WIDGET (self), column->label, LABEL_SCALE, FALSE);
  graphene_rect_t slot;
  GdkRGBA pale = *text_color;

  accord_load_chart_mark_bounds (ACCORD_CHART (self), (int) index, &slot);
  bar = MIN (slot.size.width * 0.62f, BAR_MOST);
  x = slot.origin.x + slot.size.width / 2;
  for (int i = 0; i < ACCORD_LOAD_PARTS; i++)
    {
      float part = (float) (column->parts[i] / whole) * height;
      GdkRGBA color;

      if (part <= 0)
        continue;
      accord_chart_widget_color (series[i], &color);
      if (current >= 0 && current != (int) index)
        accord_chart_fade (&color);
      accord_chart_draw_bar (snapshot, &GRAPHENE_RECT_INIT (x - bar / 2, bottom - part, bar, MAX (part - GAP, 1)), RADIUS, RADIUS, &color);
      bottom -= part;
    }
  pale.alpha *= 0.72f;
  pango_layout_set_width (label, (int) slot.size.width * PANGO_SCALE);
  pango_layout_set_alignment (label, PANGO_ALIGN_CENTER);
  pango_layout_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  accord_chart_text_draw (snapshot, total, x, TOP + height + WORDS_GAP, 0.5, 0, text_color);
  accord_chart_text_draw (snapshot, label, slot.origin.x, TOP + height + WORDS_GAP + total_line (self), 0, 0, &pale);
}

static void
draw_limit (AccordLoadChart *self, GtkSnapshot *snapshot, double whole, const GdkRGBA *text_color)
{
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self)), margin = right_margin (self);
  float y = TOP + plot_height (self) * (1 - (float) (self->limit / whole));
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  g_autoptr (PangoLayout) layout = accord_chart_text_new (GTK_WIDGET (self), self->limit_label, 0.8, FALSE);
  float from = mirrored ? margin : 0, to = mirrored ? width : width - margin;
  GdkRGBA pale = *text_color;

  pale.alpha *= 0.72f;
  for (float x = from; x < to; x += 7)
    gtk_snapshot_append_color (snapshot, &pale, &GRAPHENE_RECT_INIT (x, y - 0.75f, MIN (4, to - x), 1.5f));
  accord_chart_text_draw (snapshot, layout, mirrored ? 0 : width, y, mirrored ? 0 : 1, 0.5, &pale);
}

static void
accord_load_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AccordLoadChart *self = ACCORD_LOAD_CHART (widget);
  double whole = most (self);
  GdkRGBA text_color;

  gtk_widget_get_color (widget, &text_color);
  for (guint i = 0; i < self->columns->len; i++)
    draw_column (self, snapshot, i, whole, &text_color);
  if (self->limit > 0)
    draw_limit (self, snapshot, whole, &text_color);
}

static void
accord_load_chart_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                           int *minimum_baseline, int *natural_baseline)
{
  int height = HEIGHT + (int) bottom_margin (ACCORD_LOAD_CHART (widget));

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 180 : height;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 340 : height + 26;
}

static void
accord_load_chart_cleared (AccordChart *chart)
{
  g_array_set_size (ACCORD_LOAD_CHART (chart)->columns, 0);
}

static void
accord_load_chart_finalize (GObject *object)
{
  AccordLoadChart *self = ACCORD_LOAD_CHART (object);

  g_clear_pointer (&self->columns, g_array_unref);
  g_free (self->limit_label);
  G_OBJECT_CLASS (accord_load_chart_parent_class)->finalize (object);
}

static void
accord_load_chart_class_init (AccordLoadChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = accord_load_chart_finalize;
  widget_class->snapshot = accord_load_chart_snapshot;
  widget_class->measure = accord_load_chart_measure;
  ACCORD_CHART_CLASS (klass)->mark_bounds = accord_load_chart_mark_bounds;
  ACCORD_CHART_CLASS (klass)->cleared = accord_load_chart_cleared;
}

static void
accord_load_chart_init (AccordLoadChart *self)
{
  self->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_array_set_clear_func (self->columns, column_clear);
}

/**
 * accord_load_chart_new:
 *
 * Returns: (transfer floating): an empty chart
 */
GtkWidget *
accord_load_chart_new (void)
{
  return g_object_new (ACCORD_TYPE_LOAD_CHART, NULL);
}

/**
 * accord_load_chart_set_limit:
 * @limit: where the line is; 0: none
 * @label: (nullable): at its end
 */
void
accord_load_chart_set_limit (AccordLoadChart *self, double limit, const char *label)
{
  g_return_if_fail (ACCORD_IS_LOAD_CHART (self));

  self->limit = limit;
  g_set_str (&self->limit_label, label);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * accord_load_chart_add:
 * @label: "This week"
 * @total: the sum as text
 * @parts: (array fixed-size=3): what it is made of
 * @cells: as accord_chart_add_mark()
 * @drill: (nullable): what Enter does
 */
void
accord_load_chart_add (AccordLoadChart *self, const char *label, const char *total, const double *parts,
                       const char *const *cells, const char *drill)
{
  Column column = { g_strdup (label), g_strdup (total), { 0 } };

  g_return_if_fail (ACCORD_IS_LOAD_CHART (self));

  for (int i = 0; i < ACCORD_LOAD_PARTS; i++)
    column.parts[i] = parts[i];
  g_array_append_val (self->columns, column);
  accord_chart_add_mark (ACCORD_CHART (self), cells, drill);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
