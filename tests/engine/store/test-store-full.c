/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A full disk: an error in words, nothing half-written, and work goes on once there is space. The
 * first tests have the kernel refuse to let files grow; the last one fills a small disk of its own
 * where this user may mount one. */
#include "accord-config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include "store-fixture.h"

#define CUSTOMER (&accord_customer_kind)
#define CANNOT_MOUNT 77

static void
limit_files (gint64 bytes)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = bytes < 0 ? limit.rlim_max : (rlim_t) bytes;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static gint64
size_of (const char *path, const char *suffix)
{
  g_autofree char *name = g_strconcat (path, suffix, NULL);
  GStatBuf info;

  return g_stat (name, &info) == 0 ? info.st_size : 0;
}

static AccordEdit *
long_note (void)
{
  AccordEdit *edit = accord_edit_new ("Wrote a long note");
  g_autofree char *text = g_strnfill (200000, 'n');

  accord_edit_set_text (edit, CUSTOMER, 1, "note", text);
  return edit;
}

static void
assert_note (AccordWorkspace *workspace, gsize length)
{
  g_autoptr (AccordRecord) record = accord_test_load (workspace, CUSTOMER, 1);
  const char *note = accord_record_text (record, "note");

  g_assert_cmpuint (note ? strlen (note) : 0, ==, length);
}

static void
test_edit_on_a_full_disk_changes_nothing (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  const char *path = accord_workspace_get_path (workspace);
  AccordJournal *journal = accord_workspace_get_journal (workspace);
  g_autoptr (AccordEdit) edit = long_note ();

  accord_test_create (workspace, CUSTOMER, "name", "Nordwind", NULL);
  for (int i = 0; i < 3; i++)
    {
      g_autoptr (GError) error = NULL;

      limit_files (MAX (size_of (path, ""), size_of (path, "-wal")) + i * 30000);
      error = accord_test_error (accord_journal_commit (journal, edit));
      limit_files (-1);
      g_test_message ("%s", error->message);
      g_assert_cmpint (error->domain, ==, ACCORD_STORE_ERROR);
      g_assert_nonnull (strstr (error->message, "Nothing was changed."));
      assert_note (workspace, 0);
      g_assert_cmpstr (accord_journal_get_undo_label (journal), ==, "Made a record");
    }
  accord_change_set_unref (accord_test_boxed (accord_journal_commit (journal, edit)));
  assert_note (workspace, 200000);
  workspace = accord_test_reopen (workspace);
  assert_note (workspace, 200000);
  fixture_assert_sound (accord_workspace_get_store (workspace));
  fixture_assert_journal_matches (accord_workspace_get_path (workspace));
  accord_test_drop (workspace);
}

static void
test_new_workspace_on_a_full_disk_leaves_no_file (void)
{
  g_autofree char *path = fixture_path ();

  for (gint64 limit = 0; limit < 400000; limit += 50000)
    {
      DexFuture *future;
      g_autoptr (GError) error = NULL;

      limit_files (limit);
      future = accord_workspace_create (path, NULL, "EUR");
      accord_test_wait (future);
      limit_files (-1);
      if (dex_future_get_value (future, &error) == NULL)
        {
          g_test_message ("%" G_GINT64_FORMAT " bytes: %s", limit, error->message);
          g_assert_true (g_str_has_suffix (error->message, "."));
          dex_unref (future);
          accord_test_idle ();
          g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
          g_assert_cmpuint (fixture_neighbours (path), ==, 0);
          continue;
        }
      g_assert_cmpint (limit, >, 0);
      accord_test_drop (accord_test_object (future));
      return;
    }
  fixture_remove (path);
}

static void
test_backup_on_a_full_disk_leaves_no_file (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autofree char *copy = g_strconcat (accord_workspace_get_path (workspace), ".backup", NULL);
  g_autofree char *part = g_strconcat (copy, ".part", NULL);
  g_autoptr (GError) error = NULL;

  limit_files (20000);
  error = accord_test_error (accord_store_backup (accord_workspace_get_store (workspace), copy));
  limit_files (-1);
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  accord_test_done (accord_store_backup (accord_workspace_get_store (workspace), copy));
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
  accord_test_drop (workspace);
}

static gboolean
import_rows (AccordBulk *bulk, gpointer data, GError **error)
{
  int name = accord_kind_find (CUSTOMER, "name");

  accord_bulk_expect (bulk, CUSTOMER, 20000, G_MAXUINT64);
  for (int i = 0; i < 20000; i++)
    {
      AccordValue values[64] = { 0 };
      gint64 id;

      accord_value_set_text (&values[name], "Imported");
      id = accord_bulk_create (bulk, CUSTOMER, values, error);
      accord_value_clear (&values[name]);
      if (id == 0)
        return FALSE;
    }
  return TRUE;
}

/* Not even the log's shared memory finds room: that is said, and not that the file is damaged. */
static void
open_without_room (const char *path, const char *ballast)
{
  g_autoptr (GError) error = NULL;
  int fd = g_open (ballast, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  char block[4096] = "";

  while (write (fd, block, sizeof block) > 0)
    ;
  close (fd);
  error = accord_test_error (accord_workspace_open (path, ACCORD_STORE_WRITE));
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_FULL);
  g_assert_nonnull (strstr (error->message, "free some space"));
  g_unlink (ballast);
}

/* On the small disk: FULL is said, rows stay whole, and freeing space is all that is needed. */
static void
use_small_disk (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "team.accord", NULL);
  g_autofree char *ballast = g_build_filename (folder, "ballast", NULL);
  g_autofree char *bytes = g_malloc0 (1000000);
  AccordWorkspace *workspace = accord_test_object (accord_workspace_create (path, NULL, "EUR"));
  AccordJournal *journal = accord_workspace_get_journal (workspace);
  g_autoptr (GError) error = NULL;

  accord_test_create (workspace, CUSTOMER, "name", "Nordwind", NULL);
  g_assert_true (g_file_set_contents_full (ballast, bytes, 1000000, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  error = accord_test_error (accord_journal_bulk (journal, "Imported", import_rows, NULL, NULL));
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_FULL);
  g_assert_nonnull (strstr (error->message, "free some space"));
  g_assert_cmpint (accord_test_count (workspace, CUSTOMER), ==, 1);
  g_unlink (ballast);
  accord_test_set (workspace, CUSTOMER, 1, "phone", "111");
  accord_test_done (accord_workspace_close (workspace));
  accord_test_idle ();
  g_object_unref (workspace);
  open_without_room (path, ballast);
  workspace = accord_test_object (accord_workspace_open (path, ACCORD_STORE_WRITE));
  g_assert_cmpint (accord_test_count (workspace, CUSTOMER), ==, 1);
  fixture_assert_sound (accord_workspace_get_store (workspace));
  accord_test_drop (workspace);
}

static int
child_small_disk (const char *folder)
{
  if (unshare (CLONE_NEWNS) != 0 || mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0 ||
      mount ("none", folder, "tmpfs", 0, "size=2m") != 0)
    {
      g_print ("no small disk: %s\n", g_strerror (errno));
      return CANNOT_MOUNT;
    }
  use_small_disk (folder);
  return 0;
}

static void
test_import_on_a_full_disk_leaves_nothing_and_work_goes_on (void)
{
  g_autofree char *path = fixture_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  int status = fixture_child_finish (fixture_child ("small-disk", folder));

  fixture_remove (path);
  if (status == CANNOT_MOUNT)
    g_test_skip ("this user may not mount a disk of two megabytes");
  else
    g_assert_cmpint (status, ==, 0);
}

int
main (int argc, char **argv)
{
  if (argc == 4 && strcmp (argv[1], "--child") == 0)
    {
      dex_init ();
      return child_small_disk (argv[3]);
    }
  signal (SIGXFSZ, SIG_IGN);
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/store/edit-on-a-full-disk-changes-nothing", test_edit_on_a_full_disk_changes_nothing);
  g_test_add_func ("/store/new-workspace-on-a-full-disk-leaves-no-file", test_new_workspace_on_a_full_disk_leaves_no_file);
  g_test_add_func ("/store/backup-on-a-full-disk-leaves-no-file", test_backup_on_a_full_disk_leaves_no_file);
  g_test_add_func ("/store/import-on-a-full-disk-leaves-nothing-and-work-goes-on", test_import_on_a_full_disk_leaves_nothing_and_work_goes_on);
  return g_test_run ();
}
