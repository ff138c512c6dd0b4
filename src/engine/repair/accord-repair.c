/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Repair of a damaged workspace (sync.md §3.4): what can still be read of it, the newest backup that is sound, and
 * what was told to a shared folder, or is kept of it on this computer, become one new file beside the damaged one.
 *
 *   salvage ─▶ journal applied again to what came from the backup ─▶ links ─▶ mirror ─▶ shared folder ─▶ check
 *
 * The damaged file is only read. The new one has a name of its own until somebody has seen what is in it and keeps
 * it. Main thread; the work is done by the threads of the store and of sharing. */
#include "accord-config.h"

#include "accord-repair.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include "accord-backups.h"
#include "accord-query.h"
#include "accord-replay.h"
#include "accord-store-remove.h"
#include "accord-sync-share.h"

#define FIBER_STACK (256 * 1024)

AccordRepair *
accord_repair_ref (AccordRepair *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
accord_repair_unref (AccordRepair *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->damaged);
  g_free (self->made);
  g_free (self->backup);
  g_free (self->folder);
  g_free (self->folder_problem);
  g_array_unref (self->kinds);
  g_strfreev (self->problems);
  g_free (self);
}

G_DEFINE_BOXED_TYPE (AccordRepair, accord_repair, accord_repair_ref, accord_repair_unref)

typedef struct {
  AccordRepair *repair;
  AccordSalvage *salvage;
  char *backup; /* asked for, or NULL: the newest that is sound */
  char *folder; /* asked for, or NULL: what the file says */
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  accord_repair_unref (work->repair);
  g_clear_pointer (&work->salvage, accord_salvage_unref);
  g_free (work->backup);
  g_free (work->folder);
  g_free (work);
}

static void
remove_made (const char *path)
{
  static const char *const suffixes[] = { ".lock", ".damaged", ".part" };

  accord_store_remove (path);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

      g_unlink (name);
    }
}

/* Backups that were damaged themselves are passed over. */
static gboolean
choose_backup (Work *work, GError **error)
{
  g_autoptr (GPtrArray) list = accord_backups_list (work->repair->damaged);

  if (work->backup != NULL)
    {
      if (!dex_await_boolean (accord_salvage_is_sound (work->backup), NULL))
        {
          g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_CORRUPT, _("“%s” is no sound workspace; choose another backup."), work->backup);
          return FALSE;
        }
      g_set_str (&work->repair->backup, work->backup);
      return TRUE;
    }
  for (guint i = 0; i < list->len; i++)
    {
      const AccordBackup *backup = list->pdata[i];

      if (!dex_await_boolean (accord_salvage_is_sound (backup->path), NULL))
        continue;
      g_set_str (&work->repair->backup, backup->path);
      work->repair->backup_day = backup->day;
      break;
    }
  return TRUE;
}

/* Nothing of the damaged file can be read: the backup alone, or all that the folder has. */
static gboolean
begin_without (Work *work, GError **error)
{
  AccordRepair *repair = work->repair;
  g_autoptr (GError) failed = NULL;

  work->salvage = accord_salvage_new ();
  if (repair->backup != NULL)
    return dex_await (accord_backups_restore (repair->backup, repair->made), error);
  if (work->folder != NULL && dex_await (accord_sync_join (repair->made, work->folder), &failed))
    return TRUE;
  if (failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  else
    g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_CORRUPT,
                 _("Nothing in the file can be read any more, and there is no backup of it. If the workspace is shared, name its folder."));
  return FALSE;
}

static gboolean
salvage (Work *work, GError **error)
{
  AccordRepair *repair = work->repair;
  g_autoptr (GError) failed = NULL;

  work->salvage = dex_await_boxed (accord_salvage_file (repair->damaged, repair->backup, repair->made), &failed);
  if (work->salvage != NULL)
    return TRUE;
  if (!g_error_matches (failed, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_CORRUPT))
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  return begin_without (work, error);
}

/* The settings of a workspace are one record that nobody counts. */
static gboolean
is_followed (const AccordKind *kind)
{
  return !(kind->flags & ACCORD_KIND_SINGLE);
}

static AccordRepairKind *
entry_of (AccordRepair *repair, const AccordKind *kind)
{
  AccordRepairKind fresh = { .kind = kind };

  for (guint i = 0; i < repair->kinds->len; i++)
    if (g_array_index (repair->kinds, AccordRepairKind, i).kind == kind)
      return &g_array_index (repair->kinds, AccordRepairKind, i);
  g_array_append_val (repair->kinds, fresh);
  return &g_array_index (repair->kinds, AccordRepairKind, repair->kinds->len - 1);
}

/* Living records of each kind, by its number. */
static gboolean
count (AccordWorkspace *workspace, gint64 *counts, GError **error)
{
  int n_kinds;
  const AccordKind *const *kinds = accord_kinds (&n_kinds);

  for (int i = 0; i < n_kinds; i++)
    {
      g_autoptr (AccordQuery) query = accord_query_new (kinds[i]);
      g_autoptr (GError) failed = NULL;

      counts[kinds[i]->number] = dex_await_int64 (accord_store_count (accord_workspace_get_store (workspace), query), &failed);
      if (failed != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failed));
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
take_again (Work *work, AccordWorkspace *workspace, const char *folder, GError **error)
{
  g_autoptr (GError) failed = NULL;
  gint64 n = dex_await_int64 (accord_sync_take_again (workspace, folder), &failed);

  work->repair->n_folder_rows += n;
  if (failed == NULL)
    return TRUE;
  if (failed->domain == ACCORD_SYNC_ERROR)
    g_set_str (&work->repair->folder_problem, failed->message);
  else
    g_propagate_error (error, g_steal_pointer (&failed));
  return work->repair->folder_problem != NULL;
}

/* First what this computer kept of what it sent and received, then the folder itself. */
static gboolean
ask_folder (Work *work, AccordWorkspace *workspace, GError **error)
{
  AccordRepair *repair = work->repair;
  g_autofree char *said = dex_await_string (accord_sync_read_folder (accord_workspace_get_store (workspace)), NULL);
  g_autofree char *mirror = accord_sync_mirror_of (repair->damaged);
  const char *folder = work->folder != NULL ? work->folder : said != NULL && *said != '\0' ? said : NULL;

  if (g_file_test (mirror, G_FILE_TEST_IS_DIR) && !take_again (work, workspace, mirror, error))
    return FALSE;
  g_clear_pointer (&repair->folder_problem, g_free); /* what was kept here may be anything */
  if (folder == NULL)
    return TRUE;
  g_set_str (&repair->folder, folder);
  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    return take_again (work, workspace, folder, error);
  repair->folder_problem = g_strdup_printf (_("The shared folder “%s” is not there now; what it has comes with the next sharing."), folder);
  return TRUE;
}

static void
tell (Work *work, const gint64 *before, const gint64 *after)
{
  AccordRepair *repair = work->repair;
  int n_kinds;
  const AccordKind *const *kinds = accord_kinds (&n_kinds);

  for (guint i = 0; i < work->salvage->kinds->len; i++)
    {
      const AccordSalvageKind *found = &g_array_index (work->salvage->kinds, AccordSalvageKind, i);

      if (is_followed (found->kind))
        *entry_of (repair, found->kind) = (AccordRepairKind) { found->kind, found->n_read, found->n_backup, 0, found->n_lost };
    }
  for (int i = 0; i < n_kinds; i++)
    if (is_followed (kinds[i]) && after[kinds[i]->number] > before[kinds[i]->number])
      {
        AccordRepairKind *entry = entry_of (repair, kinds[i]);

        entry->n_folder = after[kinds[i]->number] - before[kinds[i]->number];
        entry->n_lost = MAX (0, entry->n_lost - entry->n_folder);
      }
  for (guint i = 0; i < repair->kinds->len; i++)
    {
      const AccordRepairKind *entry = &g_array_index (repair->kinds, AccordRepairKind, i);

      repair->n_read += entry->n_read;
      repair->n_backup += entry->n_backup;
      repair->n_folder += entry->n_folder;
      repair->n_lost += entry->n_lost;
    }
  repair->is_whole = work->salvage->is_whole;
  repair->n_changes_lost = work->salvage->n_changes_lost;
}

/* A backup, or what a folder has, that stands alone: all there is came from it. */
static void
tell_alone (Work *work, const gint64 *counts)
{
  int n_kinds;
  const AccordKind *const *kinds = accord_kinds (&n_kinds);

  for (int i = 0; work->salvage->kinds->len == 0 && i < n_kinds; i++)
    if (is_followed (kinds[i]) && counts[kinds[i]->number] > 0)
      {
        AccordRepairKind *entry = entry_of (work->repair, kinds[i]);

        if (work->repair->backup != NULL)
          entry->n_backup = counts[kinds[i]->number];
        else
          entry->n_folder = counts[kinds[i]->number];
      }
}

static gboolean
bring_up_to_date (Work *work, AccordWorkspace *workspace, GError **error)
{
  AccordJournal *journal = accord_workspace_get_journal (workspace);
  AccordStore *store = accord_workspace_get_store (workspace);
  gint64 before[ACCORD_KIND_MAX] = { 0 }, after[ACCORD_KIND_MAX] = { 0 };
  g_autoptr (GError) failed = NULL;

  if (work->salvage->aged->len > 0)
    work->repair->n_replayed = dex_await_int64 (accord_journal_replay (journal, work->salvage), &failed);
  if (failed == NULL)
    work->repair->n_links = dex_await_int64 (accord_journal_mend_links (journal), &failed);
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  if (!count (workspace, before, error) || !ask_folder (work, workspace, error) || !count (workspace, after, error) ||
      !dex_await (accord_store_repair (store), error))
    return FALSE;
  tell_alone (work, before);
  tell (work, before, after);
  work->repair->problems = dex_await_boxed (accord_store_check (store), error);
  return work->repair->problems != NULL;
}

static DexFuture *
prepare_fiber (gpointer data)
{
  Work *work = data;
  AccordRepair *repair = work->repair;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordWorkspace) workspace = NULL;
  gboolean ok;

  if (!g_file_test (repair->damaged, G_FILE_TEST_IS_REGULAR))
    return dex_future_new_reject (ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_MISSING, _("There is no file “%s”; check the name."), repair->damaged);
  remove_made (repair->made);
  ok = choose_backup (work, &error) && salvage (work, &error);
  workspace = ok ? dex_await_object (accord_workspace_open (repair->made, ACCORD_STORE_WRITE), &error) : NULL;
  ok = workspace != NULL && bring_up_to_date (work, workspace, &error);
  if (workspace != NULL)
    dex_await (accord_workspace_close (workspace), NULL);
  if (ok)
    return dex_future_new_take_boxed (ACCORD_TYPE_REPAIR, accord_repair_ref (repair));
  remove_made (repair->made);
  return dex_future_new_for_error (g_steal_pointer (&error));
}

/**
 * accord_repair_prepare:
 * @damaged: a workspace that nobody has open; it is only read
 * @backup: (nullable): a copy of an earlier day; %NULL: the newest of its backups that is sound
 * @folder: (nullable): where it is shared; %NULL: what the file says
 *
 * Makes a workspace of all that is left, beside the damaged file, under a name that shows that it is not finished.
 *
 * Returns: (transfer full): a future that resolves to an #AccordRepair, to be kept or discarded; or rejects with an
 *   error in words when nothing can be done, and then nothing is left behind
 */
DexFuture *
accord_repair_prepare (const char *damaged, const char *backup, const char *folder)
{
  Work *work = g_new0 (Work, 1);

  work->repair = g_new0 (AccordRepair, 1);
  g_atomic_ref_count_init (&work->repair->refs);
  work->repair->kinds = g_array_new (FALSE, TRUE, sizeof (AccordRepairKind));
  work->repair->damaged = g_canonicalize_filename (damaged, NULL);
  work->repair->made = g_strconcat (work->repair->damaged, ".repair", NULL);
  work->backup = backup != NULL ? g_canonicalize_filename (backup, NULL) : NULL;
  work->folder = folder != NULL ? g_canonicalize_filename (folder, NULL) : NULL;
  return dex_scheduler_spawn (NULL, FIBER_STACK, prepare_fiber, work, work_free);
}

/**
 * accord_repair_keep:
 * @to: the name that the repaired workspace gets; nothing may be there
 *
 * Returns: (transfer full): a future for %TRUE
 */
DexFuture *
accord_repair_keep (AccordRepair *self, const char *to)
{
  if (g_file_test (to, G_FILE_TEST_EXISTS))
    return dex_future_new_reject (ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_EXISTS,
                                  _("“%s” exists already and is left as it is; choose another name."), to);
  if (g_rename (self->made, to) == 0)
    {
      remove_made (self->made);
      return dex_future_new_for_boolean (TRUE);
    }
  return dex_future_new_reject (ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_FAILED, _("The repaired workspace could not be put at “%s”: %s. The damaged file is as it was."),
                                to, g_strerror (errno));
}

/* What was made goes again; the damaged file is as it was. */
void
accord_repair_discard (AccordRepair *self)
{
  remove_made (self->made);
}
