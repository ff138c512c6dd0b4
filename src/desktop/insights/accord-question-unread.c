/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands in the place of a question's conditions that cannot be read: that there are some, why they are not seen, and the way to
 * make them anew. */

#include "accord-config.h"

#include "accord-question-unread.h"
#include "accord-tooltip.h"

#include <glib/gi18n-lib.h>

/**
 * accord_question_unread_new:
 * @title: what stays as it is
 * @why: it is not shown
 * @anew: (out) (transfer none): the button that gives it up
 *
 * Returns: (transfer floating): a group of one row
 */
GtkWidget *
accord_question_unread_new (const char *title, const char *why, GtkWidget **anew)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());

  *anew = gtk_button_new_with_mnemonic (_("Conditions _Anew"));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, why);
  accord_tooltip_set (*anew, _("Gives up the conditions that cannot be read"));
  gtk_widget_set_valign (*anew, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (row, gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  adw_action_row_add_suffix (row, *anew);
  adw_preferences_group_add (group, GTK_WIDGET (row));
  return GTK_WIDGET (group);
}
