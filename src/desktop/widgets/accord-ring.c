/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordRing: share of a goal as a small ring; GTK has no round level bar. */

#include "accord-config.h"

#include "accord-ring.h"
#include "accord-tooltip.h"

#include <math.h>

#define SIZE 14
#define LINE 2.5f

struct _AccordRing {
  GtkWidget parent_instance;

  double fraction;
  char *label;
};

G_DEFINE_FINAL_TYPE (AccordRing, accord_ring, GTK_TYPE_WIDGET)

enum { PROP_FRACTION = 1, PROP_LABEL, N_PROPS };

static GParamSpec *props[N_PROPS];

/* The arc from twelve o'clock, clockwise, as cubic quarter turns. */
static GskPath *
arc_path (float center, float radius, double fraction)
{
  GskPathBuilder *builder = gsk_path_builder_new ();
  const int steps = MAX (1, (int) ceil (fraction * 32));

  for (int i = 0; i <= steps; i++)
    {
      double angle = 2 * G_PI * fraction * i / steps - G_PI_2;
      float x = center + radius * (float) cos (angle);
      float y = center + radius * (float) sin (angle);

      if (i == 0)
        gsk_path_builder_move_to (builder, x, y);
      else
        gsk_path_builder_line_to (builder, x, y);
    }
  return gsk_path_builder_free_to_path (builder);
}

static void
accord_ring_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AccordRing *self = ACCORD_RING (widget);
  float size = MIN (gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  double fraction = CLAMP (self->fraction, 0, 1);
  g_autoptr (GskPath) track = arc_path (size / 2, (size - LINE) / 2, 1);
  GskStroke *stroke = gsk_stroke_new (LINE);
  GdkRGBA color, pale;

  gtk_widget_get_color (widget, &color);
  pale = color;
  pale.alpha *= 0.25f;
  gtk_snapshot_append_stroke (snapshot, track, stroke, &pale);
  if (fraction > 0)
    {
      g_autoptr (GskPath) arc = arc_path (size / 2, (size - LINE) / 2, fraction);

      gtk_snapshot_append_stroke (snapshot, arc, stroke, &color);
    }
  gsk_stroke_free (stroke);
}

static void
accord_ring_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                     int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = SIZE;
}

static void
accord_ring_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AccordRing *self = ACCORD_RING (object);

  switch (id)
    {
    case PROP_FRACTION:
      g_value_set_double (value, self->fraction);
      break;
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
accord_ring_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AccordRing *self = ACCORD_RING (object);

  switch (id)
    {
    case PROP_FRACTION:
      accord_ring_set_fraction (self, g_value_get_double (value));
      break;
    case PROP_LABEL:
      accord_ring_set_label (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
accord_ring_finalize (GObject *object)
{
  g_clear_pointer (&ACCORD_RING (object)->label, g_free);
  G_OBJECT_CLASS (accord_ring_parent_class)->finalize (object);
}

static void
accord_ring_class_init (AccordRingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = accord_ring_get_property;
  object_class->set_property = accord_ring_set_property;
  object_class->finalize = accord_ring_finalize;
  widget_class->snapshot = accord_ring_snapshot;
  widget_class->measure = accord_ring_measure;
  props[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0, G_MAXDOUBLE, 0, flags);
  props[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_css_name (widget_class, "accordring");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_METER);
}

static void
accord_ring_init (AccordRing *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 1.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 0.0,
                                  -1);
}

/**
 * accord_ring_new:
 *
 * Returns: (transfer floating): an empty ring
 */
GtkWidget *
accord_ring_new (void)
{
  return g_object_new (ACCORD_TYPE_RING, NULL);
}

/**
 * accord_ring_set_fraction:
 * @self: a ring
 * @fraction: reached ÷ goal; above 1 the ring is full and teal
 */
void
accord_ring_set_fraction (AccordRing *self, double fraction)
{
  g_return_if_fail (ACCORD_IS_RING (self));

  if (self->fraction == fraction)
    return;
  self->fraction = fraction;
  if (fraction >= 1)
    gtk_widget_add_css_class (GTK_WIDGET (self), "full");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "full");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, CLAMP (fraction, 0, 1), -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FRACTION]);
}

/**
 * accord_ring_set_label:
 * @self: a ring
 * @label: (nullable): a sentence, "€88K of the €120K goal"
 */
void
accord_ring_set_label (AccordRing *self, const char *label)
{
  g_return_if_fail (ACCORD_IS_RING (self));

  if (!g_set_str (&self->label, label))
    return;
  accord_tooltip_set (GTK_WIDGET (self), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label != NULL ? label : "", -1);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LABEL]);
}
