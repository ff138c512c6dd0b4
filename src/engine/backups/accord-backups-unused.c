/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups of files that are not where they were: renamed, moved or deleted. Each folder of backups says of which workspace and of
 * which path it is, so that an erasure reaches the copies that were made under an earlier name, and that those of a file long gone
 * do not stay for ever. A file is gone where its folder is there and it is not: one on a disk that is not plugged in is not gone.
 * Folders that do not say whose they are are left alone.
 *
 *   <user data>/accord/backups/team-1f8e09c2/of      identity of the workspace, then its path
 *
 * Main thread. */
#include "accord-config.h"

#include "accord-backups.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#define NOTE "of"
#define KEPT_AFTER_ITS_END 365 /* days after the newest backup of a file that is gone */

static char *
identity_of (AccordWorkspace *workspace)
{
  g_autoptr (AccordEntity) settings = accord_workspace_get_entity (workspace, &accord_workspace_kind, accord_workspace_get_settings_id (workspace));

  return accord_id_dup_text (accord_record_uid (accord_entity_get_record (settings)));
}

/*< private >
 * accord_backups_note_owner:
 * @workspace: an open workspace
 *
 * Writes into its folder of backups, if there is one, whose they are. Where that cannot be done they are not found when they
 * should be forgotten, which is told.
 */
void
accord_backups_note_owner (AccordWorkspace *workspace)
{
  g_autofree char *folder = accord_backups_folder (accord_workspace_get_path (workspace)), *note = g_build_filename (folder, NOTE, NULL);
  g_autofree char *identity = identity_of (workspace), *before = NULL;
  g_autofree char *text = g_strconcat (identity, "\n", accord_workspace_get_path (workspace), NULL);
  g_autoptr (GError) error = NULL;

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR) || (g_file_get_contents (note, &before, NULL, NULL) && g_str_equal (before, text)))
    return;
  if (!g_file_set_contents_full (note, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    g_warning ("Whose the backups in %s are could not be written down: %s", folder, error->message);
}

/* NULL: the folder does not say it, or was copied from elsewhere. */
static char *
path_of (const char *folder, char **identity)
{
  g_autofree char *note = g_build_filename (folder, NOTE, NULL), *text = NULL, *own = NULL;
  char *end;

  if (!g_file_get_contents (note, &text, NULL, NULL) || (end = strchr (text, '\n')) == NULL)
    return NULL;
  own = accord_backups_folder (end + 1);
  if (!g_str_equal (own, folder))
    return NULL;
  *identity = g_strndup (text, (gsize) (end - text));
  return g_strdup (end + 1);
}

static gboolean
is_gone (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_file_test (folder, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
forget (const char *folder, GPtrArray *backups)
{
  g_autofree char *note = g_build_filename (folder, NOTE, NULL);

  accord_backups_drop_unfinished (folder);
  for (guint i = 0; i < backups->len; i++)
    if (g_unlink (((AccordBackup *) backups->pdata[i])->path) != 0 && errno != ENOENT)
      g_warning ("The backup %s could not be removed: %s", ((AccordBackup *) backups->pdata[i])->path, g_strerror (errno));
  g_unlink (note);
  g_rmdir (folder); /* what else somebody put there stays */
}

static void
look_at (const char *folder, const char *workspace, gint64 today, gboolean erased)
{
  g_autofree char *identity = NULL, *path = path_of (folder, &identity);
  g_autoptr (GPtrArray) backups = path != NULL && is_gone (path) ? accord_backups_list (path) : NULL;
  gboolean old;

  if (backups == NULL)
    return;
  old = backups->len == 0 || ((AccordBackup *) backups->pdata[0])->day < today - KEPT_AFTER_ITS_END;
  if (erased ? g_str_equal (identity, workspace) : old)
    forget (folder, backups);
}

/*< private >
 * accord_backups_drop_unused:
 * @workspace: an open workspace
 * @today: days since 1970-01-01, local
 * @erased: %TRUE: something was erased from it for good, and its backups under earlier paths go; %FALSE: those of any workspace go
 *   that is gone for a year
 */
void
accord_backups_drop_unused (AccordWorkspace *workspace, gint64 today, gboolean erased)
{
  g_autofree char *own = accord_backups_folder (accord_workspace_get_path (workspace)), *root = g_path_get_dirname (own);
  g_autofree char *identity = identity_of (workspace);
  g_autoptr (GDir) dir = g_dir_open (root, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (root, name, NULL);

      if (!g_str_equal (folder, own))
        look_at (folder, identity, today, erased);
    }
}
