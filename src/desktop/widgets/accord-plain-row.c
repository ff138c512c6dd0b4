/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "accord-config.h"

#include "accord-plain-row.h"

/**
 * accord_plain_row_new:
 * @title: (nullable): as people typed it
 * @subtitle: (nullable): as people typed it
 *
 * Returns: (transfer floating): an #AdwActionRow
 */
GtkWidget *
accord_plain_row_new (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title != NULL ? title : "");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : "");
  return row;
}

/**
 * accord_plain_row_open_by:
 * @row: an #AdwActionRow that has its other suffixes
 * @action: (nullable): what activating it does; %NULL: "activated" is listened to
 * @format: (nullable): type of the action’s target, as g_variant_new() takes it
 * @...: the target
 *
 * Lets the row lead on to something: an arrow stands at its end.
 */
void
accord_plain_row_open_by (GtkWidget *row, const char *action, const char *format, ...)
{
  va_list args;

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  if (format == NULL)
    return;
  va_start (args, format);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (row), g_variant_new_va (format, NULL, &args));
  va_end (args);
}
