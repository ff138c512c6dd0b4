/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A beginning of many words: asked for it, the index would read the rows of all of them before it gave the first one. Its own
 * table of places, word by word, is read instead, from the first word that begins so:
 *
 *   "inf"  ─▶ info1: 17 │ info10: 4, 90 │ info100: 33 …      and then the words by sound
 */
#include "accord-config.h"

#include "accord-find-private.h"
#include "accord-search.h"
#include "accord-text.h"
#include "accord-word-match.h"

#include <string.h>

#define FEW_WORDS 64      /* beginning so: the index is asked for the beginning */
#define FIRST_HITS 256    /* after which the order of the index will do */
#define FIRST_PLACES 4096 /* looked at for them */
#define MANY_WORDS 8192   /* that begin so: more would hold up the rows on screen */

#define BEHIND_ALL "\xf4\x8f\xbf\xbf" /* U+10FFFF: behind every letter with which a word could go on */

/* The rows of the first words that begin so, in the order of the words; one comes as often as it has them. */
static AccordStatement *
prepare_beginning (AccordReader *reader, const AccordQuery *query, const char *beginning, GError **error)
{
  g_autofree char *end = g_strconcat (beginning, BEHIND_ALL, NULL);
  g_autoptr (GString) sql = g_string_new (NULL);
  AccordStatement *st;

  if (!accord_search_show_places (reader, query->kind, error))
    return NULL;
  g_string_append_printf (sql, "SELECT t.id FROM (SELECT doc FROM temp.\"%s_places\" WHERE term>=? AND term<=? LIMIT %d) w"
                               " CROSS JOIN \"%s\" t ON t.id=w.doc", query->kind->name, FIRST_PLACES, query->kind->name);
  accord_query_append_where (query, sql);
  st = accord_reader_prepare (reader, sql->str, error);
  if (st == NULL)
    return NULL;
  accord_statement_bind_text (st, 1, beginning);
  accord_statement_bind_text (st, 2, end);
  accord_query_bind (query, st, 3);
  return st;
}

/* Words as they are written come first; by sound they are stored cut. */
static char *
beginning_of (const char *term, gboolean by_sound)
{
  return by_sound ? g_strdup_printf (ACCORD_TEXT_SOUND_MARK "%.*s", ACCORD_TEXT_PINYIN_MAX, term) : g_strdup (term);
}

/**
 * accord_finding_collect_with:
 * @st: rows
 * @terms: (element-type utf8): words that are no Chinese characters
 * @enough: how many hits will do
 *
 * Takes rows in which each of the terms begins a word, of the first few thousand; whether there were more, it says so.
 */
gboolean
accord_finding_collect_with (AccordReader *reader, AccordFinding *finding, AccordStatement *st, GPtrArray *terms, guint enough, GError **error)
{
  g_autoptr (GError) failed = NULL;
  guint most = FIRST_PLACES;

  while (!accord_finding_is_full (finding) && finding->ids->len < enough && most > 0 && accord_statement_step (st, &failed))
    {
      gint64 id = accord_statement_int (st, 0);
      gboolean has;

      most--;
      if (!accord_search_has_beginnings (reader, finding->kind, id, terms, &has, error))
        return FALSE;
      if (has && accord_row_set_add (finding->seen, id))
        g_array_append_val (finding->ids, id);
    }
  finding->partial = most == 0;
  return accord_error_pass (error, &failed);
}

/* Whether many words begin so. */
gboolean
accord_find_is_frequent (AccordReader *reader, const AccordKind *kind, const char *term)
{
  g_autoptr (AccordWordMatch) words = NULL;

  if (accord_text_is_han (g_utf8_get_char (term)))
    return FALSE;
  words = accord_word_match_new_beginning (reader, kind, term);
  return accord_word_match_count (words, FEW_WORDS + 1) > FEW_WORDS;
}

/* A beginning of many words: the first hits are those of the first words. */
gboolean
accord_find_first_words (AccordReader *reader, AccordFinding *finding, const char *term, GError **error)
{
  gint64 limit = finding->query->limit > 0 ? MIN (finding->query->limit, FIRST_HITS) : FIRST_HITS;
  g_autoptr (AccordWordMatch) words = accord_word_match_new_beginning (reader, finding->kind, term);

  if (accord_word_match_count (words, FEW_WORDS + 1) <= FEW_WORDS)
    return TRUE;
  for (int by_sound = 0; by_sound <= g_str_is_ascii (term) && finding->ids->len <= limit; by_sound++)
    {
      g_autofree char *beginning = beginning_of (term, by_sound);
      g_autoptr (AccordStatement) st = prepare_beginning (reader, finding->query, beginning, error);

      if (st == NULL || !accord_finding_collect (finding, st, limit, error))
        return FALSE;
    }
  finding->partial = finding->quick && !accord_finding_is_full (finding) && accord_word_match_count (words, MANY_WORDS) == MANY_WORDS;
  return TRUE;
}

/* Each word begins many: the first hits are rows of the first words that the longest begins. */
gboolean
accord_find_frequent_words (AccordReader *reader, AccordFinding *finding, GPtrArray *terms, GError **error)
{
  const char *longest = terms->pdata[0];

  for (guint i = 1; i < terms->len; i++)
    if (strlen (terms->pdata[i]) > strlen (longest))
      longest = terms->pdata[i];
  for (int by_sound = 0; by_sound <= g_str_is_ascii (longest) && finding->ids->len <= FIRST_HITS && !accord_finding_is_full (finding); by_sound++)
    {
      g_autofree char *beginning = beginning_of (longest, by_sound);
      g_autoptr (AccordStatement) st = prepare_beginning (reader, finding->query, beginning, error);

      if (st == NULL || !accord_finding_collect_with (reader, finding, st, terms, FIRST_HITS, error))
        return FALSE;
    }
  finding->partial = finding->quick && !accord_finding_is_full (finding);
  return TRUE;
}
