/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which row of the Trash stands where, and what two answers have in common. */

#include "accord-config.h"

#include "accord-trash-places.h"

/**
 * accord_trash_row_key:
 * @row: a deleted record
 *
 * Kinds are below 128; a record deleted again is another line.
 *
 * Returns: what tells the row from every other
 */
gint64
accord_trash_row_key (const AccordTrashRow *row)
{
  return ((gint64) row->kind << 56) | (row->id ^ (row->txn << 32 & 0x00ffffff00000000));
}

/**
 * accord_trash_day_at:
 * @trash: an answer with rows
 * @position: below the number of rows
 *
 * Returns: the index of the last day that begins at or before the position
 */
guint
accord_trash_day_at (const AccordTrash *trash, guint position)
{
  guint low = 0, high = trash->n_days;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (trash->days[middle].first <= position)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/**
 * accord_trash_find:
 * @trash: an answer
 * @row: a record
 * @position: (out): where it stands; untouched where it does not
 *
 * Returns: whether it is there
 */
gboolean
accord_trash_find (const AccordTrash *trash, const AccordTrashRow *row, guint *position)
{
  for (guint i = 0; i < trash->n_rows; i++)
    if (trash->rows[i].id == row->id && trash->rows[i].kind == row->kind)
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * accord_trash_common_ends:
 * @before: an answer
 * @now: the next one
 * @head: (out): how many rows at the beginning are the same
 * @tail: (out): how many at the end, none of them counted in @head
 */
void
accord_trash_common_ends (const AccordTrash *before, const AccordTrash *now, guint *head, guint *tail)
{
  guint least = MIN (before->n_rows, now->n_rows);

  *head = *tail = 0;
  while (*head < least && accord_trash_row_key (&before->rows[*head]) == accord_trash_row_key (&now->rows[*head]))
    ++*head;
  while (*tail < least - *head && accord_trash_row_key (&before->rows[before->n_rows - 1 - *tail])
                                      == accord_trash_row_key (&now->rows[now->n_rows - 1 - *tail]))
    ++*tail;
}
