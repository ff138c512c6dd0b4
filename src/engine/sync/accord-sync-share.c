/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A workspace file and the folder that it is shared in: where this computer keeps what it has received, what
 * tells the file from a copy of it, how a new file joins. */
#include "accord-config.h"

#include "accord-sync-share.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include "accord-error.h"
#include "accord-seal.h"
#include "accord-sync-private.h"

/* A file that was copied or moved to another computer, another folder or another disk has another one. */
static char *
place_of (const char *path)
{
  g_autofree char *machine = NULL;
  g_autofree char *text = NULL;
  char *place;
  GStatBuf about;

  g_file_get_contents ("/etc/machine-id", &machine, NULL, NULL);
  text = g_strdup_printf ("%s %s %" G_GUINT64_FORMAT, machine ? g_strstrip (machine) : "", path,
                          g_stat (path, &about) == 0 ? (guint64) about.st_ino : 0);
  place = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  place[24] = '\0';
  return place;
}

/**
 * accord_sync_mirror_of:
 * @path: the absolute path of a workspace
 *
 * Returns: (transfer full): the folder in which this computer keeps what it has received and sent
 */
char *
accord_sync_mirror_of (const char *path)
{
  g_autofree char *name = g_compute_checksum_for_string (G_CHECKSUM_SHA256, path, -1);

  name[16] = '\0';
  return g_build_filename (g_get_user_data_dir (), "accord", "mirror", name, NULL);
}

static AccordTransport *
mirror_of (const char *path)
{
  g_autofree char *folder = accord_sync_mirror_of (path);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    g_warning ("“%s” cannot be made: what is lost on the share cannot be mended from here.", folder);
  return accord_folder_transport_new (folder);
}

/* The folder that a path really leads to, as far as that is there. */
static char *
real_path (const char *path)
{
  char *real = realpath (path, NULL);

  return real != NULL ? real : g_canonicalize_filename (path, NULL);
}

/**
 * accord_sync_check_place:
 * @path: of a workspace file, which may not be there yet
 *
 * A file that lies in the folder itself would be copied while it is open, and replaced by those of others.
 *
 * Returns: %FALSE with %ACCORD_SYNC_ERROR_PLACE
 */
gboolean
accord_sync_check_place (const char *path, const char *folder, GError **error)
{
  g_autofree char *where = g_path_get_dirname (path);
  g_autofree char *home = real_path (where), *shared = real_path (folder);
  gsize length = strlen (shared);

  if (strncmp (home, shared, length) != 0 || (home[length] != '\0' && home[length] != '/' && shared[length - 1] != '/'))
    return TRUE;
  g_set_error (error, ACCORD_SYNC_ERROR, ACCORD_SYNC_ERROR_PLACE,
               _ ("The workspace file lies in the folder “%s” itself, where it would be copied while it is open. Move the file elsewhere, or share it in another folder."),
               folder);
  return FALSE;
}

static AccordSync *
share (AccordJournal *journal, const char *path, const char *folder)
{
  g_autoptr (AccordTransport) transport = accord_folder_transport_new (folder);
  g_autoptr (AccordTransport) mirror = mirror_of (path);
  g_autofree char *place = place_of (path);
  AccordSync *self = accord_sync_new (journal, transport, mirror);

  accord_sync_set_device (self, g_get_host_name (), NULL, place);
  accord_sync_check_place (path, folder, &self->refused);
  return self;
}

/**
 * accord_sync_share:
 * @folder: a folder that some tool carries between computers, or that lies on a server
 *
 * Returns: (transfer full): the sharing of @workspace in it; nothing happens before a round
 */
AccordSync *
accord_sync_share (AccordWorkspace *workspace, const char *folder)
{
  return share (accord_workspace_get_journal (workspace), accord_workspace_get_path (workspace), folder);
}

typedef struct {
  char *path;
  char *folder;
  AccordSyncProgress *progress; /* or NULL */
} Joining;

static void
joining_free (gpointer data)
{
  Joining *joining = data;

  g_free (joining->path);
  g_free (joining->folder);
  g_clear_pointer (&joining->progress, accord_sync_progress_unref);
  g_free (joining);
}

static gboolean
one_round (AccordSync *self, GError **error)
{
  g_autoptr (AccordSyncStatus) status = dex_await_boxed (accord_sync_round (self), error);

  if (status == NULL || !accord_sync_goes_on (self->progress, error))
    return FALSE;
  return status->state == ACCORD_SYNC_DONE ||
         accord_segment_fail (status->state == ACCORD_SYNC_UNREACHABLE ? ACCORD_SYNC_ERROR_UNREACHABLE : ACCORD_SYNC_ERROR_FOREIGN,
                              status->message, error);
}

/* Everything that is there; what waits for what has not arrived yet comes with later rounds. The others hear of this
 * computer once all has come: one that gives up leaves no trace on the share. */
static gboolean
take_all (AccordSync *self, GError **error)
{
  g_autoptr (GError) failed = NULL;
  AccordSyncKnown known = { 0 };
  gboolean complete;

  self->is_joining = TRUE;
  dex_await_boolean (accord_sync_load_snapshot (self, TRUE), &failed);
  if (g_error_matches (failed, ACCORD_SYNC_ERROR, ACCORD_SYNC_ERROR_DAMAGED))
    g_clear_error (&failed); /* all that it said is in the changes as well */
  if (!accord_error_pass (error, &failed))
    return FALSE;
  do
    if (!one_round (self, error))
      return FALSE;
  while (accord_sync_get_status (self)->n_taken > 0);
  self->is_joining = FALSE;
  complete = accord_sync_read_known (self, &known, error) && known.segments->len > 0;
  accord_sync_known_clear (&known);
  if (complete || (error && *error))
    return complete;
  return accord_segment_fail (ACCORD_SYNC_ERROR_FOREIGN, _ ("There is no workspace in the folder yet; share one there first, or wait until it has arrived."), error);
}

/* Who joins has nothing yet that could wait for the folder. */
static DexFuture *
look_for_folder (gpointer data)
{
  const char *folder = data;

  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    return dex_future_new_for_boolean (TRUE);
  return dex_future_new_reject (ACCORD_SYNC_ERROR, ACCORD_SYNC_ERROR_UNREACHABLE,
                                _ ("There is no folder “%s”. Choose the one in which the workspace is shared; if it lies on a server or another disk, connect that first."),
                                folder);
}

/* A file that is only in part like the others must never be taken for one of them: until all has come it says so. */
static gboolean
join_all (AccordSync *self, AccordJournal *journal, char *folder, GError **error)
{
  if (!dex_await_boolean (accord_sync_run (self, look_for_folder, folder), error) ||
      !dex_await_boolean (accord_journal_note (journal, "joining", folder), error) || !take_all (self, error) ||
      !dex_await_boolean (accord_journal_note (journal, "folder", folder), error) ||
      !dex_await_boolean (accord_journal_note (journal, "joining", NULL), error))
    return FALSE;
  /* That the folder cannot be written to now does not keep anybody. */
  accord_sync_status_free (dex_await_boxed (accord_sync_round (self), NULL));
  return TRUE;
}

/* What was received is kept for a file that there will not be. */
static DexFuture *
drop_mirror (gpointer data)
{
  accord_folder_transport_discard (data);
  return dex_future_new_for_boolean (TRUE);
}

static DexFuture *
join_fiber (gpointer data)
{
  const Joining *joining = data;
  g_autoptr (GError) error = NULL;
  gboolean may = accord_sync_check_place (joining->path, joining->folder, &error);
  g_autoptr (AccordStore) store = may ? dex_await_object (accord_store_open (joining->path, ACCORD_STORE_CREATE), &error) : NULL;
  g_autoptr (AccordJournal) journal = store ? dex_await_object (accord_journal_new (store), &error) : NULL;
  g_autoptr (AccordSync) self = journal ? share (journal, accord_store_get_path (store), joining->folder) : NULL;

  if (self != NULL)
    accord_sync_set_progress (self, joining->progress);
  if (self != NULL && join_all (self, journal, joining->folder, &error))
    {
      dex_await (accord_store_close (store), NULL);
      return dex_future_new_for_boolean (TRUE);
    }
  if (self != NULL)
    dex_await (accord_sync_run (self, drop_mirror, self->mirror), NULL);
  if (store != NULL)
    dex_await (accord_store_discard (store), NULL);
  return dex_future_new_for_error (g_steal_pointer (&error));
}

/**
 * accord_sync_join:
 * @path: file to be made
 * @folder: where a workspace is shared
 *
 * Returns: (transfer full): a future that resolves to %TRUE once the file has all that the folder has; else
 *   there is no file
 */
DexFuture *
accord_sync_join (const char *path, const char *folder)
{
  return accord_sync_join_telling (path, folder, NULL);
}

/**
 * accord_sync_join_telling:
 * @progress: (nullable): counts the records that came
 *
 * Returns: (transfer full): as accord_sync_join()
 */
DexFuture *
accord_sync_join_telling (const char *path, const char *folder, AccordSyncProgress *progress)
{
  Joining *joining = g_new0 (Joining, 1);

  *joining = (Joining) { g_strdup (path), g_canonicalize_filename (folder, NULL),
                         progress != NULL ? accord_sync_progress_ref (progress) : NULL };
  return dex_scheduler_spawn (NULL, ACCORD_SYNC_FIBER_STACK, join_fiber, joining, joining_free);
}

static DexFuture *
folder_read (AccordReader *reader, gpointer data)
{
  char *folder = accord_reader_sync_note (reader, "folder");

  return dex_future_new_take_string (folder ? folder : g_strdup (""));
}

DexFuture *
accord_sync_read_folder (AccordStore *store)
{
  return accord_store_read (store, folder_read, NULL, NULL);
}

/**
 * accord_sync_set_folder:
 * @folder: (nullable): where the workspace is shared from now on; %NULL: nowhere. What came stays.
 */
DexFuture *
accord_sync_set_folder (AccordWorkspace *workspace, const char *folder)
{
  g_autofree char *whole = folder ? g_canonicalize_filename (folder, NULL) : NULL;

  return accord_journal_note (accord_workspace_get_journal (workspace), "folder", whole);
}

static DexFuture *
conflicts_read (AccordReader *reader, gpointer data)
{
  GError *error = NULL;
  GPtrArray *found = accord_reader_conflicts (reader, GPOINTER_TO_INT (data), &error);

  return found ? dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, found) : dex_future_new_for_error (error);
}

DexFuture *
accord_sync_read_conflicts (AccordStore *store, gboolean open_only)
{
  return accord_store_read (store, conflicts_read, GINT_TO_POINTER (open_only), NULL);
}

typedef struct {
  AccordJournal *journal;
  AccordConflict *conflict;
} Settling;

static void
settling_free (gpointer data)
{
  Settling *settling = data;

  g_object_unref (settling->journal);
  accord_conflict_free (settling->conflict);
  g_free (settling);
}

static DexFuture *
use_fiber (gpointer data)
{
  const Settling *settling = data;
  const AccordConflict *conflict = settling->conflict;
  GError *error = NULL;

  if (g_strcmp0 (conflict->field, "_purge") == 0)
    return dex_future_new_reject (ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_EMPTY,
                                  _ ("That was deleted for good and is gone for ever: it cannot be restored."));
  if (g_strcmp0 (conflict->field, "_del") == 0)
    {
      g_autoptr (AccordEdit) edit = accord_edit_new (_ ("Restored what was edited while it was deleted"));

      accord_edit_restore (edit, conflict->kind, conflict->row);
      if (!dex_await (accord_journal_commit (settling->journal, edit), &error))
        return dex_future_new_for_error (error);
    }
  else
    {
      g_autoptr (AccordEdit) edit = accord_edit_new (_ ("Used the other value"));

      accord_edit_set (edit, conflict->kind, conflict->row, conflict->field, &conflict->lose);
      if (!dex_await (accord_journal_commit (settling->journal, edit), &error))
        return dex_future_new_for_error (error);
    }
  if (!dex_await (accord_journal_settle_conflict (settling->journal, conflict->id, ACCORD_CONFLICT_MINE), &error))
    return dex_future_new_for_error (error);
  return dex_future_new_for_boolean (TRUE);
}

/**
 * accord_sync_use_mine:
 *
 * Writes the value that was not kept, as a new edit that everybody gets; what was deleted comes back.
 */
DexFuture *
accord_sync_use_mine (AccordJournal *journal, const AccordConflict *conflict)
{
  Settling *settling = g_new0 (Settling, 1);

  *settling = (Settling) { g_object_ref (journal), accord_conflict_copy (conflict) };
  return dex_scheduler_spawn (NULL, ACCORD_SYNC_FIBER_STACK, use_fiber, settling, settling_free);
}

DexFuture *
accord_sync_keep (AccordJournal *journal, const AccordConflict *conflict)
{
  return accord_journal_settle_conflict (journal, conflict->id, ACCORD_CONFLICT_KEPT);
}
