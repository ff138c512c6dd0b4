/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Functions on texts for SQL: accord_contains() finds a part of a text however it is written, and
 * accord_sort_key() gives the key by which texts without a stored one are sorted (pinyin and all). */
#include "accord-config.h"

#include "accord-database.h"
#include "accord-text.h"

#include <string.h>

#define KEYS_MOST 65536 /* remembered: many rows have few towns, trades and sources */

static void
contains (sqlite3_context *context, int argc, sqlite3_value **argv)
{
  const char *text = (const char *) sqlite3_value_text (argv[0]);
  const char *part = sqlite3_get_auxdata (context, 1);
  g_autofree char *folded = NULL;

  if (part == NULL)
    {
      const char *typed = (const char *) sqlite3_value_text (argv[1]);
      char *mine = accord_text_fold (typed ? typed : "");

      sqlite3_set_auxdata (context, 1, mine, g_free);
      part = sqlite3_get_auxdata (context, 1); /* NULL without memory for it */
    }
  if (text == NULL || part == NULL)
    return;
  folded = accord_text_fold (text);
  sqlite3_result_int (context, strstr (folded, part) != NULL);
}

static void
sort_key (sqlite3_context *context, int argc, sqlite3_value **argv)
{
  GHashTable *keys = sqlite3_user_data (context);
  const char *text = (const char *) sqlite3_value_text (argv[0]);
  GBytes *key;
  gsize size;
  gconstpointer bytes;

  if (text == NULL || *text == '\0')
    return;
  key = g_hash_table_lookup (keys, text);
  if (key == NULL)
    {
      if (g_hash_table_size (keys) >= KEYS_MOST)
        g_hash_table_remove_all (keys);
      key = accord_text_sort_key (text);
      g_hash_table_insert (keys, g_strdup (text), key);
    }
  bytes = g_bytes_get_data (key, &size);
  sqlite3_result_blob64 (context, bytes, size, SQLITE_TRANSIENT);
}

gboolean
accord_text_functions_register (AccordReader *db, GError **error)
{
  int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
  int indexed = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS; /* the file's own indexes name it */
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  int code = sqlite3_create_function_v2 (db->db, "accord_sort_key", 1, indexed, keys, sort_key, NULL, NULL,
                                         (GDestroyNotify) g_hash_table_unref);

  if (code == SQLITE_OK)
    code = sqlite3_create_function_v2 (db->db, "accord_contains", 2, flags, NULL, contains, NULL, NULL, NULL);
  return code == SQLITE_OK || accord_database_fail (db, code, "open", error);
}
