/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One order of ids. As the store gave it, it is read in place; when rows are taken out or put in, it
 * becomes an array of its own with room at both ends:
 *
 *     own: [ room | ids ................ | room ]
 *
 * and a change moves the shorter part of it, so one near the top of a long column costs as little as
 * in a short one. */

#include "accord-id-sequence.h"

#include <string.h>

#define ROOM 128 /* ids that fit at either end before the array is made anew */
#define BLOCK 64 /* ids compared at once */

static void
order_clear (gpointer data)
{
  AccordIdOrder *self = data;

  g_clear_pointer (&self->source, accord_ids_unref);
  g_free (self->own);
}

/* Index of the section of row @position, -1 without sections. */
static int
section_index (const AccordIdOrder *self, guint position)
{
  guint low = 0;
  guint high = self->n_sections;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->sections[middle].first <= position)
        low = middle + 1;
      else
        high = middle;
    }
  return (int) low - 1;
}

/*< private >
 * The letter of the section that row @position is in, 0 without sections.
 */
gunichar
accord_id_order_letter (const AccordIdOrder *self, guint position)
{
  int index = section_index (self, position);

  return index >= 0 ? self->sections[index].letter : 0;
}

/*< private >
 * First row of the section that row @position is in, and the row after its last one.
 */
void
accord_id_order_section (const AccordIdOrder *self, guint position, guint *start, guint *end)
{
  int index = section_index (self, position);
  guint next = (guint) (index + 1);

  *start = index >= 0 ? self->sections[index].first : 0;
  *end = next < self->n_sections ? self->sections[next].first : self->n;
}

/**
 * accord_id_order_new:
 * @ids: ids as the store gave them
 *
 * Returns: (transfer full): an order that reads @ids in place
 */
AccordIdOrder *
accord_id_order_new (AccordIds *ids)
{
  AccordIdOrder *self = g_rc_box_new0 (AccordIdOrder);

  self->source = accord_ids_ref (ids);
  self->ids = ids->ids;
  self->n = ids->n_ids;
  self->sections = ids->sections;
  self->n_sections = ids->n_sections;
  return self;
}

/**
 * accord_id_order_new_take:
 * @ids: (transfer full) (nullable): ids made with g_new()
 * @n_ids: how many
 *
 * Returns: (transfer full): an order without sections
 */
AccordIdOrder *
accord_id_order_new_take (gint64 *ids, guint n_ids)
{
  AccordIdOrder *self = g_rc_box_new0 (AccordIdOrder);

  self->own = ids;
  self->ids = ids;
  self->n = n_ids;
  self->capacity = n_ids;
  return self;
}

/**
 * accord_id_order_unref:
 * @self: (transfer full): an order
 *
 * Gives it back.
 */
void
accord_id_order_unref (AccordIdOrder *self)
{
  g_rc_box_release_full (self, order_clear);
}

static void
make_own (AccordIdOrder *self)
{
  gsize room = ROOM + self->n / 64;
  gint64 *own = g_new (gint64, self->n + 2 * room);

  if (self->n > 0)
    memcpy (own + room, self->ids, self->n * sizeof *own);
  g_clear_pointer (&self->source, accord_ids_unref);
  g_free (self->own);
  self->own = own;
  self->ids = own + room;
  self->capacity = self->n + 2 * room;
  self->sections = NULL;
  self->n_sections = 0;
}

/*< private >
 * accord_id_order_remove:
 * @position: the first row to go
 * @n: how many, all of them there
 *
 * Sections are forgotten.
 */
void
accord_id_order_remove (AccordIdOrder *self, guint position, guint n)
{
  gint64 *ids;

  if (self->own == NULL)
    make_own (self);
  ids = (gint64 *) self->ids;
  if (position < self->n - n - position)
    {
      memmove (ids + n, ids, position * sizeof *ids);
      self->ids += n;
    }
  else
    memmove (ids + position, ids + position + n, (self->n - n - position) * sizeof *ids);
  self->n -= n;
}

/*< private >
 * accord_id_order_insert:
 * @position: the row above which they go
 * @ids: (array length=n): ids that are not there
 *
 * Sections are forgotten.
 */
void
accord_id_order_insert (AccordIdOrder *self, guint position, const gint64 *ids, guint n)
{
  gboolean upwards = position < self->n - position;
  gsize above = self->own != NULL ? (gsize) (self->ids - self->own) : 0;
  gsize below = self->own != NULL ? self->capacity - above - self->n : 0;
  gint64 *start;

  while ((upwards ? above : below) < n)
    {
      make_own (self);
      above = (gsize) (self->ids - self->own);
      below = self->capacity - above - self->n;
      if (MIN (above, below) < n) /* many rows at once: room for them alone */
        {
          self->own = g_realloc_n (self->own, self->capacity + n, sizeof *self->own);
          self->ids = self->own + above;
          self->capacity += n;
          below += n;
          upwards = FALSE;
        }
    }
  start = (gint64 *) self->ids;
  if (upwards)
    {
      memmove (start - n, start, position * sizeof *start);
      self->ids = start -= n;
    }
  else
    memmove (start + position + n, start + position, (self->n - position) * sizeof *start);
  memcpy (start + position, ids, n * sizeof *ids);
  self->n += n;
}

/*< private >
 * accord_id_order_find:
 * @from: the first row looked at
 * @position: (out): its row
 *
 * Returns: whether @id is there
 */
gboolean
accord_id_order_find (const AccordIdOrder *self, guint from, gint64 id, guint *position)
{
  guint i = from;

  for (; i + BLOCK <= self->n; i += BLOCK)
    {
      gint64 same = 0;

      for (guint k = 0; k < BLOCK; k++) /* without a way out, so that many are compared at once */
        same |= self->ids[i + k] == id;
      if (same)
        break;
    }
  for (; i < self->n; i++)
    if (self->ids[i] == id)
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}
