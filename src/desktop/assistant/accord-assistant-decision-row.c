/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A question of the assistant: icon, title and what it is about, and the answers, which go below the
 * question where the window is narrow. An open question has the warning colour. */

#include "accord-config.h"

#include "accord-assistant-decisions.h"

#include <stdarg.h>

/*< private >
 * accord_assistant_toggles_new:
 * @first_name: name and label of each answer, ended by %NULL
 *
 * Returns: (transfer floating): answers of which one holds, or none yet
 */
GtkWidget *
accord_assistant_toggles_new (const char *first_name, ...)
{
  GtkWidget *toggles = adw_toggle_group_new ();
  va_list args;

  va_start (args, first_name);
  for (const char *name = first_name; name != NULL; name = va_arg (args, const char *))
    {
      AdwToggle *toggle = adw_toggle_new ();

      adw_toggle_set_name (toggle, name);
      adw_toggle_set_label (toggle, va_arg (args, const char *));
      adw_toggle_group_add (ADW_TOGGLE_GROUP (toggles), toggle);
    }
  va_end (args);
  gtk_widget_set_valign (toggles, GTK_ALIGN_CENTER);
  return toggles;
}

static GtkWidget *
make_texts (GtkWidget *row)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *subtitle = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_xalign (GTK_LABEL (subtitle), 0);
  gtk_label_set_wrap (GTK_LABEL (subtitle), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (subtitle), GTK_NATURAL_WRAP_NONE);
  gtk_widget_add_css_class (subtitle, "caption");
  gtk_widget_add_css_class (subtitle, "secondary");
  gtk_box_append (GTK_BOX (texts), title);
  gtk_box_append (GTK_BOX (texts), subtitle);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (row), "title", title);
  g_object_set_data (G_OBJECT (row), "subtitle", subtitle);
  return texts;
}

/*< private >
 * accord_assistant_decision_row_new:
 * @icon_name: of the question
 * @answers: a widget
 *
 * Returns: (transfer floating): a row of a list box
 */
GtkWidget *
accord_assistant_decision_row_new (const char *icon_name, GtkWidget *answers)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *wrap = adw_wrap_box_new ();
  GtkWidget *question = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);

  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (question), icon);
  gtk_box_append (GTK_BOX (question), make_texts (row));
  adw_wrap_box_set_justify (ADW_WRAP_BOX (wrap), ADW_JUSTIFY_SPREAD);
  adw_wrap_box_set_justify_last_line (ADW_WRAP_BOX (wrap), TRUE);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (wrap), 12);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (wrap), 8);
  adw_wrap_box_append (ADW_WRAP_BOX (wrap), question);
  adw_wrap_box_append (ADW_WRAP_BOX (wrap), answers);
  gtk_widget_add_css_class (wrap, "assistant-decision");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), wrap);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  g_object_set_data (G_OBJECT (row), "icon", icon);
  g_object_set_data (G_OBJECT (row), "answers", answers);
  return row;
}

/*< private >
 * accord_assistant_decision_row_set_text:
 * @title: the question
 * @subtitle: what it is about, may be empty
 * @open: whether it has to be answered
 *
 * Says what is asked; answers are named by it.
 */
void
accord_assistant_decision_row_set_text (GtkWidget *row, const char *title, const char *subtitle, gboolean open)
{
  GtkWidget *label = g_object_get_data (G_OBJECT (row), "subtitle");
  GtkWidget *icon = g_object_get_data (G_OBJECT (row), "icon");

  gtk_label_set_label (g_object_get_data (G_OBJECT (row), "title"), title);
  gtk_label_set_label (GTK_LABEL (label), subtitle);
  gtk_widget_set_visible (label, *subtitle != '\0');
  gtk_accessible_update_property (g_object_get_data (G_OBJECT (row), "answers"), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
  if (open)
    gtk_widget_add_css_class (icon, "warning");
  else
    gtk_widget_remove_css_class (icon, "warning");
}
