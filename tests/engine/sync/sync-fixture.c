/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "accord-config.h"

#include "sync-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include "accord-packed.h"
#include "accord-query.h"

static Member *
start (AccordTransport *share, AccordWorkspace *workspace, AccordStore *store)
{
  Member *member = g_new0 (Member, 1);

  member->workspace = workspace;
  member->store = g_object_ref (store);
  member->path = g_strdup (accord_store_get_path (store));
  member->folder = g_path_get_dirname (member->path);
  member->journal = workspace ? g_object_ref (accord_workspace_get_journal (workspace))
                              : accord_test_object (accord_journal_new (store));
  member->share = g_object_ref (share);
  member->mirror = accord_memory_transport_new ();
  member->sync = accord_sync_new (member->journal, share, member->mirror);
  return member;
}

Member *
member_new (AccordTransport *share)
{
  AccordWorkspace *workspace = accord_test_workspace ();

  return start (share, workspace, accord_workspace_get_store (workspace));
}

/* A file of which all comes from the share. */
Member *
member_join (AccordTransport *share)
{
  g_autofree char *folder = g_dir_make_tmp ("accord-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "joined.accord", NULL);
  g_autoptr (AccordStore) store = accord_test_object (accord_store_open (path, ACCORD_STORE_CREATE));

  return start (share, NULL, store);
}

void
member_free (Member *member)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_clear_object (&member->sync);
  accord_test_done (accord_store_close (member->store));
  accord_test_idle ();
  g_clear_object (&member->journal);
  g_clear_object (&member->workspace);
  g_clear_object (&member->store);
  g_clear_object (&member->share);
  g_clear_object (&member->mirror);
  accord_test_idle ();
  dir = g_dir_open (member->folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (member->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (member->folder);
  g_free (member->folder);
  g_free (member->path);
  g_free (member);
}

AccordSyncStatus *
member_round (Member *member)
{
  return accord_test_boxed (accord_sync_round (member->sync));
}

char *
member_digest (Member *member)
{
  DexFuture *future = accord_sync_digest (member->sync);
  g_autoptr (GError) error = NULL;
  char *digest;

  accord_test_wait (future);
  digest = g_value_dup_string (dex_future_get_value (future, &error));
  g_assert_no_error (error);
  dex_unref (future);
  return digest;
}

static AccordChangeSet *
commit (Member *member, AccordEdit *edit)
{
  AccordChangeSet *set = accord_test_boxed (accord_journal_commit (member->journal, edit));

  accord_edit_unref (edit);
  return set;
}

gint64
member_create (Member *member, const AccordKind *kind, const char *name)
{
  AccordEdit *edit = accord_edit_new ("Create");
  gint64 id = accord_edit_create (edit, kind);
  g_autoptr (AccordChangeSet) set = NULL;

  accord_edit_set_text (edit, kind, id, kind->fields[accord_kind_title (kind)].name, name);
  set = commit (member, edit);
  g_assert_true (accord_change_set_created (set, kind, &id));
  return id;
}

void
member_set (Member *member, const AccordKind *kind, gint64 id, const char *field, const char *text)
{
  AccordEdit *edit = accord_edit_new ("Set");

  accord_edit_set_text (edit, kind, id, field, text);
  accord_change_set_unref (commit (member, edit));
}

void
member_delete (Member *member, const AccordKind *kind, gint64 id, gboolean deleted)
{
  AccordEdit *edit = accord_edit_new (deleted ? "Delete" : "Restore");

  if (deleted)
    accord_edit_delete (edit, kind, id);
  else
    accord_edit_restore (edit, kind, id);
  accord_change_set_unref (commit (member, edit));
}

static AccordRecord *
load (Member *member, const AccordKind *kind, gint64 id)
{
  DexFuture *future = accord_store_load_one (member->store, kind, id);
  AccordRecord *record;

  accord_test_wait (future);
  record = dex_future_get_value (future, NULL) ? g_value_dup_boxed (dex_future_get_value (future, NULL)) : NULL;
  dex_unref (future);
  return record;
}

AccordRecord *
member_find (Member *member, const AccordKind *kind, const AccordId *uid)
{
  DexFuture *future = accord_store_find_uid (member->store, kind, uid);
  AccordRecord *record;

  accord_test_wait (future);
  record = dex_future_get_value (future, NULL) ? g_value_dup_boxed (dex_future_get_value (future, NULL)) : NULL;
  dex_unref (future);
  return record;
}

char *
member_text (Member *member, const AccordKind *kind, const AccordId *uid, const char *field)
{
  g_autoptr (AccordRecord) record = member_find (member, kind, uid);

  g_assert_nonnull (record);
  return g_strdup (accord_record_text (record, field));
}

AccordId
member_uid (Member *member, const AccordKind *kind, gint64 id)
{
  g_autoptr (AccordRecord) record = load (member, kind, id);

  g_assert_nonnull (record);
  return *accord_record_uid (record);
}

guint
member_count (Member *member, const AccordKind *kind)
{
  g_autoptr (AccordQuery) query = accord_query_new (kind);

  return (guint) accord_test_int (accord_store_count (member->store, query));
}

static DexFuture *
conflicts_read (AccordReader *reader, gpointer data)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *found = accord_reader_conflicts (reader, FALSE, &error);

  g_assert_no_error (error);
  return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, found);
}

GPtrArray *
member_conflicts (Member *member)
{
  return accord_test_boxed (accord_store_read (member->store, conflicts_read, NULL, NULL));
}

void
meet (Member *first, ...)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  va_list args;
  guint moved = 1;

  va_start (args, first);
  for (Member *member = first; member != NULL; member = va_arg (args, Member *))
    g_ptr_array_add (all, member);
  va_end (args);
  while (moved > 0)
    {
      moved = 0;
      for (guint i = 0; i < all->len; i++)
        {
          g_autoptr (AccordSyncStatus) status = member_round (all->pdata[i]);

          g_assert_cmpint (status->state, ==, ACCORD_SYNC_DONE);
          moved += status->n_taken + status->n_sent;
        }
    }
}

void
assert_same (Member *a, Member *b)
{
  g_autofree char *x = member_digest (a);
  g_autofree char *y = member_digest (b);

  g_assert_cmpstr (x, ==, y);
}

GHashTable *
files_of (AccordTransport *share)
{
  return ACCORD_MEMORY_TRANSPORT (share)->files;
}

void
rounds (Member *member, int n)
{
  for (int i = 0; i < n; i++)
    accord_sync_status_free (member_round (member));
}

const AccordSyncPeer *
peer_of (const AccordSyncStatus *status, const char *rid)
{
  for (guint i = 0; i < status->peers->len; i++)
    if (strcmp (((AccordSyncPeer *) status->peers->pdata[i])->rid, rid) == 0)
      return status->peers->pdata[i];
  return NULL;
}

char *
own_name (const AccordSyncStatus *status)
{
  for (guint i = 0; i < status->peers->len; i++)
    if (((AccordSyncPeer *) status->peers->pdata[i])->is_me)
      return g_strdup (((AccordSyncPeer *) status->peers->pdata[i])->rid);
  return NULL;
}

/* A share with a workspace, and a file that takes part in it. */
Member *
member_alone (AccordTransport **share)
{
  Member *member;

  *share = accord_memory_transport_new ();
  member = member_new (*share);
  member_create (member, &accord_customer_kind, "Kern AG");
  meet (member, NULL);
  return member;
}

char *
member_workspace (Member *member)
{
  AccordId uid = member_uid (member, &accord_workspace_kind, 1);

  return accord_id_dup_text (&uid);
}

void
lay_file (AccordTransport *share, const char *path, GBytes *bytes)
{
  g_hash_table_replace (ACCORD_MEMORY_TRANSPORT (share)->files, g_strdup (path), g_bytes_ref (bytes));
}

/* Whether any file of changes or snapshot on the share has the text. */
gboolean
share_says (AccordTransport *share, const char *text)
{
  GHashTableIter iter;
  gpointer path, bytes;

  g_hash_table_iter_init (&iter, files_of (share));
  while (g_hash_table_iter_next (&iter, &path, &bytes))
    {
      g_autoptr (GBytes) plain = g_str_has_suffix (path, ".gz") ? accord_unpack (bytes, NULL) : g_bytes_ref (bytes);

      g_assert_nonnull (plain);
      if (g_strstr_len (g_bytes_get_data (plain, NULL), (gssize) g_bytes_get_size (plain), text) != NULL)
        return TRUE;
    }
  return FALSE;
}
