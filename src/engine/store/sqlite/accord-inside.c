/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters inside words. The index of words finds a word by its beginning only; so the words that have
 * the letters are looked up in memory (AccordWords) and the index is asked for these, some at a time:
 *
 *   "ordwi"    ─▶ text : ("nordwind" OR "sordwick" …)
 *   "wind sys" ─▶ text : (("nordwind" OR "harborwind" …) AND "sys"*), and each row is looked at
 *
 * A row has what was typed when its text, folded and with one blank between words, does
 * (accord_search_text()); rows in which each typed word begins a word are found without this. */
#include "accord-config.h"

#include "accord-inside.h"

#include <string.h>
#include "accord-search.h"
#include "accord-text.h"
#include "accord-words.h"

#define SHORT 3         /* fewer letters and digits are looked for inside words only if there is no better hit */
#define WORDS_AT_ONCE 64
#define FOLLOWED_AT_ONCE 512 /* what follows is read anew each time */

struct _AccordInside {
  AccordReader *reader;
  const AccordKind *kind;
  char *text;   /* what was typed, folded */
  char *first;  /* its first word */
  const char *rest; /* in text: what follows it, or NULL */
  AccordVocabulary *vocabularies[2];
  guint at;     /* which of them is walked */
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
accord_inside_concerns (const AccordKind *kind, const char *typed)
{
  g_autofree char *text = NULL;

  if (!accord_kind_is_searched (kind))
    return FALSE;
  text = accord_text_search_words (typed);
  return *text != '\0' && !begins_with_han (text);
}

gboolean
accord_inside_is_short (const char *typed)
{
  g_autofree char *text = accord_text_search_words (typed);
  glong n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    n += *p != ' ';
  return n < SHORT;
}

static void
start_walk (AccordInside *self)
{
  accord_word_walk_init (&self->walk, self->vocabularies[self->at], self->first,
                         self->rest != NULL ? ACCORD_WORD_ENDS_WITH : ACCORD_WORD_HAS);
}

/**
 * accord_inside_new:
 * @reader: in its snapshot
 * @typed: something that accord_inside_concerns() is true of
 */
AccordInside *
accord_inside_new (AccordReader *reader, const AccordKind *kind, const char *typed)
{
  AccordInside *self = g_new0 (AccordInside, 1);
  gsize length;

  self->reader = reader;
  self->kind = kind;
  self->match = g_string_new (NULL);
  self->text = accord_text_search_words (typed);
  length = strcspn (self->text, " ");
  self->first = g_strndup (self->text, length);
  self->rest = self->text[length] == ' ' ? self->text + length + 1 : NULL;
  self->known = reader->words != NULL &&
                accord_words_get (reader->words, reader, kind, &self->vocabularies[0], &self->vocabularies[1]);
  if (self->known)
    start_walk (self);
  return self;
}

void
accord_inside_free (AccordInside *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->vocabularies); i++)
    g_clear_pointer (&self->vocabularies[i], accord_vocabulary_unref);
  g_string_free (self->match, TRUE);
  g_free (self->first);
  g_free (self->text);
  g_free (self);
}

/* Whether the words of the index are in memory; if not, every row must be confirmed. */
gboolean
accord_inside_is_known (AccordInside *self)
{
  return self->known;
}

/* How many words were put into matches so far. */
guint
accord_inside_n_words (AccordInside *self)
{
  return self->n_words;
}

gboolean
accord_inside_must_confirm (AccordInside *self)
{
  return !self->known || self->rest != NULL;
}

static const char *
next_word (AccordInside *self)
{
  const char *word = accord_word_walk_next (&self->walk);

  if (word != NULL || self->at == 1)
    return word;
  self->at = 1;
  start_walk (self);
  return accord_word_walk_next (&self->walk);
}

/* What follows the first word: whole words, and the beginning of the last one. */
static void
append_rest (AccordInside *self)
{
  if (self->rest != NULL)
    g_string_append_printf (self->match, ") AND \"%s\"*", self->rest);
}

/**
 * accord_inside_next_match:
 *
 * Returns: (nullable): an FTS5 expression for the next few words; %NULL after the last
 */
const char *
accord_inside_next_match (AccordInside *self)
{
  guint most = self->rest != NULL ? FOLLOWED_AT_ONCE : WORDS_AT_ONCE;
  guint n = 0;
  const char *word;

  g_string_assign (self->match, self->rest != NULL ? "text : ((" : "text : (");
  while (n < most && (word = next_word (self)) != NULL)
    g_string_append_printf (self->match, "%s\"%s\"", n++ > 0 ? " OR " : "", word);
  if (n == 0)
    return NULL;
  append_rest (self);
  g_string_append_c (self->match, ')');
  self->n_words += n;
  return self->match->str;
}

/**
 * accord_inside_confirm:
 * @has: (out): whether the text of row @id has what was typed
 */
gboolean
accord_inside_confirm (AccordInside *self, gint64 id, gboolean *has, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autofree char *text = accord_search_text (self->reader, self->kind, id, &failed);

  *has = text != NULL && strstr (text, self->text) != NULL;
  return accord_error_pass (error, &failed);
}
