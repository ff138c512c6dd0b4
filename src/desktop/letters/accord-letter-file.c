/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Messages as files for the mail program: each has one of its own, for a program that starts slowly reads it when the next
 * message is being opened already. Yesterday's are removed. Worker thread. */

#include "accord-config.h"

#include "accord-letter-dialog-private.h"

#include <glib/gstdio.h>

#define FIRST "message"
#define LAST ".eml"
#define KEPT_SECONDS (24 * 3600)

static char *
folder_of (void)
{
  return g_build_filename (g_get_user_cache_dir (), "accord", NULL);
}

/* What stands in them is somebody's: it does not lie about for good. */
static void
remove_old (const char *folder)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf of;

      if (g_str_has_prefix (name, FIRST) && g_str_has_suffix (name, LAST) && g_lstat (path, &of) == 0 && of.st_mtime < now - KEPT_SECONDS)
        g_unlink (path);
    }
}

static DexFuture *
write_thread (gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = accord_letter_message (data, &error);
  g_autofree char *folder = folder_of (), *mark = g_uuid_string_random (), *name = g_strconcat (FIRST "-", mark, LAST, NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  remove_old (folder);
  if (bytes != NULL)
    g_mkdir_with_parents (folder, 0700);
  if (bytes == NULL || !g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                                                  G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_string (g_steal_pointer (&path));
}

static DexFuture *
tidy_thread (gpointer data)
{
  g_autofree char *folder = folder_of ();

  remove_old (folder);
  return dex_future_new_true ();
}

/**
 * accord_letter_file_write:
 * @draft: a message
 *
 * Reads the attached files, however large, beside the main loop.
 *
 * Returns: (transfer full): a future of a string, the path; rejects with an error that says what is wrong
 */
DexFuture *
accord_letter_file_write (const AccordLetterDraft *draft)
{
  return dex_scheduler_spawn (dex_thread_pool_scheduler_get_default (), 0, write_thread, accord_letter_draft_copy (draft),
                              (GDestroyNotify) accord_letter_draft_free);
}

/**
 * accord_letter_file_tidy:
 *
 * Removes the messages of the days before.
 */
void
accord_letter_file_tidy (void)
{
  dex_future_disown (dex_scheduler_spawn (dex_thread_pool_scheduler_get_default (), 0, tidy_thread, NULL, NULL));
}
