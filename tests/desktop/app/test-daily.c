/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an open file does by itself every hour: the Trash of a file that nobody shares, and a backup a day. */

#include "accord-config.h"

#include "accord-daily-backup.h"

#include <glib/gstdio.h>
#include "accord-backups.h"
#include "accord-clock.h"
#include "accord-sync-share.h"
#include "accord-test.h"
#include "accord-trash-age.h"

#define CUSTOMER (&accord_customer_kind)
#define DAY G_GINT64_CONSTANT (86400000) /* ms */

static gint64 now = G_GINT64_CONSTANT (1790000000000); /* September 2026 */

typedef struct {
  AccordWorkspace *workspace;
  GSettings *settings;
  AccordDailyBackup *daily;
  guint n_failed;
} Fixture;

static void
pass (gint64 ms)
{
  now += ms;
  accord_now_set (now);
  accord_steady_set (now);
}

static void
failed_cb (Fixture *f, const char *sentence)
{
  g_test_message ("%s", sentence);
  f->n_failed++;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  AccordEdit *edit = accord_edit_new ("Deleted");
  gint64 id;

  pass (0);
  f->workspace = accord_test_workspace ();
  f->settings = g_settings_new (ACCORD_APP_ID);
  g_settings_set_boolean (f->settings, "automatic-backups", FALSE);
  f->daily = accord_daily_backup_new (f->workspace, f->settings);
  g_signal_connect_swapped (f->daily, "failed", G_CALLBACK (failed_cb), f);
  id = accord_test_create (f->workspace, CUSTOMER, "name", "Kern AG", NULL);
  accord_edit_delete (edit, CUSTOMER, id);
  accord_change_set_unref (accord_test_commit (f->workspace, edit));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_autofree char *backups = accord_backups_folder (accord_workspace_get_path (f->workspace));
  g_autoptr (GDir) dir = g_dir_open (backups, 0, NULL);
  const char *name;

  g_assert_cmpuint (f->n_failed, ==, 0);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (backups, name, NULL);

      g_unlink (path);
    }
  g_rmdir (backups);
  g_object_unref (f->daily);
  g_object_unref (f->settings);
  accord_test_drop (f->workspace);
}

static guint
in_trash (Fixture *f)
{
  g_autoptr (GArray) trash = accord_test_boxed (accord_store_in_trash (accord_workspace_get_store (f->workspace), G_MAXINT64));

  return trash->len;
}

static void
run_daily (Fixture *f)
{
  accord_daily_backup_run (f->daily);
  for (int i = 0; i < 3; i++)
    {
      accord_test_idle ();
      accord_test_set (f->workspace, &accord_workspace_kind, 1, "name", i % 2 ? "One" : "Two");
    }
}

/* What stays: what is asked of a file is answered in turn, and after the second round all of the first is done. */
static guint
in_trash_after_a_run (Fixture *f)
{
  run_daily (f);
  return in_trash (f);
}

static void
test_trash (Fixture *f, gconstpointer data)
{
  pass (89 * DAY);
  g_assert_cmpuint (in_trash_after_a_run (f), ==, 1);
  pass (2 * DAY);
  accord_test_set (f->workspace, &accord_workspace_kind, 1, "trash_days", "0");
  g_assert_cmpuint (in_trash_after_a_run (f), ==, 1); /* never */
  accord_test_set (f->workspace, &accord_workspace_kind, 1, "trash_days", "90");
  run_daily (f);
  accord_test_until (in_trash (f) == 0);
  g_assert_cmpuint (in_trash (f), ==, 0);
}

/* One computer does it for all there, with its rounds. */
static void
test_shared (Fixture *f, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("accord-share-XXXXXX", NULL);

  accord_test_done (accord_sync_set_folder (f->workspace, folder));
  pass (120 * DAY);
  g_assert_cmpuint (in_trash_after_a_run (f), ==, 1);
  g_rmdir (folder);
}

static guint
count_backups (Fixture *f)
{
  g_autoptr (GPtrArray) list = accord_backups_list (accord_workspace_get_path (f->workspace));

  return list->len;
}

static void
test_backups (Fixture *f, gconstpointer data)
{
  in_trash_after_a_run (f);
  g_assert_cmpuint (count_backups (f), ==, 0); /* not wanted */
  g_settings_set_boolean (f->settings, "automatic-backups", TRUE);
  in_trash_after_a_run (f);
  in_trash_after_a_run (f);
  accord_test_until (count_backups (f) > 0);
  g_assert_cmpuint (count_backups (f), ==, 1); /* a day */
}

#define TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  TEST ("/daily/what-lay-in-the-trash-for-90-days-goes-by-itself", test_trash);
  TEST ("/daily/the-trash-of-a-shared-file-is-left-to-its-rounds", test_shared);
  TEST ("/daily/a-backup-a-day-where-it-is-wanted", test_backups);
  return g_test_run ();
}
