/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Functions on texts for SQL: accord_contains() finds a part of a text however it is written, and
 * accord_sort_key() gives the key by which texts without a stored one are sorted (pinyin and all). */
#include "accord-config.h"

#include "accord-database.h"
#include "accord-text.h"

#include <string.h>

#define KEYS_MOST 65536 /* remembered: many rows have few towns, trades and sources */
#define LOOK_EVERY 4096 /* keys that were not known; when fewer were, remembering is given up for a while: */
#define GIVEN_UP 65536 /* keys */

typedef struct {
  GHashTable *known; /* text → GBytes */
  guint n_found, n_missed;
  guint given_up;    /* keys that are not even looked for any more */
} Keys;

static void
keys_free (gpointer data)
{
  Keys *keys = data;

  g_hash_table_unref (keys->known);
  g_free (keys);
}

/* Names differ, row by row: each is asked for once. */
static void
keys_judge (Keys *keys)
{
  if (keys->n_found < keys->n_missed)
    {
      g_hash_table_remove_all (keys->known);
      keys->given_up = GIVEN_UP;
    }
  keys->n_found = keys->n_missed = 0;
}

static GBytes *
keys_get (Keys *keys, const char *text)
{
  GBytes *key = keys->given_up > 0 ? NULL : g_hash_table_lookup (keys->known, text);

  if (key != NULL)
    {
      keys->n_found++;
      return g_bytes_ref (key);
    }
  key = accord_text_sort_key (text);
  if (keys->given_up > 0)
    {
      keys->given_up--;
      return key;
    }
  if (g_hash_table_size (keys->known) < KEYS_MOST)
    g_hash_table_insert (keys->known, g_strdup (text), g_bytes_ref (key));
  if (++keys->n_missed >= LOOK_EVERY)
    keys_judge (keys);
  return key;
}

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
  const char *text = (const char *) sqlite3_value_text (argv[0]);
  char plain[ACCORD_TEXT_SORT_KEY_MAX];
  g_autoptr (GBytes) key = NULL;
  gsize size;
  gconstpointer bytes;
  int n_plain;

  if (text == NULL || *text == '\0')
    return;
  n_plain = accord_text_sort_key_plain (text, plain);
  if (n_plain >= 0)
    {
      sqlite3_result_blob (context, plain, n_plain, SQLITE_TRANSIENT);
      return;
    }
  key = keys_get (sqlite3_user_data (context), text);
  bytes = g_bytes_get_data (key, &size);
  sqlite3_result_blob64 (context, bytes, size, SQLITE_TRANSIENT);
}

/**
 * accord_text_functions_register:
 * @db: a connection just opened
 *
 * Returns: %FALSE with an #AccordStoreError
 */
gboolean
accord_text_functions_register (AccordReader *db, GError **error)
{
  int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
  int indexed = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS; /* the file's own indexes name it */
  Keys *keys = g_new0 (Keys, 1);
  int code;

  keys->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  code = sqlite3_create_function_v2 (db->db, "accord_sort_key", 1, indexed, keys, sort_key, NULL, NULL, keys_free);
  if (code == SQLITE_OK)
    code = sqlite3_create_function_v2 (db->db, "accord_contains", 2, flags, NULL, contains, NULL, NULL, NULL);
  return code == SQLITE_OK || accord_database_fail (db, code, "open", error);
}
