/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Words with typing errors: letters left out, added, exchanged or swapped with their neighbour. */

#include "accord-text-match.h"

#define WORD_MAX 40 /* letters compared; more is no word */
#define ONE_ERROR 4 /* letters from which a word may have an error */
#define TWO_ERRORS 8

/**
 * accord_text_errors_allowed:
 * @word: a folded word
 *
 * Returns: how many typing errors a word that was typed may have: none below four letters or with a
 *   digit in it, one below eight, else two
 */
guint
accord_text_errors_allowed (const char *word)
{
  glong n = 0;

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p), n++)
    if (!g_unichar_isalpha (g_utf8_get_char (p)))
      return 0;
  return n < ONE_ERROR ? 0 : n < TWO_ERRORS ? 1 : 2;
}

static guint
read_letters (const char *word, gunichar *letters)
{
  guint n = 0;

  for (const char *p = word; *p != '\0' && n < WORD_MAX; p = g_utf8_next_char (p))
    letters[n++] = g_utf8_get_char (p);
  return n;
}

/**
 * accord_text_distance_row:
 * @typed: (array): letters
 * @i: of how many of them it is, from 1
 * @word: (array length=n_word): other letters
 * @n_word: how many
 * @rows: (array fixed-size=3): rows of @n_word + 1 numbers, used in turns; that of no letters (0, 1, 2 …) stands first
 *
 * The next row of Damerau and Levenshtein’s table, in which a letter left out, added, exchanged or swapped with its neighbour
 * is one error: how far the first @i letters are from every beginning of @word.
 *
 * Returns: the least number in it
 */
guint
accord_text_distance_row (const gunichar *typed, guint i, const gunichar *word, guint n_word, guint *const rows[3])
{
  guint *row = rows[i % 3];
  const guint *before = rows[(i + 2) % 3];
  const guint *twice_before = rows[(i + 1) % 3];
  guint least = row[0] = i;

  for (guint j = 1; j <= n_word; j++)
    {
      row[j] = MIN (MIN (before[j], row[j - 1]) + 1, before[j - 1] + (typed[i - 1] != word[j - 1]));
      if (i > 1 && j > 1 && typed[i - 1] == word[j - 2] && typed[i - 2] == word[j - 1])
        row[j] = MIN (row[j], twice_before[j - 2] + 1);
      least = MIN (least, row[j]);
    }
  return least;
}

/**
 * accord_text_distance:
 * @typed: folded letters
 * @word: a folded word
 * @most: how far is far enough
 *
 * How many errors lie between what was typed and the beginning of @word that it is nearest to
 * (Damerau and Levenshtein's distance in which no letter is moved twice).
 *
 * Returns: the number of errors, or @most + 1 if there are more
 */
guint
accord_text_distance (const char *typed, const char *word, guint most)
{
  gunichar letters[WORD_MAX], other[WORD_MAX];
  guint numbers[3][WORD_MAX + 1];
  guint *const rows[] = { numbers[0], numbers[1], numbers[2] };
  guint n = read_letters (typed, letters);
  guint n_other = MIN (read_letters (word, other), n + most);
  guint least = 0;

  if (n_other + most < n)
    return most + 1;
  for (guint j = 0; j <= n_other; j++)
    rows[0][j] = j;
  for (guint i = 1; i <= n; i++)
    {
      least = accord_text_distance_row (letters, i, other, n_other, rows);
      if (least > most)
        return most + 1;
    }
  return least;
}
