/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which files are opened, which are only read, which are refused and with which words; one writer. */
#include "accord-config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include "store-fixture.h"

#define CUSTOMER (&accord_customer_kind)

static void
test_newer_file_is_only_read_and_says_so (void)
{
  g_autofree char *path = fixture_file ();
  AccordWorkspace *workspace;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordEdit) edit = accord_edit_new ("Changed");
  const GError *reason;

  fixture_sql (path, "PRAGMA user_version=99");
  workspace = accord_test_object (accord_workspace_open (path, ACCORD_STORE_WRITE));
  reason = accord_store_get_read_only_reason (accord_workspace_get_store (workspace));
  g_assert_true (accord_workspace_is_read_only (workspace));
  g_assert_error (reason, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_NEWER);
  g_assert_nonnull (strstr (reason->message, "made by a newer Accord"));
  g_assert_nonnull (strstr (reason->message, "update Accord"));
  g_assert_cmpint (fixture_customers (accord_workspace_get_store (workspace)), ==, 1);
  accord_edit_set_text (edit, CUSTOMER, 1, "phone", "111");
  error = accord_test_error (accord_journal_commit (accord_workspace_get_journal (workspace), edit));
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_NEWER);
  accord_test_done (accord_workspace_close (workspace));
  accord_test_idle ();
  g_object_unref (workspace);
  g_assert_cmpint (fixture_sql (path, "PRAGMA user_version"), ==, 99);
  g_assert_cmpint (fixture_sql (path, "SELECT count(*) FROM customer WHERE phone IS NOT NULL"), ==, 0);
  fixture_remove (path);
}

static gboolean
create_many (AccordBulk *bulk, gpointer data, GError **error)
{
  g_autofree AccordValue *values = g_new0 (AccordValue, CUSTOMER->n_fields);
  g_autofree char *text = g_strnfill (250000, 'x');
  int name = accord_kind_find (CUSTOMER, "name"), note = accord_kind_find (CUSTOMER, "note");
  gboolean ok = TRUE;

  accord_value_set_text (&values[name], "Large");
  accord_value_set_text (&values[note], text);
  for (int i = 0; ok && i < 80; i++) /* more than the 16 MB after which a checkpoint is due */
    ok = accord_bulk_create (bulk, CUSTOMER, values, error) != 0;
  accord_value_clear (&values[name]);
  accord_value_clear (&values[note]);
  return ok;
}

/* A commit so large that a checkpoint is due, and the file closed at once. */
static void
test_closing_behind_a_large_commit_loses_nothing (void)
{
  g_autofree char *path = fixture_file ();
  AccordWorkspace *workspace = accord_test_object (accord_workspace_open (path, ACCORD_STORE_WRITE));
  DexFuture *commit = accord_journal_bulk (accord_workspace_get_journal (workspace), "Imported", create_many, NULL, NULL);

  accord_test_done (accord_workspace_close (workspace));
  accord_test_done (commit);
  accord_test_idle ();
  g_object_unref (workspace);
  accord_test_idle ();
  g_assert_cmpint (fixture_sql (path, "SELECT count(*) FROM customer WHERE name='Large'"), ==, 80);
  fixture_remove (path);
}

static ino_t the_file; /* the file, not its log */
static int niceness;     /* of the thread that wrote to it first; -100: none has */

static ssize_t
note_write (int fd, const void *from, size_t n, off_t at)
{
  struct stat info;

  if (fstat (fd, &info) == 0 && info.st_ino == the_file && g_atomic_int_get (&niceness) == -100)
    g_atomic_int_set (&niceness, getpriority (PRIO_PROCESS, 0));
  return pwrite (fd, from, n, at);
}

static void
set_write (sqlite3_syscall_ptr func)
{
  sqlite3_vfs *vfs = sqlite3_vfs_find ("unix");

  vfs->xSetSystemCall (vfs, "pwrite", func);
  vfs->xSetSystemCall (vfs, "pwrite64", func);
}

/* What a million rows leave in the log takes seconds to be brought over, while the window shows them. */
static void
test_what_a_large_commit_left_is_brought_over_by_a_thread_that_steps_back (void)
{
  g_autofree char *path = fixture_file ();
  AccordWorkspace *workspace = accord_test_object (accord_workspace_open (path, ACCORD_STORE_WRITE));
  int own = getpriority (PRIO_PROCESS, 0);
  struct stat info;

  g_assert_no_errno (stat (path, &info));
  the_file = info.st_ino;
  niceness = -100;
  set_write ((sqlite3_syscall_ptr) note_write);
  accord_test_done (accord_journal_bulk (accord_workspace_get_journal (workspace), "Imported", create_many, NULL, NULL));
  accord_test_drop (workspace);
  set_write (NULL);
  g_assert_cmpint (g_atomic_int_get (&niceness), ==, MAX (own, 5));
  fixture_remove (path);
}

static DexFuture *
read_niceness (AccordReader *reader, gpointer data)
{
  return dex_future_new_for_int (getpriority (PRIO_PROCESS, 0));
}

static gboolean may_write;

/* The thread that brings the log over stands still at its first page. */
static ssize_t
hold_write (int fd, const void *from, size_t n, off_t at)
{
  struct stat info;

  while (fstat (fd, &info) == 0 && info.st_ino == the_file && !g_atomic_int_get (&may_write))
    g_usleep (1000);
  return pwrite (fd, from, n, at);
}

static int
niceness_of (DexFuture *reading)
{
  accord_test_wait (reading);
  return g_value_get_int (dex_future_get_value (reading, NULL));
}

/* Figures are asked for anew when a large commit is through, while its log is being brought over: the window would share what
 * is left of two processors. Rows in sight are not held back, nor is what somebody asks for at another time. */
static void
test_whole_tables_are_read_by_a_thread_that_steps_back_while_a_large_commit_is_brought_over (void)
{
  g_autofree char *path = fixture_file ();
  AccordWorkspace *workspace = accord_test_object (accord_workspace_open (path, ACCORD_STORE_WRITE));
  AccordStore *store = accord_workspace_get_store (workspace);
  g_autoptr (DexFuture) before = accord_store_read_long (store, read_niceness, NULL, NULL);
  g_autoptr (DexFuture) whole = NULL, rows = NULL;
  int own = getpriority (PRIO_PROCESS, 0), after = -1;
  gint64 end;
  struct stat info;

  g_assert_cmpint (niceness_of (before), ==, own);
  g_assert_no_errno (stat (path, &info));
  the_file = info.st_ino;
  may_write = FALSE;
  set_write ((sqlite3_syscall_ptr) hold_write);
  accord_test_done (accord_journal_bulk (accord_workspace_get_journal (workspace), "Imported", create_many, NULL, NULL));
  whole = accord_store_read_long (store, read_niceness, NULL, NULL);
  rows = accord_store_read (store, read_niceness, NULL, NULL);
  g_assert_cmpint (niceness_of (whole), ==, MAX (own, 5));
  g_assert_cmpint (niceness_of (rows), ==, own);
  g_atomic_int_set (&may_write, TRUE);
  for (end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC; after != own && g_get_monotonic_time () < end;)
    {
      g_autoptr (DexFuture) reading = accord_store_read_long (store, read_niceness, NULL, NULL);

      after = niceness_of (reading);
      g_usleep (5000);
    }
  g_assert_cmpint (after, ==, own);
  accord_test_drop (workspace);
  set_write (NULL);
  fixture_remove (path);
}

static void
assert_refused_untouched (const char *path, int code, const char *words)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize n_before, n_after;

  g_assert_true (g_file_get_contents (path, &before, &n_before, NULL));
  fixture_refused (path, ACCORD_STORE_WRITE, code, words);
  fixture_refused (path, ACCORD_STORE_READ_ONLY, code, words);
  g_assert_true (g_file_get_contents (path, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
  g_assert_cmpuint (fixture_neighbours (path), ==, 0);
}

static void
test_file_that_is_no_database_is_refused_untouched (void)
{
  g_autofree char *path = fixture_path ();
  g_autofree char *text = g_strnfill (9000, 'x');

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  assert_refused_untouched (path, ACCORD_STORE_ERROR_CORRUPT, "not an Accord workspace");
  fixture_remove (path);
}

static void
test_database_of_another_program_is_refused_untouched (void)
{
  g_autofree char *path = fixture_path ();

  fixture_sql (path, "CREATE TABLE customer(id INTEGER PRIMARY KEY, name TEXT); INSERT INTO customer(name) VALUES('A')");
  assert_refused_untouched (path, ACCORD_STORE_ERROR_CORRUPT, "import it");
  fixture_sql (path, "PRAGMA application_id=12345");
  assert_refused_untouched (path, ACCORD_STORE_ERROR_CORRUPT, "import it");
  fixture_remove (path);
}

static void
test_empty_file_is_refused_untouched (void)
{
  g_autofree char *path = fixture_path ();

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  assert_refused_untouched (path, ACCORD_STORE_ERROR_CORRUPT, "not an Accord workspace");
  fixture_remove (path);
}

static void
test_missing_file_is_not_made (void)
{
  g_autofree char *path = fixture_path ();

  fixture_refused (path, ACCORD_STORE_WRITE, ACCORD_STORE_ERROR_MISSING, "There is no file");
  fixture_refused (path, ACCORD_STORE_READ_ONLY, ACCORD_STORE_ERROR_MISSING, "There is no file");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  fixture_remove (path);
}

static void
test_new_workspace_never_overwrites (void)
{
  g_autofree char *path = fixture_path ();
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (path, "a letter", -1, NULL));
  fixture_refused (path, ACCORD_STORE_CREATE, ACCORD_STORE_ERROR_EXISTS, "choose another name");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "a letter");
  fixture_remove (path);
}

static void
test_folder_is_refused (void)
{
  g_autofree char *path = fixture_path ();
  g_autofree char *below = g_build_filename (path, "no", "such", "team.accord", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  fixture_refused (path, ACCORD_STORE_CREATE, ACCORD_STORE_ERROR_EXISTS, "exists already");
  error = accord_test_error (accord_store_open (path, ACCORD_STORE_WRITE));
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_FAILED);
  g_assert_true (g_str_has_suffix (error->message, "."));
  fixture_refused (below, ACCORD_STORE_CREATE, ACCORD_STORE_ERROR_READ_ONLY, "Choose a folder");
  accord_test_idle ();
  fixture_remove (path);
}

/* Root may write whatever the permissions say. */
static gboolean
permissions_bite (const char *path)
{
  if (g_access (path, W_OK) != 0)
    return TRUE;
  g_test_skip ("this user may write read-only files");
  return FALSE;
}

static void
test_read_only_file_and_folder_are_read (void)
{
  g_autofree char *path = fixture_file ();
  g_autofree char *folder = g_path_get_dirname (path);

  g_chmod (path, 0400);
  g_chmod (folder, 0500);
  if (permissions_bite (path))
    {
      AccordStore *store = fixture_open (path, ACCORD_STORE_WRITE);

      g_assert_true (accord_store_is_read_only (store));
      g_assert_error (accord_store_get_read_only_reason (store), ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_READ_ONLY);
      g_assert_cmpint (fixture_customers (store), ==, 1);
      fixture_close (store);
    }
  g_chmod (folder, 0700);
  fixture_remove (path);
}

static void
test_second_writer_is_told_who_holds_the_file (void)
{
  g_autofree char *path = fixture_file ();
  FixtureChild *child = fixture_child ("hold", path);
  g_autofree char *ready = fixture_child_line (child);
  g_autofree char *holder =
    g_strdup_printf ("test-store-files (process %s on", g_subprocess_get_identifier (child->process));
  AccordStore *store;

  g_assert_cmpstr (ready, ==, "ready");
  fixture_refused (path, ACCORD_STORE_WRITE, ACCORD_STORE_ERROR_BUSY, holder);
  store = fixture_open (path, ACCORD_STORE_READ_ONLY);
  g_assert_null (accord_store_get_read_only_reason (store));
  g_assert_cmpint (fixture_customers (store), ==, 1);
  fixture_close (store);
  fixture_refused (path, ACCORD_STORE_WRITE, ACCORD_STORE_ERROR_BUSY, holder);
  fixture_child_kill (child);
  fixture_child_free (child);
  /* What a killed writer leaves behind holds nobody up. */
  store = fixture_open (path, ACCORD_STORE_WRITE);
  fixture_assert_sound (store);
  fixture_close (store);
  g_assert_cmpuint (fixture_neighbours (path), ==, 0);
  fixture_remove (path);
}

/* Reads the file beside its writer, and ends. */
static int
child_reads (const char *path)
{
  AccordStore *store = fixture_open (path, ACCORD_STORE_READ_ONLY);

  g_print ("%d\n", (int) fixture_customers (store));
  fixture_close (store);
  return 0;
}

static void
assert_another_program_reads (const char *path, const char *expected)
{
  FixtureChild *child = fixture_child ("read", path);
  g_autofree char *n = fixture_child_line (child);

  g_assert_cmpstr (n, ==, expected);
  g_assert_cmpint (fixture_child_finish (child), ==, 0);
}

/* A file chooser of this very process looks into the files of a folder; POSIX drops the process's locks with
 * the first of them that is closed. Nothing must come of it. */
static void
test_a_look_into_the_file_costs_no_lock (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  const char *path = accord_workspace_get_path (workspace);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);

  accord_test_create (workspace, CUSTOMER, "name", "Nordwind", NULL);
  for (int i = 0; i < 3; i++)
    {
      static const char *const endings[] = { "", "-shm", "-wal" };
      g_autofree char *looked_at = g_strconcat (path, endings[i], NULL);
      g_autofree char *bytes = NULL;
      g_autofree char *n = g_strdup_printf ("%d", i + 1), *more = g_strdup_printf ("%d", i + 2);

      g_assert_true (g_file_get_contents (looked_at, &bytes, NULL, NULL));
      assert_another_program_reads (path, n);
      g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
      accord_test_create (workspace, CUSTOMER, "name", "Lumen", NULL);
      assert_another_program_reads (path, more);
    }
  workspace = accord_test_reopen (workspace);
  g_assert_cmpint (accord_test_count (workspace, CUSTOMER), ==, 4);
  accord_test_drop (workspace);
}

static void
test_lock_is_given_back_on_close (void)
{
  g_autofree char *path = fixture_file ();

  for (int i = 0; i < 3; i++)
    {
      AccordStore *store = fixture_open (path, ACCORD_STORE_WRITE);

      g_assert_cmpuint (fixture_neighbours (path), >, 0);
      fixture_refused (path, ACCORD_STORE_WRITE, ACCORD_STORE_ERROR_BUSY, "open for writing in");
      fixture_close (store);
    }
  g_assert_cmpuint (fixture_neighbours (path), ==, 0);
  fixture_remove (path);
}

static void
test_reader_sees_each_commit_of_the_writer (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  AccordStore *reader = fixture_open (accord_workspace_get_path (workspace), ACCORD_STORE_READ_ONLY);

  for (int i = 1; i <= 5; i++)
    {
      accord_test_create (workspace, CUSTOMER, "name", "Nordwind", NULL);
      g_assert_cmpint (fixture_customers (reader), ==, i);
    }
  fixture_close (reader);
  accord_test_create (workspace, CUSTOMER, "name", "Nordwind", NULL);
  fixture_assert_sound (accord_workspace_get_store (workspace));
  accord_test_drop (workspace);
}

static void
test_reader_never_writes (void)
{
  g_autofree char *path = fixture_file ();
  AccordWorkspace *workspace = accord_test_object (accord_workspace_open (path, ACCORD_STORE_READ_ONLY));
  g_autoptr (AccordEdit) edit = accord_edit_new ("Changed");
  g_autoptr (GError) error = NULL;

  accord_edit_set_text (edit, CUSTOMER, 1, "phone", "111");
  error = accord_test_error (accord_journal_commit (accord_workspace_get_journal (workspace), edit));
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_READ_ONLY);
  accord_test_done (accord_workspace_close (workspace));
  accord_test_idle ();
  g_object_unref (workspace);
  g_assert_cmpuint (fixture_neighbours (path), ==, 0);
  fixture_remove (path);
}

static void
test_closed_store_answers_with_a_sentence (void)
{
  g_autofree char *path = fixture_file ();
  g_autofree char *copy = g_strconcat (path, ".copy", NULL);
  AccordStore *store = fixture_open (path, ACCORD_STORE_WRITE);
  g_autoptr (AccordQuery) query = accord_query_new (CUSTOMER);
  DexFuture *asked[3];

  accord_test_done (accord_store_close (store));
  accord_test_done (accord_store_close (store));
  asked[0] = accord_store_count (store, query);
  asked[1] = accord_store_check (store);
  asked[2] = accord_store_backup (store, copy);
  for (int i = 0; i < 3; i++)
    {
      g_autoptr (GError) error = accord_test_error (asked[i]);

      g_assert_cmpstr (error->message, ==, "The workspace is closed.");
      g_assert_cmpint (i == 0, ==, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)); /* a reading, which is told to nobody */
    }
  g_object_unref (store);
  fixture_remove (path);
}

static void
test_backup_is_whole_and_never_overwrites (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autofree char *copy = g_strconcat (accord_workspace_get_path (workspace), ".backup", NULL);
  g_autoptr (GError) error = NULL;
  AccordStore *backup;

  accord_test_create (workspace, CUSTOMER, "name", "Nordwind", NULL);
  accord_test_done (accord_store_backup (accord_workspace_get_store (workspace), copy));
  accord_test_create (workspace, CUSTOMER, "name", "Südwind", NULL);
  error = accord_test_error (accord_store_backup (accord_workspace_get_store (workspace), copy));
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_EXISTS);
  backup = fixture_open (copy, ACCORD_STORE_WRITE);
  g_assert_cmpint (fixture_customers (backup), ==, 1);
  fixture_assert_sound (backup);
  fixture_close (backup);
  accord_test_drop (workspace);
}

/* Twenty million letters, so that a copy takes a while. */
static void
fill (AccordWorkspace *workspace)
{
  g_autofree char *note = g_strnfill (100000, 'x');

  for (int i = 0; i < 10; i++)
    {
      AccordEdit *edit = accord_edit_new ("Notes");

      for (int k = 0; k < 20; k++)
        {
          gint64 id = accord_edit_create (edit, CUSTOMER);

          accord_edit_set_text (edit, CUSTOMER, id, "name", "Nordwind");
          accord_edit_set_text (edit, CUSTOMER, id, "note", note);
        }
      accord_change_set_unref (accord_test_commit (workspace, edit));
    }
}

/* An import or a first meeting writes for minutes. */
static void
test_backup_ends_while_somebody_writes (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autofree char *copy = g_strconcat (accord_workspace_get_path (workspace), ".backup", NULL);
  g_autoptr (DexFuture) future = NULL;
  gint64 until;
  AccordStore *backup;

  fill (workspace);
  future = accord_store_backup (accord_workspace_get_store (workspace), copy);
  until = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;
  while (dex_future_is_pending (future) && g_get_monotonic_time () < until)
    accord_test_create (workspace, CUSTOMER, "name", "Südwind", NULL);
  g_assert_true (dex_future_is_resolved (future));
  backup = fixture_open (copy, ACCORD_STORE_WRITE);
  g_assert_cmpint (fixture_customers (backup), >=, 200);
  fixture_assert_sound (backup);
  fixture_close (backup);
  accord_test_drop (workspace);
}

/* Keeps the file open for writing until it is killed. */
static int
hold (const char *path)
{
  AccordStore *store = fixture_open (path, ACCORD_STORE_WRITE);

  g_print ("ready\n");
  fflush (stdout);
  while (store != NULL)
    g_usleep (1000000);
  return 0;
}

int
main (int argc, char **argv)
{
  if (argc == 4 && strcmp (argv[1], "--child") == 0)
    {
      g_set_prgname ("test-store-files");
      dex_init ();
      return strcmp (argv[2], "read") == 0 ? child_reads (argv[3]) : hold (argv[3]);
    }
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/store/what-a-large-commit-left-is-brought-over-by-a-thread-that-steps-back",
                   test_what_a_large_commit_left_is_brought_over_by_a_thread_that_steps_back);
  g_test_add_func ("/store/whole-tables-are-read-by-a-thread-that-steps-back-while-a-large-commit-is-brought-over",
                   test_whole_tables_are_read_by_a_thread_that_steps_back_while_a_large_commit_is_brought_over);
  g_test_add_func ("/store/closing-behind-a-large-commit-loses-nothing", test_closing_behind_a_large_commit_loses_nothing);
  g_test_add_func ("/store/newer-file-is-only-read-and-says-so", test_newer_file_is_only_read_and_says_so);
  g_test_add_func ("/store/file-that-is-no-database-is-refused-untouched", test_file_that_is_no_database_is_refused_untouched);
  g_test_add_func ("/store/database-of-another-program-is-refused-untouched", test_database_of_another_program_is_refused_untouched);
  g_test_add_func ("/store/empty-file-is-refused-untouched", test_empty_file_is_refused_untouched);
  g_test_add_func ("/store/missing-file-is-not-made", test_missing_file_is_not_made);
  g_test_add_func ("/store/new-workspace-never-overwrites", test_new_workspace_never_overwrites);
  g_test_add_func ("/store/folder-is-refused", test_folder_is_refused);
  g_test_add_func ("/store/read-only-file-and-folder-are-read", test_read_only_file_and_folder_are_read);
  g_test_add_func ("/store/second-writer-is-told-who-holds-the-file", test_second_writer_is_told_who_holds_the_file);
  g_test_add_func ("/store/a-look-into-the-file-costs-no-lock", test_a_look_into_the_file_costs_no_lock);
  g_test_add_func ("/store/lock-is-given-back-on-close", test_lock_is_given_back_on_close);
  g_test_add_func ("/store/reader-sees-each-commit-of-the-writer", test_reader_sees_each_commit_of_the_writer);
  g_test_add_func ("/store/reader-never-writes", test_reader_never_writes);
  g_test_add_func ("/store/closed-store-answers-with-a-sentence", test_closed_store_answers_with_a_sentence);
  g_test_add_func ("/store/backup-is-whole-and-never-overwrites", test_backup_is_whole_and_never_overwrites);
  g_test_add_func ("/store/backup-ends-while-somebody-writes", test_backup_ends_while_somebody_writes);
  return g_test_run ();
}
