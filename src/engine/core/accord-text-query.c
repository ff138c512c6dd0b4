/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From what somebody types into a search entry to an FTS5 expression. The index holds the words of
 * accord_text_index(), and with a mark those of accord_text_pinyin(). Any thread. */

#include "accord-text.h"

#define TYPED_MAX 200 /* characters; more is a pasted page, not a search */

/* The first characters of @typed, valid. */
static char *
cut (const char *typed)
{
  g_autofree char *start = g_strndup (typed, TYPED_MAX * 6);
  g_autofree char *valid = g_utf8_make_valid (start, -1);

  return g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), TYPED_MAX));
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
 * accord_text_search_terms:
 * @typed: (nullable): what somebody typed
 *
 * The parts of a search that each must be found: Chinese characters that stand together, with blanks
 * between them as in the index, and other words one by one.
 *
 * Returns: (transfer full): the terms
 */
char **
accord_text_search_terms (const char *typed)
{
  g_autofree char *index = accord_text_search_words (typed);
  g_auto (GStrv) words = g_strsplit (index, " ", -1);
  g_autoptr (GPtrArray) terms = g_ptr_array_new ();
  gboolean in_han = FALSE;

  for (gsize i = 0; words[i] != NULL; i++)
    {
      gboolean han = accord_text_is_han (g_utf8_get_char (words[i]));

      if (words[i][0] == '\0')
        continue;
      if (in_han && han)
        {
          char *run = g_ptr_array_steal_index (terms, terms->len - 1);

          g_ptr_array_add (terms, g_strconcat (run, " ", words[i], NULL));
          g_free (run);
        }
      else
        g_ptr_array_add (terms, g_strdup (words[i]));
      in_han = han;
    }
  g_ptr_array_add (terms, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&terms), FALSE);
}

/**
 * accord_text_search_term:
 * @term: one of accord_text_search_terms()
 *
 * The index holds the words of accord_text_index(), and those of accord_text_pinyin() behind a mark
 * (%ACCORD_TEXT_SOUND_MARK). The latter are stored cut, so a long one is looked for cut, but only there.
 *
 * Returns: (transfer full): an FTS5 expression: Chinese as a phrase, other words by their beginning
 */
char *
accord_text_search_term (const char *term)
{
  if (accord_text_is_han (g_utf8_get_char (term)))
    return g_strdup_printf ("\"%s\"", term);
  if (!g_str_is_ascii (term))
    return g_strdup_printf ("\"%s\"*", term);
  return g_strdup_printf ("(\"%s\"* OR \"" ACCORD_TEXT_SOUND_MARK "%.*s\"*)", term, ACCORD_TEXT_PINYIN_MAX, term);
}

/**
 * accord_text_search_query:
 * @typed: (nullable): what somebody typed
 *
 * Makes an FTS5 MATCH expression that finds records which have every word: Chinese characters
 * that stand together as a phrase, other words by their beginning, also by their sound. Every word is
 * quoted and holds only letters and digits, so nothing typed can be read as syntax.
 *
 * Returns: (transfer full) (nullable): the expression; %NULL if there is nothing to search for
 */
char *
accord_text_search_query (const char *typed)
{
  g_auto (GStrv) terms = accord_text_search_terms (typed);
  GString *query = g_string_new (NULL);

  for (gsize i = 0; terms[i] != NULL; i++)
    {
      g_autofree char *term = accord_text_search_term (terms[i]);

      g_string_append_printf (query, "%s%s", i > 0 ? " AND " : "", term);
    }
  if (query->len > 0)
    return g_string_free_and_steal (query);
  g_string_free (query, TRUE);
  return NULL;
}

/**
 * accord_text_search_syllables:
 * @typed: (nullable): what somebody typed
 *
 * Many type a Chinese name syllable by syllable, "heng yuan ke": the index has its sound in one word.
 *
 * Returns: (transfer full) (nullable): an FTS5 expression that finds the words typed as one sound; %NULL if
 *   there is one word only, or others than of Latin letters
 */
char *
accord_text_search_syllables (const char *typed)
{
  g_auto (GStrv) terms = accord_text_search_terms (typed);
  g_autofree char *joined = g_strjoinv ("", terms);

  if (terms[0] == NULL || terms[1] == NULL)
    return NULL;
  for (const char *p = joined; *p != '\0'; p++)
    if (!g_ascii_islower (*p))
      return NULL;
  return g_strdup_printf ("\"" ACCORD_TEXT_SOUND_MARK "%.*s\"*", ACCORD_TEXT_PINYIN_MAX, joined);
}
