/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The folders of calendar files: a setting of this computer, by the path of the workspace. Main thread. */

#include "accord-config.h"

#include "accord-agenda-setting.h"

#include <gio/gio.h>

#define KEY "agenda-folders"

/**
 * accord_agenda_setting_get:
 * @workspace: path of a file
 *
 * Returns: (transfer full) (nullable): a folder
 */
char *
accord_agenda_setting_get (const char *workspace)
{
  g_autoptr (GSettings) settings = g_settings_new (ACCORD_APP_ID);
  g_autoptr (GVariant) all = g_settings_get_value (settings, KEY);
  char *folder = NULL;

  g_variant_lookup (all, workspace, "s", &folder);
  return folder;
}

/**
 * accord_agenda_setting_set:
 * @workspace: path of a file
 * @folder: (nullable): a folder; %NULL: none
 */
void
accord_agenda_setting_set (const char *workspace, const char *folder)
{
  g_autoptr (GSettings) settings = g_settings_new (ACCORD_APP_ID);
  g_autoptr (GVariant) all = g_settings_get_value (settings, KEY);
  g_autoptr (GVariantBuilder) builder = g_variant_builder_new (G_VARIANT_TYPE ("a{ss}"));
  GVariantIter iter;
  const char *path, *value;

  g_variant_iter_init (&iter, all);
  while (g_variant_iter_next (&iter, "{&s&s}", &path, &value))
    if (!g_str_equal (path, workspace))
      g_variant_builder_add (builder, "{ss}", path, value);
  if (folder != NULL)
    g_variant_builder_add (builder, "{ss}", workspace, folder);
  g_settings_set_value (settings, KEY, g_variant_builder_end (builder));
}
