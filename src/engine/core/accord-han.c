/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Chinese characters: simplified forms and readings.
 *
 * Both come from ICU by way of accord-han-data.c, because its transliterators take half a second
 * to start. When the first Chinese text arrives, the data is laid out as a table with one entry
 * for each character of the basic block. Readings that depend on the word (重庆, 银行) or on being
 * a surname (曾, 单) are listed in accord-han-words.c. Any thread. */

#include "accord-han.h"

#include "accord-han-data.h"
#include "accord-han-words.h"

#define BLOCK_FIRST 0x4e00
#define BLOCK_LAST 0x9fff
#define BLOCK_SIZE (BLOCK_LAST - BLOCK_FIRST + 1)

typedef struct {
  const char *reading; /* static, "lv" for lü; NULL if unknown */
  guint16 simple;      /* 0 for characters that stay as they are */
  guint16 begins;      /* AccordHanRole of the words that begin with it */
} Entry;

static Entry table[BLOCK_SIZE];

static gboolean
in_block (gunichar c)
{
  return c >= BLOCK_FIRST && c <= BLOCK_LAST;
}

static void
load_readings (void)
{
  for (const AccordHanSyllable *s = accord_han_syllables; s->reading != NULL; s++)
    for (const char *p = s->chars; *p != '\0'; p = g_utf8_next_char (p))
      table[g_utf8_get_char (p) - BLOCK_FIRST].reading = s->reading;
}

static void
load_simple_forms (void)
{
  const char *p = accord_han_simple_pairs;

  while (*p != '\0')
    {
      Entry *entry = &table[g_utf8_get_char (p) - BLOCK_FIRST];

      p = g_utf8_next_char (p);
      entry->simple = (guint16) g_utf8_get_char (p);
      p = g_utf8_next_char (p);
    }
}

static void
mark_beginning (gunichar c, guint role)
{
  table[c - BLOCK_FIRST].begins |= (guint16) role;
}

static void
load_table (void)
{
  static gsize loaded;

  if (g_once_init_enter (&loaded))
    {
      load_readings ();
      load_simple_forms ();
      accord_han_words_foreach_beginning (mark_beginning);
      g_once_init_leave (&loaded, 1);
    }
}

static gboolean
begins (gunichar c, guint role)
{
  return in_block (c) && (table[c - BLOCK_FIRST].begins & role) != 0;
}

/**
 * accord_han_simplify:
 * @c: a character
 *
 * Returns: the simplified form of a traditional Chinese character, other characters as they are
 */
gunichar
accord_han_simplify (gunichar c)
{
  gunichar simple;

  if (!in_block (c))
    return c;
  load_table ();
  simple = table[c - BLOCK_FIRST].simple;
  return simple != 0 ? simple : c;
}

/**
 * accord_han_readings:
 * @run: (array length=n): simplified characters that stand together
 * @n: how many
 * @readings: (out caller-allocates) (array): their readings in pinyin without tones, with "v" for
 *   ü, "" for characters without one; static
 *
 * Reads a run of Chinese characters: known words first, then surnames if the run is as short as
 * a person's name, then each character's most frequent reading.
 *
 * Returns: how many were written: @n, at most %ACCORD_HAN_MAX
 */
gsize
accord_han_readings (const gunichar *run, gsize n, const char **readings)
{
  gsize written = MIN (n, ACCORD_HAN_MAX);
  gsize i = 0;

  load_table ();
  if (n >= 2 && n <= 4 && begins (run[0], ACCORD_HAN_SURNAME))
    i = accord_han_surname_readings (run, n, readings);
  while (i < written)
    {
      if (i + 1 < written && begins (run[i], ACCORD_HAN_WORD)
          && accord_han_word_readings (run + i, readings + i))
        {
          i += 2;
          continue;
        }
      readings[i] = in_block (run[i]) ? table[run[i] - BLOCK_FIRST].reading : NULL;
      if (readings[i] == NULL)
        readings[i] = "";
      i++;
    }
  return written;
}

/**
 * accord_han_place_length:
 * @run: (array length=n): a company's name in simplified characters
 * @n: how many characters it has
 *
 * Returns: how many characters in front name places, as 江苏省苏州市 does
 */
gsize
accord_han_place_length (const gunichar *run, gsize n)
{
  gsize length = 0, found;

  load_table ();
  do
    {
      found = length < n && begins (run[length], ACCORD_HAN_PLACE)
                ? accord_han_word_place (run + length, n - length) : 0;
      length += found;
    }
  while (found > 0);
  return length;
}
