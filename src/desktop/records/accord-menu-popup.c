/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Menus that are made when they are asked for, and their entries. */

#include "accord-config.h"

#include "accord-menu-popup.h"

/* Unparented later: the menu is still in its own emission, and its action is yet to be activated. */
static gboolean
unparent_cb (gpointer data)
{
  gtk_widget_unparent (data);
  return G_SOURCE_REMOVE;
}

static void
closed_cb (GtkWidget *menu)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (menu), g_object_unref);
}

/**
 * accord_menu_append:
 * @menu: a menu
 * @label: translated
 * @action: its name with its group
 * @format: of the target, as g_variant_new() takes it
 * @...: its values: a #gint64 for "x"
 */
void
accord_menu_append (GMenu *menu, const char *label, const char *action, const char *format, ...)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);
  va_list values;

  va_start (values, format);
  g_menu_item_set_action_and_target_value (item, action, g_variant_new_va (format, NULL, &values));
  va_end (values);
  g_menu_append_item (menu, item);
}

#define ROOM 320 /* px: enough for a menu of ten */

/* A long menu is cut to what room there is, on the side it was asked for: that side should be the one with more of it. */
static GtkPositionType
side_with_room (GtkWidget *anchor)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (anchor));
  graphene_rect_t place;
  float below;

  if (root == NULL || !gtk_widget_compute_bounds (anchor, root, &place))
    return GTK_POS_BOTTOM;
  below = (float) gtk_widget_get_height (root) - place.origin.y - place.size.height;
  return below < ROOM && place.origin.y > below ? GTK_POS_TOP : GTK_POS_BOTTOM;
}

/**
 * accord_menu_popup_on:
 * @anchor: what it points to; its actions are the menu's
 * @menu: what is offered
 */
void
accord_menu_popup_on (GtkWidget *anchor, GMenuModel *menu)
{
  GtkWidget *popover = gtk_popover_menu_new_from_model (menu);

  gtk_widget_set_parent (popover, anchor);
  gtk_popover_set_position (GTK_POPOVER (popover), side_with_room (anchor));
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

typedef struct {
  AccordMenuAskedFunc func;
  gpointer data;
} Asking;

static void
ask (GtkEventController *controller)
{
  GtkWidget *widget = gtk_event_controller_get_widget (controller);
  const Asking *asking = g_object_get_data (G_OBJECT (widget), "accord-menu-asking");

  asking->func (widget, asking->data);
}

static void
pressed_cb (GtkGestureClick *click, int n, double x, double y)
{
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  ask (GTK_EVENT_CONTROLLER (click));
}

static void
held_cb (GtkGestureLongPress *press, double x, double y)
{
  gtk_gesture_set_state (GTK_GESTURE (press), GTK_EVENT_SEQUENCE_CLAIMED);
  ask (GTK_EVENT_CONTROLLER (press));
}

static gboolean
key_cb (GtkEventController *controller, guint key, guint code, GdkModifierType state)
{
  if (key != GDK_KEY_Menu && !(key == GDK_KEY_F10 && (state & GDK_SHIFT_MASK)))
    return GDK_EVENT_PROPAGATE;
  ask (controller);
  return GDK_EVENT_STOP;
}

/**
 * accord_menu_follow:
 * @widget: a widget
 * @func: offers its menu
 * @data: for @func; must outlive the widget
 */
void
accord_menu_follow (GtkWidget *widget, AccordMenuAskedFunc func, gpointer data)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  Asking *asking = g_new (Asking, 1);

  *asking = (Asking) { func, data };
  g_object_set_data_full (G_OBJECT (widget), "accord-menu-asking", asking, g_free);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), NULL);
  g_signal_connect (press, "pressed", G_CALLBACK (held_cb), NULL);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), NULL);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (press));
  gtk_widget_add_controller (widget, keys);
}
