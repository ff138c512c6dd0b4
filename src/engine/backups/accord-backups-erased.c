/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an erasure leaves to be done beside its change set: unused parts of the file, and copies of before. */
#include "accord-config.h"

#include "accord-backups.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include "accord-erasure.h"
#include "accord-seal.h"
#include "accord-sync-rows.h"

#define FIBER_STACK (256 * 1024)

/*< private >
 * accord_backups_drop_unfinished:
 * @folder: of backups
 *
 * Takes away what was being copied when the program was stopped; it may have what was erased since.
 */
void
accord_backups_drop_unfinished (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (strstr (name, ".accord" ACCORD_BACKUP_FRESH) != NULL && g_unlink (path) != 0 && errno != ENOENT)
        g_warning ("The unfinished backup %s could not be removed: %s", path, g_strerror (errno));
    }
}

typedef struct {
  AccordWorkspace *workspace;
  gint64 today;
} Following;

static void
following_free (gpointer data)
{
  g_object_unref (((Following *) data)->workspace);
  g_free (data);
}

static DexFuture *
read_owed (AccordReader *reader, gpointer data)
{
  g_autofree char *erased = accord_reader_sync_note (reader, "erased"), *copied = accord_reader_sync_note (reader, "copied");

  return dex_future_new_take_string (erased != NULL && g_strcmp0 (erased, copied) != 0 ? g_steal_pointer (&erased) : g_strdup (""));
}

static gboolean
renew_owed (Following *self, GError **error)
{
  const char *path = accord_workspace_get_path (self->workspace);
  g_autofree char *folder = accord_backups_folder (path);
  g_autoptr (GPtrArray) made = accord_backups_list (path);

  accord_backups_drop_unfinished (folder);
  accord_backups_drop_unused (self->workspace, self->today, TRUE);
  return made->len == 0 || dex_await_boolean (accord_backups_renew (self->workspace, self->today), error);
}

static DexFuture *
follow_fiber (gpointer data)
{
  Following *self = data;
  AccordJournal *journal = accord_workspace_get_journal (self->workspace);
  g_autoptr (GError) error = NULL;
  g_autofree char *owed = dex_await_string (accord_store_read (accord_workspace_get_store (self->workspace), read_owed, NULL, NULL), &error);

  if (owed == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  dex_await_boolean (accord_journal_scrub_erased (journal), &error); /* what it says while others read is done the next time */
  if (error != NULL || (*owed != '\0' && (!renew_owed (self, &error) || !dex_await (accord_journal_note (journal, "copied", owed), &error))))
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_for_boolean (*owed != '\0');
}

/**
 * accord_backups_follow_erasures:
 * @workspace: a workspace that is open for writing
 * @today: days since 1970-01-01, local
 *
 * What was erased for good (M113), here or on another computer, may live on neither in unused parts of the file nor in
 * copies made before: where that was not seen to yet, both are made anew. It is noted how far it is done, so that
 * whoever was stopped in between goes on with it the next time.
 *
 * Returns: (transfer full): a future for whether there was anything to do; rejected with a sentence when it could not be done
 */
DexFuture *
accord_backups_follow_erasures (AccordWorkspace *workspace, gint64 today)
{
  Following *following = g_new0 (Following, 1);

  *following = (Following) { g_object_ref (workspace), today };
  return dex_scheduler_spawn (NULL, FIBER_STACK, follow_fiber, following, following_free);
}
