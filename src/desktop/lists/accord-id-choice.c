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
