/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The index of words finds a word by its beginning only, and a beginning of many words only by reading
 * the rows of all of them. So the words are looked up in memory (AccordWords) and the index is asked
 * for these, some at a time:
 *
 *   inside "ordwi"    ─▶ ("nordwind" OR "sordwick" …)
 *   inside "wind sys" ─▶ (("nordwind" OR "harborwind" …) AND "sys"*), and each row is looked at;
 *                        without what follows when that begins many words
 *   beginning "inf"   ─▶ "info1" OR "info2" …
 *   close to "norwd"  ─▶ "nordwind" OR …
 *
 * A row has what was typed inside when its text, folded and with one blank between words, does
 * (accord_search_row_words()). A word that begins with it is left to the index. */
#include "accord-config.h"

#include "accord-word-match.h"

#include <string.h>
#include "accord-search.h"
#include "accord-text.h"
#include "accord-words.h"

#define SHORT 3         /* fewer letters and digits are looked for inside words only if there is no better hit */
#define WORDS_AT_ONCE 64
#define FOLLOWED_AT_ONCE 512 /* what follows is read anew each time */

struct _AccordWordMatch {
  AccordReader *reader;
  const AccordKind *kind;
  AccordWordTest test;
  char *text;       /* what was typed, folded */
  char *first;      /* its first word */
  const char *rest; /* in text: what follows it, or NULL */
  gboolean is_rest_frequent; /* its last word begins many: the index would read the rows of all, each time */
  AccordVocabulary *vocabularies[2];
  guint at;         /* which of them is walked */
  AccordWordWalk walk;
  gboolean known;
  guint n_words;
  GString *match;
};

static gboolean
begins_with_han (const char *text)
{
  return accord_text_is_han (g_utf8_get_char (text));
}

/* Whether there may be hits inside words: a Chinese character is a word of its own. */
gboolean
accord_word_match_concerns (const AccordKind *kind, const char *typed)
{
  g_autofree char *text = NULL;

  if (!accord_kind_is_searched (kind))
    return FALSE;
  text = accord_text_search_words (typed);
  return *text != '\0' && !begins_with_han (text);
}

/**
 * accord_word_match_is_short:
 * @typed: as typed
 *
 * Returns: whether it has too few letters, folded, to be looked for inside of words
 */
gboolean
accord_word_match_is_short (const char *typed)
{
  g_autofree char *text = accord_text_search_words (typed);
  glong n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    n += *p != ' ';
  return n < SHORT;
}

static void
start_walk (AccordWordMatch *self, guint at)
{
  self->at = at;
  if (self->known)
    accord_word_walk_init (&self->walk, self->vocabularies[at], self->first, self->test);
}

/* Takes over @text. */
static AccordWordMatch *
match_new (AccordReader *reader, const AccordKind *kind, char *text, AccordWordTest test)
{
  AccordWordMatch *self = g_new0 (AccordWordMatch, 1);
  gsize length = strcspn (text, " ");

  self->reader = reader;
  self->kind = kind;
  self->match = g_string_new (NULL);
  self->text = text;
  self->first = g_strndup (text, length);
  self->rest = text[length] == ' ' ? text + length + 1 : NULL;
  self->test = test == ACCORD_WORD_HAS && self->rest != NULL ? ACCORD_WORD_ENDS_WITH : test;
  self->known = reader->words != NULL &&
                accord_words_get (reader->words, reader, kind, &self->vocabularies[0], &self->vocabularies[1]);
  start_walk (self, 0);
  return self;
}

/**
 * accord_word_match_new_beginning:
 * @reader: in its snapshot
 * @term: one folded word
 *
 * Words, also by sound, that begin so.
 */
AccordWordMatch *
accord_word_match_new_beginning (AccordReader *reader, const AccordKind *kind, const char *term)
{
  return match_new (reader, kind, g_strdup (term), ACCORD_WORD_BEGINS_WITH);
}

/**
 * accord_word_match_new_close:
 * @reader: in its snapshot
 * @term: one folded word
 *
 * Words, also by sound, that begin almost so.
 */
AccordWordMatch *
accord_word_match_new_close (AccordReader *reader, const AccordKind *kind, const char *term)
{
  return match_new (reader, kind, g_strdup (term), ACCORD_WORD_CLOSE_TO);
}

/* Whether many of the words begin so. */
static gboolean
begins_many (AccordWordMatch *self, const char *letters)
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (self->vocabularies); i++)
    {
      AccordWordWalk walk;

      accord_word_walk_init (&walk, self->vocabularies[i], letters, ACCORD_WORD_BEGINS_WITH);
      while (n <= WORDS_AT_ONCE && accord_word_walk_next (&walk) != NULL)
        n++;
    }
  return n > WORDS_AT_ONCE;
}

/**
 * accord_word_match_new_inside:
 * @reader: in its snapshot
 * @typed: something that accord_word_match_concerns() is true of
 *
 * Letters inside words, and what follows them.
 */
AccordWordMatch *
accord_word_match_new_inside (AccordReader *reader, const AccordKind *kind, const char *typed)
{
  AccordWordMatch *self = match_new (reader, kind, accord_text_search_words (typed), ACCORD_WORD_HAS);

  if (self->rest != NULL && self->known)
    {
      const char *blank = strrchr (self->rest, ' ');
      const char *last = blank != NULL ? blank + 1 : self->rest;

      /* A character is a word that is in memory not even once. */
      self->is_rest_frequent = !begins_with_han (last) && begins_many (self, last);
    }
  return self;
}

void
accord_word_match_free (AccordWordMatch *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->vocabularies); i++)
    g_clear_pointer (&self->vocabularies[i], accord_vocabulary_unref);
  g_string_free (self->match, TRUE);
  g_free (self->first);
  g_free (self->text);
  g_free (self);
}

/* Whether the words of the index are in memory. */
gboolean
accord_word_match_is_known (AccordWordMatch *self)
{
  return self->known;
}

/* How many words were put into matches so far. */
guint
accord_word_match_n_words (AccordWordMatch *self)
{
  return self->n_words;
}

/* Whether a row that a match finds, or any row while the words are not known, has to be looked at. */
gboolean
accord_word_match_must_confirm (AccordWordMatch *self)
{
  return !self->known || self->rest != NULL;
}

static const char *
next_word (AccordWordMatch *self)
{
  const char *word = accord_word_walk_next (&self->walk);

  if (word != NULL || self->at == 1)
    return word;
  start_walk (self, 1);
  return accord_word_walk_next (&self->walk);
}

/**
 * accord_word_match_count:
 * @most: where to stop counting
 *
 * Returns: how many words there are, known ones; begins the walk anew
 */
guint
accord_word_match_count (AccordWordMatch *self, guint most)
{
  guint n = 0;

  while (self->known && n < most && next_word (self) != NULL)
    n++;
  start_walk (self, 0);
  return n;
}

/**
 * accord_word_match_next:
 *
 * Returns: (nullable): an FTS5 expression for the next few words; %NULL after the last
 */
const char *
accord_word_match_next (AccordWordMatch *self)
{
  guint most = self->rest != NULL ? FOLLOWED_AT_ONCE : WORDS_AT_ONCE;
  guint n = 0;
  const char *word;

  g_string_assign (self->match, self->rest != NULL ? "((" : "(");
  while (n < most && (word = next_word (self)) != NULL)
    g_string_append_printf (self->match, "%s\"%s%s\"", n++ > 0 ? " OR " : "",
                            self->walk.block == ACCORD_WORDS_SOUNDS ? ACCORD_TEXT_SOUND_MARK : "", word);
  if (n == 0)
    return NULL;
  /* Whole words follow, and the beginning of the last one. */
  if (self->rest != NULL)
    g_string_append (self->match, ")");
  if (self->rest != NULL && !self->is_rest_frequent)
    g_string_append_printf (self->match, " AND \"%s\"*", self->rest);
  g_string_append_c (self->match, ')');
  self->n_words += n;
  return self->match->str;
}

/**
 * accord_word_match_confirm:
 * @has: (out): whether the text of row @id has what was typed
 */
gboolean
accord_word_match_confirm (AccordWordMatch *self, gint64 id, gboolean *has, GError **error)
{
  g_autoptr (GString) text = g_string_sized_new (256);

  if (!accord_search_row_words (self->reader, self->kind, id, text, NULL, error))
    return FALSE;
  *has = strstr (text->str, self->text) != NULL;
  return TRUE;
}
