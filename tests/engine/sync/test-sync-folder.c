/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A real folder, into which others may put what they like: nothing leads out of it, a workspace file does not lie in
 * it, two workspaces do not share one, and who gives up joining leaves nothing behind. */
#include "accord-config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>
#include "accord-bulk.h"
#include "accord-memory-transport.h"
#include "accord-seal.h"
#include "accord-share-name.h"
#include "accord-sync-share.h"
#include "accord-test.h"

#define CUSTOMER (&accord_customer_kind)

typedef struct {
  char *folder;
  char *share;
  char *file;
  AccordWorkspace *workspace;
} Place;

static Place
place_new (void)
{
  Place place = { .folder = g_dir_make_tmp ("accord-folder-XXXXXX", NULL) };

  place.share = g_build_filename (place.folder, "share", NULL);
  place.file = g_build_filename (place.folder, "a.accord", NULL);
  g_mkdir (place.share, 0700);
  place.workspace = accord_test_object (accord_workspace_create (place.file, NULL, "EUR"));
  return place;
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
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
  accord_test_done (accord_workspace_close (place->workspace));
  accord_test_idle ();
  g_object_unref (place->workspace);
  remove_all (place->folder);
  g_free (place->folder);
  g_free (place->share);
  g_free (place->file);
}

static AccordSyncStatus *
round_of (AccordWorkspace *workspace, const char *share)
{
  g_autoptr (AccordSync) sync = accord_sync_share (workspace, share);

  return accord_test_boxed (accord_sync_round (sync));
}

/* All files below, one a line, in order. */
static void
list_below (const char *folder, GString *to)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_build_filename (folder, name, NULL));
  g_ptr_array_sort_values (names, (GCompareFunc) strcmp);
  for (guint i = 0; i < names->len; i++)
    if (g_file_test (names->pdata[i], G_FILE_TEST_IS_DIR))
      list_below (names->pdata[i], to);
    else
      g_string_append_printf (to, "%s\n", (char *) names->pdata[i]);
}

static char *
all_files (const char *folder)
{
  g_autoptr (GString) list = g_string_new (NULL);

  list_below (folder, list);
  return g_string_free_and_steal (g_steal_pointer (&list));
}

static void
test_links (void)
{
  Place place = place_new ();
  g_autofree char *outside = g_build_filename (place.folder, "outside", NULL), *notes = g_build_filename (outside, "notes.txt", NULL);
  g_autofree char *r = g_build_filename (place.share, "r", NULL), *snap = g_build_filename (place.share, "snap", NULL);
  g_autoptr (AccordTransport) folder = accord_folder_transport_new (place.share);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_auto (GStrv) names = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordSyncStatus) status = NULL;
  g_autofree char *left = NULL;

  g_mkdir (outside, 0700);
  g_assert_true (g_file_set_contents (notes, "mine", 4, NULL));
  g_assert_cmpint (symlink (outside, snap), ==, 0);
  g_assert_cmpint (symlink (outside, r), ==, 0);
  names = accord_transport_list (folder, "snap", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (names), ==, 0);
  g_assert_null (accord_transport_get (folder, "snap/notes.txt", 100, NULL));
  g_assert_false (accord_transport_delete_own (folder, "snap/notes.txt", NULL));
  g_assert_false (accord_transport_put_own (folder, "snap/notes.txt", bytes, &error));
  g_assert_error (error, ACCORD_SYNC_ERROR, ACCORD_SYNC_ERROR_UNREACHABLE);
  status = round_of (place.workspace, place.share);
  g_assert_cmpint (status->state, ==, ACCORD_SYNC_UNREACHABLE);
  g_assert_nonnull (strstr (status->message, "link"));
  left = all_files (outside);
  g_assert_cmpstr (strrchr (left, '/'), ==, "/notes.txt\n");
  place_clear (&place);
}

/* Under a link, somebody else's file is replaced by one's own, and not what the link leads to. */
static void
test_link_as_file (void)
{
  Place place = place_new ();
  g_autofree char *outside = g_build_filename (place.folder, "outside.txt", NULL), *inside = g_build_filename (place.share, "a.json", NULL);
  g_autoptr (AccordTransport) folder = accord_folder_transport_new (place.share);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (outside, "mine", 4, NULL));
  g_assert_cmpint (symlink (outside, inside), ==, 0);
  g_assert_null (accord_transport_get (folder, "a.json", 100, NULL));
  g_assert_false (accord_transport_put_if_absent (folder, "a.json", bytes, NULL));
  g_assert_true (accord_transport_put_own (folder, "a.json", bytes, NULL));
  g_assert_false (g_file_test (inside, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_get_contents (outside, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "mine");
  place_clear (&place);
}

static void
test_own_place (void)
{
  Place place = place_new ();
  g_autofree char *link = g_build_filename (place.folder, "share", "way-back", NULL);
  g_autofree char *joined = g_build_filename (place.share, "joined.accord", NULL), *before = all_files (place.share), *after = NULL;
  g_autoptr (AccordSyncStatus) itself = round_of (place.workspace, place.folder), above = round_of (place.workspace, "/"), good = NULL;
  g_autoptr (DexFuture) future = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (itself->state, ==, ACCORD_SYNC_FAILED);
  g_assert_nonnull (strstr (itself->message, "itself"));
  g_assert_cmpint (above->state, ==, ACCORD_SYNC_FAILED);
  g_assert_cmpint (symlink (place.folder, link), ==, 0); /* the same by another way */
  itself = (accord_sync_status_free (itself), round_of (place.workspace, link));
  g_assert_cmpint (itself->state, ==, ACCORD_SYNC_FAILED);
  g_unlink (link);
  after = all_files (place.share);
  g_assert_cmpstr (before, ==, after);
  good = round_of (place.workspace, place.share);
  g_assert_cmpint (good->state, ==, ACCORD_SYNC_DONE);
  future = accord_sync_join (joined, place.share);
  accord_test_wait (future);
  g_assert_null (dex_future_get_value (future, &error));
  g_assert_error (error, ACCORD_SYNC_ERROR, ACCORD_SYNC_ERROR_PLACE);
  g_assert_false (g_file_test (joined, G_FILE_TEST_EXISTS));
  place_clear (&place);
}

/* Who joins has nothing that could wait for the folder: that it is not there is said, and there is no file. */
static void
test_joining_no_folder (void)
{
  Place place = place_new ();
  g_autofree char *absent = g_build_filename (place.folder, "not-here", NULL);
  g_autofree char *joined = g_build_filename (place.folder, "joined.accord", NULL);
  g_autoptr (DexFuture) future = accord_sync_join (joined, absent);
  g_autoptr (GError) error = NULL;

  accord_test_wait (future);
  g_assert_null (dex_future_get_value (future, &error));
  g_assert_error (error, ACCORD_SYNC_ERROR, ACCORD_SYNC_ERROR_UNREACHABLE);
  g_assert_nonnull (strstr (error->message, "There is no folder"));
  g_assert_nonnull (strstr (error->message, absent));
  g_assert_null (strstr (error->message, "goes on here"));
  g_assert_false (g_file_test (joined, G_FILE_TEST_EXISTS));
  place_clear (&place);
}

/* A folder beside whose name is the beginning of another's is not that one. */
static void
test_place_beside (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (accord_sync_check_place ("/nowhere/team-files/a.accord", "/nowhere/team", &error));
  g_assert_false (accord_sync_check_place ("/nowhere/team/files/a.accord", "/nowhere/team", NULL));
  g_assert_false (accord_sync_check_place ("/nowhere/team/a.accord", "/nowhere/team/", NULL));
  g_assert_no_error (error);
}

/* A folder in which what another program has just written is not listed yet. */
#define LATE_TYPE_TRANSPORT (late_transport_get_type ())
G_DECLARE_FINAL_TYPE (LateTransport, late_transport, LATE, TRANSPORT, AccordTransport)
struct _LateTransport {
  AccordTransport parent_instance;
  AccordTransport *real;
};
G_DEFINE_FINAL_TYPE (LateTransport, late_transport, ACCORD_TYPE_TRANSPORT)

static GStrv
late_list (AccordTransport *transport, const char *folder, GError **error)
{
  return *folder != '\0' ? accord_transport_list (LATE_TRANSPORT (transport)->real, folder, error) : g_new0 (char *, 1);
}

static GBytes *
late_get (AccordTransport *transport, const char *name, gsize most, GError **error)
{
  return accord_transport_get (LATE_TRANSPORT (transport)->real, name, most, error);
}

static gboolean
late_put (AccordTransport *transport, const char *name, GBytes *bytes, gboolean replace, GError **error)
{
  return (replace ? accord_transport_put_own : accord_transport_put_if_absent) (LATE_TRANSPORT (transport)->real, name, bytes, error);
}

static void
late_transport_init (LateTransport *self)
{
}

static void
late_transport_class_init (LateTransportClass *klass)
{
  ACCORD_TRANSPORT_CLASS (klass)->list = late_list;
  ACCORD_TRANSPORT_CLASS (klass)->get = late_get;
  ACCORD_TRANSPORT_CLASS (klass)->put = late_put;
}

static void
test_two_at_once (void)
{
  Place one = place_new (), other = place_new ();
  g_autoptr (AccordSyncStatus) first = round_of (one.workspace, one.share), second = NULL, third = round_of (other.workspace, one.share);
  g_autofree char *before = all_files (one.share), *after = NULL, *marker = NULL, *kept = NULL;
  g_autofree char *path = g_build_filename (one.share, "accord-workspace.json", NULL);
  g_autoptr (LateTransport) late = g_object_new (LATE_TYPE_TRANSPORT, NULL);
  g_autoptr (AccordSync) sync = NULL;

  g_assert_cmpint (first->state, ==, ACCORD_SYNC_DONE);
  g_assert_cmpint (third->state, ==, ACCORD_SYNC_FOREIGN);
  g_assert_true (g_file_get_contents (path, &marker, NULL, NULL));
  late->real = accord_folder_transport_new (one.share);
  sync = accord_sync_new (accord_workspace_get_journal (other.workspace), ACCORD_TRANSPORT (late), NULL);
  second = accord_test_boxed (accord_sync_round (sync));
  g_assert_cmpint (second->state, ==, ACCORD_SYNC_FOREIGN);
  after = all_files (one.share);
  g_assert_cmpstr (before, ==, after);
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (marker, ==, kept);
  g_clear_object (&sync);
  g_object_unref (late->real);
  place_clear (&one);
  place_clear (&other);
}

static void
test_long_path (void)
{
  Place place = place_new ();
  g_autoptr (GString) path = g_string_new (place.share);
  g_autoptr (AccordSyncStatus) status = NULL;

  while (path->len < 8192)
    g_string_append (path, "/a-folder-deep-down-in-a-folder");
  status = round_of (place.workspace, path->str);
  g_assert_cmpint (status->state, ==, ACCORD_SYNC_UNREACHABLE);
  g_assert_nonnull (status->message);
  place_clear (&place);
}

static gboolean
import_rows (AccordBulk *bulk, gpointer data, GError **error)
{
  AccordValue values[ACCORD_KIND_FIELDS_MAX] = { 0 };

  for (int i = 0; i < 12000; i++)
    {
      g_autofree char *name = g_strdup_printf ("Customer %d", i);

      accord_value_set_text (&values[0], name);
      g_assert_cmpint (accord_bulk_create (bulk, CUSTOMER, values, error), !=, 0);
    }
  accord_value_clear (&values[0]);
  return TRUE;
}

/* As soon as it is known how much there is, while the first of it is being written. */
static gboolean
give_up (gpointer data)
{
  AccordSyncProgress *progress = data;

  if (g_atomic_int_get (&progress->total) == 0)
    return G_SOURCE_CONTINUE;
  accord_sync_progress_cancel (progress);
  return G_SOURCE_REMOVE;
}

/* @with_snapshot: what comes in is a snapshot; else files of changes. */
static void
test_given_up (gconstpointer with_snapshot)
{
  Place place = place_new ();
  g_autofree char *joined = g_build_filename (place.folder, "joined.accord", NULL), *mirrors = g_build_filename (g_get_user_data_dir (), "accord", "mirror", NULL);
  g_autofree char *before = NULL, *after = NULL, *kept_before = NULL, *kept_after = NULL;
  AccordSyncProgress *progress = accord_sync_progress_new ();
  g_autoptr (AccordSync) sync = accord_sync_share (place.workspace, place.share);
  g_autoptr (GError) error = NULL;
  DexFuture *future;

  accord_change_set_unref (accord_test_boxed (accord_journal_bulk (accord_workspace_get_journal (place.workspace), "Import", import_rows, NULL, NULL)));
  for (int i = 0; i < 3; i++)
    accord_sync_status_free (accord_test_boxed (accord_sync_round (sync)));
  before = all_files (place.share);
  g_assert_nonnull (strstr (before, "/snap/"));
  if (with_snapshot == NULL)
    {
      g_autofree char *snap = g_build_filename (place.share, "snap", NULL);

      remove_all (snap);
      g_free (before);
      before = all_files (place.share);
    }
  kept_before = all_files (mirrors);
  g_timeout_add_full (G_PRIORITY_HIGH, 1, give_up, progress, NULL);
  future = accord_sync_join_telling (joined, place.share, progress);
  accord_test_wait (future);
  g_assert_null (dex_future_get_value (future, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  dex_unref (future);
  g_assert_false (g_file_test (joined, G_FILE_TEST_EXISTS));
  after = all_files (place.share);
  kept_after = all_files (mirrors);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpstr (kept_before, ==, kept_after);
  accord_sync_progress_unref (progress);
  /* And again, to the end. */
  accord_test_done (accord_sync_join (joined, place.share));
  g_assert_true (g_file_test (joined, G_FILE_TEST_EXISTS));
  g_clear_object (&sync);
  place_clear (&place);
}

static void
lay (const char *top, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (top, folder, name, NULL), *in = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (in, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "half", 4, NULL));
}

/* As if the program had been stopped twice while it made a snapshot, and while it wrote changes. */
static void
test_what_was_cut_short (void)
{
  Place place = place_new ();
  g_autofree char *mirror = accord_sync_mirror_of (place.file), *before = NULL, *after = NULL, *kept = NULL, *kept_after = NULL;

  accord_change_set_unref (accord_test_boxed (accord_journal_bulk (accord_workspace_get_journal (place.workspace), "Import", import_rows, NULL, NULL)));
  for (int i = 0; i < 4; i++)
    {
      g_autoptr (AccordSyncStatus) status = round_of (place.workspace, place.share);
      const char *rid = ((AccordSyncPeer *) status->peers->pdata[0])->rid;
      g_autofree char *changes = g_strconcat ("r/", rid, NULL), *snapshot = g_strdup_printf ("snap/7fffffff0000000%d-%s", i, rid);
      g_autofree char *head = g_strconcat (rid, ".json.00c0ffee.part", NULL);

      if (i < 1)
        continue;
      if (i == 3)
        break;
      if (before == NULL)
        {
          before = all_files (place.share);
          kept = all_files (mirror);
          g_assert_nonnull (strstr (before, "/done-"));
        }
      lay (place.share, changes, "s-0000000001-0000000009-00000000000000000000.jsonl.gz.00c0ffee.part");
      lay (place.share, "h", head);
      lay (place.share, "", ACCORD_SHARE_MARKER ".00c0ffee.part");
      lay (mirror, changes, "s-0000000001-0000000009-00000000000000000000.jsonl.gz.00c0ffee.part");
      lay (place.share, snapshot, "p-0000-00000000000000000000.jsonl.gz");
      lay (place.share, snapshot, "p-0001-00000000000000000000.jsonl.gz.00c0ffee.part");
    }
  after = all_files (place.share);
  kept_after = all_files (mirror);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (kept_after, ==, kept);
  place_clear (&place);
}

/* The program is stopped while a file joins: what is there is no workspace, and in nobody's way. */
static void
test_joining_cut_short (void)
{
  Place place = place_new ();
  g_autofree char *joined = g_build_filename (place.folder, "joined.accord", NULL);
  AccordStore *store = accord_test_object (accord_store_open (joined, ACCORD_STORE_CREATE));
  AccordJournal *journal = accord_test_object (accord_journal_new (store));
  g_autoptr (AccordEdit) edit = accord_edit_new ("Half");
  g_autoptr (DexFuture) opening = NULL;
  g_autoptr (GError) error = NULL;

  accord_sync_status_free (round_of (place.workspace, place.share));
  accord_edit_set_text (edit, CUSTOMER, accord_edit_create (edit, CUSTOMER), "name", "Half");
  accord_change_set_unref (accord_test_boxed (accord_journal_commit (journal, edit)));
  accord_test_done (accord_journal_note (journal, "joining", place.share));
  accord_test_done (accord_store_close (store));
  g_object_unref (journal);
  g_object_unref (store);
  opening = accord_workspace_open (joined, ACCORD_STORE_WRITE);
  accord_test_wait (opening);
  g_assert_null (dex_future_get_value (opening, &error));
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_FAILED);
  g_assert_true (accord_store_is_unfinished (joined));
  g_assert_false (accord_store_is_unfinished (place.file));
  accord_test_done (accord_sync_join (joined, place.share));
  g_assert_false (accord_store_is_unfinished (joined));
  place_clear (&place);
}

int
main (int argc, char **argv)
{
  g_autofree char *data = g_dir_make_tmp ("accord-data-XXXXXX", NULL);
  int status;

  g_setenv ("XDG_DATA_HOME", data, TRUE);
  dex_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/folder/no-link-leads-out-of-it", test_links);
  g_test_add_func ("/sync/folder/a-link-in-place-of-a-file-is-replaced-and-not-followed", test_link_as_file);
  g_test_add_func ("/sync/folder/a-workspace-file-does-not-lie-in-it", test_own_place);
  g_test_add_func ("/sync/folder/joining-a-folder-that-is-not-there-says-so", test_joining_no_folder);
  g_test_add_func ("/sync/folder/a-folder-beside-it-is-another", test_place_beside);
  g_test_add_func ("/sync/folder/two-workspaces-that-begin-at-once-are-told-apart", test_two_at_once);
  g_test_add_func ("/sync/folder/a-path-of-8-KB-is-told", test_long_path);
  g_test_add_func ("/sync/folder/what-was-cut-short-goes-and-stands-for-nothing", test_what_was_cut_short);
  g_test_add_func ("/sync/folder/joining-that-was-cut-short-is-begun-anew", test_joining_cut_short);
  g_test_add_data_func ("/sync/folder/who-gives-up-a-snapshot-leaves-nothing", "snapshot", test_given_up);
  g_test_add_data_func ("/sync/folder/who-gives-up-files-of-changes-leaves-nothing", NULL, test_given_up);
  status = g_test_run ();
  remove_all (data);
  return status;
}
