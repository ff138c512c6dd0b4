/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is kept beside the deals in memory: days, funnels, forecasts … by what was asked. Only the most recently asked stay.
 * Report thread. */

#include "accord-config.h"

#include "accord-book-keep.h"

#define MOST 64

static void
keep_free (gpointer data)
{
  AccordBookKeep *self = data;

  self->free (self);
}

/**
 * accord_book_keep_find:
 * @book: a book that has followed
 * @key: what was asked, with everything that it depends on besides deals and stages
 *
 * Returns: (transfer none) (nullable): what accord_book_keep_add() kept, as the deals are now
 */
gpointer
accord_book_keep_find (AccordDealBook *book, const char *key)
{
  AccordBookKeep *self = book->keeps != NULL ? g_hash_table_lookup (book->keeps, key) : NULL;

  if (self != NULL)
    self->used = ++book->keeps_turn;
  return self;
}

static void
drop_oldest (AccordDealBook *book)
{
  GHashTableIter iter;
  gpointer key, value, oldest = NULL;
  guint used = G_MAXUINT;

  g_hash_table_iter_init (&iter, book->keeps);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (((AccordBookKeep *) value)->used < used)
      {
        used = ((AccordBookKeep *) value)->used;
        oldest = key;
      }
  g_hash_table_remove (book->keeps, oldest);
}

/**
 * accord_book_keep_add:
 * @book: a book that has followed
 * @key: as accord_book_keep_find() looks for it
 * @keep: (transfer full): has counted every living deal
 */
void
accord_book_keep_add (AccordDealBook *book, const char *key, AccordBookKeep *keep)
{
  if (book->keeps == NULL)
    book->keeps = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, keep_free);
  if (g_hash_table_size (book->keeps) >= MOST)
    drop_oldest (book);
  keep->used = ++book->keeps_turn;
  g_hash_table_replace (book->keeps, g_strdup (key), keep);
}

/**
 * accord_book_keep_drop:
 * @key: of something kept that is not to be used again
 */
void
accord_book_keep_drop (AccordDealBook *book, const char *key)
{
  g_hash_table_remove (book->keeps, key);
}

/**
 * accord_book_keep_count_all:
 * @self: empty
 * @book: whose living deals it counts
 */
void
accord_book_keep_count_all (AccordBookKeep *self, const AccordDealBook *book)
{
  for (guint i = 0; i < book->n_slots; i++)
    if (book->deals[i].alive)
      self->count (self, book, i, 1);
}

/* A deal is about to change (-1), or has changed (1). */
void
accord_book_keeps_count (AccordDealBook *book, guint deal, int sign)
{
  GHashTableIter iter;
  gpointer value;

  if (book->keeps == NULL || !book->deals[deal].alive)
    return;
  g_hash_table_iter_init (&iter, book->keeps);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    ((AccordBookKeep *) value)->count (value, book, deal, sign);
}

static gboolean
goes (gpointer key, gpointer value, gpointer data)
{
  const AccordBookKeep *self = value;
  AccordKeeps which = GPOINTER_TO_INT (data);

  return which == ACCORD_KEEPS_ALL || (which == ACCORD_KEEPS_BY_STAGES ? self->by_stages : self->by_names);
}

/* All, or those that depend on what stages mean, or on names. */
void
accord_book_keeps_drop (AccordDealBook *book, AccordKeeps which)
{
  if (book->keeps != NULL)
    g_hash_table_foreach_remove (book->keeps, goes, GINT_TO_POINTER (which));
}
