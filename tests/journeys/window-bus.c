/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window used through the accessibility bus alone: neither pointer nor keyboard of the display is touched. What
 * is asked for is waited for first, and a refusal ends the test. */

#include "window-driver.h"

#define KEY_RETURN 0xff0d
#define KEY_TAB    0xff09
#define KEY_HOME   0xff50
#define KEY_DOWN   0xff54

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

static gboolean
has_focus (AtspiAccessible *accessible)
{
  g_autoptr (AtspiStateSet) set = atspi_accessible_get_state_set (accessible);

  return set != NULL && atspi_state_set_contains (set, ATSPI_STATE_FOCUSED);
}

/* Whether the focus is in the same list. */
static gboolean
is_beside (AtspiAccessible *target)
{
  g_autoptr (AtspiAccessible) list = atspi_accessible_get_parent (target, NULL);
  int n = list != NULL ? atspi_accessible_get_child_count (list, NULL) : 0;

  for (int i = 0; i < n; i++)
    {
      g_autoptr (AtspiAccessible) row = atspi_accessible_get_child_at_index (list, i, NULL);

      if (row != NULL && has_focus (row))
        return TRUE;
    }
  return FALSE;
}

/* A row has no action: the focus goes there, from stop to stop and then from row to row, and Enter is pressed. */
void
window_driver_enter (WindowDriver *self, AtspiRole role, const char *name)
{
  gboolean in_list = FALSE;

  for (int i = 0; i < 80; i++)
    {
      g_autoptr (AtspiAccessible) target = window_driver_wait (self, role, name);
      gboolean beside = is_beside (target);

      if (has_focus (target))
        {
          window_driver_bus_key (KEY_RETURN, WINDOW_DRIVER_NO_MODIFIER);
          return;
        }
      window_driver_bus_key (!beside ? KEY_TAB : in_list ? KEY_DOWN : KEY_HOME, WINDOW_DRIVER_NO_MODIFIER);
      in_list = beside;
    }
  g_error ("Neither Tab nor the arrows lead to “%s” (role %d).", name, role);
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
