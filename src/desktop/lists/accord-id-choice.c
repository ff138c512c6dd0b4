/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which records are chosen: see the header. */

#include "accord-config.h"

#include "accord-id-choice.h"

/* Ids of records are counted from 1 in each file, so they fit the bitset for the first four billion. */
static guint
key_of (gint64 id)
{
  g_return_val_if_fail (id > 0 && id <= G_MAXUINT, 0);
  return (guint) id;
}

/**
 * accord_id_choice_init:
 * @self: (out caller-allocates): nothing chosen
 */
void
accord_id_choice_init (AccordIdChoice *self)
{
  *self = (AccordIdChoice) { gtk_bitset_new_empty (), FALSE };
}

/**
 * accord_id_choice_clear:
 * @self: a choice; after this it must be initialised again
 */
void
accord_id_choice_clear (AccordIdChoice *self)
{
  g_clear_pointer (&self->ids, gtk_bitset_unref);
}

/**
 * accord_id_choice_has:
 * @self: a choice
 * @id: a record of the list
 *
 * Returns: whether it is chosen
 */
gboolean
accord_id_choice_has (const AccordIdChoice *self, gint64 id)
{
  return gtk_bitset_contains (self->ids, key_of (id)) != self->all;
}

/**
 * accord_id_choice_set:
 * @self: a choice
 * @id: a record of the list
 * @chosen: whether it shall be chosen
 */
void
accord_id_choice_set (AccordIdChoice *self, gint64 id, gboolean chosen)
{
  if (chosen != self->all)
    gtk_bitset_add (self->ids, key_of (id));
  else
    gtk_bitset_remove (self->ids, key_of (id));
}

static void
set_span (AccordIdChoice *self, guint first, guint last, gboolean chosen)
{
  if (chosen != self->all)
    gtk_bitset_add_range_closed (self->ids, first, last);
  else
    gtk_bitset_remove_range_closed (self->ids, first, last);
}

/* @bits: one for each key from @least on; those that stand side by side are set in one. */
static void
set_bits (AccordIdChoice *self, const guint8 *bits, guint least, guint n_bits, gboolean chosen)
{
  for (guint from = 0; from < n_bits;)
    {
      guint to = from;

      while (to < n_bits && (bits[to / 8] >> to % 8 & 1))
        to++;
      if (to > from)
        set_span (self, least + from, least + to - 1, chosen);
      from = to;
      while (from < n_bits && !(bits[from / 8] >> from % 8 & 1))
        from += from % 8 == 0 && bits[from / 8] == 0 ? 8 : 1;
    }
}

/**
 * accord_id_choice_set_many:
 * @self: a choice
 * @ids: (array length=n): records of the list, in any order
 * @n: how many
 * @chosen: whether they shall be chosen
 *
 * As accord_id_choice_set() for each, in milliseconds also for a million: they are marked side by side first, and then set by
 * ranges of ids.
 */
void
accord_id_choice_set_many (AccordIdChoice *self, const gint64 *ids, guint n, gboolean chosen)
{
  guint least = G_MAXUINT, most = 0;
  g_autofree guint8 *bits = NULL;

  for (guint i = 0; i < n; i++)
    {
      guint key = key_of (ids[i]);

      least = MIN (least, key);
      most = MAX (most, key);
    }
  /* Few ids far apart are not worth the marks. */
  if (n == 0 || (most - least) / 64 > n)
    {
      for (guint i = 0; i < n; i++)
        accord_id_choice_set (self, ids[i], chosen);
      return;
    }
  bits = g_new0 (guint8, (most - least) / 8 + 1);
  for (guint i = 0; i < n; i++)
    bits[((guint) ids[i] - least) / 8] |= (guint8) (1 << ((guint) ids[i] - least) % 8);
  set_bits (self, bits, least, most - least + 1, chosen);
}

/**
 * accord_id_choice_set_all:
 * @self: a choice
 * @all: %TRUE: everything; %FALSE: nothing
 */
void
accord_id_choice_set_all (AccordIdChoice *self, gboolean all)
{
  gtk_bitset_remove_all (self->ids);
  self->all = all;
}

/**
 * accord_id_choice_forget:
 * @self: a choice
 * @first: the first of records that are gone
 * @last: the last of them
 *
 * They are neither chosen nor left out of everything any more.
 */
void
accord_id_choice_forget (AccordIdChoice *self, gint64 first, gint64 last)
{
  gtk_bitset_remove_range_closed (self->ids, key_of (first), key_of (last));
}

/**
 * accord_id_choice_names_none:
 * @self: a choice
 *
 * Returns: whether it is everything, or nothing, without exception
 */
gboolean
accord_id_choice_names_none (const AccordIdChoice *self)
{
  return gtk_bitset_is_empty (self->ids);
}

/**
 * accord_id_choice_count:
 * @self: a choice
 * @whole: how many records there are to choose from
 *
 * Returns: how many are chosen
 */
guint
accord_id_choice_count (const AccordIdChoice *self, guint whole)
{
  guint n = (guint) gtk_bitset_get_size (self->ids);

  return self->all ? whole - MIN (n, whole) : n;
}

/**
 * accord_id_choice_named:
 * @self: a choice
 *
 * Returns: (transfer full) (element-type gint64): the records that are chosen, or that are not where
 *   everything else is; ascending
 */
GArray *
accord_id_choice_named (const AccordIdChoice *self)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), (guint) gtk_bitset_get_size (self->ids));
  GtkBitsetIter iter;
  guint key;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, self->ids, &key); more; more = gtk_bitset_iter_next (&iter, &key))
    {
      gint64 id = key;

      g_array_append_val (ids, id);
    }
  return ids;
}
