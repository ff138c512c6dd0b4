/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What belongs to this computer rather than to a workspace: looks, shortcuts, backups. */

#include "accord-config.h"

#include "accord-computer-group.h"

#include <glib/gi18n-lib.h>

static void
scheme_chosen_cb (GSettings *settings, GParamSpec *pspec, AdwComboRow *row)
{
  g_settings_set_enum (settings, "color-scheme", adw_combo_row_get_selected (row));
}

static GtkWidget *
scheme_row (GSettings *settings)
{
  const char *schemes[] = { _ ("Follow the system"), _ ("Light"), _ ("Dark"), NULL };
  g_autoptr (GtkStringList) names = gtk_string_list_new (schemes);
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Appearance"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), g_settings_get_enum (settings, "color-scheme"));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (scheme_chosen_cb), settings, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
switch_row (GSettings *settings, const char *key, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_switch_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  g_settings_bind (settings, key, row, "active", G_SETTINGS_BIND_DEFAULT);
  return row;
}

/**
 * accord_computer_group_new:
 * @settings: of the application
 *
 * Returns: (transfer floating): a group for the preferences
 */
AdwPreferencesGroup *
accord_computer_group_new (GSettings *settings)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, _ ("This Computer"));
  adw_preferences_group_add (group, scheme_row (settings));
  adw_preferences_group_add (group, switch_row (settings, "single-letter-shortcuts", _ ("Single-letter shortcuts"),
                                                _ ("In lists and on the board, never inside text")));
  adw_preferences_group_add (group, switch_row (settings, "automatic-backups", _ ("Backup once a day"),
                                                _ ("Kept for seven days, then one a week for four weeks")));
  return group;
}
