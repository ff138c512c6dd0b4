/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking into a backup, and bringing one back beside what is there. */
#include "accord-config.h"

#include "accord-backups.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>
#include "accord-query.h"

#define FIBER_STACK (256 * 1024)

static gint64
count (AccordWorkspace *workspace, const AccordKind *kind, GError **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (kind);

  return dex_await_int64 (accord_store_count (accord_workspace_get_store (workspace), query), error);
}

static DexFuture *
look_fiber (gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordWorkspace) workspace = dex_await_object (accord_workspace_open (data, ACCORD_STORE_READ_ONLY), &error);
  AccordBackupContents contents = { 0 };

  if (workspace == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  contents.customers = count (workspace, &accord_customer_kind, &error);
  if (error == NULL)
    contents.deals = count (workspace, &accord_deal_kind, &error);
  if (error == NULL)
    contents.activities = count (workspace, &accord_activity_kind, &error);
  dex_await (accord_workspace_close (workspace), NULL);
  if (error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (ACCORD_TYPE_BACKUP_CONTENTS, g_memdup2 (&contents, sizeof contents));
}

/**
 * accord_backups_look:
 * @backup: the path of one
 *
 * Returns: (transfer full): a future for its #AccordBackupContents; rejected with a sentence when it
 *   cannot be read
 */
DexFuture *
accord_backups_look (const char *backup)
{
  return dex_scheduler_spawn (NULL, FIBER_STACK, look_fiber, g_strdup (backup), g_free);
}

typedef struct {
  char *backup;
  char *to;
} Restoring;

static void
restoring_free (gpointer data)
{
  g_free (((Restoring *) data)->backup);
  g_free (((Restoring *) data)->to);
  g_free (data);
}

/* On the disk, and under its name. */
static gboolean
finish_restoring (const char *part, const char *to, GError **error)
{
  int fd = g_open (part, O_RDONLY | O_CLOEXEC, 0);
  gboolean done = fd >= 0 && fsync (fd) == 0 && !g_file_test (to, G_FILE_TEST_EXISTS) && g_rename (part, to) == 0;
  int code = errno;

  if (fd >= 0)
    close (fd);
  if (!done)
    g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_FAILED, _ ("The backup “%s” could not be written: %s."), to, g_strerror (code));
  return done;
}

static DexFuture *
restore_fiber (gpointer data)
{
  const Restoring *self = data;
  g_autofree char *part = g_strconcat (self->to, ".part", NULL);
  g_autoptr (GFile) from = g_file_new_for_path (self->backup), copy = g_file_new_for_path (part);
  g_autoptr (GError) error = NULL;

  if (g_file_test (self->to, G_FILE_TEST_EXISTS))
    return dex_future_new_reject (G_IO_ERROR, G_IO_ERROR_EXISTS, _ ("“%s” exists already and is left as it is; choose another name."), self->to);
  if (dex_await (dex_file_copy (from, copy, G_FILE_COPY_OVERWRITE, G_PRIORITY_DEFAULT), &error) && finish_restoring (part, self->to, &error))
    return dex_future_new_for_boolean (TRUE);
  g_unlink (part);
  return dex_future_new_for_error (g_steal_pointer (&error));
}

/**
 * accord_backups_restore:
 * @backup: the path of one
 * @to: where a copy of it is to be; nothing may be there
 *
 * Whole or not at all, also where the disk is full or the program is stopped meanwhile.
 *
 * Returns: (transfer full): a future for %TRUE; @to then is a workspace like any other
 */
DexFuture *
accord_backups_restore (const char *backup, const char *to)
{
  Restoring *restoring = g_new0 (Restoring, 1);

  *restoring = (Restoring) { g_strdup (backup), g_strdup (to) };
  return dex_scheduler_spawn (NULL, FIBER_STACK, restore_fiber, restoring, restoring_free);
}
