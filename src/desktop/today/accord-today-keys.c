/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The keyboard of the page (ui.md §5), heard before the list hears it and never inside text.
 *
 *   ↑ ↓  rows (the list's own)   Space  done      Enter  open        P  postpone to the next day
 *   ← →  day                     C  call          N  new task        Menu, Shift+F10  menu
 *   while a line is unfolded: 1 2 3  what came of it   T D W P 0  next step   Enter  save   Esc  leave it
 */

#include "accord-config.h"

#include "accord-today-page-private.h"

#include "accord-preedit.h"
#include "accord-single-letters.h"

static gboolean
is_enter (guint key)
{
  return key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter;
}

static GtkWidget *
focus_of (AccordTodayPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL ? gtk_root_get_focus (root) : NULL;
}

/* A chip is a toggle; Undo and Save are not. */
static gboolean
is_plain_button (GtkWidget *focus)
{
  return GTK_IS_BUTTON (focus) && !GTK_IS_TOGGLE_BUTTON (focus);
}

static gboolean
press_open (AccordTodayPage *self, GtkWidget *focus, guint key)
{
  AccordTodayRow *row = accord_today_page_row_of (self, self->open);
  AccordTodayAnswerPanel *panel = row != NULL ? accord_today_row_get_panel (row) : NULL;

  if (key == GDK_KEY_Escape)
    {
      accord_today_page_ask (self, self->open, ACCORD_TODAY_ASK_UNDO);
      return TRUE;
    }
  if (GTK_IS_EDITABLE (focus))
    return FALSE;
  if (is_enter (key) && !is_plain_button (focus))
    {
      accord_today_page_ask (self, self->open, ACCORD_TODAY_ASK_SAVE);
      return TRUE;
    }
  return panel != NULL && accord_single_letters_act () && accord_today_answer_panel_key (panel, gdk_keyval_to_lower (key));
}

static gboolean
press_letter (AccordTodayPage *self, guint key)
{
  if (!accord_single_letters_act ())
    return FALSE;
  switch (gdk_keyval_to_lower (key))
    {
    case GDK_KEY_p:
      accord_today_page_postpone (self, accord_today_page_selected (self), 1);
      return TRUE;
    case GDK_KEY_c:
      if (!accord_today_context_call (self->context))
        gtk_widget_error_bell (GTK_WIDGET (self));
      return TRUE;
    case GDK_KEY_n:
      accord_today_page_add (self);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
press (AccordTodayPage *self, GtkWidget *focus, guint key)
{
  AccordTodayItem *item = accord_today_page_selected (self);

  switch (key)
    {
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      if (item == NULL || is_plain_button (focus))
        return FALSE;
      accord_today_page_ask (self, item, accord_today_item_get_row (item) == NULL ? ACCORD_TODAY_ASK_MORE
                               : accord_today_item_get_kind (item) == ACCORD_TODAY_RECORD ? ACCORD_TODAY_ASK_OPEN
                               : accord_today_item_get_kind (item) == ACCORD_TODAY_STEP || accord_today_item_get_kind (item) == ACCORD_TODAY_CARE_DATE ||
                               accord_today_item_get_group (item) == ACCORD_TODAY_VERIFY
                                 ? ACCORD_TODAY_ASK_TOGGLE : ACCORD_TODAY_ASK_PLAN);
      return TRUE;
    case GDK_KEY_Left:
    case GDK_KEY_Right:
      accord_today_page_step_day (self, (key == GDK_KEY_Left) != (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL) ? -1 : 1);
      return TRUE;
    default:
      break;
    }
  if (is_enter (key) && !is_plain_button (focus))
    {
      accord_today_page_activate_item (self);
      return TRUE;
    }
  return press_letter (self, key);
}

static gboolean
pressed_cb (AccordTodayPage *self, guint key, guint code, GdkModifierType state)
{
  GtkWidget *focus = focus_of (self);

  if (accord_preedit_is_on (GTK_WIDGET (self)))
    return GDK_EVENT_PROPAGATE;
  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return GDK_EVENT_PROPAGATE;
  if (self->open != NULL)
    return press_open (self, focus, key);
  return !GTK_IS_EDITABLE (focus) && press (self, focus, key);
}

/* Keys, buttons, wheels and fingers; what follows from them is others'. */
static gboolean
used_cb (AccordTodayPage *self, GdkEvent *event)
{
  switch ((int) gdk_event_get_event_type (event))
    {
    case GDK_KEY_PRESS:
    case GDK_BUTTON_PRESS:
    case GDK_SCROLL:
    case GDK_TOUCH_BEGIN:
      self->used = TRUE;
      break;
    default:
      break;
    }
  return GDK_EVENT_PROPAGATE;
}

/* In an empty list the days can still be walked. */
static gboolean
pressed_outside_cb (AccordTodayPage *self, guint key, guint code, GdkModifierType state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) || GTK_IS_EDITABLE (focus_of (self)))
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_n)
    return press_letter (self, key);
  return GDK_EVENT_PROPAGATE;
}

/* Listens from now on. */
void
accord_today_page_add_keys (AccordTodayPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new (), *outside = gtk_event_controller_key_new ();
  GtkEventController *uses = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (uses, GTK_PHASE_CAPTURE);
  g_signal_connect_object (uses, "event", G_CALLBACK (used_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->states), uses);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  g_signal_connect_object (outside, "key-pressed", G_CALLBACK (pressed_outside_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->body, outside);
}
