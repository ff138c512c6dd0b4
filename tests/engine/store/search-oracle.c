/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "accord-config.h"

#include "search-oracle.h"

#include <string.h>
#include "accord-phone.h"
#include "accord-text.h"

#define PREFIX_HITS 50

static const char *const searched[] = { "name", "phone", "email", "city" };

typedef struct {
  gint64 id;
  GBytes *key;
} Named;

static void
add_words (GString *text, char *words)
{
  if (*words != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", words);
  g_free (words);
}

static char *
text_of (AccordRecord *record)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (searched); i++)
    {
      const char *value = accord_record_text (record, searched[i]);

      if (value == NULL)
        continue;
      if (!accord_phone_looks_like (value))
        add_words (text, accord_text_index (value));
      if (i == 1 || accord_phone_looks_like (value))
        add_words (text, accord_phone_search_words (value));
    }
  return g_string_free_and_steal (text);
}

/* Whether a word of the text begins so; a run of Chinese characters is looked for as it stands. */
static gboolean
has_beginning (const char *text, const char *word)
{
  g_autofree char *blank_text = g_strconcat (" ", text, " ", NULL);
  g_autofree char *blank_word = g_strconcat (" ", word, NULL);

  return strstr (blank_text, blank_word) != NULL;
}

static gboolean
is_han (const char *word)
{
  return accord_text_is_han (g_utf8_get_char (word));
}

/* Whether every word that was typed begins one of the record's. */
static gboolean
has_words (const char *text, const char *sounds, const char *typed)
{
  g_auto (GStrv) words = g_strsplit (typed, " ", -1);
  gboolean all = words[0] != NULL;

  for (gsize i = 0; words[i] != NULL && all; i++)
    {
      if (!is_han (words[i]))
        {
          g_autofree char *sound = g_strndup (words[i], ACCORD_TEXT_PINYIN_MAX);

          all = has_beginning (text, words[i]) || has_beginning (sounds, g_str_is_ascii (words[i]) ? sound : words[i]);
          continue;
        }
      /* The characters of a run stand together. */
      {
        g_autoptr (GString) run = g_string_new (words[i]);

        while (words[i + 1] != NULL && is_han (words[i + 1]))
          g_string_append_printf (run, " %s", words[++i]);
        all = has_beginning (text, run->str);
      }
    }
  return all;
}

static int
compare_named (gconstpointer a, gconstpointer b)
{
  const Named *one = a, *other = b;
  int order = g_bytes_compare (one->key, other->key);

  return order != 0 ? order : (one->id > other->id) - (one->id < other->id);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return (one > other) - (one < other);
}

static gboolean
begins (GBytes *key, const char *typed)
{
  g_autoptr (GBytes) wanted = accord_text_sort_key (typed);
  gsize size, wanted_size;
  const char *bytes = g_bytes_get_data (key, &size);
  const char *wanted_bytes = g_bytes_get_data (wanted, &wanted_size);
  const char *end = wanted_size > 0 ? memchr (wanted_bytes, 0, wanted_size) : NULL;

  if (end != NULL)
    wanted_size = (gsize) (end - wanted_bytes);
  return wanted_size > 0 && wanted_size < ACCORD_TEXT_SORT_KEY_MAX && size >= wanted_size &&
         memcmp (bytes, wanted_bytes, wanted_size) == 0;
}

/* Names in order that begin with what was typed. */
static GArray *
by_name (GPtrArray *records, const char *typed, guint limit)
{
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (Named));
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < records->len; i++)
    {
      Named named = { accord_record_id (records->pdata[i]), accord_text_sort_key (accord_record_title (records->pdata[i])) };

      if (begins (named.key, typed))
        g_array_append_val (names, named);
      else
        g_bytes_unref (named.key);
    }
  g_array_sort (names, compare_named);
  for (guint i = 0; i < names->len; i++)
    {
      if (i < limit)
        g_array_append_val (ids, g_array_index (names, Named, i).id);
      g_bytes_unref (g_array_index (names, Named, i).key);
    }
  return ids;
}

static void
add (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return;
  g_array_append_val (ids, id);
}

static glong
n_letters (const char *words)
{
  glong n = 0;

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    n += *p != ' ';
  return n;
}

/* By words, or by letters anywhere. */
static void
add_each (GArray *ids, GPtrArray *records, const char *words, gboolean inside)
{
  for (guint i = 0; i < records->len; i++)
    {
      AccordRecord *record = records->pdata[i];
      g_autofree char *text = text_of (record);
      g_autofree char *sounds = accord_text_pinyin (accord_record_title (record));

      if (inside ? strstr (text, words) != NULL : has_words (text, sounds, words))
        add (ids, accord_record_id (record));
    }
}

GPtrArray *
search_customers (AccordWorkspace *workspace)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_customer_kind);

  return accord_test_boxed (accord_store_select (accord_workspace_get_store (workspace), query));
}

/* "heng yuan": words of letters alone, joined, are the beginning of a sound. */
static void
add_syllables (GArray *ids, GPtrArray *records, const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);
  g_autofree char *joined = g_strjoinv ("", parts);

  if (g_strv_length (parts) < 2 || strspn (joined, "abcdefghijklmnopqrstuvwxyz") < strlen (joined))
    return;
  joined[MIN (strlen (joined), ACCORD_TEXT_PINYIN_MAX)] = '\0';
  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *sounds = accord_text_pinyin (accord_record_title (records->pdata[i]));
      g_auto (GStrv) each = g_strsplit (sounds, " ", -1);

      for (guint k = 0; each[k] != NULL; k++)
        if (g_str_has_prefix (each[k], joined))
          add (ids, accord_record_id (records->pdata[i]));
    }
}

static void
add_typed (GArray *ids, GPtrArray *records, const char *typed)
{
  g_autofree char *words = accord_text_search_words (typed);

  if (*words == '\0')
    return;
  add_each (ids, records, words, FALSE);
  add_syllables (ids, records, words);
  if (ids->len == 0 || n_letters (words) >= 3)
    add_each (ids, records, words, TRUE);
}

GArray *
search_oracle (AccordWorkspace *workspace, const char *typed)
{
  g_autoptr (GPtrArray) records = search_customers (workspace);
  gboolean letter = g_ascii_isalpha (typed[0]) && typed[1] == '\0';
  GArray *ids = by_name (records, typed, letter ? G_MAXUINT : PREFIX_HITS);
  g_autofree char *number = accord_phone_search_part (typed);

  if (!letter || ids->len == 0)
    add_typed (ids, records, typed);
  if (number != NULL)
    add_typed (ids, records, number);
  g_array_sort (ids, compare_ids);
  return ids;
}

GArray *
search_found (AccordWorkspace *workspace, const char *typed, gint64 limit, gboolean *more)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_customer_kind);
  g_autoptr (AccordIds) ids = NULL;
  GArray *found = g_array_new (FALSE, FALSE, sizeof (gint64));

  accord_query_set_search (query, typed);
  accord_query_set_limit (query, limit);
  ids = accord_test_boxed (accord_store_find (accord_workspace_get_store (workspace), query));
  g_array_append_vals (found, ids->ids, ids->n_ids);
  g_array_sort (found, compare_ids);
  *more = ids->more;
  return found;
}
