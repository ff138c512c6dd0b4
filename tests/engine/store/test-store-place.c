/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Network drives are refused. This program's own statfs() stands before the C library's, so a
 * folder can be said to lie on any file system. */
#include "accord-config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>
#include "store-fixture.h"

#define FUSE 0x65735546

static unsigned said_type; /* 0: tell the truth */

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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/store/network-drives-are-refused", test_network_drives_are_refused);
  g_test_add_func ("/store/local-disks-and-encrypted-folders-are-taken", test_local_disks_and_encrypted_folders_are_taken);
  return g_test_run ();
}
