/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ranks for cards that are put down between two others, as far apart as they go. */

#include "accord-board-move-show.h"

#include "accord-rank.h"
#include <string.h>

#define MAX_LENGTH 40 /* longer ones are spread anew with the cards around them */

static gboolean
fill (GPtrArray *ranks, guint first, guint n, const char *above, const char *below)
{
  guint middle = first + n / 2;
  char *rank;

  if (n == 0)
    return TRUE;
  rank = accord_rank_between (above, below);
  ranks->pdata[middle] = rank;
  return strlen (rank) <= MAX_LENGTH && fill (ranks, first, middle - first, above, rank) &&
         fill (ranks, middle + 1, first + n - middle - 1, rank, below);
}

/**
 * accord_board_ranks:
 * @above: (nullable): rank of the card above; %NULL: there is none, or it has no rank
 * @below: (nullable): rank of the card below; %NULL: there is none
 * @n: how many cards go between them
 *
 * Makes ranks for them in order.
 *
 * Returns: (transfer full) (nullable) (element-type utf8): the ranks, or %NULL if there is no room: the
 *   two are not in order, or the ranks would grow too long
 */
GPtrArray *
accord_board_ranks (const char *above, const char *below, guint n)
{
  g_autoptr (GPtrArray) ranks = g_ptr_array_new_with_free_func (g_free);

  if ((above != NULL && !accord_rank_valid (above)) || (below != NULL && !accord_rank_valid (below)) ||
      (above != NULL && below != NULL && strcmp (above, below) >= 0))
    return NULL;
  g_ptr_array_set_size (ranks, (int) n);
  return fill (ranks, 0, n, above, below) ? g_steal_pointer (&ranks) : NULL;
}

/**
 * accord_board_ranks_all:
 * @n: how many cards a column has
 *
 * Returns: (transfer full) (element-type utf8): short ranks for all of them
 */
GPtrArray *
accord_board_ranks_all (guint n)
{
  GPtrArray *ranks = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (ranks, accord_rank_nth (i));
  return ranks;
}
