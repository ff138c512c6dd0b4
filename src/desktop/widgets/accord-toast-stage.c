/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Toasts beside what they lie above, in place of an AdwToastOverlay around it:
 *
 *   toaststage ┬ [child]        all of the room
 *              └ toastoverlay   as large as its toast, at the bottom, without a child of its own
 *
 * A toast is a child of its overlay. Each that comes or goes makes GTK look anew at the styles of all that is beside it in
 * there, with all that is below: thousands of widgets, in the frame after a change. Here nothing is beside it.
 *
 * What the overlay takes of the pointer is what it draws: the toast's margins are the overlay's (style.css). */

#include "accord-config.h"

#include "accord-toast-stage.h"

#define LEAST_WIDTH 450 /* px, of a toast with a button where there is room: as AdwToastOverlay has it */

struct _AccordToastStage
{
  GtkWidget parent_instance;
  GtkWidget *child; /* nullable */
  AdwToastOverlay *toasts;
};

G_DEFINE_FINAL_TYPE (AccordToastStage, accord_toast_stage, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CHILD,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

/* Escape puts the toast away wherever the keyboard is, as it does within an overlay. */
static gboolean
key_pressed_cb (GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state, AccordToastStage *self)
{
  return keyval == GDK_KEY_Escape && gtk_event_controller_key_forward (keys, GTK_WIDGET (self->toasts));
}

static void
accord_toast_stage_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                            int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  AccordToastStage *self = ACCORD_TOAST_STAGE (widget);

  if (self->child != NULL && gtk_widget_should_layout (self->child))
    gtk_widget_measure (self->child, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
}

/* Beside the round one that puts it away. */
static gboolean
has_button (GtkWidget *toasts)
{
  for (GtkWidget *toast = gtk_widget_get_first_child (toasts); toast != NULL; toast = gtk_widget_get_next_sibling (toast))
    for (GtkWidget *part = gtk_widget_get_first_child (toast); part != NULL; part = gtk_widget_get_next_sibling (part))
      if (GTK_IS_BUTTON (part) && gtk_widget_get_visible (part) && !gtk_widget_has_css_class (part, "circular"))
        return TRUE;
  return FALSE;
}

static void
accord_toast_stage_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AccordToastStage *self = ACCORD_TOAST_STAGE (widget);
  GtkWidget *toasts = GTK_WIDGET (self->toasts);
  GtkRequisition size;

  if (self->child != NULL && gtk_widget_should_layout (self->child))
    gtk_widget_allocate (self->child, width, height, baseline, NULL);
  gtk_widget_get_preferred_size (toasts, NULL, &size);
  if (has_button (toasts))
    size.width = MAX (size.width, LEAST_WIDTH);
  size.width = MIN (size.width, width);
  size.height = MIN (size.height, height);
  gtk_widget_size_allocate (toasts, &(GtkAllocation) { (width - size.width) / 2, height - size.height, size.width, size.height }, -1);
}

static void
accord_toast_stage_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CHILD)
    g_value_set_object (value, ACCORD_TOAST_STAGE (object)->child);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
accord_toast_stage_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AccordToastStage *self = ACCORD_TOAST_STAGE (object);

  if (id != PROP_CHILD)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = g_value_get_object (value);
  if (self->child != NULL)
    gtk_widget_insert_after (self->child, GTK_WIDGET (self), NULL);
}

static void
accord_toast_stage_dispose (GObject *object)
{
  AccordToastStage *self = ACCORD_TOAST_STAGE (object);

  g_clear_pointer (&self->child, gtk_widget_unparent);
  if (self->toasts != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->toasts));
  self->toasts = NULL;
  G_OBJECT_CLASS (accord_toast_stage_parent_class)->dispose (object);
}

static void
accord_toast_stage_class_init (AccordToastStageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = accord_toast_stage_get_property;
  object_class->set_property = accord_toast_stage_set_property;
  object_class->dispose = accord_toast_stage_dispose;
  widget_class->measure = accord_toast_stage_measure;
  widget_class->size_allocate = accord_toast_stage_size_allocate;
  props[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_css_name (widget_class, "toaststage");
}

static void
accord_toast_stage_init (AccordToastStage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  gtk_widget_set_overflow (GTK_WIDGET (self->toasts), GTK_OVERFLOW_VISIBLE); /* the shadow of a toast, and its way up */
  gtk_widget_set_parent (GTK_WIDGET (self->toasts), GTK_WIDGET (self));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * accord_toast_stage_get_toasts:
 * @self: the stage
 *
 * Returns: (transfer none): where toasts are shown
 */
AdwToastOverlay *
accord_toast_stage_get_toasts (AccordToastStage *self)
{
  return self->toasts;
}

/**
 * accord_toasts_above:
 * @from: a widget
 *
 * Returns: (transfer none) (nullable): where a toast about it is seen: of its dialog, or else of its window
 */
AdwToastOverlay *
accord_toasts_above (GtkWidget *from)
{
  for (GtkWidget *at = from; at != NULL; at = gtk_widget_get_parent (at))
    if (ADW_IS_TOAST_OVERLAY (at))
      return ADW_TOAST_OVERLAY (at);
    else if (ACCORD_IS_TOAST_STAGE (at))
      return ACCORD_TOAST_STAGE (at)->toasts;
  return NULL;
}
