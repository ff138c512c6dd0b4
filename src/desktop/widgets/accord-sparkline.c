/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordSparkline: the course of one figure without axes, the last point dotted. Decoration for
 * those who see it; its name carries the sentence. */

#include "accord-config.h"

#include "accord-sparkline.h"
#include "accord-tooltip.h"

#define WIDTH 60
#define NARROWEST 28 /* narrower, it says nothing */
#define HEIGHT 24
#define DOT 2.75f

struct _AccordSparkline {
  GtkWidget parent_instance;

  GArray *values; /* double */
  char *label;
};

G_DEFINE_FINAL_TYPE (AccordSparkline, accord_sparkline, GTK_TYPE_WIDGET)

enum { PROP_LABEL = 1, N_PROPS };

static GParamSpec *props[N_PROPS];

static void
find_range (GArray *values, double *low, double *high)
{
  *low = *high = g_array_index (values, double, 0);
  for (guint i = 1; i < values->len; i++)
    {
      *low = MIN (*low, g_array_index (values, double, i));
      *high = MAX (*high, g_array_index (values, double, i));
    }
}

static graphene_point_t
point_at (AccordSparkline *self, guint index, double low, double high)
{
  float width = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * DOT;
  float height = gtk_widget_get_height (GTK_WIDGET (self)) - 2 * DOT;
  double value = g_array_index (self->values, double, index);
  double share = high > low ? (value - low) / (high - low) : 0.5;

  return GRAPHENE_POINT_INIT (DOT + width * index / (self->values->len - 1),
                              DOT + height * (float) (1 - share));
}

static void
accord_sparkline_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AccordSparkline *self = ACCORD_SPARKLINE (widget);
  g_autoptr (GskPathBuilder) line = gsk_path_builder_new ();
  g_autoptr (GskPathBuilder) dot = gsk_path_builder_new ();
  g_autoptr (GskPath) line_path = NULL;
  g_autoptr (GskPath) dot_path = NULL;
  GskStroke *stroke = NULL;
  graphene_point_t point = { 0 };
  double low, high;
  GdkRGBA color;

  if (gtk_widget_get_width (widget) < NARROWEST || self->values->len < 2)
    return;
  find_range (self->values, &low, &high);
  for (guint i = 0; i < self->values->len; i++)
    {
      point = point_at (self, i, low, high);
      if (i == 0)
        gsk_path_builder_move_to (line, point.x, point.y);
      else
        gsk_path_builder_line_to (line, point.x, point.y);
    }
  gsk_path_builder_add_circle (dot, &point, DOT);
  line_path = gsk_path_builder_to_path (line);
  dot_path = gsk_path_builder_to_path (dot);
  gtk_widget_get_color (widget, &color);
  stroke = gsk_stroke_new (1.75f);
  gsk_stroke_set_line_join (stroke, GSK_LINE_JOIN_ROUND);
  gtk_snapshot_append_stroke (snapshot, line_path, stroke, &color);
  gtk_snapshot_append_fill (snapshot, dot_path, GSK_FILL_RULE_WINDING, &color);
  gsk_stroke_free (stroke);
}

static void
accord_sparkline_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                          int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : WIDTH;
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 0; /* the value beside it comes first */
}

static void
accord_sparkline_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_LABEL)
    g_value_set_string (value, ACCORD_SPARKLINE (object)->label);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
accord_sparkline_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_LABEL)
    accord_sparkline_set_label (ACCORD_SPARKLINE (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
accord_sparkline_finalize (GObject *object)
{
  AccordSparkline *self = ACCORD_SPARKLINE (object);

  g_clear_pointer (&self->values, g_array_unref);
  g_clear_pointer (&self->label, g_free);
  G_OBJECT_CLASS (accord_sparkline_parent_class)->finalize (object);
}

static void
accord_sparkline_class_init (AccordSparklineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = accord_sparkline_get_property;
  object_class->set_property = accord_sparkline_set_property;
  object_class->finalize = accord_sparkline_finalize;
  widget_class->snapshot = accord_sparkline_snapshot;
  widget_class->measure = accord_sparkline_measure;
  props[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL,
                                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_css_name (widget_class, "accordsparkline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
accord_sparkline_init (AccordSparkline *self)
{
  self->values = g_array_new (FALSE, FALSE, sizeof (double));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * accord_sparkline_new:
 *
 * Returns: (transfer floating): a sparkline without values
 */
GtkWidget *
accord_sparkline_new (void)
{
  return g_object_new (ACCORD_TYPE_SPARKLINE, NULL);
}

/**
 * accord_sparkline_set_values:
 * @self: a sparkline
 * @values: (array length=n_values): oldest first; copied
 * @n_values: how many; fewer than two draw nothing
 */
void
accord_sparkline_set_values (AccordSparkline *self, const double *values, gsize n_values)
{
  g_return_if_fail (ACCORD_IS_SPARKLINE (self));

  g_array_set_size (self->values, 0);
  if (n_values > 0)
    g_array_append_vals (self->values, values, (guint) n_values);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * accord_sparkline_set_label:
 * @self: a sparkline
 * @label: (nullable): a sentence, "Rose from 4.1 to 4.4 in six surveys"
 */
void
accord_sparkline_set_label (AccordSparkline *self, const char *label)
{
  g_return_if_fail (ACCORD_IS_SPARKLINE (self));

  if (!g_set_str (&self->label, label))
    return;
  accord_tooltip_set (GTK_WIDGET (self), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label != NULL ? label : "", -1);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LABEL]);
}
