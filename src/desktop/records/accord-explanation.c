/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a figure is counted, as a row that unfolds: two lines of it are always in sight. */

#include "accord-config.h"

#include "accord-explanation.h"

#include <glib/gi18n-lib.h>

/**
 * accord_explanation_new:
 * @explanation: sentences
 *
 * Returns: (transfer floating): a list of one row
 */
GtkWidget *
accord_explanation_new (const char *explanation)
{
  GtkWidget *list = gtk_list_box_new (), *row = adw_expander_row_new (), *inner = gtk_list_box_row_new ();
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", explanation, "wrap", TRUE, "xalign", 0.0f, "selectable", TRUE,
                                   "margin-top", 9, "margin-bottom", 12, "margin-start", 12, "margin-end", 12, NULL);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", "dialog-information-symbolic", "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("How This Is Counted"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), explanation);
  adw_expander_row_set_subtitle_lines (ADW_EXPANDER_ROW (row), 2);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), icon);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (inner), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (inner), FALSE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), inner);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return list;
}
