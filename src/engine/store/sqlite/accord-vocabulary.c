/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A block of words is "\0word\0other\0…": letters inside a word are found by looking for their bytes
 * in the whole block, several gigabytes a second, and the word around them by its two zero bytes.
 * What the index gave is in order and can be halved; what commits added is not, and is short. */
#include "accord-config.h"

#include "accord-vocabulary.h"

#include <string.h>
#include "accord-text-match.h"

#define LANE 16 /* bytes compared at once */

typedef guint8 Lane __attribute__ ((vector_size (LANE)));

struct _AccordVocabulary {
  gatomicrefcount refs;
  GString *blocks[ACCORD_N_WORDS];
  gboolean sorted;
};

/**
 * accord_vocabulary_new:
 * Returns: (transfer full): no words; filled on one thread, then only read
 */
AccordVocabulary *
accord_vocabulary_new (void)
{
  AccordVocabulary *self = g_new0 (AccordVocabulary, 1);

  g_atomic_ref_count_init (&self->refs);
  for (guint i = 0; i < ACCORD_N_WORDS; i++)
    self->blocks[i] = g_string_new_len ("", 1);
  return self;
}

AccordVocabulary *
accord_vocabulary_ref (AccordVocabulary *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
accord_vocabulary_unref (AccordVocabulary *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  for (guint i = 0; i < ACCORD_N_WORDS; i++)
    g_string_free (self->blocks[i], TRUE);
  g_free (self);
}

/* Nothing can stand inside a word of one character. */
static gboolean
is_one_character (const char *word, gsize length)
{
  return length <= 4 && g_utf8_strlen (word, (gssize) length) <= 1;
}

static gboolean
has_digit (const char *word, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (g_ascii_isdigit (word[i]))
      return TRUE;
  return FALSE;
}

/**
 * accord_vocabulary_add:
 * @sort: %ACCORD_WORDS_LETTERS for any word of the text, or %ACCORD_WORDS_SOUNDS
 * @word: not known yet; no need to be in order
 */
void
accord_vocabulary_add (AccordVocabulary *self, AccordWordSort sort, const char *word, gsize length)
{
  if (is_one_character (word, length))
    return;
  if (sort == ACCORD_WORDS_LETTERS && has_digit (word, length))
    sort = ACCORD_WORDS_NUMBERS;
  g_string_append_len (self->blocks[sort], word, (gssize) length);
  g_string_append_c (self->blocks[sort], '\0');
}

/* Every word was added, each sort in the order of their bytes. */
void
accord_vocabulary_seal (AccordVocabulary *self)
{
  self->sorted = TRUE;
  for (guint i = 0; i < ACCORD_N_WORDS; i++)
    {
      GString *block = self->blocks[i];

      block->str = g_realloc (block->str, block->len + 1);
      block->allocated_len = block->len + 1;
    }
}

/**
 * accord_vocabulary_size:
 * @self: words
 *
 * Returns: bytes of memory that their blocks take
 */
gsize
accord_vocabulary_size (const AccordVocabulary *self)
{
  gsize size = 0;

  for (guint i = 0; i < ACCORD_N_WORDS; i++)
    size += self->blocks[i]->len;
  return size;
}

static inline Lane
load (const char *at)
{
  Lane lane;

  memcpy (&lane, at, LANE);
  return lane;
}

/* The first place of needle in [at, end), or NULL. Compares the first and the last byte of the
 * needle with 32 places at once, and looks closer only where both fit. */
static const char *
find_bytes (const char *at, const char *end, const char *needle, gsize length)
{
  gsize last = length - 1;
  Lane first_byte = (Lane) { 0 } + (guint8) needle[0];
  Lane last_byte = (Lane) { 0 } + (guint8) needle[last];

  for (; (gsize) (end - at) >= last + 2 * LANE; at += 2 * LANE)
    {
      Lane here = (Lane) ((load (at) == first_byte) & (load (at + last) == last_byte));
      Lane next = (Lane) ((load (at + LANE) == first_byte) & (load (at + LANE + last) == last_byte));
      guint64 halves[2];

      here |= next;
      memcpy (halves, &here, LANE);
      if ((halves[0] | halves[1]) == 0)
        continue;
      for (gsize i = 0; i < 2 * LANE; i++)
        if (at[i] == needle[0] && memcmp (at + i, needle, length) == 0)
          return at + i;
    }
  return memmem (at, (gsize) (end - at), needle, length);
}

/* Where in a block in order the first word stands that does not come before @word. */
static gsize
lower_bound (const GString *block, const char *word)
{
  gsize low = 1, high = block->len;

  while (low < high)
    {
      gsize start = low + (high - low) / 2;

      /* A middle between two words means the word before it. */
      while (start > low && block->str[start - 1] != '\0')
        start--;
      if (strcmp (block->str + start, word) < 0)
        low = start + strlen (block->str + start) + 1;
      else
        high = start;
    }
  return low;
}

/* To the beginning of the walk's block. */
static void
enter_block (AccordWordWalk *walk)
{
  const GString *block = walk->block < ACCORD_N_WORDS ? walk->vocabulary->blocks[walk->block] : NULL;

  walk->at = 1;
  if (block != NULL && walk->test == ACCORD_WORD_BEGINS_WITH && walk->vocabulary->sorted)
    walk->at = lower_bound (block, walk->needle);
}

/**
 * accord_word_walk_init:
 * @letters: folded, without a blank, at least one; outlives the walk as @vocabulary does
 */
void
accord_word_walk_init (AccordWordWalk *walk, const AccordVocabulary *vocabulary, const char *letters, AccordWordTest test)
{
  *walk = (AccordWordWalk) { vocabulary, letters, strlen (letters) + (test == ACCORD_WORD_ENDS_WITH), test,
                             ACCORD_WORDS_LETTERS, 0 };
  /* A word with no digit has no number in it. */
  if (has_digit (letters, strlen (letters)))
    walk->block = ACCORD_WORDS_NUMBERS;
  enter_block (walk);
}

static const char *
next_beginning (AccordWordWalk *walk, const GString *block)
{
  while (walk->at < block->len)
    {
      const char *word = block->str + walk->at;
      gboolean begins = strncmp (word, walk->needle, walk->length) == 0;

      walk->at += strlen (word) + 1;
      if (begins)
        return word;
      if (walk->vocabulary->sorted)
        return NULL;
    }
  return NULL;
}

/* An error changes the first letter, or the second, or swaps or moves them; rarely both are changed. */
static gboolean
may_be_close (const char *word, const char *letters)
{
  return word[0] == letters[0] || word[1] == letters[1] || word[0] == letters[1] || word[1] == letters[0];
}

static const char *
next_close (AccordWordWalk *walk, const GString *block)
{
  guint most = accord_text_errors_allowed (walk->needle);

  while (most > 0 && walk->at < block->len)
    {
      const char *word = block->str + walk->at;
      gsize length = strlen (word);

      walk->at += length + 1;
      if (length + most >= walk->length && may_be_close (word, walk->needle) &&
          accord_text_distance (walk->needle, word, most) <= most)
        return word;
    }
  return NULL;
}

static const char *
next_inside (AccordWordWalk *walk, const GString *block)
{
  const char *end = block->str + block->len;
  const char *found;

  while (walk->at < block->len &&
         (found = find_bytes (block->str + walk->at, end, walk->needle, walk->length)) != NULL)
    {
      const char *word = found;

      while (word[-1] != '\0')
        word--;
      walk->at = (gsize) (found - block->str) + strlen (found) + 1;
      if (word != found)
        return word;
    }
  return NULL;
}

static const char *
next_in_block (AccordWordWalk *walk)
{
  const GString *block = walk->vocabulary->blocks[walk->block];

  switch (walk->test)
    {
    case ACCORD_WORD_BEGINS_WITH:
      return next_beginning (walk, block);
    case ACCORD_WORD_CLOSE_TO:
      /* Numbers are typed right or not at all. */
      return walk->block == ACCORD_WORDS_NUMBERS ? NULL : next_close (walk, block);
    case ACCORD_WORD_HAS:
    case ACCORD_WORD_ENDS_WITH:
    default:
      return walk->block == ACCORD_WORDS_SOUNDS ? NULL : next_inside (walk, block);
    }
}

/**
 * accord_word_walk_next:
 *
 * Returns: (nullable): the next word that passes the test
 */
const char *
accord_word_walk_next (AccordWordWalk *walk)
{
  for (; walk->block < ACCORD_N_WORDS; walk->block++, enter_block (walk))
    {
      const char *word = next_in_block (walk);

      if (word != NULL)
        return word;
    }
  return NULL;
}

static gboolean
has_in_order (const GString *block, const char *word)
{
  gsize at = lower_bound (block, word);

  return at < block->len && strcmp (block->str + at, word) == 0;
}

static gboolean
has_word (const AccordVocabulary *self, gboolean sounds, const char *word, gsize length)
{
  if (sounds)
    return has_in_order (self->blocks[ACCORD_WORDS_SOUNDS], word);
  return has_in_order (self->blocks[has_digit (word, length) ? ACCORD_WORDS_NUMBERS : ACCORD_WORDS_LETTERS], word);
}

/**
 * accord_vocabulary_add_text:
 * @known: (nullable): sealed words that need not be added
 * @sounds: whether @text is pinyin
 * @text: words with blanks between
 */
void
accord_vocabulary_add_text (AccordVocabulary *self, const AccordVocabulary *known, gboolean sounds, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  g_autoptr (GHashTable) added = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; words[i] != NULL; i++)
    {
      gsize length = strlen (words[i]);

      if (length > 1 && g_hash_table_add (added, words[i]) && (known == NULL || !has_word (known, sounds, words[i], length)))
        accord_vocabulary_add (self, sounds ? ACCORD_WORDS_SOUNDS : ACCORD_WORDS_LETTERS, words[i], length);
    }
}

/* Adds the words of another one. */
void
accord_vocabulary_append (AccordVocabulary *self, const AccordVocabulary *other)
{
  for (guint i = 0; i < ACCORD_N_WORDS; i++)
    g_string_append_len (self->blocks[i], other->blocks[i]->str + 1, (gssize) other->blocks[i]->len - 1);
}
