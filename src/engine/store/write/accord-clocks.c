/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clock blob of a row: 11 bytes for each field edited after birth (number u8, replica u16, stamp
 * u64, big-endian). A field without an entry still has the clock of the row's birth (sync.md §3.3). */
#include "accord-config.h"

#include <string.h>
#include "accord-writer-private.h"

#define ENTRY 11

static void
write_entry (guint8 *entry, guint8 number, guint16 replica, AccordStamp stamp)
{
  guint16 r = GUINT16_TO_BE (replica);
  guint64 h = GUINT64_TO_BE (stamp);

  entry[0] = number;
  memcpy (entry + 1, &r, sizeof r);
  memcpy (entry + 3, &h, sizeof h);
}

GBytes *
accord_clocks_set (AccordReader *db, GBytes *clocks, const AccordKind *kind, const int *fields, int n_fields,
                   guint16 replica, AccordStamp stamp)
{
  GByteArray *blob = g_byte_array_new ();

  if (clocks != NULL)
    g_byte_array_append (blob, g_bytes_get_data (clocks, NULL), (guint) g_bytes_get_size (clocks));
  for (int i = 0; i < n_fields; i++)
    {
      guint8 number = db->numbers[kind->number][fields[i]];
      guint at = 0;

      while (at + ENTRY <= blob->len && blob->data[at] != number)
        at += ENTRY;
      if (at + ENTRY > blob->len)
        g_byte_array_set_size (blob, at + ENTRY);
      write_entry (blob->data + at, number, replica, stamp);
    }
  return g_byte_array_free_to_bytes (blob);
}

gboolean
accord_clocks_get (AccordReader *db, GBytes *clocks, const AccordKind *kind, int field, AccordStamp *stamp)
{
  guint8 number = db->numbers[kind->number][field];
  gsize size = 0;
  const guint8 *data = clocks ? g_bytes_get_data (clocks, &size) : NULL;

  for (gsize at = 0; at + ENTRY <= size; at += ENTRY)
    if (data[at] == number)
      {
        guint64 h;

        memcpy (&h, data + at + 3, sizeof h);
        *stamp = GUINT64_FROM_BE (h);
        return TRUE;
      }
  return FALSE;
}
