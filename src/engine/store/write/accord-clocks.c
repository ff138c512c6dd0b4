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

/* Not whether the row is in the Trash, or gone. */
static gboolean
is_field (guint8 number)
{
  return number != ACCORD_CLOCK_DELETION && number < ACCORD_CLOCK_LIVING;
}

static GByteArray *
open_blob (GBytes *clocks)
{
  GByteArray *blob = g_byte_array_new ();

  if (clocks != NULL)
    g_byte_array_append (blob, g_bytes_get_data (clocks, NULL), (guint) g_bytes_get_size (clocks));
  return blob;
}

static void
set_entry (GByteArray *blob, guint8 number, guint16 replica, AccordStamp stamp)
{
  guint at = 0;

  while (at + ENTRY <= blob->len && blob->data[at] != number)
    at += ENTRY;
  if (at + ENTRY > blob->len)
    g_byte_array_set_size (blob, at + ENTRY);
  write_entry (blob->data + at, number, replica, stamp);
}

GBytes *
accord_clocks_set (AccordReader *db, GBytes *clocks, const AccordKind *kind, const int *fields, int n_fields,
                   guint16 replica, AccordStamp stamp)
{
  GByteArray *blob = open_blob (clocks);

  for (int i = 0; i < n_fields; i++)
    set_entry (blob, db->numbers[kind->number][fields[i]], replica, stamp);
  return g_byte_array_free_to_bytes (blob);
}

/* The clocks with one more, or in the place of the one with that number. */
GBytes *
accord_clocks_put (GBytes *clocks, guint8 number, const AccordWriteClock *clock)
{
  GByteArray *blob = open_blob (clocks);

  set_entry (blob, number, clock->replica, clock->stamp);
  return g_byte_array_free_to_bytes (blob);
}

/* Whether the record is in the Trash has a clock of its own, under the number that no field has. */
GBytes *
accord_clocks_set_deletion (GBytes *clocks, guint16 replica, AccordStamp stamp)
{
  GByteArray *blob = open_blob (clocks);

  set_entry (blob, 0, replica, stamp);
  return g_byte_array_free_to_bytes (blob);
}

static gboolean
find_entry (GBytes *clocks, guint8 number, AccordWriteClock *clock)
{
  gsize size = 0;
  const guint8 *data = clocks ? g_bytes_get_data (clocks, &size) : NULL;

  for (gsize at = 0; at + ENTRY <= size; at += ENTRY)
    if (data[at] == number)
      {
        guint16 r;
        guint64 h;

        memcpy (&r, data + at + 1, sizeof r);
        memcpy (&h, data + at + 3, sizeof h);
        *clock = (AccordWriteClock) { GUINT64_FROM_BE (h), GUINT16_FROM_BE (r) };
        return TRUE;
      }
  return FALSE;
}

gboolean
accord_clocks_look (GBytes *clocks, guint8 number, AccordWriteClock *clock)
{
  return find_entry (clocks, number, clock);
}

/* Only those of fields, and of them what was not written before @clock. */
GBytes *
accord_clocks_after (AccordWriter *self, GBytes *clocks, const AccordWriteClock *clock)
{
  GByteArray *blob = g_byte_array_new ();
  gsize size = 0;
  const guint8 *data = clocks ? g_bytes_get_data (clocks, &size) : NULL;

  for (gsize at = 0; at + ENTRY <= size; at += ENTRY)
    {
      AccordWriteClock one;

      if (is_field (data[at]) && find_entry (clocks, data[at], &one) && accord_writer_compare_clocks (self, &one, clock) >= 0)
        g_byte_array_append (blob, data + at, ENTRY);
    }
  return g_byte_array_free_to_bytes (blob);
}

gboolean
accord_clocks_find_deletion (GBytes *clocks, AccordWriteClock *clock)
{
  return find_entry (clocks, 0, clock);
}

gboolean
accord_clocks_find (AccordReader *db, GBytes *clocks, const AccordKind *kind, int field, AccordWriteClock *clock)
{
  return find_entry (clocks, db->numbers[kind->number][field], clock);
}

gboolean
accord_clocks_get (AccordReader *db, GBytes *clocks, const AccordKind *kind, int field, AccordStamp *stamp)
{
  AccordWriteClock clock;
  gboolean found = accord_clocks_find (db, clocks, kind, field, &clock);

  if (found)
    *stamp = clock.stamp;
  return found;
}

/* The newest clock of what was edited in a row since its birth: a stamp of 0 when nothing was. */
AccordWriteClock
accord_writer_newest_clock (AccordWriter *self, AccordRecord *record)
{
  gsize size = 0;
  GBytes *clocks = accord_record_clocks (record);
  const guint8 *data = clocks ? g_bytes_get_data (clocks, &size) : NULL;
  AccordWriteClock newest = { 0 };

  for (gsize at = 0; at + ENTRY <= size; at += ENTRY)
    {
      AccordWriteClock clock;

      if (is_field (data[at]) && find_entry (clocks, data[at], &clock) && accord_writer_compare_clocks (self, &clock, &newest) > 0)
        newest = clock;
    }
  return newest;
}

/* Adds the clock of a field to clocks that are being put together; *clocks is %NULL or a new one each time. */
void
accord_writer_take_clock (AccordWriter *self, AccordRecord *record, int field, const AccordWriteClock *clock, GBytes **clocks)
{
  GBytes *with = accord_clocks_set (self->db, *clocks, accord_record_kind (record), &field, 1, clock->replica, clock->stamp);

  if (*clocks != NULL)
    g_bytes_unref (*clocks);
  *clocks = with;
}

/* Whether it was ever said by a change of its own that the record is, or is not, in the Trash. */
gboolean
accord_writer_has_deletion (AccordRecord *record)
{
  AccordWriteClock clock;

  return accord_clocks_find_deletion (accord_record_clocks (record), &clock);
}

/**
 * accord_writer_take_deletion:
 * @self: the writer
 * @clock: of the deletion
 * @clocks: (inout) (transfer full) (nullable): clocks of the row, exchanged for those with it
 */
void
accord_writer_take_deletion (AccordWriter *self, const AccordWriteClock *clock, GBytes **clocks)
{
  GBytes *with = accord_clocks_set_deletion (*clocks, clock->replica, clock->stamp);

  if (*clocks != NULL)
    g_bytes_unref (*clocks);
  *clocks = with;
}

/* The clocks with those of one write under another name, or NULL when there is none.
 * @numbers: of fields, 0 of the deletion, that it wrote: others of the row may have the same clock */
GBytes *
accord_clocks_rename (GBytes *clocks, const gboolean numbers[256], AccordStamp stamp, guint16 was, guint16 is)
{
  GByteArray *blob = open_blob (clocks);
  gboolean any = FALSE;

  for (guint at = 0; at + ENTRY <= blob->len; at += ENTRY)
    {
      guint16 r;
      guint64 h;

      memcpy (&r, blob->data + at + 1, sizeof r);
      memcpy (&h, blob->data + at + 3, sizeof h);
      if (!numbers[blob->data[at]] || GUINT16_FROM_BE (r) != was || GUINT64_FROM_BE (h) != stamp)
        continue;
      write_entry (blob->data + at, blob->data[at], is, stamp);
      any = TRUE;
    }
  if (any)
    return g_byte_array_free_to_bytes (blob);
  g_byte_array_unref (blob);
  return NULL;
}

/* Whether the record was emptied for ever. */
gboolean
accord_writer_is_purged (AccordRecord *record)
{
  AccordWriteClock clock;

  return accord_clocks_look (accord_record_clocks (record), ACCORD_CLOCK_PURGED, &clock);
}

/* Before when nothing holds that was written of the record's fields; a stamp of 0: all does. */
AccordWriteClock
accord_writer_cut (AccordRecord *record)
{
  AccordWriteClock cut = { 0 };
  GBytes *clocks = accord_record_clocks (record);

  if (!accord_clocks_look (clocks, ACCORD_CLOCK_PURGED, &cut))
    accord_clocks_look (clocks, ACCORD_CLOCK_LIFTED, &cut);
  return cut;
}

/* Whether it was last said that it is in the Trash, of a purged row too. */
gboolean
accord_writer_is_in_trash (AccordWriter *self, AccordRecord *record)
{
  AccordWriteClock said;

  return accord_record_is_deleted (record) && !(accord_writer_is_purged (record) &&
                                                accord_clocks_look (accord_record_clocks (record), ACCORD_CLOCK_LIVING, &said));
}
