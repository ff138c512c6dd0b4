/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A search that finds half of a million rows twice must notice each: an eighth of a byte an id. */
#include "accord-config.h"

#include "accord-row-set.h"

#define PAGE_BITS 12

typedef struct {
  guint8 bits[(1 << PAGE_BITS) / 8];
} Page;

struct _AccordRowSet {
  GHashTable *pages; /* number of the page → Page (owned) */
  gint64 last_number;
  Page *last;
};

/**
 * accord_row_set_new:
 * Returns: (transfer full): no ids; free with accord_row_set_free()
 */
AccordRowSet *
accord_row_set_new (void)
{
  AccordRowSet *self = g_new0 (AccordRowSet, 1);

  self->pages = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  return self;
}

void
accord_row_set_free (AccordRowSet *self)
{
  g_hash_table_unref (self->pages);
  g_free (self);
}

static Page *
page_of (AccordRowSet *self, gint64 number)
{
  if (self->last != NULL && self->last_number == number)
    return self->last;
  self->last_number = number;
  self->last = g_hash_table_lookup (self->pages, &number);
  if (self->last == NULL)
    {
      self->last = g_new0 (Page, 1);
      g_hash_table_insert (self->pages, g_memdup2 (&number, sizeof number), self->last);
    }
  return self->last;
}

/* Returns: whether the id was not there yet */
gboolean
accord_row_set_add (AccordRowSet *self, gint64 id)
{
  Page *page = page_of (self, id >> PAGE_BITS);
  guint bit = (guint) (id & ((1 << PAGE_BITS) - 1));
  guint8 mask = (guint8) (1 << (bit & 7));
  gboolean is_new = (page->bits[bit >> 3] & mask) == 0;

  page->bits[bit >> 3] |= mask;
  return is_new;
}
