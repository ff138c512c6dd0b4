/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Order of cards as text (sync.md §2.6).
 *
 * A rank is an integer part, then digits of a fraction, all base 62 in byte order:
 *
 *     a 5 | x7Qp2      head 'a' says one digit follows, 'b' two, … 'z' 26;
 *                      'Z' one digit below zero, 'Y' two, … 'A' 26
 *
 * The head orders longer numbers after shorter ones, so comparing bytes compares numbers, and a
 * thousand cards appended one by one need three characters instead of a hundred. New ranks end
 * in five random characters (30 bits): two computers that insert at one place make different
 * keys. The part before them is chosen so that nothing behind it can change the order. */

#include "accord-rank.h"

#include "accord-random.h"

#include <string.h>

#define BASE 62
#define SUFFIX 5
#define MAX_DIGITS 26

static const char digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

static int
digit_value (char c)
{
  if (c >= '0' && c <= '9')
    return c - '0';
  if (c >= 'A' && c <= 'Z')
    return c - 'A' + 10;
  if (c >= 'a' && c <= 'z')
    return c - 'a' + 36;
  return -1;
}

/* Length of the integer part with its head, 0 if @head is not a head. */
static gsize
integer_length (char head)
{
  if (head >= 'a' && head <= 'z')
    return (gsize) (head - 'a') + 2;
  if (head >= 'A' && head <= 'Z')
    return (gsize) ('Z' - head) + 2;
  return 0;
}

/* Sets @integer to head @head and as many digits @digit as it asks for. */
static void
set_integer (GString *integer, char head, char digit)
{
  g_string_truncate (integer, 0);
  g_string_append_c (integer, head);
  for (gsize i = 1; i < integer_length (head); i++)
    g_string_append_c (integer, digit);
}

/* The next integer; FALSE, leaving it alone, if there is none. */
static gboolean
increment (GString *integer)
{
  char head = integer->str[0];

  for (gsize i = integer->len - 1; i > 0; i--)
    {
      int value = digit_value (integer->str[i]);

      if (value + 1 < BASE)
        {
          integer->str[i] = digits[value + 1];
          memset (integer->str + i + 1, '0', integer->len - i - 1);
          return TRUE;
        }
    }
  if (head == 'z')
    return FALSE;
  set_integer (integer, head == 'Z' ? 'a' : head + 1, '0');
  return TRUE;
}

/* The previous integer; FALSE, leaving it alone, if there is none. */
static gboolean
decrement (GString *integer)
{
  char head = integer->str[0];

  for (gsize i = integer->len - 1; i > 0; i--)
    {
      int value = digit_value (integer->str[i]);

      if (value > 0)
        {
          integer->str[i] = digits[value - 1];
          memset (integer->str + i + 1, 'z', integer->len - i - 1);
          return TRUE;
        }
    }
  if (head == 'A')
    return FALSE;
  set_integer (integer, head == 'a' ? 'Z' : head - 1, 'z');
  return TRUE;
}

/* Appends fraction digits that lie between @low and @high whatever follows them. Missing digits
 * of @low are zeros; a @high of NULL is no bound. Needs @low < @high and a @high that does not
 * end in '0'. */
static void
append_middle (GString *rank, const char *low, const char *high)
{
  for (;;)
    {
      int from = *low != '\0' ? digit_value (*low++) : 0;
      int to = high != NULL ? digit_value (*high++) : BASE;

      if (to - from >= 2)
        {
          g_string_append_c (rank, digits[(from + to) / 2]);
          return;
        }
      g_string_append_c (rank, digits[from]);
      if (to != from)
        high = NULL;
    }
}

static char *
finish (GString *rank)
{
  guint64 random;

  accord_random_bytes (&random, sizeof random);
  for (int i = 0; i < SUFFIX; i++)
    {
      /* the last digit is never zero: nothing fits between a rank and itself plus zeros */
      int choices = i + 1 < SUFFIX ? BASE : BASE - 1;

      g_string_append_c (rank, digits[random % choices + (BASE - choices)]);
      random /= choices;
    }
  return g_string_free_and_steal (rank);
}

static GString *
integer_of (const char *rank)
{
  return g_string_new_len (rank, (gssize) integer_length (rank[0]));
}

static char *
rank_before (const char *after)
{
  GString *rank = integer_of (after);

  if (!decrement (rank))
    append_middle (rank, "", after + rank->len);
  return finish (rank);
}

static char *
rank_after (const char *before)
{
  GString *rank = integer_of (before);

  if (!increment (rank))
    append_middle (rank, before + rank->len, NULL);
  return finish (rank);
}

/* A key beyond @before with the same integer part. */
static char *
rank_just_after (const char *before)
{
  GString *rank = integer_of (before);

  append_middle (rank, before + rank->len, NULL);
  return finish (rank);
}

static char *
rank_inside (const char *before, const char *after)
{
  gsize length = integer_length (before[0]);
  GString *rank = integer_of (before);

  if (strncmp (before, after, length) == 0)
    {
      append_middle (rank, before + length, after + length);
      return finish (rank);
    }
  if (increment (rank) && strncmp (rank->str, after, rank->len) < 0)
    return finish (rank);
  g_string_free (rank, TRUE);
  return rank_just_after (before);
}

/**
 * accord_rank_between:
 * @before: (nullable): rank of the card above the place, %NULL at the top
 * @after: (nullable): rank of the card below the place, %NULL at the bottom
 *
 * Makes a rank for a card put between two others; compare ranks with strcmp(). A rank that is
 * not valid counts as %NULL. If @before is not less than @after, as with two cards that share a
 * rank, the new card comes right after @before.
 *
 * Returns: (transfer full): the new rank
 */
char *
accord_rank_between (const char *before, const char *after)
{
  if (before != NULL && !accord_rank_valid (before))
    before = NULL;
  if (after != NULL && !accord_rank_valid (after))
    after = NULL;

  if (before == NULL && after == NULL)
    return finish (g_string_new ("a0"));
  if (before == NULL)
    return rank_before (after);
  if (after == NULL)
    return rank_after (before);
  if (strcmp (before, after) >= 0)
    return rank_just_after (before);
  return rank_inside (before, after);
}

/**
 * accord_rank_nth:
 * @n: position in an import, from 0
 *
 * The rank of the n-th of many cards made in order: the same on every computer, growing with @n,
 * without a random end.
 *
 * Returns: (transfer full): the rank
 */
char *
accord_rank_nth (gint64 n)
{
  char text[MAX_DIGITS + 2];
  gsize count = 1;
  guint64 rest = (guint64) MAX (n, 0);
  guint64 room = BASE;

  g_return_val_if_fail (n >= 0, NULL);

  while (rest >= room)
    {
      rest -= room;
      count++;
      /* eleven digits hold whatever is left of a gint64 */
      room = room > G_MAXUINT64 / BASE ? G_MAXUINT64 : room * BASE;
    }
  text[0] = (char) ('a' + count - 1);
  for (gsize i = count; i > 0; i--)
    {
      text[i] = digits[rest % BASE];
      rest /= BASE;
    }
  text[count + 1] = '\0';
  return g_strdup (text);
}

/**
 * accord_rank_valid:
 * @rank: (nullable): text from a file or from another computer
 *
 * Returns: whether @rank is a rank between whose neighbours there is always room
 */
gboolean
accord_rank_valid (const char *rank)
{
  gsize length, integer;

  if (rank == NULL)
    return FALSE;
  length = strlen (rank);
  integer = integer_length (rank[0]);
  if (integer == 0 || length < integer)
    return FALSE;
  for (gsize i = 1; i < length; i++)
    if (digit_value (rank[i]) < 0)
      return FALSE;
  if (length > integer)
    return rank[length - 1] != '0';
  /* nothing sorts before the smallest integer alone */
  return rank[0] != 'A' || strspn (rank + 1, "0") != length - 1;
}
