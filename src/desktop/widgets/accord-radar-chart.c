/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordRadarChart: up to a dozen axes from 0 to 5. Own widget, drawn with GskPath; its marks are the axes. */

#include "accord-config.h"

#include "accord-radar-chart.h"

#include <math.h>

#include "accord-chart-color.h"
#include "accord-chart-text.h"

#define MARGIN 24
#define LABEL_SHARE 0.26f

typedef struct {
  char *label;
  int filled;
  int line;
  int dashed;
} Axis;

struct _AccordRadarChart {
  AccordChart parent_instance;

  GArray *axes;
};

G_DEFINE_FINAL_TYPE (AccordRadarChart, accord_radar_chart, ACCORD_TYPE_CHART)

typedef struct {
  float x, y, radius;
  float label; /* widest a label may be */
} Frame;

static void
axis_clear (gpointer data)
{
  g_free (((Axis *) data)->label);
}

static void
measure_frame (AccordRadarChart *self, Frame *frame)
{
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self)), height = (float) gtk_widget_get_height (GTK_WIDGET (self));

  frame->label = width * LABEL_SHARE;
  frame->x = width / 2;
  frame->y = height / 2;
  frame->radius = MAX (MIN (width / 2 - frame->label * 0.85f, height / 2 - MARGIN), 20);
}

static void
point (AccordRadarChart *self, const Frame *frame, guint index, float level, float *x, float *y)
{
  double angle = -G_PI / 2 + 2 * G_PI * index / MAX (self->axes->len, 1);
  float r = frame->radius * level / ACCORD_RADAR_MOST;

  *x = frame->x + r * (float) cos (angle);
  *y = frame->y + r * (float) sin (angle);
}

static gboolean
accord_radar_chart_mark_bounds (AccordChart *chart, int index, graphene_rect_t *bounds)
{
  AccordRadarChart *self = ACCORD_RADAR_CHART (chart);
  Frame frame;
  float x, y;

  if (index < 0 || (guint) index >= self->axes->len)
    return FALSE;
  measure_frame (self, &frame);
  point (self, &frame, (guint) index, ACCORD_RADAR_MOST * 0.8f, &x, &y);
  graphene_rect_init (bounds, x - frame.radius * 0.35f, y - frame.radius * 0.35f, frame.radius * 0.7f, frame.radius * 0.7f);
  return TRUE;
}

static int
level_of (const Axis *axis, int which)
{
  return which == 0 ? axis->filled : which == 1 ? axis->line : axis->dashed;
}

/* Corners that are known, joined; fewer than three make no area. */
static GskPath *
outline (AccordRadarChart *self, const Frame *frame, int which, guint *n)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();

  *n = 0;
  for (guint i = 0; i < self->axes->len; i++)
    {
      int level = level_of (&g_array_index (self->axes, Axis, i), which);
      float x, y;

      if (level <= 0)
        continue;
      point (self, frame, i, (float) level, &x, &y);
      if ((*n)++ == 0)
        gsk_path_builder_move_to (builder, x, y);
      else
        gsk_path_builder_line_to (builder, x, y);
    }
  if (*n > 2)
    gsk_path_builder_close (builder);
  return gsk_path_builder_to_path (builder);
}

static void
draw_grid (AccordRadarChart *self, GtkSnapshot *snapshot, const Frame *frame, const GdkRGBA *text_color)
{
  g_autoptr (GskStroke) stroke = gsk_stroke_new (1);
  GdkRGBA grid = *text_color;

  grid.alpha *= 0.14f;
  for (int level = 1; level <= ACCORD_RADAR_MOST; level++)
    {
      g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
      g_autoptr (GskPath) path = NULL;

      for (guint i = 0; i < self->axes->len; i++)
        {
          float x, y;

          point (self, frame, i, (float) level, &x, &y);
          if (i == 0)
            gsk_path_builder_move_to (builder, x, y);
          else
            gsk_path_builder_line_to (builder, x, y);
        }
      gsk_path_builder_close (builder);
      path = gsk_path_builder_to_path (builder);
      gtk_snapshot_append_stroke (snapshot, path, stroke, &grid);
    }
}

static void
draw_series (AccordRadarChart *self, GtkSnapshot *snapshot, const Frame *frame, int which, const GdkRGBA *color)
{
  static const float dash[] = { 4, 3 };
  guint n;
  g_autoptr (GskPath) path = outline (self, frame, which, &n);
  g_autoptr (GskStroke) stroke = gsk_stroke_new (which == 2 ? 1.5f : 2);
  GdkRGBA fill = *color;

  if (n == 0)
    return;
  fill.alpha *= 0.16f;
  if (which == 0 && n > 2)
    gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, &fill);
  if (which == 2)
    gsk_stroke_set_dash (stroke, dash, G_N_ELEMENTS (dash));
  gtk_snapshot_append_stroke (snapshot, path, stroke, color);
}

/* Filled dots for the manager, hollow ones for the person: told apart without colour. */
static void
draw_dots (AccordRadarChart *self, GtkSnapshot *snapshot, const Frame *frame, int which, const GdkRGBA *color)
{
  g_autoptr (GskStroke) stroke = gsk_stroke_new (1.5f);

  for (guint i = 0; i < self->axes->len; i++)
    {
      int level = level_of (&g_array_index (self->axes, Axis, i), which);
      g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
      g_autoptr (GskPath) path = NULL;
      float x, y;

      if (level <= 0)
        continue;
      point (self, frame, i, (float) level, &x, &y);
      gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT (x, y), which == 0 ? 3.5f : 3);
      path = gsk_path_builder_to_path (builder);
      if (which == 0)
        gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, color);
      else
        gtk_snapshot_append_stroke (snapshot, path, stroke, color);
    }
}

static void
draw_labels (AccordRadarChart *self, GtkSnapshot *snapshot, const Frame *frame, const GdkRGBA *text_color)
{
  int current = accord_chart_get_current (ACCORD_CHART (self));

  for (guint i = 0; i < self->axes->len; i++)
    {
      const Axis *axis = &g_array_index (self->axes, Axis, i);
      g_autoptr (PangoLayout) layout = accord_chart_text_new (GTK_WIDGET (self), axis->label, 0.85, current == (int) i);
      double angle = -G_PI / 2 + 2 * G_PI * i / self->axes->len;
      double along = cos (angle), down = sin (angle);
      gboolean middle = fabs (along) < 0.1; /* above and below all: there is room for any */
      float x, y, room = middle ? 2 * frame->x : frame->label;

      pango_layout_set_width (layout, (int) room * PANGO_SCALE);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_height (layout, middle ? 0 : -3);
      pango_layout_set_alignment (layout, middle ? PANGO_ALIGN_CENTER : along > 0 ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT);
      point (self, frame, i, ACCORD_RADAR_MOST, &x, &y);
      x += (float) along * 8 - (middle ? room / 2 : along > 0 ? 0 : room);
      accord_chart_text_draw (snapshot, layout, x, y + (float) down * 6, 0, down < -0.9 ? 1 : down > 0.9 ? 0 : 0.5, text_color);
    }
}

static void
accord_radar_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AccordRadarChart *self = ACCORD_RADAR_CHART (widget);
  GdkRGBA text_color, blue, orange, dashed;
  Frame frame;

  if (self->axes->len == 0)
    return;
  measure_frame (self, &frame);
  gtk_widget_get_color (widget, &text_color);
  dashed = text_color;
  dashed.alpha *= 0.72f;
  accord_chart_widget_color (ACCORD_SERIES_BLUE, &blue);
  accord_chart_widget_color (ACCORD_SERIES_ORANGE, &orange);
  draw_grid (self, snapshot, &frame, &text_color);
  draw_series (self, snapshot, &frame, 0, &blue);
  draw_series (self, snapshot, &frame, 2, &dashed);
  draw_series (self, snapshot, &frame, 1, &orange);
  draw_dots (self, snapshot, &frame, 0, &blue);
  draw_dots (self, snapshot, &frame, 1, &orange);
  draw_labels (self, snapshot, &frame, &text_color);
}

static void
accord_radar_chart_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                            int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 220 : 210;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 300 : 240;
}

static void
accord_radar_chart_cleared (AccordChart *chart)
{
  g_array_set_size (ACCORD_RADAR_CHART (chart)->axes, 0);
}

static void
accord_radar_chart_finalize (GObject *object)
{
  g_clear_pointer (&ACCORD_RADAR_CHART (object)->axes, g_array_unref);
  G_OBJECT_CLASS (accord_radar_chart_parent_class)->finalize (object);
}

static void
accord_radar_chart_class_init (AccordRadarChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = accord_radar_chart_finalize;
  widget_class->snapshot = accord_radar_chart_snapshot;
  widget_class->measure = accord_radar_chart_measure;
  ACCORD_CHART_CLASS (klass)->mark_bounds = accord_radar_chart_mark_bounds;
  ACCORD_CHART_CLASS (klass)->cleared = accord_radar_chart_cleared;
}

static void
accord_radar_chart_init (AccordRadarChart *self)
{
  self->axes = g_array_new (FALSE, FALSE, sizeof (Axis));
  g_array_set_clear_func (self->axes, axis_clear);
}

/**
 * accord_radar_chart_new:
 *
 * Returns: (transfer floating): an empty chart
 */
GtkWidget *
accord_radar_chart_new (void)
{
  return g_object_new (ACCORD_TYPE_RADAR_CHART, NULL);
}

/**
 * accord_radar_chart_add:
 * @label: of the axis
 * @filled: level of the filled area, 0 to 5
 * @line: level of the line
 * @dashed: level of the dashed line
 * @cells: as accord_chart_add_mark()
 * @drill: (nullable): what Enter does
 */
void
accord_radar_chart_add (AccordRadarChart *self, const char *label, int filled, int line, int dashed,
                        const char *const *cells, const char *drill)
{
  Axis axis = { g_strdup (label), CLAMP (filled, 0, ACCORD_RADAR_MOST), CLAMP (line, 0, ACCORD_RADAR_MOST),
                CLAMP (dashed, 0, ACCORD_RADAR_MOST) };

  g_return_if_fail (ACCORD_IS_RADAR_CHART (self));

  g_array_append_val (self->axes, axis);
  accord_chart_add_mark (ACCORD_CHART (self), cells, drill);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
