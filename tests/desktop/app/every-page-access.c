/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Roles, states and relations as they are told to a screen reader, and room to be touched. */
#include "accord-config.h"

#include "every-page-access.h"

#include <adwaita.h>

#define TOUCH_LEAST 44 /* px, at the width of a phone, one way */
#define TOUCH_OTHER 24 /* px, the other way: what WCAG 2.5.8 asks for */

static GtkAccessibleRole
role_of (GtkWidget *widget)
{
  return gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget));
}

static gboolean
has_state (GtkWidget *widget, GtkAccessibleState state)
{
  return gtk_test_accessible_has_state (GTK_ACCESSIBLE (widget), state);
}

gboolean
every_page_is_pressed (GtkWidget *widget)
{
  switch ((int) role_of (widget))
    {
    case GTK_ACCESSIBLE_ROLE_BUTTON:
    case GTK_ACCESSIBLE_ROLE_TOGGLE_BUTTON:
    case GTK_ACCESSIBLE_ROLE_CHECKBOX:
    case GTK_ACCESSIBLE_ROLE_RADIO:
    case GTK_ACCESSIBLE_ROLE_SWITCH:
    case GTK_ACCESSIBLE_ROLE_COMBO_BOX:
    case GTK_ACCESSIBLE_ROLE_TAB:
      return gtk_widget_get_focusable (widget);
    default:
      return FALSE;
    }
}

/* What is on or off, open or closed, chosen or not, must say so; GTK does for its own, and we for ours. */
char *
every_page_state_fault (GtkWidget *widget)
{
  GtkAccessibleRole role = role_of (widget);

  if (role == GTK_ACCESSIBLE_ROLE_TOGGLE_BUTTON && !has_state (widget, GTK_ACCESSIBLE_STATE_PRESSED))
    return g_strdup ("does not say whether it is pressed");
  /* GTK tells it of a group's toggle once it was pressed for the first time; before, it is not checked. */
  if (role == GTK_ACCESSIBLE_ROLE_RADIO && GTK_IS_TOGGLE_BUTTON (widget) && !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (widget)))
    return NULL;
  if ((role == GTK_ACCESSIBLE_ROLE_CHECKBOX || role == GTK_ACCESSIBLE_ROLE_RADIO || role == GTK_ACCESSIBLE_ROLE_SWITCH) &&
      !has_state (widget, GTK_ACCESSIBLE_STATE_CHECKED))
    return g_strdup ("does not say whether it is checked");
  if ((role == GTK_ACCESSIBLE_ROLE_TAB || role == GTK_ACCESSIBLE_ROLE_OPTION) && !has_state (widget, GTK_ACCESSIBLE_STATE_SELECTED))
    return g_strdup ("does not say whether it is chosen");
  if ((GTK_IS_EXPANDER (widget) || GTK_IS_TREE_EXPANDER (widget)) && gtk_widget_get_focusable (widget) &&
      !has_state (widget, GTK_ACCESSIBLE_STATE_EXPANDED))
    return g_strdup ("does not say whether it is open");
  if (every_page_is_pressed (widget) && !gtk_widget_is_sensitive (widget) && !has_state (widget, GTK_ACCESSIBLE_STATE_DISABLED))
    return g_strdup ("does not say that it cannot be pressed now");
  return NULL;
}

static gboolean
is_clicked (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller) && gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller)) != GDK_BUTTON_SECONDARY)
        return TRUE;
    }
  return FALSE;
}

/* A role is a promise: what the keyboard reaches and the pointer presses has one. */
char *
every_page_role_fault (GtkWidget *widget)
{
  GtkAccessibleRole role = role_of (widget);

  if ((role == GTK_ACCESSIBLE_ROLE_GENERIC || role == GTK_ACCESSIBLE_ROLE_NONE || role == GTK_ACCESSIBLE_ROLE_PRESENTATION) &&
      gtk_widget_get_focusable (widget) && is_clicked (widget) && g_str_has_prefix (G_OBJECT_TYPE_NAME (widget), "Accord"))
    return g_strdup ("can be pressed and has no role");
  return NULL;
}

/* A chart is told by its heading and a sentence; what is wrong is told with what it is about. */
char *
every_page_relation_fault (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  if (g_type_from_name ("AccordChart") != 0 && g_type_is_a (G_OBJECT_TYPE (widget), g_type_from_name ("AccordChart")) &&
      !gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL))
    return g_strdup ("is not told in a sentence");
  if (gtk_widget_has_css_class (widget, "error") && GTK_IS_EDITABLE (widget) && !has_state (widget, GTK_ACCESSIBLE_STATE_INVALID))
    return g_strdup ("is shown to be wrong and does not say so");
  return NULL;
}

/* A button in a row that is itself pressed: the row is what is touched. */
static gboolean
is_in_row (GtkWidget *widget)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW);

  return row != NULL && gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)) && ADW_IS_ACTION_ROW (row) &&
         adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row)) != NULL;
}

char *
every_page_touch_fault (GtkWidget *widget)
{
  graphene_rect_t all;
  int width, height;

  if (!every_page_is_pressed (widget) || is_in_row (widget) || !gtk_widget_is_sensitive (widget) || !gtk_widget_compute_bounds (widget, widget, &all))
    return NULL;
  width = (int) all.size.width; /* with what the style puts around it, which is pressed as well */
  height = (int) all.size.height;
  if (MIN (width, height) >= TOUCH_OTHER && MAX (width, height) >= TOUCH_LEAST)
    return NULL;
  return g_strdup_printf ("is %d × %d px", width, height);
}
