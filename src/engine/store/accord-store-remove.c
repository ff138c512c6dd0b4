/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Taking a file away that was begun and is not wanted. */

#include "accord-config.h"

#include "accord-store-remove.h"

#include <errno.h>
#include <glib/gstdio.h>

/**
 * accord_store_remove:
 * @path: of a file that nobody else has open, or what is left of one
 *
 * Removes it with what SQLite keeps beside it. The file itself goes last: as long as it is there, it can be found again.
 *
 * Returns: whether nothing of it is left
 */
gboolean
accord_store_remove (const char *path)
{
  static const char *const suffixes[] = { "-wal", "-shm", "-journal", "" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

      if (g_unlink (name) != 0 && errno != ENOENT)
        return FALSE;
    }
  return TRUE;
}
