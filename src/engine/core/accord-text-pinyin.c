/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Chinese text by its sound: what pinyin finds, and the one alphabet in which 王 and Wang stand
 * together. Any thread. */

#include "accord-text.h"

#include "accord-han.h"

#include <string.h>

#define KEY_SOURCE_MAX 160  /* bytes of text that a key can depend on */
#define PERSON_MAX 4        /* characters of a person's name */

/* The Chinese characters of a text in order, and the first letters of everything. */
typedef struct {
  gunichar chars[ACCORD_HAN_MAX];
  const char *readings[ACCORD_HAN_MAX];
  char initials[ACCORD_HAN_MAX * 2];
  gsize after_initial[ACCORD_HAN_MAX]; /* where in initials each character's own begins */
  gsize n;
  gsize n_initials;
} Sounds;

/* Collects the run of Chinese characters at *@at and moves behind it. */
static gsize
take_run (const char **at, gunichar *run, gsize most)
{
  gsize n = 0;

  while (**at != '\0' && n < most && accord_text_is_han (g_utf8_get_char (*at)))
    {
      run[n++] = g_utf8_get_char (*at);
      *at = g_utf8_next_char (*at);
    }
  return n;
}

static void
add_run (Sounds *sounds, const char **at)
{
  gsize n = take_run (at, sounds->chars + sounds->n, ACCORD_HAN_MAX - sounds->n);

  n = accord_han_readings (sounds->chars + sounds->n, n, sounds->readings + sounds->n);
  for (gsize i = 0; i < n; i++, sounds->n++)
    {
      sounds->after_initial[sounds->n] = sounds->n_initials;
      if (sounds->readings[sounds->n][0] != '\0' && sounds->n_initials < sizeof sounds->initials)
        sounds->initials[sounds->n_initials++] = sounds->readings[sounds->n][0];
    }
}

static void
listen (Sounds *sounds, const char *folded)
{
  gboolean in_word = FALSE;

  sounds->n = sounds->n_initials = 0;
  for (const char *p = folded; *p != '\0' && sounds->n < ACCORD_HAN_MAX;)
    {
      if (accord_text_is_han (g_utf8_get_char (p)))
        {
          add_run (sounds, &p);
          in_word = FALSE;
          continue;
        }
      if (g_ascii_isalnum (*p) && !in_word && sounds->n_initials < sizeof sounds->initials)
        sounds->initials[sounds->n_initials++] = *p;
      in_word = g_ascii_isalnum (*p);
      p = g_utf8_next_char (p);
    }
}

/* Appends the readings from @from on, joined; @umlaut is what to write for ü. Cut where a search for
 * it is cut, too: whole company names would make the index twice as large. */
static void
append_joined (GString *text, const Sounds *sounds, gsize from, char umlaut)
{
  gsize start;

  if (text->len > 0)
    g_string_append_c (text, ' ');
  start = text->len;
  for (gsize i = from; i < sounds->n && text->len - start < ACCORD_TEXT_PINYIN_MAX; i++)
    for (const char *p = sounds->readings[i]; *p != '\0'; p++)
      g_string_append_c (text, *p == 'v' ? umlaut : *p);
  if (text->len - start > ACCORD_TEXT_PINYIN_MAX)
    g_string_truncate (text, start + ACCORD_TEXT_PINYIN_MAX);
}

static gboolean
has_umlaut (const Sounds *sounds)
{
  for (gsize i = 0; i < sounds->n; i++)
    if (strchr (sounds->readings[i], 'v') != NULL)
      return TRUE;
  return FALSE;
}

/* Joined readings and initials of the characters from @from on. */
static void
append_from (GString *text, const Sounds *sounds, gsize from)
{
  gsize skip = from > 0 ? sounds->after_initial[from] : 0;

  append_joined (text, sounds, from, 'u');
  if (has_umlaut (sounds))
    append_joined (text, sounds, from, 'v');
  if (sounds->n_initials - skip > 1)
    g_string_append_printf (text, " %.*s", (int) MIN (sounds->n_initials - skip, ACCORD_TEXT_PINYIN_MAX),
                            sounds->initials + skip);
}

/**
 * accord_text_pinyin:
 * @text: (nullable): a name, perhaps with Chinese characters
 *
 * The words under which a Chinese name is found by its sound: all readings joined, the initials
 * (with those of Latin words), the same from behind a leading place name; for a name as short as a
 * person's also from each character on. Words are cut at %ACCORD_TEXT_PINYIN_MAX letters. They are looked
 * for by their beginnings, so no word is given that begins another one: 王伟明 gives "wangweiming wwm
 * weiming wm ming". The vowel ü is written both as "u" and as "v". Only the first 64 Chinese characters are read.
 *
 * Returns: (transfer full): the words, "" if there is no Chinese character
 */
char *
accord_text_pinyin (const char *text)
{
  g_autofree char *folded = NULL;
  Sounds sounds;
  GString *words;
  gsize place;

  if (!accord_text_has_han (text))
    return g_strdup ("");
  folded = accord_text_fold (text);
  listen (&sounds, folded);
  words = g_string_sized_new (64);
  append_from (words, &sounds, 0);
  place = accord_han_place_length (sounds.chars, sounds.n);
  if (sounds.n <= PERSON_MAX)
    for (gsize i = 1; i + 1 < sounds.n; i++)
      append_from (words, &sounds, i);
  else if (place > 0 && place < sounds.n)
    append_from (words, &sounds, place);
  if (sounds.n > 1 && sounds.n <= PERSON_MAX && sounds.readings[sounds.n - 1][0] != '\0')
    append_joined (words, &sounds, sounds.n - 1, 'u');
  return g_string_free_and_steal (words);
}

static void
append_blank (GString *key)
{
  if (key->len > 0 && key->str[key->len - 1] != ' ')
    g_string_append_c (key, ' ');
}

/* Appends the readings of the run at *@at, one word each; a character without one as itself. */
static void
append_run (GString *key, const char **at)
{
  gunichar run[ACCORD_HAN_MAX];
  const char *readings[ACCORD_HAN_MAX];
  gsize n = take_run (at, run, ACCORD_HAN_MAX);

  n = accord_han_readings (run, n, readings);
  for (gsize i = 0; i < n; i++)
    {
      append_blank (key);
      if (readings[i][0] != '\0')
        g_string_append (key, readings[i]);
      else
        g_string_append_unichar (key, run[i]);
    }
}

/* The text as words in one alphabet: Latin as it is, Chinese by its sound; a little more than @most
 * bytes of them. */
static GString *
spell (const char *folded, gsize most)
{
  GString *key = g_string_sized_new (ACCORD_TEXT_SORT_KEY_MAX * 2);
  gboolean blank = FALSE;

  for (const char *p = folded; *p != '\0' && key->len < most;)
    {
      gunichar c = g_utf8_get_char (p);

      if (accord_text_is_han (c))
        {
          append_run (key, &p);
          blank = TRUE;
          continue;
        }
      p = g_utf8_next_char (p);
      if (!g_unichar_isalnum (c) && !g_unichar_ismark (c))
        {
          blank = TRUE;
          continue;
        }
      if (blank)
        append_blank (key);
      g_string_append_unichar (key, c);
      blank = FALSE;
    }
  return key;
}

/* Folds as much of @text as a key can depend on. */
static char *
fold_start (const char *text)
{
  g_autofree char *start = NULL;
  const char *end;
  gsize size;

  if (text == NULL)
    return g_strdup ("");
  size = strlen (text);
  if (size <= KEY_SOURCE_MAX)
    return accord_text_fold (text);
  end = text + KEY_SOURCE_MAX;
  while (end > text && ((guchar) *end & 0xc0) == 0x80) /* do not cut a character apart */
    end--;
  start = g_strndup (text, (gsize) (end - text));
  return accord_text_fold (start);
}

/**
 * accord_text_sort_key_plain:
 * @text: any text
 * @key: (out): room for %ACCORD_TEXT_SORT_KEY_MAX bytes
 *
 * The key of accord_text_sort_key() where that takes no more than letters, digits and signs of ASCII, as in telephone
 * numbers and addresses of mail: a tenth of the time.
 *
 * Returns: the size of the key; -1 where it takes more
 */
int
accord_text_sort_key_plain (const char *text, char *key)
{
  gboolean blank = FALSE;
  int size = 0;

  for (const char *p = text; *p != '\0' && p < text + KEY_SOURCE_MAX; p++)
    {
      if ((guchar) *p >= 0x80)
        return -1;
      if (size == ACCORD_TEXT_SORT_KEY_MAX)
        continue;
      if (!g_ascii_isalnum (*p))
        {
          blank = size > 0;
          continue;
        }
      if (blank)
        key[size++] = ' ';
      if (size < ACCORD_TEXT_SORT_KEY_MAX)
        key[size++] = g_ascii_tolower (*p);
      blank = FALSE;
    }
  return size;
}

/**
 * accord_text_sort_key:
 * @text: (nullable): a name
 *
 * A key of at most %ACCORD_TEXT_SORT_KEY_MAX bytes whose byte order (memcmp, then length) is the
 * order of names: digits, then one alphabet of Latin letters and pinyin, then other scripts. Short
 * Chinese names that sound alike are told apart by their own characters; long ones that begin alike
 * count as equal. The same on every computer.
 *
 * Returns: (transfer full): the key
 */
GBytes *
accord_text_sort_key (const char *text)
{
  char plain[ACCORD_TEXT_SORT_KEY_MAX];
  int size = text != NULL ? accord_text_sort_key_plain (text, plain) : -1;
  g_autofree char *folded = NULL;
  GString *key;

  if (size >= 0)
    return g_bytes_new (plain, (gsize) size);
  folded = fold_start (text);
  key = spell (folded, ACCORD_TEXT_SORT_KEY_MAX);
  if (key->len < ACCORD_TEXT_SORT_KEY_MAX && accord_text_has_han (folded))
    {
      g_string_append_c (key, '\0');
      g_string_append (key, folded);
    }
  g_string_truncate (key, MIN (key->len, ACCORD_TEXT_SORT_KEY_MAX));
  return g_string_free_to_bytes (key);
}

/**
 * accord_text_spell:
 * @text: (nullable): a name
 *
 * The name as it sounds, in one alphabet: folded Latin words as they are, every Chinese character as
 * a word of pinyin. 王小明 gives "wang xiao ming", "Müller & Söhne" gives "muller sohne".
 *
 * Returns: (transfer full): words with single blanks between, "" for nothing
 */
char *
accord_text_spell (const char *text)
{
  g_autofree char *folded = accord_text_fold (text);

  return g_string_free_and_steal (spell (folded, KEY_SOURCE_MAX));
}
