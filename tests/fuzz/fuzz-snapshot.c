/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of snapshots. */
#include "accord-config.h"

#include <string.h>
#include "accord-segment.h"
#include "accord-strict-json.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* What is taken, json-glib takes for the same: two readers, one meaning. */
static void
compare_readers (const char *text, gsize size, JsonObject *line)
{
  g_autofree char *copy = g_strndup (text, size);
  g_autoptr (JsonNode) theirs = json_from_string (copy, NULL);
  g_autoptr (JsonNode) mine = json_node_init_object (json_node_alloc (), line);

  g_assert_nonnull (theirs);
  g_assert_true (json_node_equal (mine, theirs));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const char *at = (const char *) data, *end = at + size;

  while (at < end)
    {
      const char *newline = memchr (at, '\n', (gsize) (end - at));
      const char *stop = newline != NULL ? newline : end;
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonObject) line = accord_strict_json (at, (gsize) (stop - at), &error);
      AccordRemoteRecord *record = line != NULL ? accord_record_read (line, TRUE, &error) : NULL;

      if (line != NULL)
        compare_readers (at, (gsize) (stop - at), line);
      g_assert_true ((record == NULL) == (error != NULL));
      if (record != NULL)
        {
          g_autoptr (GString) text = g_string_new (NULL);

          accord_record_write (text, record);
          accord_remote_record_free (record);
        }
      at = stop + 1;
    }
  return 0;
}
