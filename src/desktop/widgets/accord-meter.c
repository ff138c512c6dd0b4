/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordMeter: bar with an optional pace mark; GtkLevelBar has no mark. The track is the CSS
 * background, the fill the CSS color. */

#include "accord-config.h"

#include "accord-meter.h"

#define HEIGHT 5

struct _AccordMeter {
  GtkWidget parent_instance;

  double fraction;
  double pace;
  AccordTint tint;
  char *label;
};

G_DEFINE_FINAL_TYPE (AccordMeter, accord_meter, GTK_TYPE_WIDGET)

enum { PROP_FRACTION = 1, PROP_PACE, PROP_TINT, PROP_LABEL, N_PROPS };

static GParamSpec *props[N_PROPS];

static void
append_part (GtkSnapshot *snapshot, float x, float y, float width, float height, float radius,
             const GdkRGBA *color)
{
  graphene_rect_t rect = GRAPHENE_RECT_INIT (x, y, width, height);
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, &rect, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, color, &rect);
  gtk_snapshot_pop (snapshot);
}

static void
accord_meter_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AccordMeter *self = ACCORD_METER (widget);
  float width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  float fill = width * (float) CLAMP (self->fraction, 0, 1);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GdkRGBA color;

  gtk_widget_get_color (widget, &color);
  if (fill > 0)
    append_part (snapshot, mirrored ? width - fill : 0, 0, MAX (fill, height), height, height / 2,
                 &color);
  if (self->pace >= 0 && gtk_widget_get_parent (widget) != NULL)
    {
      float x = width * (float) CLAMP (self->pace, 0, 1);

      if (mirrored)
        x = width - x;
      gtk_widget_get_color (gtk_widget_get_parent (widget), &color);
      append_part (snapshot, CLAMP (x - 1, 0, width - 2), 0, 2, height, 0, &color);
    }
}

static void
accord_meter_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                      int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 20;
  *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 68;
}

static void
accord_meter_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AccordMeter *self = ACCORD_METER (object);

  switch (id)
    {
    case PROP_FRACTION:
      g_value_set_double (value, self->fraction);
      break;
    case PROP_PACE:
      g_value_set_double (value, self->pace);
      break;
    case PROP_TINT:
      g_value_set_enum (value, self->tint);
      break;
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
accord_meter_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AccordMeter *self = ACCORD_METER (object);

  switch (id)
    {
    case PROP_FRACTION:
      accord_meter_set_fraction (self, g_value_get_double (value));
      break;
    case PROP_PACE:
      accord_meter_set_pace (self, g_value_get_double (value));
      break;
    case PROP_TINT:
      accord_meter_set_tint (self, g_value_get_enum (value));
      break;
    case PROP_LABEL:
      accord_meter_set_label (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
accord_meter_finalize (GObject *object)
{
  g_clear_pointer (&ACCORD_METER (object)->label, g_free);
  G_OBJECT_CLASS (accord_meter_parent_class)->finalize (object);
}

static void
accord_meter_class_init (AccordMeterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = accord_meter_get_property;
  object_class->set_property = accord_meter_set_property;
  object_class->finalize = accord_meter_finalize;
  widget_class->snapshot = accord_meter_snapshot;
  widget_class->measure = accord_meter_measure;
  props[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0, G_MAXDOUBLE, 0, flags);
  props[PROP_PACE] = g_param_spec_double ("pace", NULL, NULL, -1, G_MAXDOUBLE, -1, flags);
  props[PROP_TINT] = g_param_spec_enum ("tint", NULL, NULL, ACCORD_TYPE_TINT, ACCORD_TINT_NEUTRAL,
                                        flags);
  props[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_css_name (widget_class, "accordmeter");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_METER);
}

static void
accord_meter_init (AccordMeter *self)
{
  self->pace = -1;
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 1.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 0.0,
                                  -1);
}

/**
 * accord_meter_new:
 *
 * Returns: (transfer floating): an empty meter without a pace mark
 */
GtkWidget *
accord_meter_new (void)
{
  return g_object_new (ACCORD_TYPE_METER, NULL);
}

/**
 * accord_meter_set_fraction:
 * @self: a meter
 * @fraction: 0..1; more is drawn full
 */
void
accord_meter_set_fraction (AccordMeter *self, double fraction)
{
  g_return_if_fail (ACCORD_IS_METER (self));

  if (self->fraction == fraction)
    return;
  self->fraction = fraction;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, CLAMP (fraction, 0, 1), -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FRACTION]);
}

/**
 * accord_meter_set_pace:
 * @self: a meter
 * @pace: where the fraction should be by now, 0..1; negative: no mark
 */
void
accord_meter_set_pace (AccordMeter *self, double pace)
{
  g_return_if_fail (ACCORD_IS_METER (self));

  if (self->pace == pace)
    return;
  self->pace = pace;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PACE]);
}

/**
 * accord_meter_set_tint:
 * @self: a meter
 * @tint: WARNING only if more than 10 points behind pace; NEUTRAL is the chart blue
 */
void
accord_meter_set_tint (AccordMeter *self, AccordTint tint)
{
  g_return_if_fail (ACCORD_IS_METER (self));

  if (self->tint == tint)
    return;
  self->tint = tint;
  accord_tint_apply (GTK_WIDGET (self), tint);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "secondary");
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TINT]);
}

/**
 * accord_meter_set_label:
 * @self: a meter
 * @label: (nullable): a sentence, "48% of quota, pace 50%"
 */
void
accord_meter_set_label (AccordMeter *self, const char *label)
{
  g_return_if_fail (ACCORD_IS_METER (self));

  if (!g_set_str (&self->label, label))
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label != NULL ? label : "", -1);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LABEL]);
}
