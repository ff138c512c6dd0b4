/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is pressed on the cards of a column, besides opening and lifting: the secondary button and a long
 * press pop up the menu, Ctrl+click selects. */

#include "accord-config.h"

#include "accord-column-private.h"

static void
popup_menu (AccordColumnView *self, GtkGesture *gesture, double x, double y)
{
  AccordBoardCard *card = accord_column_rows_at (self, x, y);
  graphene_point_t point;
  GdkRectangle place = { 0, 0, 1, 1 };

  if (card == NULL || !gtk_widget_compute_point (GTK_WIDGET (self->list), GTK_WIDGET (self),
                                                 &GRAPHENE_POINT_INIT (x, y), &point))
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  place.x = (int) point.x;
  place.y = (int) point.y;
  g_signal_emit_by_name (self, "menu", accord_entity_get_id (accord_board_card_get_deal (card)), &place);
}

static void
menu_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer data)
{
  popup_menu (data, GTK_GESTURE (gesture), x, y);
}

static void
long_pressed_cb (GtkGestureLongPress *gesture, double x, double y, gpointer data)
{
  popup_menu (data, GTK_GESTURE (gesture), x, y);
}

/* Ctrl+click selects; a plain click opens and selects nothing. */
static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer data)
{
  AccordColumnView *self = data;
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  AccordBoardCard *card = accord_column_rows_at (self, x, y);
  gint64 deal;

  if (card == NULL || !(state & GDK_CONTROL_MASK))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  deal = accord_entity_get_id (accord_board_card_get_deal (card));
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  accord_board_context_select (self->context, deal, !accord_board_context_is_selected (self->context, deal));
}

static void
listen_for_selecting (AccordColumnView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (click));
}

static void
listen_for_menu (AccordColumnView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *hold = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (hold), TRUE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (menu_pressed_cb), self, 0);
  g_signal_connect_object (hold, "pressed", G_CALLBACK (long_pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (hold));
}

/**
 * accord_column_press_init:
 * @self: a column with its list
 *
 * Lets its cards be pressed.
 */
void
accord_column_press_init (AccordColumnView *self)
{
  listen_for_menu (self);
  listen_for_selecting (self);
}
