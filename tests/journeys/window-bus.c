/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window used through the accessibility bus alone: neither pointer nor keyboard of the display is touched. What
 * is asked for is waited for first, and a refusal ends the test. */

#include "window-driver.h"

#define KEY_RETURN 0xff0d

/* What has an action does it: a button is pressed, a switch turned, an entry of a menu chosen. */
void
window_driver_act (WindowDriver *self, AtspiRole role, const char *name)
{
  g_autoptr (AtspiAccessible) target = window_driver_wait (self, role, name);
  g_autoptr (AtspiAction) action = atspi_accessible_get_action_iface (target);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (action);
  g_assert_cmpint (atspi_action_get_n_actions (action, NULL), >, 0);
  g_assert_true (atspi_action_do_action (action, 0, &error));
  g_assert_no_error (error);
}

/* A key or chord, asked of the accessibility registry. */
void
window_driver_bus_key (guint keysym, WindowDriverModifiers modifiers)
{
  g_autoptr (GError) error = NULL;

  if (modifiers != 0)
    atspi_generate_keyboard_event (modifiers, NULL, ATSPI_KEY_LOCKMODIFIERS, &error);
  g_assert_no_error (error);
  atspi_generate_keyboard_event (keysym, NULL, ATSPI_KEY_SYM, &error);
  g_assert_no_error (error);
  if (modifiers != 0)
    atspi_generate_keyboard_event (modifiers, NULL, ATSPI_KEY_UNLOCKMODIFIERS, &error);
  g_assert_no_error (error);
  g_usleep (150000);
}

static void
focus (WindowDriver *self, AtspiRole role, const char *name)
{
  g_autoptr (AtspiAccessible) target = window_driver_wait (self, role, name);
  g_autoptr (AtspiComponent) component = atspi_accessible_get_component_iface (target);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (component);
  atspi_component_grab_focus (component, &error);
  g_assert_no_error (error);
  window_driver_wait_focus (self, role, name);
}

/* A row gets the focus, then Enter. */
void
window_driver_enter (WindowDriver *self, AtspiRole role, const char *name)
{
  focus (self, role, name);
  window_driver_bus_key (KEY_RETURN, WINDOW_DRIVER_NO_MODIFIER);
}

/* Puts @text in place of what is written there. */
void
window_driver_write (WindowDriver *self, AtspiRole role, const char *name, const char *text)
{
  g_autoptr (AtspiAccessible) target = window_driver_wait (self, role, name);
  g_autoptr (AtspiEditableText) editable = atspi_accessible_get_editable_text_iface (target);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (editable);
  g_assert_true (atspi_editable_text_set_text_contents (editable, text, &error));
  g_assert_no_error (error);
}
