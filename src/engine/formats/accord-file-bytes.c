/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A file of another program as bytes: mapped, so that a large one takes no memory that it does not need. Any
 * thread. */

#include "accord-file-bytes.h"

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-error.h"

/* Finished sentences for what happens most; the rest as the system says it. */
static void
set_failure (GError **error, const char *path, const char *name, const GError *failure)
{
  if (g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_IO,
                 _("There is no file “%s”; check the name."), path);
  else if (g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_ISDIR))
    g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_IO,
                 _("“%s” is a folder; name a file in it."), path);
  else if (g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_ACCES))
    g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_IO,
                 _("You may not read “%s”; change its permissions, or ask whoever it belongs to."), path);
  else
    g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_IO,
                 _("“%s” could not be read: %s. Check that the file is there and that you may read it."), name,
                 failure->message);
}

/*< private >
 * accord_file_bytes:
 * @path: a file
 * @name: how messages call it
 * @error: return location
 *
 * Returns: (transfer full) (nullable): all of it; %NULL with %ACCORD_EXCHANGE_ERROR_IO
 */
GBytes *
accord_file_bytes (const char  *path,
                   const char  *name,
                   GError     **error)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  g_autoptr (GError) failure = NULL;
  char *contents;
  gsize length;

  if (file != NULL)
    return g_mapped_file_get_bytes (file);
  if (g_file_get_contents (path, &contents, &length, &failure)) /* a pipe, say */
    return g_bytes_new_take (contents, length);
  set_failure (error, path, name, failure);
  return NULL;
}
