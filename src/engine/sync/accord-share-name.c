/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of files in a shared folder. Tools that carry folders between computers rename, copy and keep what
 * they do not understand; whatever is not exactly one of our names is no file of ours (sync.md §2.3).
 *
 *   r/<rid>/s-<first>-<last>-<hash>.jsonl.gz      changes
 *   h/<rid>.json                                  what a computer says of itself
 *   snap/<clock>-<rid>/p-<n>-<hash>.jsonl.gz, k-<n>-<hash>.jsonl.gz, done-<hash>.json
 */
#include "accord-config.h"

#include "accord-share-name.h"

#include <string.h>

#define DIGITS 10
#define STEM (2 + DIGITS + 1 + DIGITS + 1 + ACCORD_HASH_TEXT)
#define SUFFIX ".jsonl.gz"

static gboolean
is_of (const char *text, gsize length, const char *allowed)
{
  return strlen (text) >= length && strspn (text, allowed) >= length;
}

/**
 * accord_share_is_rid:
 * @text: (nullable): part of a path
 *
 * Returns: whether it is the name of a computer, and nothing but
 */
gboolean
accord_share_is_rid (const char *text)
{
  return text != NULL && strlen (text) == ACCORD_RID_TEXT && is_of (text, ACCORD_RID_TEXT, "0123456789abcdefghjkmnpqrstvwxyz");
}

/**
 * accord_share_is_hash:
 * @text: (nullable): part of a path
 *
 * Returns: whether it is a hash as accord_share_hash() writes it
 */
gboolean
accord_share_is_hash (const char *text)
{
  return text != NULL && strlen (text) == ACCORD_HASH_TEXT && is_of (text, ACCORD_HASH_TEXT, "0123456789abcdef");
}

/**
 * accord_share_read_segment:
 * @name: of a file in a folder of a computer
 * @read: (out): what it says
 *
 * Takes also copies that tools made beside the file ("… (conflicted copy)", ".sync-conflict-…", "-PC", " (1)").
 *
 * Returns: whether it is one
 */
gboolean
accord_share_read_segment (const char *name, AccordShareName *read)
{
  const char *rest;

  *read = (AccordShareName) { 0 };
  if (strlen (name) < STEM || !g_str_has_prefix (name, "s-") || !is_of (name + 2, DIGITS, "0123456789") ||
      name[2 + DIGITS] != '-' || !is_of (name + 3 + DIGITS, DIGITS, "0123456789") || name[3 + 2 * DIGITS] != '-' ||
      !is_of (name + STEM - ACCORD_HASH_TEXT, ACCORD_HASH_TEXT, "0123456789abcdef"))
    return FALSE;
  rest = name + STEM;
  read->is_copy = strcmp (rest, SUFFIX) != 0;
  if (read->is_copy && (strlen (rest) > 120 || strstr (rest, ".jsonl") == NULL || g_str_has_suffix (rest, ".part")))
    return FALSE;
  memcpy (read->hash, name + STEM - ACCORD_HASH_TEXT, ACCORD_HASH_TEXT);
  read->first = g_ascii_strtoll (name + 2, NULL, 10);
  read->last = g_ascii_strtoll (name + 3 + DIGITS, NULL, 10);
  return read->first > 0 && read->last >= read->first;
}

/**
 * accord_share_segment:
 * @first: number of the first change set in it
 * @last: number of the last
 * @hash: of the packed bytes
 *
 * Returns: (transfer full): name of the file
 */
char *
accord_share_segment (gint64 first, gint64 last, const char *hash)
{
  return g_strdup_printf ("s-%010" G_GINT64_FORMAT "-%010" G_GINT64_FORMAT "-%s" SUFFIX, first, last, hash);
}

/* Returns the computer whose head it is, or NULL. */
char *
accord_share_read_head (const char *name)
{
  g_autofree char *rid = g_str_has_suffix (name, ".json") ? g_strndup (name, strlen (name) - strlen (".json")) : NULL;

  return accord_share_is_rid (rid) ? g_steal_pointer (&rid) : NULL;
}

/* A folder with a snapshot: when and by whom. */
gboolean
accord_share_read_snapshot (const char *name, guint64 *stamp, char rid[ACCORD_RID_TEXT + 1])
{
  if (strlen (name) != 16 + 1 + ACCORD_RID_TEXT || !is_of (name, 16, "0123456789abcdef") || name[16] != '-' ||
      !accord_share_is_rid (name + 17))
    return FALSE;
  *stamp = g_ascii_strtoull (name, NULL, 16);
  g_strlcpy (rid, name + 17, ACCORD_RID_TEXT + 1);
  return *stamp <= G_MAXINT64; /* as clocks are */
}

/* A file in the folder of a snapshot. */
gboolean
accord_share_is_of_snapshot (const char *name)
{
  const char *hash = NULL;

  if (g_str_has_prefix (name, "done-"))
    hash = name + 5;
  else if ((g_str_has_prefix (name, "p-") || g_str_has_prefix (name, "k-")) && strspn (name + 2, "0123456789") >= 4)
    hash = strchr (name + 2, '-') != NULL ? strchr (name + 2, '-') + 1 : NULL;
  return hash != NULL && strlen (hash) > ACCORD_HASH_TEXT && strspn (hash, "0123456789abcdef") == ACCORD_HASH_TEXT &&
         strcmp (hash + ACCORD_HASH_TEXT, *name == 'd' ? ".json" : SUFFIX) == 0;
}

#define REST ".00000000.part"

/**
 * accord_share_is_rest:
 * @name: of a file
 * @of: (nullable): what a name of ours begins with; %NULL: anything
 *
 * Returns: whether it is what a file was to become that was being written when the program was stopped
 *   (accord-folder-transport.c)
 */
gboolean
accord_share_is_rest (const char *name, const char *of)
{
  gsize length = strlen (name);
  const char *end = length > strlen (REST) ? name + length - strlen (REST) : NULL;

  return end != NULL && *end == '.' && strspn (end + 1, "0123456789abcdef") == 8 && strcmp (end + 9, ".part") == 0 &&
         (of == NULL || g_str_has_prefix (name, of));
}

/* Whether a path may be used within a shared folder: it cannot lead out of it, nor be taken for another name. */
gboolean
accord_share_is_safe (const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);

  for (int i = 0; parts[i] != NULL; i++)
    {
      gsize length = strlen (parts[i]);

      if (length == 0 || length >= 100 || *parts[i] == '.' ||
          strspn (parts[i], "abcdefghijklmnopqrstuvwxyz0123456789.-") != length)
        return FALSE;
    }
  return parts[0] != NULL;
}

/* Whether a path that a tool has made cannot lead out of a shared folder. */
gboolean
accord_share_is_within (const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);

  for (int i = 0; parts[i] != NULL; i++)
    if (*parts[i] == '\0' || *parts[i] == '.' || strlen (parts[i]) > 255 || !g_utf8_validate (parts[i], -1, NULL))
      return FALSE;
  return parts[0] != NULL;
}

/**
 * accord_share_hash:
 * @bytes: (array length=size): what a file holds
 * @size: how many
 *
 * Returns: (transfer full): the first digits of their SHA-256, as names of files have them
 */
char *
accord_share_hash (gconstpointer bytes, gsize size)
{
  char *hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, bytes, size);

  hash[ACCORD_HASH_TEXT] = '\0';
  return hash;
}
