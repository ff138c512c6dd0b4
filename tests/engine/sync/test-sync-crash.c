/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program is killed at each step of publishing, at random moments, on a full disk, a read-only folder and
 * one that vanishes; the next round makes it good, and nothing is lost or told twice. */
#define _GNU_SOURCE 1 /* unshare() */
#include "accord-config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include "accord-sync-share.h"
#include "accord-test.h"

#define CUSTOMER (&accord_customer_kind)

static char *program;

typedef struct {
  char *folder;
  char *file;
  char *share;
} Place;

static Place
place_new (void)
{
  Place place = { g_dir_make_tmp ("accord-crash-XXXXXX", NULL), NULL, NULL };

  place.file = g_build_filename (place.folder, "a.accord", NULL);
  place.share = g_build_filename (place.folder, "share", NULL);
  g_mkdir (place.share, 0700);
  return place;
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      remove_all (inner);
    }
  g_remove (path);
}

static void
place_clear (Place *place)
{
  remove_all (place->folder);
  g_free (place->folder);
  g_free (place->file);
  g_free (place->share);
}

static void
add_customer (AccordWorkspace *workspace, const char *name)
{
  AccordEdit *edit = accord_edit_new ("Create");
  gint64 id = accord_edit_create (edit, CUSTOMER);

  accord_edit_set_text (edit, CUSTOMER, id, "name", name);
  accord_change_set_unref (accord_test_commit (workspace, edit));
}

static void
close_workspace (AccordWorkspace *workspace)
{
  accord_test_done (accord_workspace_close (workspace));
  accord_test_idle ();
  g_object_unref (workspace);
}

static AccordSyncStatus *
round_of (AccordWorkspace *workspace, const char *share)
{
  g_autoptr (AccordSync) sync = accord_sync_share (workspace, share);

  return accord_test_boxed (accord_sync_round (sync));
}

/* Whoever joins now has just these customers. */
static void
assert_joined_has (Place *place, guint n)
{
  g_autofree char *path = g_build_filename (place->folder, "joined.accord", NULL);
  g_autoptr (AccordQuery) query = accord_query_new (CUSTOMER);
  AccordWorkspace *joined;

  accord_test_done (accord_sync_join (path, place->share));
  joined = accord_test_object (accord_workspace_open (path, ACCORD_STORE_WRITE));
  g_assert_cmpint (accord_test_int (accord_store_count (accord_workspace_get_store (joined), query)), ==, n);
  close_workspace (joined);
}

static void
kill_at_cb (AccordSyncStage stage, gpointer data)
{
  if ((int) stage == GPOINTER_TO_INT (data))
    kill (getpid (), SIGKILL);
}

/* The child: makes a customer and sends it, and is killed on the way. */
static int
run_child (const char *file, const char *share, int stage)
{
  g_autoptr (AccordWorkspace) workspace = accord_test_object (accord_workspace_open (file, ACCORD_STORE_WRITE));
  g_autoptr (AccordSync) sync = accord_sync_share (workspace, share);

  accord_sync_set_stages (sync, kill_at_cb, GINT_TO_POINTER (stage));
  for (int i = 0; i < 200; i++)
    {
      g_autofree char *name = g_strdup_printf ("Child %d", i);

      add_customer (workspace, name);
      g_print ("%d\n", i);
      fflush (stdout);
      accord_sync_status_free (accord_test_boxed (accord_sync_round (sync)));
      if (stage != 0)
        break;
    }
  return 0;
}

/* Waits until the child has made its first customer, so that what is killed is its work and not its start. */
static gboolean
await_line (GInputStream *out)
{
  char c = '\0';

  while (c != '\n' && g_input_stream_read (out, &c, 1, NULL, NULL) == 1)
    ;
  return c == '\n';
}

/* Returns how many customers the child was told that it had.
 * kill_after: µs after the first, or 0: it ends by itself */
static int
spawn_child (Place *place, int stage, int kill_after)
{
  g_autofree char *text = g_strdup_printf ("%d", stage);
  const char *argv[] = { program, "--child", place->file, place->share, text, NULL };
  g_autoptr (GSubprocess) child = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL);
  g_autofree char *out = NULL;
  g_auto (GStrv) lines = NULL;
  int n = 0;

  g_assert_nonnull (child);
  if (kill_after > 0)
    {
      n = await_line (g_subprocess_get_stdout_pipe (child));
      g_usleep ((gulong) kill_after);
      g_subprocess_send_signal (child, SIGKILL);
    }
  g_assert_true (g_subprocess_communicate_utf8 (child, NULL, NULL, &out, NULL, NULL));
  lines = g_strsplit (out, "\n", -1);
  return n + (int) g_strv_length (lines) - 1;
}

static void
test_killed (gconstpointer data)
{
  Place place = place_new ();
  AccordWorkspace *workspace = accord_test_object (accord_workspace_create (place.file, NULL, "EUR"));
  g_autoptr (AccordSyncStatus) status = NULL;

  close_workspace (workspace);
  g_assert_cmpint (spawn_child (&place, GPOINTER_TO_INT (data), 0), ==, 1);
  workspace = accord_test_object (accord_workspace_open (place.file, ACCORD_STORE_WRITE));
  status = round_of (workspace, place.share);
  g_assert_cmpint (status->state, ==, ACCORD_SYNC_DONE);
  g_assert_cmpuint (status->n_waiting, ==, 0);
  g_assert_false (status->has_new_name); /* what was published before the end was its own */
  close_workspace (workspace);
  assert_joined_has (&place, 1);
  place_clear (&place);
}

/* 500 times with "-m slow". */
static void
test_killed_anywhere (void)
{
  GRand *rand = g_rand_new_with_seed (7);
  int n_kills = g_test_slow () ? 500 : 24;
  Place place = place_new ();
  AccordWorkspace *workspace = accord_test_object (accord_workspace_create (place.file, NULL, "EUR"));
  g_autoptr (AccordSyncStatus) status = NULL;
  g_autoptr (AccordQuery) query = accord_query_new (CUSTOMER);
  int told = 0;
  gint64 n;

  close_workspace (workspace);
  for (int i = 0; i < n_kills; i++)
    told += spawn_child (&place, 0, g_rand_int_range (rand, 1, 60000));
  g_rand_free (rand);
  workspace = accord_test_object (accord_workspace_open (place.file, ACCORD_STORE_WRITE));
  status = round_of (workspace, place.share);
  g_assert_cmpint (status->state, ==, ACCORD_SYNC_DONE);
  g_assert_cmpuint (status->n_waiting, ==, 0);
  n = accord_test_int (accord_store_count (accord_workspace_get_store (workspace), query));
  g_test_message ("%d kills, %d customers told, %d there", n_kills, told, (int) n);
  g_assert_cmpint (n, >=, told);
  accord_test_done (accord_store_check (accord_workspace_get_store (workspace)));
  close_workspace (workspace);
  assert_joined_has (&place, (guint) n);
  place_clear (&place);
}

static void
test_vanished (void)
{
  Place place = place_new ();
  AccordWorkspace *workspace = accord_test_object (accord_workspace_create (place.file, NULL, "EUR"));
  g_autofree char *away = g_build_filename (place.folder, "away", NULL);
  g_autoptr (AccordSyncStatus) status = NULL, back = NULL;

  add_customer (workspace, "Kern AG");
  g_rename (place.share, away);
  status = round_of (workspace, place.share);
  g_assert_cmpint (status->state, ==, ACCORD_SYNC_UNREACHABLE);
  g_assert_false (g_file_test (place.share, G_FILE_TEST_EXISTS)); /* an unmounted folder is not made anew */
  g_rename (away, place.share);
  back = round_of (workspace, place.share);
  g_assert_cmpint (back->state, ==, ACCORD_SYNC_DONE);
  g_assert_cmpuint (back->n_waiting, ==, 0);
  close_workspace (workspace);
  assert_joined_has (&place, 1);
  place_clear (&place);
}

static void
test_read_only (void)
{
  Place place = place_new ();
  AccordWorkspace *workspace = accord_test_object (accord_workspace_create (place.file, NULL, "EUR"));
  g_autoptr (AccordSyncStatus) status = NULL, back = NULL;

  g_chmod (place.share, 0500);
  if (g_access (place.share, W_OK) == 0)
    g_test_skip ("who runs this may write everywhere");
  else
    {
      status = round_of (workspace, place.share);
      g_assert_cmpint (status->state, ==, ACCORD_SYNC_UNREACHABLE);
      g_assert_cmpuint (status->n_waiting, >, 0);
    }
  g_chmod (place.share, 0700);
  back = round_of (workspace, place.share);
  g_assert_cmpint (back->state, ==, ACCORD_SYNC_DONE);
  close_workspace (workspace);
  place_clear (&place);
}

#define SKIPPED 77

static gboolean
write_text (const char *path, const char *text)
{
  int fd = open (path, O_WRONLY | O_CLOEXEC);
  gssize n = fd >= 0 ? write (fd, text, strlen (text)) : -1;

  if (fd >= 0)
    close (fd);
  return n > 0;
}

/* A disk of 128 KiB in the folder, for this process alone. */
static gboolean
make_small_disk (const char *folder)
{
  g_autofree char *users = g_strdup_printf ("0 %u 1", getuid ());
  g_autofree char *groups = g_strdup_printf ("0 %u 1", getgid ());

  return unshare (CLONE_NEWUSER | CLONE_NEWNS) == 0 && write_text ("/proc/self/setgroups", "deny") &&
         write_text ("/proc/self/uid_map", users) && write_text ("/proc/self/gid_map", groups) &&
         mount ("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 && mount ("small", folder, "tmpfs", 0, "size=128k") == 0;
}

/* Writes until the disk has no room at all. */
static void
fill_disk (const char *path)
{
  static const char zeroes[512];
  int fd = open (path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);

  g_assert_cmpint (fd, >=, 0);
  while (write (fd, zeroes, sizeof zeroes) > 0)
    ;
  g_assert_cmpint (errno, ==, ENOSPC);
  close (fd);
}

/* The child: the disk that the folder lies on is really full, and then is not any more. */
static int
run_full (const char *file, const char *share)
{
  g_autoptr (AccordWorkspace) workspace = NULL;
  g_autoptr (AccordSyncStatus) full = NULL, room = NULL;
  g_autofree char *filler = g_build_filename (share, "filler", NULL);
  g_auto (GStrv) names = NULL;
  g_autoptr (AccordTransport) folder = NULL;

  if (!make_small_disk (share))
    return SKIPPED;
  dex_init ();
  workspace = accord_test_object (accord_workspace_open (file, ACCORD_STORE_WRITE));
  add_customer (workspace, "Kern AG");
  fill_disk (filler);
  full = round_of (workspace, share);
  g_assert_cmpint (full->state, ==, ACCORD_SYNC_UNREACHABLE);
  g_assert_nonnull (strstr (full->message, "full"));
  g_assert_cmpint (g_unlink (filler), ==, 0);
  room = round_of (workspace, share);
  g_assert_cmpint (room->state, ==, ACCORD_SYNC_DONE);
  g_assert_cmpuint (room->n_waiting, ==, 0);
  folder = accord_folder_transport_new (share);
  names = accord_transport_list (folder, "r", NULL);
  g_assert_cmpuint (g_strv_length (names), ==, 1);
  close_workspace (g_steal_pointer (&workspace));
  return 0;
}

static void
test_full (void)
{
  Place place = place_new ();
  AccordWorkspace *workspace = accord_test_object (accord_workspace_create (place.file, NULL, "EUR"));
  const char *argv[] = { program, "--full", place.file, place.share, NULL };
  g_autoptr (GSubprocess) child = NULL;

  close_workspace (workspace);
  child = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_NONE, NULL);
  g_assert_true (g_subprocess_wait (child, NULL, NULL));
  if (g_subprocess_get_if_exited (child) && g_subprocess_get_exit_status (child) == SKIPPED)
    g_test_skip ("this machine does not allow a disk of one's own");
  else
    g_assert_true (g_subprocess_get_successful (child));
  place_clear (&place);
}

int
main (int argc, char **argv)
{
  g_autofree char *data = g_dir_make_tmp ("accord-data-XXXXXX", NULL);
  int status;

  if (argc > 4 && strcmp (argv[1], "--child") == 0)
    {
      dex_init ();
      return run_child (argv[2], argv[3], atoi (argv[4]));
    }
  if (argc == 4 && strcmp (argv[1], "--full") == 0)
    return run_full (argv[2], argv[3]);
  g_setenv ("XDG_DATA_HOME", data, TRUE);
  dex_init ();
  g_test_init (&argc, &argv, NULL);
  program = g_file_read_link ("/proc/self/exe", NULL);
  g_test_add_data_func ("/sync/crash/killed-once-sealed", GINT_TO_POINTER (ACCORD_SYNC_STAGE_SEALED), test_killed);
  g_test_add_data_func ("/sync/crash/killed-once-the-file-is-there", GINT_TO_POINTER (ACCORD_SYNC_STAGE_PUT), test_killed);
  g_test_add_data_func ("/sync/crash/killed-before-the-head", GINT_TO_POINTER (ACCORD_SYNC_STAGE_PUBLISHED), test_killed);
  g_test_add_func ("/sync/crash/killed-at-any-moment", test_killed_anywhere);
  g_test_add_func ("/sync/crash/a-disk-that-is-full-waits-for-room", test_full);
  g_test_add_func ("/sync/crash/a-folder-that-vanishes-comes-back", test_vanished);
  g_test_add_func ("/sync/crash/a-folder-that-may-not-be-written-waits", test_read_only);
  status = g_test_run ();
  remove_all (data);
  g_free (program);
  return status;
}
