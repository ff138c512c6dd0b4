/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The folders of calendar files: a setting of this computer, by the path of the workspace. Main thread. */

#include "accord-config.h"

#include "accord-agenda-setting.h"

#include <gio/gio.h>
#include "accord-id.h"

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

/* Whether another file of that name, whose folder was chosen before, keeps its calendar in the same one. */
static gboolean
is_taken (GVariant *all, const char *workspace, const char *base, const char *folder)
{
  GVariantIter iter;
  const char *path, *value;

  g_variant_iter_init (&iter, all);
  while (g_variant_iter_next (&iter, "{&s&s}", &path, &value))
    {
      g_autofree char *name = g_path_get_basename (path);

      if (g_str_equal (path, workspace))
        return FALSE;
      if (g_str_equal (name, base) && g_str_equal (value, folder))
        return TRUE;
    }
  return FALSE;
}

/**
 * accord_agenda_setting_file:
 * @workspace: path of a file
 *
 * The calendar is named after the file, so that several may stand in one folder; the second of two files of one name has its mark
 * in the name.
 *
 * Returns: (transfer full) (nullable): path of its calendar; %NULL: it keeps none
 */
char *
accord_agenda_setting_file (const char *workspace)
{
  g_autoptr (GSettings) settings = g_settings_new (ACCORD_APP_ID);
  g_autoptr (GVariant) all = g_settings_get_value (settings, KEY);
  g_autofree char *folder = accord_agenda_setting_get (workspace), *base = g_path_get_basename (workspace), *mark = accord_path_mark (workspace);
  g_autofree char *name = NULL;

  if (folder == NULL)
    return NULL;
  name = is_taken (all, workspace, base, folder) ? g_strdup_printf ("%s-%s.ics", base, mark) : g_strconcat (base, ".ics", NULL);
  return g_build_filename (folder, name, NULL);
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
