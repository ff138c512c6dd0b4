/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordPlotChart: draws what is drawn into files and on paper too (engine/drawing), and gives it a cursor, tooltips and
 * names. Own widget because GTK has no charts. Where things stand is worked out once for a size. */

#include "accord-config.h"

#include "accord-plot-chart.h"

#include <adwaita.h>

#define LEAST_WIDTH 200
#define NATURAL_WIDTH 360

struct _AccordPlotChart {
  AccordChart parent_instance;

  AccordPlot *plot;       /* NULL: none yet */
  AccordPlotFrame *frame; /* for the size that it has */
};

G_DEFINE_FINAL_TYPE (AccordPlotChart, accord_plot_chart, ACCORD_TYPE_CHART)

static AccordPlotFrame *
frame_now (AccordPlotChart *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));

  if (self->plot == NULL || width <= 0 || height <= 0)
    return NULL;
  if (self->frame != NULL && (self->frame->width != width || self->frame->height != height))
    g_clear_pointer (&self->frame, accord_plot_frame_free);
  if (self->frame == NULL)
    self->frame = accord_plot_frame_new (self->plot, gtk_widget_get_pango_context (GTK_WIDGET (self)), width, height);
  return self->frame;
}

static gboolean
accord_plot_chart_mark_bounds (AccordChart *chart, int index, graphene_rect_t *bounds)
{
  AccordPlotFrame *frame = frame_now (ACCORD_PLOT_CHART (chart));
  const cairo_rectangle_t *rect;

  if (frame == NULL || index < (int) frame->plot->first_drawn || index >= (int) accord_plot_end_drawn (frame->plot))
    return FALSE;
  rect = &frame->rects[index];
  graphene_rect_init (bounds, (float) rect->x, (float) rect->y, (float) rect->width, (float) rect->height);
  return TRUE;
}

static void
accord_plot_chart_drawn (AccordChart *chart, int *first, int *end)
{
  const AccordPlot *plot = ACCORD_PLOT_CHART (chart)->plot;

  *first = plot != NULL ? (int) plot->first_drawn : 0;
  *end = plot != NULL ? (int) accord_plot_end_drawn (plot) : 0;
}

static void
accord_plot_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AccordPlotChart *self = ACCORD_PLOT_CHART (widget);
  AccordPlotFrame *frame = frame_now (self);
  AdwStyleManager *style = adw_style_manager_get_default ();
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, -4, gtk_widget_get_width (widget), gtk_widget_get_height (widget) + 8);
  cairo_t *cr;

  if (frame == NULL)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &all);
  accord_plot_frame_draw (frame, cr, accord_plot_colors (adw_style_manager_get_dark (style), adw_style_manager_get_high_contrast (style)),
                          accord_chart_get_current (ACCORD_CHART (self)));
  cairo_destroy (cr);
}

static GtkSizeRequestMode
accord_plot_chart_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
accord_plot_chart_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                           int *natural_baseline)
{
  AccordPlotChart *self = ACCORD_PLOT_CHART (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_WIDTH;
      *natural = NATURAL_WIDTH;
    }
  else if (self->plot == NULL)
    *minimum = *natural = 196;
  else
    *minimum = *natural = (int) accord_plot_height (self->plot, gtk_widget_get_pango_context (widget), for_size > 0 ? for_size : NATURAL_WIDTH);
}

static void
accord_plot_chart_cleared (AccordChart *chart)
{
  AccordPlotChart *self = ACCORD_PLOT_CHART (chart);

  g_clear_pointer (&self->plot, accord_plot_unref);
  g_clear_pointer (&self->frame, accord_plot_frame_free);
}

static void
accord_plot_chart_tell_mark (AccordChart *chart, int index, const char *const **cells, const char **drill)
{
  const AccordPlotMark *mark = accord_plot_tell (ACCORD_PLOT_CHART (chart)->plot, (guint) index);

  *cells = (const char *const *) mark->cells;
  *drill = mark->drill != NULL ? mark->drill->words : NULL;
}

/* Another font makes other sizes. */
static void
accord_plot_chart_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (accord_plot_chart_parent_class)->css_changed (widget, change);
  g_clear_pointer (&ACCORD_PLOT_CHART (widget)->frame, accord_plot_frame_free);
  gtk_widget_queue_resize (widget);
}

static void
accord_plot_chart_finalize (GObject *object)
{
  accord_plot_chart_cleared (ACCORD_CHART (object));
  G_OBJECT_CLASS (accord_plot_chart_parent_class)->finalize (object);
}

static void
accord_plot_chart_class_init (AccordPlotChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = accord_plot_chart_finalize;
  widget_class->snapshot = accord_plot_chart_snapshot;
  widget_class->measure = accord_plot_chart_measure;
  widget_class->get_request_mode = accord_plot_chart_get_request_mode;
  widget_class->css_changed = accord_plot_chart_css_changed;
  ACCORD_CHART_CLASS (klass)->mark_bounds = accord_plot_chart_mark_bounds;
  ACCORD_CHART_CLASS (klass)->cleared = accord_plot_chart_cleared;
  ACCORD_CHART_CLASS (klass)->drawn = accord_plot_chart_drawn;
  ACCORD_CHART_CLASS (klass)->tell_mark = accord_plot_chart_tell_mark;
}

static void
accord_plot_chart_init (AccordPlotChart *self)
{
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

/**
 * accord_plot_chart_new:
 *
 * Returns: (transfer floating): a chart that shows nothing yet
 */
GtkWidget *
accord_plot_chart_new (void)
{
  return g_object_new (ACCORD_TYPE_PLOT_CHART, NULL);
}

/**
 * accord_plot_chart_set_plot:
 * @self: a chart
 * @plot: what it shows from now on; the cursor stays where it is
 */
void
accord_plot_chart_set_plot (AccordPlotChart *self, AccordPlot *plot)
{
  AccordChart *chart = ACCORD_CHART (self);
  int current = accord_chart_get_current (chart);

  g_return_if_fail (ACCORD_IS_PLOT_CHART (self) && plot != NULL);

  accord_chart_clear (chart);
  self->plot = accord_plot_ref (plot);
  accord_chart_set_columns (chart, (const char *const *) plot->columns);
  for (guint i = 0; i < plot->marks->len; i++)
    accord_chart_add_mark (chart, NULL, NULL);
  if (current >= (int) plot->first_drawn && current < (int) accord_plot_end_drawn (plot) && gtk_widget_has_focus (GTK_WIDGET (self)))
    accord_chart_set_current (chart, current);
}
