/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordFlowChart: draws what is drawn into files too (accord-flow-draw.c), and gives it a cursor, tooltips and
 * names. Own widget because GTK has no charts. */

#include "accord-config.h"

#include "accord-flow-chart.h"

#include "accord-flow-plan.h"
#include "accord-figure-words.h"
#include "accord-flow-words.h"
#include "accord-forecast-words.h"
#include "accord-money.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define WIDE_LEAST 620 /* below, stages stand below one another in any case */
#define WIDE_USUAL 1000
#define TALL_LEAST 280

struct _AccordFlowChart {
  AccordChart parent_instance;

  AccordFlow *flow;     /* NULL: none yet */
  AccordFlowPlan *plan; /* for the width that it was asked for last */
  int planned;          /* that width */
  gboolean narrow;
  gboolean ribbons;
};

G_DEFINE_FINAL_TYPE (AccordFlowChart, accord_flow_chart, ACCORD_TYPE_CHART)

static void
forget_plan (AccordFlowChart *self)
{
  g_clear_pointer (&self->plan, accord_flow_plan_free);
}

static AccordFlowPlan *
make_plan (AccordFlowChart *self, int width)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));

  return accord_flow_plan_new (self->flow, context, self->narrow ? MIN (width, WIDE_LEAST - 1) : width, FALSE, self->ribbons);
}

static AccordFlowPlan *
plan_for (AccordFlowChart *self, int width)
{
  if (self->flow == NULL)
    return NULL;
  if (self->plan != NULL && self->planned == width)
    return self->plan;
  forget_plan (self);
  self->planned = width;
  self->plan = make_plan (self, width);
  return self->plan;
}

static gboolean
accord_flow_chart_mark_bounds (AccordChart *chart, int index, graphene_rect_t *bounds)
{
  AccordFlowPlan *plan = plan_for (ACCORD_FLOW_CHART (chart), gtk_widget_get_width (GTK_WIDGET (chart)));
  const cairo_rectangle_t *box;

  if (plan == NULL || index < 0 || (guint) index >= plan->n_boxes)
    return FALSE;
  box = &plan->boxes[index];
  graphene_rect_init (bounds, (float) box->x, (float) box->y, (float) box->width, (float) box->height);
  return TRUE;
}

static void
accord_flow_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AccordFlowChart *self = ACCORD_FLOW_CHART (widget);
  AccordFlowPlan *plan = plan_for (self, gtk_widget_get_width (widget));
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  AdwStyleManager *style = adw_style_manager_get_default ();
  cairo_t *cr;

  if (plan == NULL)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &all);
  accord_flow_plan_draw (plan, cr, gtk_widget_get_pango_context (widget),
                         accord_flow_colors (adw_style_manager_get_dark (style), adw_style_manager_get_high_contrast (style)),
                         accord_chart_get_current (ACCORD_CHART (self)));
  cairo_destroy (cr);
}

static GtkSizeRequestMode
accord_flow_chart_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
accord_flow_chart_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                           int *minimum_baseline, int *natural_baseline)
{
  AccordFlowChart *self = ACCORD_FLOW_CHART (widget);
  g_autoptr (AccordFlowPlan) plan = NULL;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = TALL_LEAST; /* whatever does not fit stands below one another */
      *natural = self->narrow ? TALL_LEAST : WIDE_USUAL;
      return;
    }
  plan = self->flow != NULL ? make_plan (self, for_size > 0 ? for_size : WIDE_USUAL) : NULL;
  *minimum = *natural = plan != NULL ? (int) plan->height : 200;
}

static void
accord_flow_chart_cleared (AccordChart *chart)
{
  AccordFlowChart *self = ACCORD_FLOW_CHART (chart);

  g_clear_pointer (&self->flow, accord_flow_free);
  forget_plan (self);
}

/* Another font makes other sizes. */
static void
accord_flow_chart_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (accord_flow_chart_parent_class)->css_changed (widget, change);
  forget_plan (ACCORD_FLOW_CHART (widget));
  gtk_widget_queue_resize (widget);
}

static void
accord_flow_chart_finalize (GObject *object)
{
  accord_flow_chart_cleared (ACCORD_CHART (object));
  G_OBJECT_CLASS (accord_flow_chart_parent_class)->finalize (object);
}

static void
accord_flow_chart_class_init (AccordFlowChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = accord_flow_chart_finalize;
  widget_class->snapshot = accord_flow_chart_snapshot;
  widget_class->measure = accord_flow_chart_measure;
  widget_class->get_request_mode = accord_flow_chart_get_request_mode;
  widget_class->css_changed = accord_flow_chart_css_changed;
  ACCORD_CHART_CLASS (klass)->mark_bounds = accord_flow_chart_mark_bounds;
  ACCORD_CHART_CLASS (klass)->cleared = accord_flow_chart_cleared;
}

static void
accord_flow_chart_init (AccordFlowChart *self)
{
  const char *const headings[] = { _("Stage"), _("There now"), _("Entered"), _("Went on"), _("Lost here"), _("Days, median"), _("In order"), NULL };

  accord_chart_set_columns (ACCORD_CHART (self), headings);
}

/**
 * accord_flow_chart_new:
 *
 * Returns: (transfer floating): a chart of nothing yet
 */
GtkWidget *
accord_flow_chart_new (void)
{
  return g_object_new (ACCORD_TYPE_FLOW_CHART, NULL);
}

static void
add_node (AccordFlowChart *self, const AccordFlowNode *node)
{
  g_autofree char *name = node->role ? g_strdup_printf (_("%1$s (%2$s)"), node->name, node->role) : g_strdup (node->name);
  g_autofree char *here = accord_flow_here (&node->here, self->flow->currency);
  g_autofree char *entered = accord_number_format (node->funnel->entered);
  g_autofree char *passed = node->won ? g_strdup ("—") : accord_flow_passed (node);
  g_autofree char *lost = accord_number_format (node->funnel->lost_here + node->funnel->discarded_here);
  g_autofree char *dwell = accord_flow_dwell (node);
  g_autofree char *in_order = node->won ? g_strdup ("—") : accord_flow_in_order (node);
  g_autofree char *drill = accord_figure_drill_words (node->here.n);
  const char *const cells[] = { name, here, entered, passed, lost, dwell, in_order, NULL };

  accord_chart_add_mark (ACCORD_CHART (self), cells, drill);
}

static void
add_end (AccordFlowChart *self, const AccordFlowEnd *end)
{
  g_autofree char *here = accord_flow_here (&end->here, self->flow->currency);
  g_autofree char *drill = accord_figure_drill_words (end->here.n);
  const char *const cells[] = { end->name, here, "—", "—", "—", "—", "—", NULL };

  accord_chart_add_mark (ACCORD_CHART (self), cells, drill);
}

/**
 * accord_flow_chart_set_flow:
 * @self: a chart
 * @flow: copied
 */
void
accord_flow_chart_set_flow (AccordFlowChart *self, const AccordFlow *flow)
{
  int current = accord_chart_get_current (ACCORD_CHART (self));

  g_return_if_fail (ACCORD_IS_FLOW_CHART (self) && flow != NULL);

  accord_chart_clear (ACCORD_CHART (self));
  self->flow = accord_flow_copy (flow);
  for (guint i = 0; i < flow->nodes->len; i++)
    add_node (self, g_ptr_array_index (flow->nodes, i));
  for (guint i = 0; i < flow->ends->len; i++)
    add_end (self, g_ptr_array_index (flow->ends, i));
  if (current < accord_chart_get_n_marks (ACCORD_CHART (self)))
    accord_chart_set_current (ACCORD_CHART (self), current); /* the cursor stays where it was */
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * accord_flow_chart_set_narrow:
 * @narrow: whether stages stand below one another
 */
void
accord_flow_chart_set_narrow (AccordFlowChart *self, gboolean narrow)
{
  self->narrow = narrow;
  forget_plan (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * accord_flow_chart_set_ribbons:
 * @ribbons: whether stages are bars with streams between them; else cards in the lanes of who works on them. Stages that
 *   stand below one another are cards in any case
 */
void
accord_flow_chart_set_ribbons (AccordFlowChart *self, gboolean ribbons)
{
  self->ribbons = ribbons;
  forget_plan (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
