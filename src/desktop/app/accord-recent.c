/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Recent files: absolute paths in the settings, the latest first, at most ten. */

#include "accord-config.h"

#include "accord-recent.h"

#include <string.h>

#define MAX_RECENT 10
#define SUFFIX     ".accord"

static GStrv
with_first (GSettings *settings, const char *first, const char *without)
{
  g_auto (GStrv) old = g_settings_get_strv (settings, "recent-files");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  int n = 0;

  if (first != NULL)
    g_strv_builder_add (builder, first);
  n = first != NULL;
  for (int i = 0; old[i] != NULL && n < MAX_RECENT; i++)
    if (g_strcmp0 (old[i], without) != 0)
      {
        g_strv_builder_add (builder, old[i]);
        n++;
      }
  return g_strv_builder_end (builder);
}

/**
 * accord_recent_add:
 * @settings: of the application
 * @path: an absolute path
 *
 * Puts a file in front of the list and makes it the one opened at the next start.
 */
void
accord_recent_add (GSettings *settings, const char *path)
{
  g_auto (GStrv) files = with_first (settings, path, path);

  g_settings_set_strv (settings, "recent-files", (const char *const *) files);
  g_settings_set_string (settings, "last-file", path);
}

/**
 * accord_recent_remove:
 * @settings: of the application
 * @path: an absolute path
 *
 * Forgets a file, such as one that is no longer there.
 */
void
accord_recent_remove (GSettings *settings, const char *path)
{
  g_auto (GStrv) files = with_first (settings, NULL, path);
  g_autofree char *last = g_settings_get_string (settings, "last-file");

  g_settings_set_strv (settings, "recent-files", (const char *const *) files);
  if (g_strcmp0 (last, path) == 0)
    g_settings_set_string (settings, "last-file", "");
}

/**
 * accord_recent_list:
 * @settings: of the application
 *
 * Returns: (transfer full): paths of files that are there, the latest first
 */
GStrv
accord_recent_list (GSettings *settings)
{
  g_auto (GStrv) files = g_settings_get_strv (settings, "recent-files");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (int i = 0; files[i] != NULL; i++)
    if (g_file_test (files[i], G_FILE_TEST_IS_REGULAR))
      g_strv_builder_add (builder, files[i]);
  return g_strv_builder_end (builder);
}

/**
 * accord_recent_name:
 * @path: of a workspace
 *
 * Returns: (transfer full): the file's name without its ending
 */
char *
accord_recent_name (const char *path)
{
  char *name = g_path_get_basename (path);

  if (g_str_has_suffix (name, SUFFIX))
    name[strlen (name) - strlen (SUFFIX)] = '\0';
  return name;
}

/**
 * accord_recent_place:
 * @path: of a file
 *
 * Returns: (transfer full): its folder as people write it, with "~" for the home folder
 */
char *
accord_recent_place (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  const char *home = g_get_home_dir ();

  if (g_str_has_prefix (folder, home) &&
      (folder[strlen (home)] == '/' || folder[strlen (home)] == '\0'))
    return g_strconcat ("~", folder + strlen (home), NULL);
  return g_steal_pointer (&folder);
}
