/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table from 64-bit hashes to record ids: 16 bytes a slot, no object and no allocation a row, so
 * a million customers are matched without copying a name. Two different names meet in one hash
 * once in ten million imports of a million rows. One thread. */

#include "accord-import-index.h"

#include "accord-text.h"

#define FIRST_SIZE 1024 /* a power of two */

typedef struct {
  guint64 hash; /* 0: free */
  gint64 value;
} Slot;

struct _AccordImportIndex {
  Slot *slots;
  gsize size;
  gsize used;
};

/*< private >*/
AccordImportIndex *
accord_import_index_new (void)
{
  AccordImportIndex *self = g_new0 (AccordImportIndex, 1);

  self->size = FIRST_SIZE;
  self->slots = g_new0 (Slot, self->size);
  return self;
}

/*< private >*/
void
accord_import_index_free (AccordImportIndex *self)
{
  if (self == NULL)
    return;
  g_free (self->slots);
  g_free (self);
}

static Slot *
find_slot (const AccordImportIndex *self,
           guint64                  hash)
{
  gsize at = hash & (self->size - 1);

  while (self->slots[at].hash != 0 && self->slots[at].hash != hash)
    at = (at + 1) & (self->size - 1);
  return &self->slots[at];
}

static void
grow (AccordImportIndex *self)
{
  Slot *old = self->slots;
  gsize old_size = self->size;

  self->size *= 2;
  self->slots = g_new0 (Slot, self->size);
  for (gsize i = 0; i < old_size; i++)
    if (old[i].hash != 0)
      *find_slot (self, old[i].hash) = old[i];
  g_free (old);
}

static Slot *
claim_slot (AccordImportIndex *self,
            guint64            hash)
{
  Slot *slot;

  if (self->used * 2 >= self->size)
    grow (self);
  slot = find_slot (self, hash);
  if (slot->hash == 0)
    {
      slot->hash = hash;
      self->used++;
    }
  return slot;
}

/*< private >
 * Returns: the value, 0 where there is none, %ACCORD_IMPORT_MANY where several were added
 */
gint64
accord_import_index_get (const AccordImportIndex *self,
                         guint64                  hash)
{
  return find_slot (self, hash | 1)->value;
}

/*< private >*/
void
accord_import_index_set (AccordImportIndex *self,
                         guint64            hash,
                         gint64             value)
{
  claim_slot (self, hash | 1)->value = value;
}

/*< private >
 * Adds a value; a second, different one makes the key answer %ACCORD_IMPORT_MANY.
 */
void
accord_import_index_add (AccordImportIndex *self,
                         guint64            hash,
                         gint64             value)
{
  Slot *slot = claim_slot (self, hash | 1);

  slot->value = slot->value == 0 || slot->value == value ? value : ACCORD_IMPORT_MANY;
}

/*< private >*/
guint64
accord_import_index_hash (const char *text)
{
  return accord_text_hash (text, -1);
}

/*< private >*/
guint64
accord_import_index_hash_number (gint64 number)
{
  guint64 hash = (guint64) number;

  hash ^= hash >> 33;
  hash *= G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
  hash ^= hash >> 33;
  hash *= G_GUINT64_CONSTANT (0xc4ceb9fe1a85ec53);
  return hash ^ hash >> 33;
}
