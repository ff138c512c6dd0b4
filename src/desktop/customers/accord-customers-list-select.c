/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Selection mode of the list: Select, Ctrl+click, long press, Ctrl+Space, Shift+↑↓, Shift+Home, Shift+End, Ctrl+A; and the keys
 * that act on rows while the list has the focus. */

#include "accord-config.h"

#include "accord-customers-list-private.h"

#include "accord-announce.h"
#include "accord-customer-row.h"
#include "accord-list-settings.h"

#include <glib/gi18n-lib.h>

static gboolean
focused_position (AccordCustomersList *self, guint *position)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view_widget)))
    return FALSE;
  return accord_customer_row_get_position (focus, position);
}

static void
toggle_at (AccordCustomersList *self, guint position)
{
  gint64 id = accord_id_list_id_at (self->list, position);

  self->anchor = position;
  if (id != 0)
    accord_picks_toggle (self->picks, id);
}

/* To the row before or behind, or to either end. */
static void
extend (AccordCustomersList *self, guint key)
{
  gboolean forward = key == GDK_KEY_Down || key == GDK_KEY_End;
  guint n = accord_id_list_get_n (self->list), position, to;

  if (!focused_position (self, &position))
    return;
  if (!accord_picks_get_active (self->picks) || self->anchor == GTK_INVALID_LIST_POSITION)
    self->anchor = position;
  if (position == (forward ? n - 1 : 0))
    return;
  to = key == GDK_KEY_Home ? 0 : key == GDK_KEY_End ? n - 1 : forward ? position + 1 : position - 1;
  gtk_list_view_scroll_to (self->view_widget, to, GTK_LIST_SCROLL_FOCUS, NULL);
  accord_picks_add_range (self->picks, self->anchor, to);
}

static gboolean
act (AccordCustomersList *self, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);
  return GDK_EVENT_STOP;
}

static gboolean
letter_key (AccordCustomersList *self, guint key)
{
  if (!accord_list_settings_letters_act ())
    return GDK_EVENT_PROPAGATE;
  switch (gdk_keyval_to_lower (key))
    {
    case GDK_KEY_f:
      accord_customers_list_open_filter (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_n:
      return act (self, "win.new-customer");
    case GDK_KEY_o:
      return act (self, "list.owner");
    case GDK_KEY_t:
      return act (self, "list.tag");
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
control_key (AccordCustomersList *self, guint key)
{
  guint position;

  switch (gdk_keyval_to_lower (key))
    {
    case GDK_KEY_a:
      return act (self, "list.select-all");
    case GDK_KEY_c:
      return act (self, "list.copy");
    case GDK_KEY_space:
      if (focused_position (self, &position))
        toggle_at (self, position);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
picking_key (AccordCustomersList *self, guint key)
{
  guint position;

  if (!accord_picks_get_active (self->picks))
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Escape)
    return act (self, "list.select-none");
  if (key == GDK_KEY_Delete)
    return act (self, "list.delete");
  if (key != GDK_KEY_space || !focused_position (self, &position))
    return GDK_EVENT_PROPAGATE;
  toggle_at (self, position);
  return GDK_EVENT_STOP;
}

static gboolean
key_cb (AccordCustomersList *self, guint key, guint code, GdkModifierType state)
{
  GdkModifierType modifiers = state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK);

  if (modifiers == GDK_CONTROL_MASK)
    return control_key (self, key);
  if (modifiers == GDK_SHIFT_MASK && (key == GDK_KEY_Up || key == GDK_KEY_Down || key == GDK_KEY_Home || key == GDK_KEY_End))
    {
      extend (self, key);
      return GDK_EVENT_STOP;
    }
  if (modifiers != 0)
    return GDK_EVENT_PROPAGATE;
  return picking_key (self, key) || letter_key (self, key);
}

static gboolean
position_at (AccordCustomersList *self, double x, double y, guint *position)
{
  return accord_customer_row_get_position (gtk_widget_pick (GTK_WIDGET (self->view_widget), x, y, GTK_PICK_DEFAULT), position);
}

static void
pressed_cb (AccordCustomersList *self, int n, double x, double y, GtkGesture *gesture)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  guint position;

  if (!(state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) || !position_at (self, x, y, &position))
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  if ((state & GDK_SHIFT_MASK) && self->anchor == GTK_INVALID_LIST_POSITION)
    self->anchor = gtk_single_selection_get_selected (self->selection);
  if ((state & GDK_SHIFT_MASK) && self->anchor != GTK_INVALID_LIST_POSITION)
    accord_picks_add_range (self->picks, self->anchor, position);
  else
    toggle_at (self, position);
}

static void
held_cb (AccordCustomersList *self, double x, double y, GtkGesture *gesture)
{
  guint position;

  if (!position_at (self, x, y, &position))
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  toggle_at (self, position);
}

/* Header, bar below the rows, and what can be done: as many as are picked. */
static void
picks_changed_cb (AccordCustomersList *self)
{
  gboolean active = accord_picks_get_active (self->picks);
  gint64 n = accord_picks_get_n (self->picks);
  g_autofree char *number = accord_number_format (n);
  /* Translators: title while rows are selected */
  g_autofree char *title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s Selected", "%s Selected", (gulong) n), number);
  gboolean can = n > 0 && !accord_workspace_is_read_only (self->workspace) && self->progress == NULL;
  GtkWidget *buttons[] = { self->owner_button, self->follow_up_button, self->tag_button };

  if (active && g_strcmp0 (adw_window_title_get_title (self->selection_title), title) != 0)
    accord_announce (self, title, FALSE);
  adw_window_title_set_title (self->selection_title, title);
  gtk_widget_set_visible (GTK_WIDGET (self->header), !active);
  gtk_widget_set_visible (GTK_WIDGET (self->selection_header), active);
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    gtk_widget_set_sensitive (buttons[i], can);
  gtk_widget_set_sensitive (self->more_button, n > 0 && self->progress == NULL);
  accord_customers_list_show_foot (self, active || self->progress != NULL);
  if (!active)
    self->anchor = GTK_INVALID_LIST_POSITION;
}

static void
select_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordCustomersList *self = ACCORD_CUSTOMERS_LIST (widget);

  accord_picks_set_active (self->picks, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->view_widget));
}

static void
select_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  accord_picks_add_all (ACCORD_CUSTOMERS_LIST (widget)->picks);
}

static void
select_none_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordCustomersList *self = ACCORD_CUSTOMERS_LIST (widget);

  accord_picks_set_active (self->picks, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->view_widget));
}

/* Wherever the keyboard is in the list: after a menu of the bar below it stands there. */
static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  if (!accord_picks_get_active (ACCORD_CUSTOMERS_LIST (widget)->picks))
    return GDK_EVENT_PROPAGATE;
  return act (ACCORD_CUSTOMERS_LIST (widget), "list.select-none");
}

void
accord_customers_list_install_selection (GtkWidgetClass *klass)
{
  gtk_widget_class_add_binding (klass, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_install_action (klass, "list.select", NULL, select_action);
  gtk_widget_class_install_action (klass, "list.select-all", NULL, select_all_action);
  gtk_widget_class_install_action (klass, "list.select-none", NULL, select_none_action);
}

static void
add_controller (AccordCustomersList *self, GtkEventController *controller)
{
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->view_widget), controller);
}

/* What is typed in the list goes into the search, unless letters are keys of their own. */
void
accord_customers_list_set_up_selection (AccordCustomersList *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();

  self->anchor = GTK_INVALID_LIST_POSITION;
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (press, "pressed", G_CALLBACK (held_cb), self, G_CONNECT_SWAPPED);
  add_controller (self, keys);
  add_controller (self, GTK_EVENT_CONTROLLER (click));
  add_controller (self, GTK_EVENT_CONTROLLER (press));
  if (!accord_list_settings_letters_act ())
    gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self->view_widget));
  g_signal_connect_object (self->picks, "changed", G_CALLBACK (picks_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->list, "notify::total", G_CALLBACK (picks_changed_cb), self);
  picks_changed_cb (self);
}

/**
 * accord_customers_list_open_filter:
 * @self: a list
 *
 * Offers the fields to filter by.
 */
void
accord_customers_list_open_filter (AccordCustomersList *self)
{
  g_return_if_fail (ACCORD_IS_CUSTOMERS_LIST (self));
  accord_filter_bar_open (self->bar);
}

/**
 * accord_customers_list_is_picking:
 * @self: the list
 *
 * Returns: whether rows are being selected to do something with all of them
 */
gboolean
accord_customers_list_is_picking (AccordCustomersList *self)
{
  g_return_val_if_fail (ACCORD_IS_CUSTOMERS_LIST (self), FALSE);
  return accord_picks_get_active (self->picks);
}
