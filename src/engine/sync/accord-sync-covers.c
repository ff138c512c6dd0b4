/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which files of changes are in a snapshot. They are named for ever, and a team makes thousands in a day: those that find no
 * room in its last file lie beside it, in files that are as bounded as its parts.
 *
 *   done-<hash>.json            "covers": ["<rid> <first> <last> <hash>" …], "beside": [hashes of the others]
 *   k-<n>-<hash>.jsonl.gz       {"covers": […]} … {"end": lines}
 */
#include "accord-config.h"

#include "accord-sync-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "accord-packed.h"
#include "accord-strict-json.h"

#define FILE_TEXT (16 * 1024 * 1024)
#define LINE_COVERS 5000

static gboolean
close_file (GString *text, guint n, GPtrArray *files, GPtrArray *hashes, GError **error)
{
  GBytes *bytes;

  g_string_append_printf (text, "{\"end\":%u}\n", n);
  bytes = accord_pack (text, error);
  if (bytes == NULL)
    return FALSE;
  g_ptr_array_add (files, bytes);
  g_ptr_array_add (hashes, accord_share_hash (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)));
  return TRUE;
}

/**
 * accord_sync_covers_write:
 * @texts: covers that find no room in the last file
 * @files: gets the #GBytes of the files beside it, and
 * @hashes: their hashes
 *
 * Returns: %FALSE with an error
 */
gboolean
accord_sync_covers_write (GPtrArray *texts, GPtrArray *files, GPtrArray *hashes, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 0;

  for (guint at = 0; at < texts->len;)
    {
      g_autoptr (JsonObject) line = json_object_new ();
      JsonArray *covers = json_array_new ();

      for (guint i = 0; i < LINE_COVERS && at < texts->len; i++)
        json_array_add_string_element (covers, texts->pdata[at++]);
      json_object_set_array_member (line, "covers", covers);
      accord_line_add (text, line);
      n++;
      if (text->len < FILE_TEXT && at < texts->len)
        continue;
      if (!close_file (text, n, files, hashes, error))
        return FALSE;
      g_string_truncate (text, 0);
      n = 0;
    }
  return TRUE;
}

static gboolean
read_cover (GPtrArray *covers, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", 5);
  AccordCovered *covered;

  if (g_strv_length (words) != 4 || !accord_share_is_rid (words[0]) || !accord_share_is_hash (words[3]))
    return FALSE;
  covered = g_new0 (AccordCovered, 1);
  *covered = (AccordCovered) { g_strdup (words[3]), g_strdup (words[0]), g_ascii_strtoll (words[1], NULL, 10),
                               g_ascii_strtoll (words[2], NULL, 10) };
  g_ptr_array_add (covers, covered);
  return covered->first > 0 && covered->last >= covered->first;
}

/**
 * accord_sync_covers_read:
 * @covers: gets #AccordCovered
 * @said: by the last file, or by a line of one beside it
 *
 * Returns: whether it is what Accord writes
 */
gboolean
accord_sync_covers_read (GPtrArray *covers, JsonArray *said)
{
  for (guint i = 0; i < json_array_get_length (said); i++)
    {
      const char *text = accord_line_text_at (said, i);

      if (text == NULL || !read_cover (covers, text))
        return FALSE;
    }
  return TRUE;
}

/**
 * accord_sync_covers_read_beside:
 * @covers: gets #AccordCovered
 * @bytes: of a file beside the last one
 *
 * Returns: %FALSE with an #AccordSyncError
 */
gboolean
accord_sync_covers_read_beside (GPtrArray *covers, GBytes *bytes, GError **error)
{
  g_autoptr (GBytes) text = accord_unpack (bytes, error);
  gsize size = text ? g_bytes_get_size (text) : 0;
  const char *at = text ? g_bytes_get_data (text, NULL) : NULL, *newline;

  for (gint64 n = 0; at != NULL && (newline = memchr (at, '\n', size)) != NULL; n++)
    {
      g_autoptr (JsonObject) line = accord_strict_json (at, (gsize) (newline - at), error);
      JsonArray *said = line ? accord_line_array (line, "covers") : NULL;
      gint64 end;

      if (line == NULL)
        return FALSE;
      size -= (gsize) (newline + 1 - at);
      at = newline + 1;
      if (accord_line_int (line, "end", &end) && end == n && size == 0)
        return TRUE;
      if (said == NULL || !accord_sync_covers_read (covers, said))
        break;
    }
  return text != NULL && accord_segment_fail (ACCORD_SYNC_ERROR_DAMAGED, _ ("The snapshot is not what Accord writes."), error);
}
