/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pointer, touch and keys of charts: hover equals focus, Enter or click drills, a first touch shows
 * and the second one drills. */

#include "accord-config.h"

#include "accord-chart-input.h"

/* The mark whose slot holds the point: bounds are whole slots, so bars of height 0 are hit, too. */
static int
find_mark (AccordChart *self, double x, double y)
{
  AccordChartClass *klass = ACCORD_CHART_GET_CLASS (self);
  graphene_point_t point = GRAPHENE_POINT_INIT ((float) x, (float) y);
  graphene_rect_t bounds;

  for (int i = 0; i < accord_chart_get_n_marks (self); i++)
    if (klass->mark_bounds (self, i, &bounds) && graphene_rect_contains_point (&bounds, &point))
      return i;
  return -1;
}

static void
motion_cb (AccordChart *self, double x, double y)
{
  accord_chart_set_current (self, find_mark (self, x, y));
}

static void
pointer_left_cb (AccordChart *self)
{
  accord_chart_set_current (self, -1);
}

/* The cursor passes over what stands in the table alone. */
static void
find_drawn (AccordChart *self, int *first, int *end)
{
  AccordChartClass *klass = ACCORD_CHART_GET_CLASS (self);

  *first = 0;
  *end = accord_chart_get_n_marks (self);
  if (klass->drawn != NULL)
    klass->drawn (self, first, end);
}

static void
focus_entered_cb (AccordChart *self)
{
  int first, end;

  find_drawn (self, &first, &end);
  if (accord_chart_get_current (self) < 0 && end > first && gtk_widget_has_visible_focus (GTK_WIDGET (self)))
    accord_chart_set_current (self, end - 1);
}

static void
released_cb (GtkGestureClick *click, int n_press, double x, double y, AccordChart *self)
{
  int *touched = g_object_get_data (G_OBJECT (click), "accord-touched");
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (click));
  gboolean touch = event != NULL && gdk_event_get_event_type (event) == GDK_TOUCH_END;
  int index = find_mark (self, x, y);
  gboolean again = *touched == index;

  accord_chart_set_current (self, index);
  *touched = touch ? index : -1;
  if (index >= 0 && (!touch || again))
    accord_chart_activate (self, index);
}

static gboolean
move_cursor (AccordChart *self, int index)
{
  int first, end;

  find_drawn (self, &first, &end);
  if (index < first || index >= end)
    return GDK_EVENT_PROPAGATE;
  accord_chart_set_current (self, index);
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType modifiers,
                AccordChart *self)
{
  int current = accord_chart_get_current (self);
  int first, end;

  find_drawn (self, &first, &end);
  if ((modifiers & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_Up:
      return move_cursor (self, current < 0 ? end - 1 : current - 1);
    case GDK_KEY_Right:
    case GDK_KEY_Down:
      return move_cursor (self, current < 0 ? first : current + 1);
    case GDK_KEY_Home:
      return move_cursor (self, first);
    case GDK_KEY_End:
      return move_cursor (self, end - 1);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      accord_chart_activate (self, current);
      return current >= 0;
    case GDK_KEY_Escape:
      if (current < 0)
        return GDK_EVENT_PROPAGATE;
      accord_chart_set_current (self, -1);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/**
 * accord_chart_input_attach:
 * @self: a chart
 *
 * Adds the controllers; called once by each chart.
 */
void
accord_chart_input_attach (AccordChart *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  int *touched = g_new (int, 1); /* the mark that the last touch showed */

  *touched = -1;
  g_object_set_data_full (G_OBJECT (click), "accord-touched", touched, g_free);
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (pointer_left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "enter", G_CALLBACK (focus_entered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (pointer_left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
