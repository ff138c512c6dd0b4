/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
/* Backups that are made by themselves: when, how many stay, and that restoring loses nothing. */
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <utime.h>
#include "accord-backups.h"
#include "accord-date.h"
#include "accord-erasure.h"
#include "accord-test.h"

#define TODAY (accord_date_from_ymd (2026, 11, 22)) /* a Sunday */

static gboolean
make (AccordWorkspace *workspace, gint64 day)
{
  g_autoptr (DexFuture) future = accord_backups_make (workspace, day);

  accord_test_wait (future);
  return g_value_get_boolean (dex_future_get_value (future, NULL));
}

/* As if the newest backup had been made a minute before anything else. */
static void
age_newest (AccordWorkspace *workspace)
{
  g_autoptr (GPtrArray) list = accord_backups_list (accord_workspace_get_path (workspace));
  struct utimbuf times = { 1000, 1000 };

  g_assert_cmpint (utime (((AccordBackup *) list->pdata[0])->path, &times), ==, 0);
}

static void
remove_backups (const char *workspace)
{
  g_autofree char *folder = accord_backups_folder (workspace);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static void
test_seven_days_and_four_weeks_stay (void)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) surplus = NULL;
  GString *kept = g_string_new (NULL);

  /* Every day of sixty days that end on Sunday, 22 November 2026. */
  for (gint64 day = TODAY - 59; day <= TODAY; day++)
    g_array_append_val (days, day);
  surplus = accord_backups_surplus (days);
  g_assert_cmpuint (surplus->len, ==, 60 - 11);
  for (gint64 day = TODAY; day > TODAY - 60; day--)
    {
      gboolean goes = FALSE;
      g_autofree char *text = accord_date_to_iso (day);

      for (guint i = 0; i < surplus->len; i++)
        goes |= g_array_index (surplus, gint64, i) == day;
      if (!goes)
        g_string_append_printf (kept, "%s ", text + 5);
    }
  /* Monday the 16th to Sunday the 22nd, then the Sundays before. */
  g_assert_cmpstr (kept->str, ==, "11-22 11-21 11-20 11-19 11-18 11-17 11-16 11-15 11-08 11-01 10-25 ");
  g_string_free (kept, TRUE);
}

static void
test_a_week_without_backups_takes_no_place (void)
{
  static const int back[] = { 0, 1, 2, 3, 4, 5, 6, 40, 41, 80, 120, 160, 200 };
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) surplus = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (back); i++)
    {
      gint64 day = TODAY - back[i];

      g_array_append_val (days, day);
    }
  surplus = accord_backups_surplus (days);
  /* 40 and 41 days ago are one week (Tuesday and Monday); of the five weeks the oldest goes. */
  g_assert_cmpuint (surplus->len, ==, 2);
  g_assert_cmpint (g_array_index (surplus, gint64, 0), ==, TODAY - 41);
  g_assert_cmpint (g_array_index (surplus, gint64, 1), ==, TODAY - 200);
}

static void
test_one_is_made_a_day_when_something_changed (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autofree char *path = g_strdup (accord_workspace_get_path (workspace));
  g_autoptr (GPtrArray) list = NULL;

  g_assert_true (make (workspace, TODAY));
  g_assert_false (make (workspace, TODAY));
  age_newest (workspace);
  g_assert_false (make (workspace, TODAY));
  g_assert_true (make (workspace, TODAY + 1));
  list = accord_backups_list (path);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpint (((AccordBackup *) list->pdata[0])->day, ==, TODAY + 1);
  g_assert_cmpint (((AccordBackup *) list->pdata[1])->day, ==, TODAY);
  g_assert_cmpint (((AccordBackup *) list->pdata[0])->size, >, 4096);
  accord_test_drop (workspace);
  remove_backups (path);
}

static void
assert_days (const char *path, const char *expected)
{
  g_autoptr (GPtrArray) list = accord_backups_list (path);
  GString *days = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      g_autofree char *day = accord_date_to_iso (((AccordBackup *) list->pdata[i])->day);

      g_string_append_printf (days, "%s ", day);
    }
  g_assert_cmpstr (days->str, ==, expected);
  g_string_free (days, TRUE);
}

/* As if the clock had been in 2030 for eight days. */
static void
test_a_clock_once_wrong_stops_no_backup (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autofree char *path = g_strdup (accord_workspace_get_path (workspace));
  gint64 wrong = accord_date_from_ymd (2030, 1, 1);

  for (int i = 0; i < 8; i++)
    {
      g_assert_true (make (workspace, wrong + i));
      age_newest (workspace);
    }
  g_assert_true (make (workspace, TODAY));
  g_assert_false (make (workspace, TODAY));
  accord_test_create (workspace, &accord_customer_kind, "name", "Nordwind", NULL);
  g_assert_true (make (workspace, TODAY + 1));
  assert_days (path, "2030-01-08 2030-01-07 2030-01-06 2030-01-05 2030-01-04 2030-01-03 2030-01-02 2030-01-01 "
                     "2026-11-23 2026-11-22 ");
  accord_test_drop (workspace);
  remove_backups (path);
}

static void
test_nothing_changed_makes_none (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autofree char *path = g_strdup (accord_workspace_get_path (workspace));
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  struct utimbuf times = { 1000, 1000 };

  g_assert_true (make (workspace, TODAY));
  g_assert_cmpint (utime (path, &times), ==, 0);
  g_assert_cmpint (utime (log, &times), ==, 0);
  g_assert_false (make (workspace, TODAY + 1));
  accord_test_create (workspace, &accord_customer_kind, "name", "Nordwind", NULL);
  g_assert_true (make (workspace, TODAY + 1));
  accord_test_drop (workspace);
  remove_backups (path);
}

static void
test_a_backup_tells_what_is_in_it_and_comes_back_whole (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autofree char *path = g_strdup (accord_workspace_get_path (workspace));
  g_autofree char *to = g_strconcat (path, "-restored.accord", NULL);
  g_autoptr (GPtrArray) list = NULL;
  AccordWorkspace *restored;
  AccordBackupContents *contents;

  accord_test_create (workspace, &accord_customer_kind, "name", "Nordwind", NULL);
  accord_test_create (workspace, &accord_customer_kind, "name", "恒瑞医疗", NULL);
  g_assert_true (make (workspace, TODAY));
  accord_test_create (workspace, &accord_customer_kind, "name", "Later", NULL);
  list = accord_backups_list (path);
  contents = accord_test_boxed (accord_backups_look (((AccordBackup *) list->pdata[0])->path));
  g_assert_cmpint (contents->customers, ==, 2);
  g_assert_cmpint (contents->deals, ==, 0);
  g_boxed_free (ACCORD_TYPE_BACKUP_CONTENTS, contents);
  accord_test_done (accord_backups_restore (((AccordBackup *) list->pdata[0])->path, to));
  restored = accord_test_object (accord_workspace_open (to, ACCORD_STORE_WRITE));
  g_assert_cmpint (accord_test_count (restored, &accord_customer_kind), ==, 2);
  g_assert_cmpint (accord_test_count (workspace, &accord_customer_kind), ==, 3);
  accord_test_done (accord_workspace_close (restored));
  g_object_unref (restored);
  accord_test_drop (workspace);
  remove_backups (path);
}

/* The disk is full when half of it is written. */
static void
test_restoring_leaves_no_half_file (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autofree char *path = g_strdup (accord_workspace_get_path (workspace)), *to = g_strconcat (path, ".restored", NULL), *part = g_strconcat (to, ".part", NULL);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  struct rlimit limit, small;

  g_assert_true (make (workspace, TODAY));
  list = accord_backups_list (path);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  small = (struct rlimit) { 20000, limit.rlim_max };
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  error = accord_test_error (accord_backups_restore (((AccordBackup *) list->pdata[0])->path, to));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_false (g_file_test (to, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  accord_test_drop (workspace);
  remove_backups (path);
}

/* Somebody was erased, elsewhere or here, and the program was stopped before the copies of before were made anew. */
static void
test_copies_that_are_owed_are_made (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  AccordJournal *journal = accord_workspace_get_journal (workspace);
  g_autofree char *path = g_strdup (accord_workspace_get_path (workspace)), *folder = accord_backups_folder (path);
  g_autofree char *rest = g_build_filename (folder, "2026-11-20.accord.new.part", NULL);
  gint64 id = accord_test_create (workspace, &accord_customer_kind, "name", "Anna Lang", "type", "person", NULL);
  g_autoptr (GPtrArray) list = NULL;

  g_assert_true (make (workspace, TODAY - 1));
  g_assert_true (g_file_set_contents (rest, "half", 4, NULL));
  accord_erasure_unref (accord_test_boxed (accord_journal_erase (journal, &accord_customer_kind, id)));
  workspace = accord_test_reopen (workspace);
  accord_test_done (accord_backups_follow_erasures (workspace, TODAY));
  g_assert_false (g_file_test (rest, G_FILE_TEST_EXISTS));
  list = accord_backups_list (path);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpint (((AccordBackup *) list->pdata[0])->day, ==, TODAY);
  accord_test_done (accord_backups_follow_erasures (workspace, TODAY + 1)); /* nothing is owed any more */
  g_clear_pointer (&list, g_ptr_array_unref);
  list = accord_backups_list (path);
  g_assert_cmpint (((AccordBackup *) list->pdata[0])->day, ==, TODAY);
  accord_test_drop (workspace);
  remove_backups (path);
}

static void
test_restoring_never_writes_over_a_file (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autofree char *path = g_strdup (accord_workspace_get_path (workspace));
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (make (workspace, TODAY));
  list = accord_backups_list (path);
  error = accord_test_error (accord_backups_restore (((AccordBackup *) list->pdata[0])->path, path));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  accord_test_drop (workspace);
  remove_backups (path);
}

static void
test_what_was_erased_is_in_no_backup (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autofree char *path = g_strdup (accord_workspace_get_path (workspace));
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *bytes = NULL;
  gint64 id = accord_test_create (workspace, &accord_customer_kind, "name", "Zebulon Quartermaine", NULL);
  gsize length;

  g_assert_true (make (workspace, TODAY - 1));
  accord_test_done (accord_journal_erase (accord_workspace_get_journal (workspace), &accord_customer_kind, id));
  accord_test_done (accord_backups_renew (workspace, TODAY));
  list = accord_backups_list (path);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpint (((AccordBackup *) list->pdata[0])->day, ==, TODAY);
  g_assert_true (g_file_get_contents (((AccordBackup *) list->pdata[0])->path, &bytes, &length, NULL));
  g_assert_null (memmem (bytes, length, "Quartermaine", strlen ("Quartermaine")));
  accord_test_drop (workspace);
  remove_backups (path);
}

/* A folder of backups of a path, with one of a day in it, that says whose it is. */
static void
add_folder (const char *path, const char *identity, gint64 day)
{
  g_autofree char *folder = accord_backups_folder (path), *text = accord_date_to_iso (day), *name = g_strconcat (text, ".accord", NULL);
  g_autofree char *backup = g_build_filename (folder, name, NULL), *note = g_build_filename (folder, "of", NULL);
  g_autofree char *words = g_strconcat (identity, "\n", path, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (backup, "a backup", -1, NULL));
  if (*identity != '\0')
    g_assert_true (g_file_set_contents (note, words, -1, NULL));
}

static guint
n_backups (const char *path)
{
  g_autoptr (GPtrArray) list = accord_backups_list (path);

  return list->len;
}

/* Gone for more than a year after its newest backup: these go. Not those of a year, of a file that is there, of a disk that is not
 * plugged in, nor of whom nobody knows. */
static void
test_backups_of_a_file_long_gone_expire (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autofree char *own = g_strdup (accord_workspace_get_path (workspace)), *folder = g_path_get_dirname (own), *gone_folder = NULL;
  g_autofree char *gone = g_build_filename (folder, "gone.accord", NULL), *fresh = g_build_filename (folder, "fresh.accord", NULL);
  g_autofree char *there = g_build_filename (folder, "there.accord", NULL), *unknown = g_build_filename (folder, "unknown.accord", NULL);
  const char *unplugged = "/no/such/disk/team.accord";

  g_assert_true (g_file_set_contents (there, "a file", -1, NULL));
  add_folder (gone, "somebody", TODAY - 366);
  add_folder (fresh, "somebody", TODAY - 365);
  add_folder (there, "somebody", TODAY - 900);
  add_folder (unknown, "", TODAY - 900);
  add_folder (unplugged, "somebody", TODAY - 900);
  g_assert_true (make (workspace, TODAY));
  g_assert_cmpuint (n_backups (gone), ==, 0);
  gone_folder = accord_backups_folder (gone);
  g_assert_false (g_file_test (gone_folder, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (n_backups (fresh), ==, 1);
  g_assert_cmpuint (n_backups (there), ==, 1);
  g_assert_cmpuint (n_backups (unknown), ==, 1);
  g_assert_cmpuint (n_backups (unplugged), ==, 1);
  g_unlink (there);
  accord_test_drop (workspace);
  remove_backups (own);
  remove_backups (fresh);
  remove_backups (there);
  remove_backups (unknown);
  remove_backups (unplugged);
}

/* The file was called otherwise before, and was copied: the copies made under the old name go with an erasure, those of another
 * workspace and of the copy that is there do not. */
static void
test_an_erasure_reaches_backups_under_an_earlier_name (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autofree char *own = g_strdup (accord_workspace_get_path (workspace)), *folder = g_path_get_dirname (own);
  g_autofree char *before = g_build_filename (folder, "before.accord", NULL), *other = g_build_filename (folder, "other.accord", NULL);
  g_autofree char *copy = g_build_filename (folder, "copy.accord", NULL), *mine = NULL, *note = NULL, *text = NULL;
  gint64 id = accord_test_create (workspace, &accord_customer_kind, "name", "Zebulon Quartermaine", NULL);

  g_assert_true (make (workspace, TODAY - 1));
  mine = accord_backups_folder (own);
  note = g_build_filename (mine, "of", NULL);
  g_assert_true (g_file_get_contents (note, &text, NULL, NULL));
  *strchr (text, '\n') = '\0';
  g_assert_true (g_file_set_contents (copy, "a file", -1, NULL));
  add_folder (before, text, TODAY - 3);
  add_folder (other, "somebody", TODAY - 3);
  add_folder (copy, text, TODAY - 3);
  accord_test_done (accord_journal_erase (accord_workspace_get_journal (workspace), &accord_customer_kind, id));
  accord_test_done (accord_backups_follow_erasures (workspace, TODAY));
  g_assert_cmpuint (n_backups (before), ==, 0);
  g_assert_cmpuint (n_backups (other), ==, 1);
  g_assert_cmpuint (n_backups (copy), ==, 1);
  g_assert_cmpuint (n_backups (own), ==, 1);
  g_unlink (copy);
  accord_test_drop (workspace);
  remove_backups (own);
  remove_backups (other);
  remove_backups (copy);
}

static void
test_a_folder_that_cannot_be_made_is_said_so (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autofree char *folder = accord_backups_folder (accord_workspace_get_path (workspace));
  g_autofree char *parent = g_path_get_dirname (folder);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (parent, 0700);
  g_assert_true (g_file_set_contents (folder, "in the way", -1, NULL));
  error = accord_test_error (accord_backups_make (workspace, TODAY));
  g_assert_nonnull (strstr (error->message, folder));
  g_unlink (folder);
  accord_test_drop (workspace);
}

int
main (int argc, char **argv)
{
  g_autofree char *home = g_dir_make_tmp ("accord-backups-XXXXXX", NULL);
  int status;

  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/backups/seven-days-and-four-weeks-stay", test_seven_days_and_four_weeks_stay);
  g_test_add_func ("/backups/a-week-without-backups-takes-no-place", test_a_week_without_backups_takes_no_place);
  g_test_add_func ("/backups/one-is-made-a-day-when-something-changed", test_one_is_made_a_day_when_something_changed);
  g_test_add_func ("/backups/nothing-changed-makes-none", test_nothing_changed_makes_none);
  g_test_add_func ("/backups/a-clock-once-wrong-stops-no-backup", test_a_clock_once_wrong_stops_no_backup);
  g_test_add_func ("/backups/a-backup-tells-what-is-in-it-and-comes-back-whole", test_a_backup_tells_what_is_in_it_and_comes_back_whole);
  g_test_add_func ("/backups/restoring-leaves-no-half-file", test_restoring_leaves_no_half_file);
  g_test_add_func ("/backups/copies-that-an-erasure-owes-are-made-later", test_copies_that_are_owed_are_made);
  g_test_add_func ("/backups/restoring-never-writes-over-a-file", test_restoring_never_writes_over_a_file);
  g_test_add_func ("/backups/what-was-erased-is-in-no-backup", test_what_was_erased_is_in_no_backup);
  g_test_add_func ("/backups/backups-of-a-file-long-gone-expire", test_backups_of_a_file_long_gone_expire);
  g_test_add_func ("/backups/an-erasure-reaches-backups-under-an-earlier-name", test_an_erasure_reaches_backups_under_an_earlier_name);
  g_test_add_func ("/backups/a-folder-that-cannot-be-made-is-said-so", test_a_folder_that_cannot_be_made_is_said_so);
  status = g_test_run ();
  return status;
}
