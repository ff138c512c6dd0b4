/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From what somebody types into a search entry to an FTS5 expression. The index holds the
 * columns text (accord_text_index()) and pinyin (accord_text_pinyin()). Any thread. */

#include "accord-text.h"

#include <string.h>

#define TYPED_MAX 200 /* characters; more is a pasted page, not a search */

/* The first characters of @typed, valid. */
static char *
cut (const char *typed)
{
  g_autofree char *start = g_strndup (typed, TYPED_MAX * 6);
  g_autofree char *valid = g_utf8_make_valid (start, -1);

  return g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), TYPED_MAX));
}

/* Ends the term that is open, if any. */
static void
close_han (GString *query, gboolean open)
{
  if (open)
    g_string_append_c (query, '"');
}

/* Words of pinyin are stored cut, so a long one is looked for cut, but only there. */
static void
append_word (GString *query, const char *word)
{
  if (strlen (word) <= ACCORD_TEXT_PINYIN_MAX || !g_str_is_ascii (word))
    g_string_append_printf (query, "\"%s\"*", word);
  else
    g_string_append_printf (query, "(text : \"%s\"* OR pinyin : \"%.*s\"*)", word, ACCORD_TEXT_PINYIN_MAX, word);
}

/* Chinese characters that stand together make one phrase. */
static void
append_words (GString *query, const char *const *words)
{
  gboolean in_han = FALSE;

  for (gsize i = 0; words[i] != NULL; i++)
    {
      gboolean han = accord_text_is_han (g_utf8_get_char (words[i]));

      if (words[i][0] == '\0')
        continue;
      if (in_han && han)
        {
          g_string_append_printf (query, " %s", words[i]);
          continue;
        }
      close_han (query, in_han);
      if (query->len > 0)
        g_string_append (query, " AND ");
      if (han)
        g_string_append_printf (query, "\"%s", words[i]);
      else
        append_word (query, words[i]);
      in_han = han;
    }
  close_han (query, in_han);
}

/**
 * accord_text_search_words:
 * @typed: (nullable): what somebody typed
 *
 * What was typed in the form in which the index holds text (accord_text_index()); only the beginning
 * of a pasted page.
 *
 * Returns: (transfer full): words with one blank between, perhaps ""
 */
char *
accord_text_search_words (const char *typed)
{
  g_autofree char *start = typed != NULL ? cut (typed) : g_strdup ("");

  g_strdelimit (start, "\t\r\n\v\f", ' ');
  return accord_text_index (start);
}

/**
 * accord_text_search_query:
 * @typed: (nullable): what somebody typed
 *
 * Makes an FTS5 MATCH expression that finds records which have every word: Chinese characters
 * that stand together as a phrase, other words by their beginning, in any column. Every word is
 * quoted and holds only letters and digits, so nothing typed can be read as syntax.
 *
 * Returns: (transfer full) (nullable): the expression; %NULL if there is nothing to search for
 */
char *
accord_text_search_query (const char *typed)
{
  g_autofree char *index = accord_text_search_words (typed);
  g_auto (GStrv) words = g_strsplit (index, " ", -1);
  GString *query = g_string_new (NULL);

  append_words (query, (const char *const *) words);
  if (query->len > 0)
    return g_string_free_and_steal (query);
  g_string_free (query, TRUE);
  return NULL;
}
