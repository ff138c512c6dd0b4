/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keyboard alone: what it reaches, where it is when a dialog comes, and whether its keys stand on the sheet. */
#include "accord-config.h"

#include "every-page-keys.h"

#include <adwaita.h>
#include <string.h>
#include "accord-actions.h"
#include "every-page-access.h"

#define STEPS_MAX 1200 /* of the Tab key on one page */

/* Whether the table of keys has it, in whatever line. */
static gboolean
is_in_table (guint keyval, GdkModifierType modifiers)
{
  gsize n;
  const AccordActionLine *lines = accord_actions_get (&n);

  for (gsize i = 0; i < n; i++)
    for (int j = 0; lines[i].accels[j] != NULL; j++)
      {
        GdkModifierType held;
        guint key;

        g_assert_true (gtk_accelerator_parse (lines[i].accels[j], &key, &held));
        if (key == keyval && held == modifiers)
          return TRUE;
      }
  return FALSE;
}

/* Of the number pad the same keys stand for the same. */
static guint
plain_key (guint keyval)
{
  static const struct { guint pad, key; } same[] = {
    { GDK_KEY_KP_Enter, GDK_KEY_Return }, { GDK_KEY_KP_Up, GDK_KEY_Up }, { GDK_KEY_KP_Down, GDK_KEY_Down }, { GDK_KEY_KP_Delete, GDK_KEY_Delete },
    { GDK_KEY_KP_Space, GDK_KEY_space }, { GDK_KEY_ISO_Enter, GDK_KEY_Return },
  };

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    if (same[i].pad == keyval)
      return same[i].key;
  return gdk_keyval_to_lower (keyval);
}

/* What libadwaita and GTK bring along: the inspector, a step of the focus, a page back. */
static gboolean
is_of_the_toolkit (GtkShortcut *shortcut, guint keyval, GdkModifierType modifiers)
{
  GtkShortcutAction *action = gtk_shortcut_get_action (shortcut);

  return !(GTK_IS_CALLBACK_ACTION (action) || GTK_IS_NAMED_ACTION (action)) ||
         (modifiers == (GDK_CONTROL_MASK | GDK_SHIFT_MASK) && (keyval == GDK_KEY_i || keyval == GDK_KEY_d || keyval == GDK_KEY_m));
}

static char *
look_at_shortcut (GtkShortcut *shortcut)
{
  GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);
  g_autofree char *words = NULL;
  GdkModifierType modifiers;
  guint keyval;

  if (!GTK_IS_KEYVAL_TRIGGER (trigger))
    return NULL;
  keyval = plain_key (gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)));
  modifiers = gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger));
  if (is_of_the_toolkit (shortcut, keyval, modifiers) || is_in_table (keyval, modifiers))
    return NULL;
  words = gtk_shortcut_trigger_to_string (trigger);
  return g_strdup_printf ("hears %s, which is not on the sheet of shortcuts", words);
}

/* Every shortcut of a widget of ours; that of keys heard by controllers is compared by test-layers. */
char *
every_page_shortcut_fault (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  if (GTK_IS_ROOT (widget) || !g_str_has_prefix (G_OBJECT_TYPE_NAME (widget), "Accord"))
    return NULL;
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GListModel) shortcuts = g_list_model_get_item (controllers, i);

      for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (shortcuts) && j < g_list_model_get_n_items (shortcuts); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, j);
          char *what = look_at_shortcut (shortcut);

          if (what != NULL)
            return what;
        }
    }
  return NULL;
}

/* A list is one stop of the Tab key: a million rows are not walked through to come to what stands beside them. */
char *
every_page_list_fault (GtkWidget *widget)
{
  if (gtk_widget_get_ancestor (widget, ADW_TYPE_COMBO_ROW) != NULL || gtk_widget_get_ancestor (widget, GTK_TYPE_DROP_DOWN) != NULL)
    return NULL; /* the one that is chosen, and a popover */
  if ((GTK_IS_LIST_VIEW (widget) && gtk_list_view_get_tab_behavior (GTK_LIST_VIEW (widget)) == GTK_LIST_TAB_ALL) ||
      (GTK_IS_GRID_VIEW (widget) && gtk_grid_view_get_tab_behavior (GTK_GRID_VIEW (widget)) == GTK_LIST_TAB_ALL) ||
      (GTK_IS_COLUMN_VIEW (widget) && gtk_column_view_get_tab_behavior (GTK_COLUMN_VIEW (widget)) == GTK_LIST_TAB_ALL))
    return g_strdup ("lets the Tab key go through every row");
  return NULL;
}

/* The search entry that is seen. */
static GtkWidget *
find_search (GtkWidget *widget)
{
  if (GTK_IS_SEARCH_ENTRY (widget) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_search (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* A dialog that has come has the keyboard, and in what it is for. */
char *
every_page_dialog_fault (GtkWindow *window)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  GtkWidget *focus = gtk_window_get_focus (window);

  if (dialog == NULL)
    return NULL;
  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (dialog)))
    return g_strdup ("a dialog has come without the keyboard");
  /* One that is searched in is typed into at once. */
  if (!GTK_IS_EDITABLE (focus) && find_search (GTK_WIDGET (dialog)) != NULL)
    return g_strdup_printf ("the dialog “%s” begins on a %s, though it is searched in", adw_dialog_get_title (dialog),
                            G_OBJECT_TYPE_NAME (focus));
  if (!GTK_IS_BUTTON (focus) || gtk_widget_get_ancestor (focus, ADW_TYPE_HEADER_BAR) == NULL || gtk_widget_has_css_class (focus, "suggested-action"))
    return NULL;
  return g_strdup_printf ("the dialog %s begins on the button %s of its header", G_OBJECT_TYPE_NAME (dialog),
                          gtk_button_get_label (GTK_BUTTON (focus)) != NULL ? gtk_button_get_label (GTK_BUTTON (focus)) : "without a name");
}

/* Until it comes to where it has been; a list that has rows made for it as one goes ends by itself. */
GHashTable *
every_page_walk (GtkWindow *window)
{
  GHashTable *reached = g_hash_table_new (NULL, NULL);
  guint again = 0;

  for (guint i = 0; i < STEPS_MAX && again < 3; i++)
    {
      GtkWidget *focus;

      g_signal_emit_by_name (window, "move-focus", GTK_DIR_TAB_FORWARD);
      focus = gtk_window_get_focus (window);
      if (focus == NULL || !g_hash_table_add (reached, focus))
        again++;
    }
  return reached;
}

/* Within these the arrows go on, once the Tab key has come to one of them. */
static gboolean
is_walked_by_arrows (GtkWidget *widget)
{
  return GTK_IS_LIST_BASE (widget) || GTK_IS_COLUMN_VIEW (widget) || GTK_IS_LIST_BOX (widget) || GTK_IS_FLOW_BOX (widget) || ADW_IS_TOGGLE_GROUP (widget) ||
         GTK_IS_CALENDAR (widget) || gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) == GTK_ACCESSIBLE_ROLE_RADIO_GROUP;
}

static gboolean
is_reached_within (GtkWidget *widget, GHashTable *reached)
{
  GHashTableIter iter;
  gpointer focus;

  g_hash_table_iter_init (&iter, reached);
  while (g_hash_table_iter_next (&iter, &focus, NULL))
    if (focus == widget || gtk_widget_is_ancestor (focus, widget))
      return TRUE;
  return FALSE;
}

/* In the same group, of which the Tab key comes to one. */
static gboolean
is_radio (GtkWidget *widget)
{
  return gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) == GTK_ACCESSIBLE_ROLE_RADIO;
}

/* What is pressed, as it is seen, is come to by key. */
char *
every_page_reach_fault (GtkWidget *widget, GHashTable *reached)
{
  if (!every_page_is_pressed (widget) || !gtk_widget_is_sensitive (widget) || is_radio (widget) || is_reached_within (widget, reached))
    return NULL;
  for (GtkWidget *at = gtk_widget_get_parent (widget); at != NULL; at = gtk_widget_get_parent (at))
    {
      if (!gtk_widget_get_can_focus (at))
        return NULL; /* under a dialog */
      if (is_walked_by_arrows (at) && is_reached_within (at, reached))
        return NULL;
    }
  return g_strdup ("is not come to with the Tab key");
}
