/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups that are made by themselves (sync.md §3.4): one a day in which something changed, in a folder
 * of this computer's user, kept for seven days and then one a week for four weeks; those of a file that is gone, for a year. A backup is a whole
 * workspace; restoring one copies it beside, so that nothing that is there is ever written over.
 *
 *   <user data>/accord/backups/team-1f8e09c2/2026-11-22.accord
 *
 * Main thread; copying is done by the store's own threads. */
#include "accord-config.h"

#include "accord-backups.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/statvfs.h>
#include <utime.h>
#include "accord-date.h"
#include "accord-id.h"

#define SUFFIX      ".accord"
#define KEPT_DAYS   7
#define KEPT_WEEKS  4
#define FIBER_STACK (256 * 1024)

static AccordBackupContents *
contents_copy (AccordBackupContents *contents)
{
  return g_memdup2 (contents, sizeof *contents);
}

G_DEFINE_BOXED_TYPE (AccordBackupContents, accord_backup_contents, contents_copy, g_free)

static void
backup_free (gpointer data)
{
  AccordBackup *backup = data;

  g_free (backup->path);
  g_free (backup);
}

/**
 * accord_backups_folder:
 * @workspace: the absolute path of a workspace
 *
 * Returns: (transfer full): where its backups are; two files of one name have two folders
 */
char *
accord_backups_folder (const char *workspace)
{
  g_autofree char *name = g_path_get_basename (workspace);
  g_autofree char *mark = accord_path_mark (workspace);
  g_autofree char *folder = NULL;

  if (g_str_has_suffix (name, SUFFIX))
    name[strlen (name) - strlen (SUFFIX)] = '\0';
  folder = g_strdup_printf ("%s-%s", name, mark);
  return g_build_filename (g_get_user_data_dir (), "accord", "backups", folder, NULL);
}

static int
newest_first (gconstpointer a, gconstpointer b)
{
  const AccordBackup *left = *(AccordBackup *const *) a, *right = *(AccordBackup *const *) b;

  return (left->day < right->day) - (left->day > right->day);
}

/* Names that are no day were not made here and are left alone. */
static AccordBackup *
backup_of_name (const char *folder, const char *name)
{
  g_autofree char *text = NULL;
  AccordBackup *backup;
  GStatBuf info;
  gint64 day;

  if (strlen (name) != strlen ("2026-11-22" SUFFIX) || !g_str_has_suffix (name, SUFFIX))
    return NULL;
  text = g_strndup (name, strlen (name) - strlen (SUFFIX));
  if (!accord_date_parse (text, ACCORD_DATE_ORDER_YMD, &day))
    return NULL;
  backup = g_new0 (AccordBackup, 1);
  backup->path = g_build_filename (folder, name, NULL);
  backup->day = day;
  if (g_stat (backup->path, &info) == 0)
    backup->size = info.st_size;
  return backup;
}

/**
 * accord_backups_list:
 * @workspace: the absolute path of a workspace
 *
 * Returns: (transfer full) (element-type AccordBackup): the newest first; empty when there is none
 */
GPtrArray *
accord_backups_list (const char *workspace)
{
  g_autofree char *folder = accord_backups_folder (workspace);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (backup_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      AccordBackup *backup = backup_of_name (folder, name);

      if (backup != NULL)
        g_ptr_array_add (list, backup);
    }
  g_ptr_array_sort (list, newest_first);
  return g_steal_pointer (&list);
}

static int
latest_first (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a, right = *(const gint64 *) b;

  return (left < right) - (left > right);
}

/* Weeks begin on Monday; 1970-01-01 was a Thursday. */
static gint64
week_of (gint64 day)
{
  gint64 shifted = day + 3;

  return shifted >= 0 ? shifted / 7 : (shifted - 6) / 7;
}

/**
 * accord_backups_surplus:
 * @days: (element-type gint64): of the backups there are
 *
 * The newest seven stay; of those before, the newest of each of the last four weeks that have one.
 *
 * Returns: (transfer full) (element-type gint64): the days whose backups can go
 */
GArray *
accord_backups_surplus (GArray *days)
{
  GArray *surplus = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) sorted = g_array_copy (days);
  gint64 last_week = G_MAXINT64;
  guint weeks = 0;

  g_array_sort (sorted, latest_first);
  for (guint i = KEPT_DAYS; i < sorted->len; i++)
    {
      gint64 day = g_array_index (sorted, gint64, i);

      if (weeks < KEPT_WEEKS && week_of (day) != last_week)
        {
          last_week = week_of (day);
          weeks++;
        }
      else
        g_array_append_val (surplus, day);
    }
  return surplus;
}

static gboolean
is_newer (const char *path, gint64 than)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 && info.st_mtime >= than;
}

static gboolean
has_changed_since (const char *workspace, const AccordBackup *backup)
{
  g_autofree char *log = g_strconcat (workspace, "-wal", NULL);
  GStatBuf info;

  if (g_stat (backup->path, &info) != 0)
    return TRUE;
  return is_newer (workspace, info.st_mtime) || is_newer (log, info.st_mtime);
}

/* Twice the file must fit, so that a backup never is what fills a disk. */
static gboolean
check_room (const char *workspace, const char *folder, GError **error)
{
  struct statvfs room;
  GStatBuf info;
  g_autofree char *size = NULL;

  if (g_stat (workspace, &info) != 0 || statvfs (folder, &room) != 0 ||
      (guint64) room.f_bavail * room.f_frsize >= 2 * (guint64) info.st_size)
    return TRUE;
  size = g_format_size (2 * (guint64) info.st_size);
  g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_FULL,
               _("Today's backup was not made, because less than %s is free in “%s”. Make room there."), size, folder);
  return FALSE;
}

static void
remove_day (const char *folder, gint64 day)
{
  g_autofree char *text = accord_date_to_iso (day);
  g_autofree char *name = g_strconcat (text, SUFFIX, NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  if (g_unlink (path) != 0 && errno != ENOENT)
    g_warning ("The old backup %s could not be removed: %s", path, g_strerror (errno));
}

static void
remove_surplus (const char *workspace, const char *folder, gint64 today)
{
  g_autoptr (GPtrArray) list = accord_backups_list (workspace);
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) surplus = NULL;

  for (guint i = 0; i < list->len; i++)
    if (((AccordBackup *) list->pdata[i])->day <= today)
      g_array_append_val (days, ((AccordBackup *) list->pdata[i])->day);
  surplus = accord_backups_surplus (days);
  for (guint i = 0; i < surplus->len; i++)
    remove_day (folder, g_array_index (surplus, gint64, i));
}

typedef struct {
  AccordWorkspace *workspace;
  gint64 today;
  gboolean anew; /* all older ones go */
} Making;

static void
making_free (gpointer data)
{
  Making *making = data;

  g_object_unref (making->workspace);
  g_free (making);
}

/* Before the copy is made nothing is taken away, except today's own in the way of its successor. */
static gboolean
copy_to_day (Making *making, const char *folder, const char *path, GError **error)
{
  const char *workspace = accord_workspace_get_path (making->workspace);
  g_autofree char *fresh = g_strconcat (path, ACCORD_BACKUP_FRESH, NULL);
  struct utimbuf begun = { g_get_real_time () / G_USEC_PER_SEC, g_get_real_time () / G_USEC_PER_SEC };

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_READ_ONLY,
                   _("The folder for backups, “%s”, could not be made: %s."), folder, g_strerror (errno));
      return FALSE;
    }
  accord_backups_drop_unfinished (folder);
  if (!check_room (workspace, folder, error) ||
      !dex_await (accord_store_backup (accord_workspace_get_store (making->workspace), fresh), error))
    return FALSE;
  /* What is written during the copy is not in it, and counts as a change since. */
  if (g_utime (fresh, &begun) == 0 && g_rename (fresh, path) == 0)
    return TRUE;
  g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_FAILED, _("The backup “%s” could not be written: %s."), path,
               g_strerror (errno));
  g_unlink (fresh);
  return FALSE;
}

/* The newest but for those of days to come: they were made while the clock was wrong, and count once these are over. */
static const AccordBackup *
find_newest (GPtrArray *list, gint64 today)
{
  for (guint i = 0; i < list->len; i++)
    if (((AccordBackup *) list->pdata[i])->day <= today)
      return list->pdata[i];
  return NULL;
}

static DexFuture *
make_fiber (gpointer data)
{
  Making *making = data;
  const char *workspace = accord_workspace_get_path (making->workspace);
  g_autofree char *folder = accord_backups_folder (workspace);
  g_autofree char *day = accord_date_to_iso (making->today);
  g_autofree char *name = g_strconcat (day, SUFFIX, NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GPtrArray) before = accord_backups_list (workspace);
  const AccordBackup *newest = find_newest (before, making->today);
  g_autoptr (GError) error = NULL;

  accord_backups_note_owner (making->workspace);
  if (!making->anew && newest != NULL && (newest->day == making->today || !has_changed_since (workspace, newest)))
    return dex_future_new_for_boolean (FALSE);
  if (!copy_to_day (making, folder, path, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  for (guint i = 0; making->anew && i < before->len; i++)
    if (((AccordBackup *) before->pdata[i])->day != making->today)
      remove_day (folder, ((AccordBackup *) before->pdata[i])->day);
  remove_surplus (workspace, folder, making->today);
  accord_backups_note_owner (making->workspace);
  accord_backups_drop_unused (making->workspace, making->today, FALSE);
  return dex_future_new_for_boolean (TRUE);
}

static DexFuture *
start (DexFiberFunc fiber, AccordWorkspace *workspace, gint64 today, gboolean anew)
{
  Making *making = g_new0 (Making, 1);

  *making = (Making) { g_object_ref (workspace), today, anew };
  return dex_scheduler_spawn (NULL, FIBER_STACK, fiber, making, making_free);
}

/**
 * accord_backups_make:
 * @workspace: an open workspace
 * @today: days since 1970-01-01, local
 *
 * Makes today's backup unless there is one or nothing changed since the last; then removes those that
 * are too many.
 *
 * Returns: (transfer full): a future for whether one was made; rejected with a sentence when it could not be
 */
DexFuture *
accord_backups_make (AccordWorkspace *workspace, gint64 today)
{
  return start (make_fiber, workspace, today, FALSE);
}

/**
 * accord_backups_renew:
 * @workspace: an open workspace from which something was erased for good
 * @today: days since 1970-01-01, local
 *
 * Makes a backup now and removes all older ones, in which what was erased would live on (M113).
 *
 * Returns: (transfer full): a future for %TRUE
 */
DexFuture *
accord_backups_renew (AccordWorkspace *workspace, gint64 today)
{
  return start (make_fiber, workspace, today, TRUE);
}
