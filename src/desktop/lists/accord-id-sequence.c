/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows of a list and how they turn into other rows.
 *
 * A change is told hunk by hunk, front to back, and the list must be right at every one of these
 * moments. Instead of moving eight megabytes of ids for each, the sequence is read in two parts:
 *
 *     now:     [ new rows ........ | split                 ]
 *     before:  [ gone ... | split_before    old rows ......]
 *     shown:   now[0, split) followed by before[split_before, n)
 *
 * Sections are runs of rows with one letter, also across the split. */

#include "accord-id-sequence.h"

#include "accord-id-diff.h"

/**
 * accord_id_sequence_init:
 * @self: a sequence
 *
 * Makes it empty.
 */
void
accord_id_sequence_init (AccordIdSequence *self)
{
  *self = (AccordIdSequence) { .now = accord_id_order_new_take (NULL, 0) };
}

/**
 * accord_id_sequence_clear:
 * @self: a sequence
 *
 * Frees what it holds.
 */
void
accord_id_sequence_clear (AccordIdSequence *self)
{
  g_clear_pointer (&self->now, accord_id_order_unref);
  g_clear_pointer (&self->before, accord_id_order_unref);
}

/**
 * accord_id_sequence_n:
 * @self: a sequence
 *
 * Returns: how many rows are shown at this moment
 */
guint
accord_id_sequence_n (const AccordIdSequence *self)
{
  return self->before ? self->split + (self->before->n - self->split_before) : self->now->n;
}

/* The order that row @position comes from, and its place there. */
static const AccordIdOrder *
order_at (const AccordIdSequence *self, guint *position)
{
  if (!self->before || *position < self->split)
    return self->now;
  *position = *position - self->split + self->split_before;
  return self->before;
}

/**
 * accord_id_sequence_id:
 * @self: a sequence
 * @position: a row below accord_id_sequence_n()
 *
 * Returns: the id of that row
 */
gint64
accord_id_sequence_id (const AccordIdSequence *self, guint position)
{
  const AccordIdOrder *order = order_at (self, &position);

  return order->ids[position];
}

/**
 * accord_id_sequence_letter:
 * @self: a sequence
 * @position: a row below accord_id_sequence_n()
 *
 * Returns: the letter of its section, 0 without sections
 */
gunichar
accord_id_sequence_letter (const AccordIdSequence *self, guint position)
{
  const AccordIdOrder *order = order_at (self, &position);

  return accord_id_order_letter (order, position);
}

static void
section_before_split (const AccordIdSequence *self, guint position, guint *start, guint *end)
{
  guint old_start, old_end;

  accord_id_order_section (self->now, position, start, end);
  if (*end < self->split)
    return;
  *end = self->split;
  if (self->split_before >= self->before->n
      || accord_id_order_letter (self->before, self->split_before) != accord_id_order_letter (self->now, position))
    return;
  accord_id_order_section (self->before, self->split_before, &old_start, &old_end);
  *end = old_end - self->split_before + self->split;
}

static void
section_after_split (const AccordIdSequence *self, guint position, guint *start, guint *end)
{
  guint old = position - self->split + self->split_before;
  guint new_end;

  accord_id_order_section (self->before, old, start, end);
  *end = *end - self->split_before + self->split;
  if (*start > self->split_before)
    {
      *start = *start - self->split_before + self->split;
      return;
    }
  *start = self->split;
  if (self->split > 0
      && accord_id_order_letter (self->now, self->split - 1) == accord_id_order_letter (self->before, old))
    accord_id_order_section (self->now, self->split - 1, start, &new_end);
}

/**
 * accord_id_sequence_section:
 * @self: a sequence
 * @position: a row
 * @start: (out): first row of its section
 * @end: (out): row after its last one
 *
 * As gtk_section_model_get_section(): without sections all rows are one, and a @position behind the
 * end gives what follows the last row.
 */
void
accord_id_sequence_section (const AccordIdSequence *self, guint position, guint *start, guint *end)
{
  guint n = accord_id_sequence_n (self);

  if (position >= n)
    {
      *start = n;
      *end = G_MAXUINT;
    }
  else if (!self->before)
    accord_id_order_section (self->now, position, start, end);
  else if (position < self->split)
    section_before_split (self, position, start, end);
  else
    section_after_split (self, position, start, end);
}

/**
 * accord_id_sequence_find:
 * @self: a sequence
 * @id: a record
 * @position: (out) (optional): its row
 *
 * Looks from the front; a fifth of a millisecond for a million rows.
 *
 * Returns: whether @id is shown
 */
gboolean
accord_id_sequence_find (const AccordIdSequence *self, gint64 id, guint *position)
{
  guint found;

  if (!accord_id_order_find (self->now, 0, id, &found) || (self->before && found >= self->split))
    {
      if (!self->before || !accord_id_order_find (self->before, self->split_before, id, &found))
        return FALSE;
      found = found - self->split_before + self->split;
    }
  if (position)
    *position = found;
  return TRUE;
}

/* Rows that stayed but now stand under another letter. */
static void
note_letters (const AccordIdOrder *before, guint old, const AccordIdOrder *now, guint row, guint n,
              guint *first, guint *last)
{
  for (guint i = 0; i < n;)
    {
      guint start, end, old_end, length;

      accord_id_order_section (now, row + i, &start, &end);
      accord_id_order_section (before, old + i, &start, &old_end);
      length = MIN (MIN (end - (row + i), old_end - (old + i)), n - i);
      if (accord_id_order_letter (now, row + i) != accord_id_order_letter (before, old + i))
        {
          *first = MIN (*first, row + i);
          *last = row + i + length - 1;
        }
      i += length;
    }
}

static void
tell_hunks (AccordIdSequence *self, GArray *hunks, const AccordIdSequenceEvents *events,
            gpointer data)
{
  for (guint i = 0; i < hunks->len; i++)
    {
      const AccordIdHunk *hunk = &g_array_index (hunks, AccordIdHunk, i);

      self->split = hunk->position + hunk->added;
      self->split_before = hunk->position_before + hunk->removed;
      events->items_changed (data, hunk->position, hunk->removed, hunk->added);
    }
}

/**
 * accord_id_sequence_reset:
 * @self: a sequence that is not telling a change
 * @order: (transfer full): the rows from now on
 * @events: what is called
 * @data: for @events
 *
 * Shows other rows, told as one change: a view then uses its row widgets again, where many small
 * changes would have it make new ones.
 */
void
accord_id_sequence_reset (AccordIdSequence *self, AccordIdOrder *order, const AccordIdSequenceEvents *events,
                          gpointer data)
{
  guint n = self->now->n;

  g_return_if_fail (self->before == NULL);

  accord_id_order_unref (self->now);
  self->now = order;
  if (n > 0 || order->n > 0)
    events->items_changed (data, 0, n, order->n);
}

/**
 * accord_id_sequence_replace:
 * @self: a sequence that is not telling a change
 * @order: (transfer full): the rows from now on
 * @events: what is called
 * @data: for @events
 *
 * Turns the rows shown into those of @order with as few changes as accord_id_diff() finds. Each is
 * told when the sequence shows it; rows whose letter changed in place are told last.
 */
void
accord_id_sequence_replace (AccordIdSequence *self, AccordIdOrder *order,
                            const AccordIdSequenceEvents *events, gpointer data)
{
  g_autoptr (GArray) hunks = NULL;
  guint first = G_MAXUINT;
  guint last = 0;
  guint row = 0;
  guint old = 0;

  g_return_if_fail (self->before == NULL);

  hunks = accord_id_diff (self->now->ids, self->now->n, order->ids, order->n);
  if (hunks->len == 0 && order->n_sections == 0 && self->now->n_sections == 0)
    {
      accord_id_order_unref (order);
      return;
    }
  self->before = self->now;
  self->now = order;
  self->split = 0;
  self->split_before = 0;
  for (guint i = 0; i <= hunks->len; i++)
    {
      const AccordIdHunk end = { order->n, self->before->n, 0, 0 };
      const AccordIdHunk *hunk = i < hunks->len ? &g_array_index (hunks, AccordIdHunk, i) : &end;

      if (order->n_sections > 0 || self->before->n_sections > 0)
        note_letters (self->before, old, order, row, hunk->position - row, &first, &last);
      row = hunk->position + hunk->added;
      old = hunk->position_before + hunk->removed;
    }
  tell_hunks (self, hunks, events, data);
  g_clear_pointer (&self->before, accord_id_order_unref);
  if (first != G_MAXUINT)
    events->sections_changed (data, first, last - first + 1);
}

/**
 * accord_id_sequence_remove:
 * @self: a sequence that is not telling a change
 * @position: the first row to go
 * @n: how many
 * @events: what is called
 * @data: for @events
 *
 * Takes rows out.
 */
void
accord_id_sequence_remove (AccordIdSequence *self, guint position, guint n, const AccordIdSequenceEvents *events,
                           gpointer data)
{
  g_return_if_fail (self->before == NULL);
  g_return_if_fail (position + n <= self->now->n);

  accord_id_order_remove (self->now, position, n);
  events->items_changed (data, position, n, 0);
}

/**
 * accord_id_sequence_insert:
 * @self: a sequence that is not telling a change
 * @position: the row above which they go
 * @ids: (array length=n): ids that it does not show
 * @n: how many
 * @events: what is called
 * @data: for @events
 *
 * Puts rows in.
 */
void
accord_id_sequence_insert (AccordIdSequence *self, guint position, const gint64 *ids, guint n,
                           const AccordIdSequenceEvents *events, gpointer data)
{
  g_return_if_fail (self->before == NULL);
  g_return_if_fail (position <= self->now->n);

  accord_id_order_insert (self->now, position, ids, n);
  events->items_changed (data, position, 0, n);
}
