/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a workspace may live (sync.md §3.2). SQLite's write-ahead log needs shared memory, so a file on a network
 * would be damaged sooner or later; and a tool that keeps a folder the same on several computers copies the file
 * while it is open and puts somebody else's in its place. Both are refused for writing. Any thread. */
#include "accord-config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>
#include <sys/vfs.h>
#include "accord-file-place.h"

/* Files that the desktop lends to a sandbox can be neither locked nor mapped together. */
static gboolean
is_portal (const char *folder)
{
  g_autofree char *lent = g_build_filename (g_get_user_runtime_dir (), "doc/", NULL);

  return g_str_has_prefix (folder, "/run/flatpak/doc/") || g_str_has_prefix (folder, lent);
}

/* Of file systems of FUSE: some carry files over a network, some keep them on a disk of this computer. */
static AccordFuse
fuse_of_type (const char *type)
{
  static const char *const network[] = { "fuse.sshfs", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.davfs", "fuse.davfs2",
                                         "fuse.smbnetfs", "fuse.s3fs", "fuse.curlftpfs", "fuse.glusterfs", NULL };
  static const char *const local[] = { "fuseblk", "fuse.encfs", "fuse.gocryptfs", "fuse.cryfs", "fuse.securefs",
                                       "fuse.bindfs", "fuse.mergerfs", "fuse.fuse-overlayfs", "fuse.unionfs", "fuse.lxcfs", NULL };

  if (g_strv_contains (network, type))
    return ACCORD_FUSE_NETWORK;
  if (g_strv_contains (local, type) || !g_str_has_prefix (type, "fuse"))
    return ACCORD_FUSE_LOCAL;
  return ACCORD_FUSE_UNKNOWN;
}

static gboolean
lies_in (const char *folder, const char *mount)
{
  gsize length = strlen (mount);

  return strncmp (folder, mount, length) == 0 &&
         (length == 0 || mount[length - 1] == '/' || folder[length] == '/' || folder[length] == '\0');
}

/**
 * accord_fuse_of:
 * @mountinfo: the text of /proc/self/mountinfo: "36 35 98:0 /root /mount options - type source options" a line, where
 *   blanks of a name are written \040; of two mounts at one place the later one counts
 * @folder: a real path
 * @type: (out) (nullable): of the file system that @folder lies on, such as "fuse.sshfs"; %NULL when none is told
 *
 * Returns: what that file system keeps its files on
 */
AccordFuse
accord_fuse_of (const char *mountinfo, const char *folder, char **type)
{
  g_auto (GStrv) lines = g_strsplit (mountinfo, "\n", -1);
  gsize best = 0;

  *type = NULL;
  for (int i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", 6);
      const char *tail = strstr (lines[i], " - ");
      g_autofree char *mount = g_strv_length (words) > 4 ? g_strcompress (words[4]) : NULL;
      gsize length = mount != NULL ? strlen (mount) : 0;

      if (tail == NULL || length < best || length == 0 || !lies_in (folder, mount))
        continue;
      best = length;
      g_free (*type);
      *type = g_strndup (tail + 3, strcspn (tail + 3, " "));
    }
  return *type != NULL ? fuse_of_type (*type) : ACCORD_FUSE_LOCAL;
}

static gboolean
has (const char *folder, const char *name, GFileTest test)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_test (path, test);
}

/* The state that Nextcloud's and ownCloud's programs keep at the top of what they carry. */
static gboolean
has_cloud_state (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".db") && (g_str_has_prefix (name, ".sync_") || g_str_has_prefix (name, "._sync_")))
      return TRUE;
  return FALSE;
}

/* The tool that keeps a folder the same on several computers, or NULL. */
static const char *
carrier_of (const char *folder)
{
  if (has (folder, ".stfolder", G_FILE_TEST_EXISTS))
    return "Syncthing";
  /* Of the same name, a folder in one's home holds only what Dropbox itself needs. */
  if (has (folder, ".dropbox.cache", G_FILE_TEST_IS_DIR) || has (folder, ".dropbox", G_FILE_TEST_IS_REGULAR))
    return "Dropbox";
  if (has (folder, ".owncloudsync.log", G_FILE_TEST_EXISTS))
    return "ownCloud";
  if (has (folder, ".nextcloudsync.log", G_FILE_TEST_EXISTS) || has_cloud_state (folder))
    return "Nextcloud";
  return NULL;
}

/* Whether any folder above is one that a tool carries, or that workspaces are shared through. */
static gboolean
is_carried (const char *path, const char *home, GError **error)
{
  g_autofree char *folder = g_strdup (home);

  for (;;)
    {
      const char *carrier = carrier_of (folder);
      g_autofree char *parent = g_path_get_dirname (folder);

      if (carrier != NULL)
        g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_NETWORK,
                     _ ("“%s” lies in the folder “%s”, which %s keeps the same on several computers: the file would be copied "
                        "while it is open and damaged sooner or later. Keep it outside of that folder; to work together, "
                        "share a folder instead."), path, folder, carrier);
      else if (has (folder, "accord-workspace.json", G_FILE_TEST_EXISTS))
        g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_NETWORK,
                     _ ("“%s” lies in the folder “%s”, through which a workspace is shared: the file would be copied while it "
                        "is open and damaged sooner or later. Keep it outside of that folder."), path, folder);
      if (*error != NULL || strcmp (parent, folder) == 0)
        return *error != NULL;
      g_free (g_steal_pointer (&folder));
      folder = g_steal_pointer (&parent);
    }
}

/* Where the database and its log really lie: SQLite follows links to the file. */
static char *
real_folder (const char *path)
{
  g_autofree char *file = realpath (path, NULL);
  g_autofree char *folder = g_path_get_dirname (file != NULL ? file : path);

  return realpath (folder, NULL);
}

static gboolean
is_network (const char *path, const char *folder, const struct statfs *info, char **warning, GError **error)
{
  static const unsigned network[] = { 0x6969 /* NFS */, 0x517b /* SMB */, 0xfe534d42 /* SMB2 */,
                                      0xff534d42 /* CIFS */, 0x01021997 /* 9p */, 0x73757245 /* Coda */ };
  g_autofree char *mounts = NULL;
  g_autofree char *type = NULL;
  AccordFuse fuse = ACCORD_FUSE_LOCAL;

  for (guint i = 0; i < G_N_ELEMENTS (network); i++)
    if ((unsigned) info->f_type == network[i])
      fuse = ACCORD_FUSE_NETWORK;
  if (info->f_type == 0x65735546 && g_file_get_contents ("/proc/self/mountinfo", &mounts, NULL, NULL))
    fuse = accord_fuse_of (mounts, folder, &type);
  if (fuse == ACCORD_FUSE_NETWORK)
    g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_NETWORK,
                 _ ("“%s” is on a network drive, where a database is damaged sooner or later. "
                    "Keep the file on this computer; to work together, share a folder instead."), path);
  else if (fuse == ACCORD_FUSE_UNKNOWN)
    *warning = g_strdup_printf (_ ("The file is on a drive of the kind “%s”. If that lies on a network, the file is damaged "
                                   "sooner or later: keep it on this computer then."), type);
  return fuse == ACCORD_FUSE_NETWORK;
}

/**
 * accord_file_check_place:
 * @path: where the workspace is or is to be
 * @warning: (out) (nullable): a sentence for people where the place may be a bad one
 *
 * Returns: what may be done there; @error says why not all, and what to do
 */
AccordFilePlace
accord_file_check_place (const char *path, char **warning, GError **error)
{
  g_autofree char *folder = real_folder (path);
  g_autoptr (GError) refused = NULL;
  struct statfs info;

  *warning = NULL;
  if (folder == NULL || statfs (folder, &info) != 0)
    return ACCORD_FILE_PLACE_GOOD; /* opening it says what is wrong */
  if (is_portal (folder))
    {
      g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_NETWORK,
                   _ ("“%s” is lent to a sandbox, where a database cannot be kept. Copy the file into a folder of the "
                      "application's own first."), path);
      return ACCORD_FILE_PLACE_NONE;
    }
  if (!is_network (path, folder, &info, warning, &refused) && !is_carried (path, folder, &refused))
    return ACCORD_FILE_PLACE_GOOD;
  g_propagate_error (error, g_steal_pointer (&refused));
  return ACCORD_FILE_PLACE_READ_ONLY;
}
