/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The file with the sample. It is made beside its place and moved there when it is whole: one that failed, or that nobody
 * waited for, would be opened as the sample ever after. */

#include "accord-config.h"

#include "accord-sample.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "accord-money.h"
#include "accord-store-remove.h"

static gboolean
make_part (const char *part, GError **error)
{
  g_autofree char *currency = accord_currency_local ();
  g_autoptr (AccordWorkspace) workspace = NULL;
  gboolean added;

  accord_store_remove (part);
  workspace = dex_await_object (accord_workspace_create (part, _ ("Sample"), currency), error);
  if (workspace == NULL)
    return FALSE;
  added = dex_await (accord_sample_add (workspace), error);
  return dex_await (accord_workspace_close (workspace), added ? error : NULL) && added;
}

static DexFuture *
make_fiber (gpointer data)
{
  const char *path = data;
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  g_autoptr (GError) error = NULL;

  if (make_part (part, &error) && g_rename (part, path) != 0)
    g_set_error (&error, G_FILE_ERROR, g_file_error_from_errno (errno), _ ("“%s” could not be written: %s."), path, g_strerror (errno));
  if (error == NULL)
    return dex_future_new_for_boolean (TRUE);
  accord_store_remove (part);
  return dex_future_new_for_error (g_steal_pointer (&error));
}

/**
 * accord_sample_make:
 * @path: where nothing is yet
 *
 * Makes a file with the sample in it, whole or not at all.
 *
 * Returns: (transfer full): a future of a boolean; rejected as accord_workspace_create() or accord_sample_add(), or with a
 *   %G_FILE_ERROR
 */
DexFuture *
accord_sample_make (const char *path)
{
  return dex_scheduler_spawn (NULL, 256 * 1024, make_fiber, g_strdup (path), g_free);
}
