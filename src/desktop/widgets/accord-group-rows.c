/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "accord-config.h"

#include "accord-group-rows.h"

/**
 * accord_group_add_row:
 * @group: where the row goes, behind its last
 * @rows: (element-type GtkWidget): what accord_group_clear_rows() takes out again; owns nothing
 * @row: (transfer floating): the row
 */
void
accord_group_add_row (AdwPreferencesGroup *group, GPtrArray *rows, GtkWidget *row)
{
  adw_preferences_group_add (group, row);
  g_ptr_array_add (rows, row);
}

/**
 * accord_group_clear_rows:
 * @group: a group
 * @rows: (element-type GtkWidget): its rows of accord_group_add_row(); empty afterwards. Rows of the group that do not stand in it
 *   remain
 */
void
accord_group_clear_rows (AdwPreferencesGroup *group, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, rows->pdata[i]);
  g_ptr_array_set_size (rows, 0);
}
