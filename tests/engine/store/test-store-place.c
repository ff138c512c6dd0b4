/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Network drives are refused, and folders that a tool carries. This program's own statfs() stands before the C
 * library's, and its own reading of what is mounted before GLib's, so a folder can be said to lie anywhere. */
#include "accord-config.h"

#include <dlfcn.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>
#include "accord-store-place.h"
#include "store-fixture.h"

#define FUSE 0x65735546

static unsigned said_type;      /* 0: tell the truth */
static const char *said_mounts; /* NULL: tell the truth */

gboolean
g_file_get_contents (const char *path, char **contents, gsize *length, GError **error)
{
  gboolean (*real) (const char *, char **, gsize *, GError **) = dlsym (RTLD_NEXT, "g_file_get_contents");

  if (said_mounts == NULL || strcmp (path, "/proc/self/mountinfo") != 0)
    return real (path, contents, length, error);
  *contents = g_strdup (said_mounts);
  return TRUE;
}

int
statfs (const char *path, struct statfs *info)
{
  memset (info, 0, sizeof *info);
  if (said_type == 0)
    return (int) syscall (SYS_statfs, path, info);
  info->f_type = (__fsword_t) said_type;
  return 0;
}

static void
test_network_drives_are_refused (void)
{
  static const unsigned network[] = { 0x6969, 0x517b, 0xfe534d42, 0xff534d42, 0x01021997, 0x73757245 };
  g_autofree char *path = fixture_file ();
  g_autofree char *fresh = fixture_path ();

  for (guint i = 0; i < G_N_ELEMENTS (network); i++)
    {
      said_type = network[i];
      fixture_refused (path, ACCORD_STORE_WRITE, ACCORD_STORE_ERROR_NETWORK, "share a folder instead");
      fixture_refused (fresh, ACCORD_STORE_CREATE, ACCORD_STORE_ERROR_NETWORK, "is on a network drive");
      g_assert_false (g_file_test (fresh, G_FILE_TEST_EXISTS));
      g_assert_cmpuint (fixture_neighbours (fresh), ==, 0);
    }
  said_type = 0;
  fixture_remove (path);
  fixture_remove (fresh);
}

static void
test_local_disks_and_encrypted_folders_are_taken (void)
{
  static const unsigned local[] = { 0xef53 /* ext4 */, 0x9123683e /* btrfs */, 0x01021994 /* tmpfs */, FUSE };
  g_autofree char *path = fixture_file ();

  for (guint i = 0; i < G_N_ELEMENTS (local); i++)
    {
      AccordStore *store;

      said_type = local[i];
      store = fixture_open (path, ACCORD_STORE_WRITE);
      g_assert_false (accord_store_is_read_only (store));
      fixture_close (store);
    }
  said_type = 0;
  fixture_remove (path);
}

/* Nothing is left beside a file that is looked at. */
static void
look_at (const char *path, const char *words)
{
  AccordStore *store = fixture_open (path, ACCORD_STORE_READ_ONLY);

  g_assert_true (accord_store_is_read_only (store));
  g_assert_nonnull (strstr (accord_store_get_read_only_reason (store)->message, words));
  g_assert_cmpint (fixture_customers (store), ==, 1);
  g_assert_cmpuint (fixture_neighbours (path), ==, 0);
  fixture_close (store);
}

static void
test_what_lies_on_a_network_drive_may_be_looked_at (void)
{
  g_autofree char *path = fixture_file ();

  said_type = 0x6969;
  look_at (path, "is on a network drive");
  said_type = 0;
  fixture_remove (path);
}

/* What is mounted at @at, in the words of the kernel, after the root and before something else. */
static char *
mounts (const char *at, const char *type)
{
  g_autofree char *written = g_strdup (at);
  g_auto (GStrv) parts = g_strsplit (written, " ", -1);
  g_autofree char *escaped = g_strjoinv ("\\040", parts);

  return g_strdup_printf ("22 1 254:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw\n"
                          "40 22 0:35 / %s rw,nosuid,nodev shared:9 master:2 - %s somebody@there:/ rw,user_id=1000\n"
                          "41 22 0:36 / /somewhere/else rw - nfs4 server:/ rw\n"
                          "half a line\n", escaped, type);
}

static void
test_fuse_that_carries_files_over_a_network_is_refused (void)
{
  static const char *const remote[] = { "fuse.sshfs", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.davfs", "fuse.smbnetfs" };
  g_autofree char *path = fixture_file ();
  g_autofree char *folder = g_path_get_dirname (path);

  said_type = FUSE;
  for (guint i = 0; i < G_N_ELEMENTS (remote); i++)
    {
      g_autofree char *text = mounts (folder, remote[i]);

      said_mounts = text;
      fixture_refused (path, ACCORD_STORE_WRITE, ACCORD_STORE_ERROR_NETWORK, "share a folder instead");
    }
  said_mounts = NULL;
  said_type = 0;
  fixture_remove (path);
}

static void
assert_warned (const char *path, const char *words)
{
  AccordStore *store = fixture_open (path, ACCORD_STORE_WRITE);
  const char *warning = accord_store_get_place_warning (store);

  g_assert_false (accord_store_is_read_only (store));
  if (words == NULL)
    g_assert_null (warning);
  else
    g_assert_nonnull (strstr (warning, words));
  fixture_close (store);
}

/* As sync.md §3.2 says: "other FUSE warns". A stick and an encrypted folder are known to lie here. */
static void
test_fuse_that_nobody_knows_is_taken_with_a_warning (void)
{
  static const char *const local[] = { "fuseblk", "fuse.gocryptfs", "fuse.encfs", "ext4" };
  g_autofree char *path = fixture_file ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *unknown = mounts (folder, "fuse.wonderfs");

  said_type = FUSE;
  said_mounts = unknown;
  assert_warned (path, "“fuse.wonderfs”");
  for (guint i = 0; i < G_N_ELEMENTS (local); i++)
    {
      g_autofree char *text = mounts (folder, local[i]);

      said_mounts = text;
      assert_warned (path, NULL);
    }
  said_mounts = NULL;
  said_type = 0;
  fixture_remove (path);
}

/* The mount that counts is the one that the folder lies in, not one whose name begins alike; blanks are escaped. */
static void
test_the_mount_that_a_folder_lies_in_counts (void)
{
  g_autofree char *path = fixture_file ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *alike = g_strndup (folder, strlen (folder) - 1);
  g_autofree char *neighbour = mounts (alike, "fuse.sshfs");
  g_autofree char *below = g_build_filename (folder, "two words", NULL);
  g_autofree char *inside = g_build_filename (below, "team.accord", NULL);
  g_autofree char *blank = mounts (below, "fuse.sshfs");
  g_autofree char *above = mounts ("/", "fuse.sshfs");

  said_type = FUSE;
  said_mounts = neighbour;
  assert_warned (path, NULL);
  said_mounts = blank;
  g_assert_cmpint (g_mkdir (below, 0700), ==, 0);
  fixture_refused (inside, ACCORD_STORE_CREATE, ACCORD_STORE_ERROR_NETWORK, "network drive");
  g_assert_cmpint (g_rmdir (below), ==, 0);
  assert_warned (path, NULL);
  said_mounts = above;
  fixture_refused (path, ACCORD_STORE_WRITE, ACCORD_STORE_ERROR_NETWORK, "network drive");
  said_mounts = NULL;
  said_type = 0;
  fixture_remove (path);
}

static void
mark (const char *folder, const char *name, gboolean is_folder)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  if (is_folder)
    g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  else
    g_assert_true (g_file_set_contents (path, "", 0, NULL));
}

static void
unmark (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_cmpint (g_remove (path), ==, 0);
}

/* A folder two below one that a tool carries: refused for writing, for new and old ones, and named. */
static void
test_folders_that_a_tool_carries_are_refused (void)
{
  static const struct {
    const char *name;
    gboolean is_folder;
    const char *words;
  } marks[] = {
    { ".stfolder", TRUE, "which Syncthing keeps the same" },
    { ".stfolder", FALSE, "which Syncthing keeps the same" },
    { ".sync_0123456789ab.db", FALSE, "which Nextcloud keeps the same" },
    { "._sync_0123456789ab.db", FALSE, "which Nextcloud keeps the same" },
    { ".nextcloudsync.log", FALSE, "which Nextcloud keeps the same" },
    { ".owncloudsync.log", FALSE, "which ownCloud keeps the same" },
    { ".dropbox", FALSE, "which Dropbox keeps the same" },
    { ".dropbox.cache", TRUE, "which Dropbox keeps the same" },
    { "accord-workspace.json", FALSE, "through which a workspace is shared" },
  };
  g_autofree char *path = fixture_file ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *above = g_dir_make_tmp ("accord-carried-XXXXXX", NULL);
  g_autofree char *inner = g_build_filename (above, "work", NULL);
  g_autofree char *moved = g_build_filename (inner, "team.accord", NULL);
  g_autofree char *fresh = g_build_filename (inner, "new.accord", NULL);

  g_assert_cmpint (g_mkdir (inner, 0700), ==, 0);
  g_assert_cmpint (g_rename (path, moved), ==, 0);
  assert_warned (moved, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      mark (above, marks[i].name, marks[i].is_folder);
      fixture_refused (moved, ACCORD_STORE_WRITE, ACCORD_STORE_ERROR_NETWORK, marks[i].words);
      fixture_refused (fresh, ACCORD_STORE_CREATE, ACCORD_STORE_ERROR_NETWORK, above);
      g_assert_cmpuint (fixture_neighbours (moved), ==, 0);
      look_at (moved, marks[i].words);
      unmark (above, marks[i].name);
    }
  assert_warned (moved, NULL);
  fixture_remove (moved);
  g_assert_cmpint (g_rmdir (above), ==, 0);
  g_rmdir (folder);
}

/* What Dropbox itself needs is in one's home, where files may well lie. */
static void
test_a_home_with_dropbox_in_it_is_taken (void)
{
  g_autofree char *path = fixture_file ();
  g_autofree char *folder = g_path_get_dirname (path);

  mark (folder, ".dropbox", TRUE);
  assert_warned (path, NULL);
  fixture_remove (path);
}

/* SQLite keeps its log beside what a link leads to. */
static void
test_a_link_to_a_carried_file_is_refused (void)
{
  g_autofree char *path = fixture_file ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *link = fixture_path ();

  g_assert_cmpint (symlink (path, link), ==, 0);
  mark (folder, ".stfolder", TRUE);
  fixture_refused (link, ACCORD_STORE_WRITE, ACCORD_STORE_ERROR_NETWORK, "Syncthing");
  fixture_remove (link);
  fixture_remove (path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/store/network-drives-are-refused", test_network_drives_are_refused);
  g_test_add_func ("/store/local-disks-and-encrypted-folders-are-taken", test_local_disks_and_encrypted_folders_are_taken);
  g_test_add_func ("/store/what-lies-on-a-network-drive-may-be-looked-at", test_what_lies_on_a_network_drive_may_be_looked_at);
  g_test_add_func ("/store/fuse-that-carries-files-over-a-network-is-refused", test_fuse_that_carries_files_over_a_network_is_refused);
  g_test_add_func ("/store/fuse-that-nobody-knows-is-taken-with-a-warning", test_fuse_that_nobody_knows_is_taken_with_a_warning);
  g_test_add_func ("/store/the-mount-that-a-folder-lies-in-counts", test_the_mount_that_a_folder_lies_in_counts);
  g_test_add_func ("/store/folders-that-a-tool-carries-are-refused", test_folders_that_a_tool_carries_are_refused);
  g_test_add_func ("/store/a-home-with-dropbox-in-it-is-taken", test_a_home_with_dropbox_in_it_is_taken);
  g_test_add_func ("/store/a-link-to-a-carried-file-is-refused", test_a_link_to_a_carried_file_is_refused);
  return g_test_run ();
}
