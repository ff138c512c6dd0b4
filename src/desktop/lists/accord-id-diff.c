/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The smallest set of removals and insertions between two orders of ids.
 *
 * Equal ends are cut off first; what is left is compared with Myers' greedy algorithm. Ids are
 * unique, so every equal pair is walked over once: rows + edits², whatever the length of the list.
 * Above MAX_EDITS the whole middle is replaced, which is what a new filter or sort order is. */

#include "accord-id-diff.h"

#define MAX_EDITS 256

typedef struct {
  const gint64 *a;
  const gint64 *b;
  int n;
  int m;
  int *reach[MAX_EDITS + 1]; /* [d][k + d]: furthest x on diagonal k with d edits; -1: none */
} Search;

static int
reach_of (const Search *search, int d, int k)
{
  if (d < 0 || k < -d || k > d)
    return -1;
  return search->reach[d][k + d];
}

/* Where diagonal @k starts with one edit more than @d - 1 allows; says whether it is a removal. */
static int
step (const Search *search, int d, int k, gboolean *removes)
{
  int down = reach_of (search, d - 1, k + 1);
  int right = reach_of (search, d - 1, k - 1);

  if (down >= 0 && down - k > search->m)
    down = -1;
  right = right >= 0 && right < search->n ? right + 1 : -1;
  *removes = right > down;
  return MAX (down, right);
}

static gboolean
extend (Search *search, int d)
{
  search->reach[d] = g_new (int, 2 * d + 1);
  for (int k = -d; k <= d; k += 2)
    {
      gboolean removes;
      int x = d == 0 ? 0 : step (search, d, k, &removes);

      if (x >= 0)
        while (x < search->n && x - k < search->m && search->a[x] == search->b[x - k])
          x++;
      search->reach[d][k + d] = x;
      if (x == search->n && x - k == search->m)
        return TRUE;
    }
  return FALSE;
}

static void
prepend_edit (GArray *hunks, guint x, guint y, gboolean removes)
{
  AccordIdHunk hunk = { y, x, removes ? 1 : 0, removes ? 0 : 1 };

  if (hunks->len > 0)
    {
      AccordIdHunk *last = &g_array_index (hunks, AccordIdHunk, hunks->len - 1);

      if (x + hunk.removed == last->position_before && y + hunk.added == last->position)
        {
          last->position = y;
          last->position_before = x;
          last->removed += hunk.removed;
          last->added += hunk.added;
          return;
        }
    }
  g_array_append_val (hunks, hunk);
}

/* Hunks come out last first. */
static void
walk_back (const Search *search, int d, GArray *hunks)
{
  int k = search->n - search->m;

  for (; d > 0; d--)
    {
      gboolean removes;
      int x = step (search, d, k, &removes);
      int y = x - k;

      if (removes)
        prepend_edit (hunks, x - 1, y, TRUE);
      else
        prepend_edit (hunks, x, y - 1, FALSE);
      k += removes ? -1 : 1;
    }
}

static void
reverse (GArray *hunks)
{
  for (guint i = 0, j = hunks->len; i + 1 < j; i++)
    {
      AccordIdHunk kept = g_array_index (hunks, AccordIdHunk, i);

      j--;
      g_array_index (hunks, AccordIdHunk, i) = g_array_index (hunks, AccordIdHunk, j);
      g_array_index (hunks, AccordIdHunk, j) = kept;
    }
}

static gboolean
find_edits (Search *search, GArray *hunks)
{
  gboolean found = FALSE;
  int d;

  for (d = 0; d <= MAX_EDITS; d++)
    {
      found = extend (search, d);
      if (found)
        break;
    }
  if (found)
    {
      walk_back (search, d, hunks);
      reverse (hunks);
    }
  for (int i = 0; i <= MIN (d, MAX_EDITS); i++)
    g_free (search->reach[i]);
  return found;
}

/**
 * accord_id_diff:
 * @before: (array length=n_before): the old order; no id twice
 * @n_before: its length
 * @after: (array length=n_after): the new order; no id twice
 * @n_after: its length
 *
 * Compares two orders of ids. Applying the hunks one after the other, in order, turns @before into
 * @after; none of them touches another. Up to 256 moved rows the answer is minimal; beyond that it
 * is one hunk that replaces everything between the first and the last difference.
 *
 * Returns: (transfer full) (element-type AccordIdHunk): the hunks, empty if both are equal
 */
GArray *
accord_id_diff (const gint64 *before, guint n_before, const gint64 *after, guint n_after)
{
  GArray *hunks = g_array_new (FALSE, FALSE, sizeof (AccordIdHunk));
  guint shorter = MIN (n_before, n_after);
  guint head = 0;
  guint tail = 0;
  AccordIdHunk middle;
  Search search = { 0, };

  while (head < shorter && before[head] == after[head])
    head++;
  while (tail < shorter - head && before[n_before - tail - 1] == after[n_after - tail - 1])
    tail++;

  middle = (AccordIdHunk) { head, head, n_before - head - tail, n_after - head - tail };
  if (middle.removed == 0 && middle.added == 0)
    return hunks;

  search.a = before + head;
  search.b = after + head;
  search.n = (int) middle.removed;
  search.m = (int) middle.added;
  if (middle.removed == 0 || middle.added == 0 || ABS (search.n - search.m) > MAX_EDITS
      || !find_edits (&search, hunks))
    {
      g_array_append_val (hunks, middle);
      return hunks;
    }
  for (guint i = 0; i < hunks->len; i++)
    {
      AccordIdHunk *hunk = &g_array_index (hunks, AccordIdHunk, i);

      hunk->position += head;
      hunk->position_before += head;
    }
  return hunks;
}
