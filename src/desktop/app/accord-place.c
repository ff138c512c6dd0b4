/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where workspaces are kept. Installed from a package that is in the user's documents. In a sandbox
 * the desktop lends files one at a time (/run/…/doc), and a database needs others beside it: there
 * workspaces are the application's own, and one that is lent is copied in. Main thread. */
#include "accord-config.h"

#include "accord-place.h"

#include <glib/gstdio.h>
#include <string.h>

#define SUFFIX ".accord"

/**
 * accord_place_is_ours:
 *
 * Returns: whether new workspaces lie in the application's own folder because it runs in a sandbox,
 *   which leaves nothing to choose
 */
gboolean
accord_place_is_ours (void)
{
  static int sandboxed = -1;

  if (sandboxed < 0)
    sandboxed = g_file_test (g_getenv ("ACCORD_SANDBOX_MARK") ? g_getenv ("ACCORD_SANDBOX_MARK") : "/.flatpak-info",
                             G_FILE_TEST_EXISTS);
  return sandboxed;
}

/* (transfer full): made when it is not there */
static char *
own_folder (void)
{
  char *folder = g_build_filename (g_get_user_data_dir (), "accord", NULL);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    g_warning ("The folder %s could not be made.", folder);
  return folder;
}

static char *
folder_of_new (void)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  if (accord_place_is_ours ())
    return own_folder ();
  if (documents == NULL || !g_file_test (documents, G_FILE_TEST_IS_DIR))
    documents = g_get_home_dir ();
  return g_strdup (documents);
}

static char *
free_in (const char *folder, const char *name)
{
  g_autofree char *clean = g_strdelimit (g_strdup (name), "/\\\n\t", '-');

  for (int n = 1;; n++)
    {
      g_autofree char *number = n == 1 ? g_strdup ("") : g_strdup_printf (" %d", n);
      g_autofree char *file_name = g_strconcat (clean, number, SUFFIX, NULL);
      g_autofree char *path = g_build_filename (folder, file_name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

/**
 * accord_place_free:
 * @name: of a workspace to be made; characters that no file name may have become dashes
 *
 * Returns: (transfer full): where it can be made; nothing is there yet
 */
char *
accord_place_free (const char *name)
{
  g_autofree char *folder = folder_of_new ();

  return free_in (folder, name);
}

/**
 * accord_place_is_lent:
 * @path: an absolute path
 *
 * Returns: whether the desktop lends this file to a sandbox, so that it can be read and copied but
 *   not be worked on
 */
gboolean
accord_place_is_lent (const char *path)
{
  g_autofree char *here = g_build_filename (g_get_user_runtime_dir (), "doc", NULL);

  return g_str_has_prefix (path, "/run/flatpak/doc/") ||
         (g_str_has_prefix (path, here) && path[strlen (here)] == '/');
}

/**
 * accord_place_find_own:
 * @path: a lent file
 *
 * Returns: (nullable) (transfer full): the application's workspace of the same name, most likely the
 *   copy that was made of it before
 */
char *
accord_place_find_own (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *folder = own_folder ();
  g_autofree char *own = g_build_filename (folder, name, NULL);

  return g_file_test (own, G_FILE_TEST_EXISTS) ? g_steal_pointer (&own) : NULL;
}

static DexFuture *
take_in_fiber (gpointer data)
{
  const char *path = data;
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *folder = own_folder ();
  g_autofree char *copy = NULL;
  g_autoptr (GFile) from = g_file_new_for_path (path);
  g_autoptr (GFile) to = NULL;
  g_autoptr (GError) error = NULL;

  if (g_str_has_suffix (name, SUFFIX))
    name[strlen (name) - strlen (SUFFIX)] = '\0';
  copy = free_in (folder, name);
  to = g_file_new_for_path (copy);
  if (!dex_await (dex_file_copy (from, to, G_FILE_COPY_NONE, G_PRIORITY_DEFAULT), &error))
    {
      g_unlink (copy);
      return dex_future_new_for_error (g_steal_pointer (&error));
    }
  return dex_future_new_take_string (g_steal_pointer (&copy));
}

/**
 * accord_place_take_in:
 * @path: a lent workspace
 *
 * Copies it into the application's own folder, under a name that is free there.
 *
 * Returns: (transfer full): a future for the copy's path
 */
DexFuture *
accord_place_take_in (const char *path)
{
  return dex_scheduler_spawn (NULL, 0, take_in_fiber, g_strdup (path), g_free);
}
