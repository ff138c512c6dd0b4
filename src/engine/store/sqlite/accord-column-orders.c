/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows in the order of a field of many different values. They are sorted once, by the very keys that a
 * query over the file sorts by; what commits touch later is in accord-column-orders-follow.c. */
#include "accord-config.h"

#include "accord-column-orders.h"

#include <string.h>
#include "accord-journal-rows.h"
#include "accord-query-private.h"
#include "accord-worker.h"

/* What has codes for its values needs none; money is kept as numbers. */
gboolean
accord_column_order_is_wanted (const AccordField *field)
{
  return field->type != ACCORD_FIELD_RANK && field->type != ACCORD_FIELD_MONEY && !(field->flags & ACCORD_FIELD_SORTED) &&
         !(field->flags & ACCORD_FIELD_HIDDEN);
}

void
accord_column_order_free (gpointer data)
{
  AccordColumnOrder *self = data;

  g_array_unref (self->ids);
  g_free (self);
}

/* "SELECT id, its keys FROM …". */
GString *
accord_column_order_keys_sql (const AccordKind *kind, int field, int *n_keys)
{
  const AccordField *of = &kind->fields[field];
  g_autoptr (AccordQuery) query = accord_query_new (kind);
  g_autoptr (GString) joins = g_string_new (NULL);
  GString *sql = g_string_new ("SELECT t.id,");
  AccordPath path;

  accord_query_set_sort (query, of->name, FALSE, NULL);
  path = accord_query_sort_path (query);
  if (of->type == ACCORD_FIELD_PLACE)
    g_string_append_printf (sql, "o.rank,t.\"%s\" FROM \"%s\" t LEFT JOIN \"%s\" o ON o.id=t.\"%s\"",
                            accord_field_second_column (of), kind->name, of->target, of->name);
  else
    {
      g_autofree char *key = accord_query_sort_key (query, &path, joins);

      g_string_append_printf (sql, "%s FROM \"%s\" t NOT INDEXED%s", key, kind->name, joins->str);
    }
  *n_keys = of->type == ACCORD_FIELD_PLACE ? 2 : 1;
  return sql;
}

/* A place always is one, if only that of a stage that is gone. */
gboolean
accord_column_order_has_no_place (const AccordField *field, AccordStatement *st)
{
  return field->type != ACCORD_FIELD_PLACE && accord_statement_is_null (st, 1);
}

static void
append_number (GByteArray *bytes, gint64 number)
{
  guint64 big = GUINT64_TO_BE ((guint64) number ^ G_GUINT64_CONSTANT (0x8000000000000000));

  g_byte_array_append (bytes, (const guint8 *) &big, sizeof big);
}

/* The keys of the row that @st stands at, as bytes that compare as SQLite compares the keys: the values of one
 * field are all numbers, all texts or all bytes. Of two keys, the first ends with a zero, which is in no rank. */
void
accord_column_order_append_keys (GByteArray *bytes, AccordStatement *st, int n_keys)
{
  for (int i = 1; i <= n_keys; i++)
    {
      sqlite3_value *key = sqlite3_column_value (accord_statement_handle (st), i);
      gboolean is_null = sqlite3_value_type (key) == SQLITE_NULL;

      if (n_keys > 1)
        g_byte_array_append (bytes, (const guint8 *) (is_null ? "\1" : "\2"), 1);
      if (sqlite3_value_type (key) == SQLITE_INTEGER)
        append_number (bytes, sqlite3_value_int64 (key));
      else if (!is_null)
        g_byte_array_append (bytes, sqlite3_value_blob (key), (guint) sqlite3_value_bytes (key));
      if (i < n_keys)
        g_byte_array_append (bytes, (const guint8 *) "", 1);
    }
}

/* Keys of all rows one after another, and which is whose. */
typedef struct {
  GByteArray *bytes;
  GArray *rows; /* of Row */
  guint n_alike; /* first bytes that all keys share */
} Sorting;

typedef struct {
  guint64 head; /* eight bytes of the key behind those that all share */
  guint32 at;   /* of the key in the bytes */
  guint32 size;
  guint32 id;
} Row;

static gboolean
read_all (Sorting *self, AccordReader *db, const AccordKind *kind, int field, const gboolean *stop, GError **error)
{
  int n_keys;
  g_autoptr (GString) sql = accord_column_order_keys_sql (kind, field, &n_keys);
  g_autoptr (AccordStatement) st = NULL;
  g_autoptr (GError) failed = NULL;

  g_string_append (sql, " WHERE t.del<=0");
  if (n_keys == 1)
    g_string_append_printf (sql, " AND t.\"%s\" IS NOT NULL", kind->fields[field].name);
  st = accord_reader_prepare (db, sql->str, error);
  while (st != NULL && accord_statement_step (st, &failed))
    {
      Row row = { 0, self->bytes->len, 0, (guint32) accord_statement_int (st, 0) };

      if (accord_column_order_has_no_place (&kind->fields[field], st))
        continue;
      accord_column_order_append_keys (self->bytes, st, n_keys);
      row.size = self->bytes->len - row.at;
      g_array_append_val (self->rows, row);
      if (accord_worker_is_stopped (stop, self->rows->len, error))
        return FALSE;
    }
  return st != NULL && accord_error_pass (error, &failed);
}

static void
find_alike (Sorting *self)
{
  const Row *first = (const Row *) (const void *) self->rows->data;

  self->n_alike = self->rows->len > 0 ? first->size : 0;
  for (guint i = 1; i < self->rows->len; i++)
    {
      const guint8 *a = self->bytes->data + first->at, *b = self->bytes->data + first[i].at;
      guint n = 0, most = MIN (self->n_alike, first[i].size);

      while (n < most && a[n] == b[n])
        n++;
      self->n_alike = n;
    }
}

/**
 * accord_column_order_compare:
 * @a: (array length=a_size): a sort key
 * @a_size: bytes of it, may be 0
 * @b: (array length=b_size): another
 * @b_size: bytes of it
 *
 * Returns: below, at or above 0, as SQLite orders BLOBs: by bytes, the shorter first
 */
int
accord_column_order_compare (const guint8 *a, gsize a_size, const guint8 *b, gsize b_size)
{
  int order = MIN (a_size, b_size) > 0 ? memcmp (a, b, MIN (a_size, b_size)) : 0;

  return order != 0 ? order : (a_size > b_size) - (a_size < b_size);
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  const Row *x = a, *y = b;
  const guint8 *bytes = ((const Sorting *) data)->bytes->data;
  int order;

  if (x->head != y->head)
    return x->head > y->head ? 1 : -1;
  order = accord_column_order_compare (bytes + x->at, x->size, bytes + y->at, y->size);
  return order != 0 ? order : (x->id > y->id) - (x->id < y->id);
}

static void
sort_rows (Sorting *self)
{
  find_alike (self);
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = &g_array_index (self->rows, Row, i);

      for (guint k = self->n_alike; k < self->n_alike + sizeof row->head; k++)
        row->head = row->head << 8 | (k < row->size ? self->bytes->data[row->at + k] : 0);
    }
  g_array_sort_with_data (self->rows, compare_rows, self);
}

/**
 * accord_column_order_build:
 * @db: in a snapshot
 * @stop: looked at now and then; %TRUE ends it with an error
 *
 * Returns: (transfer full): living rows of @kind in the order of a field; %NULL on error
 */
AccordColumnOrder *
accord_column_order_build (AccordReader *db, const AccordKind *kind, int field, const gboolean *stop, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  Sorting sorting = { bytes, rows, 0 };
  AccordColumnOrder *self;

  if (!read_all (&sorting, db, kind, field, stop, error))
    return NULL;
  sort_rows (&sorting);
  self = g_new0 (AccordColumnOrder, 1);
  self->field = field;
  self->txn = accord_reader_newest_txn (db, NULL);
  self->ids = g_array_sized_new (FALSE, FALSE, sizeof (guint32), rows->len);
  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);

      g_array_append_val (self->ids, row->id);
      self->ends[row->size > 0 ? bytes->data[row->at] : 0]++;
    }
  for (guint byte = 1; byte < G_N_ELEMENTS (self->ends); byte++)
    self->ends[byte] += self->ends[byte - 1];
  return self;
}

/* --- lists --- */

/* The first byte of the key of the row at a place. */
guint8
accord_column_order_byte_at (const AccordColumnOrder *self, guint at)
{
  guint first = 0, last = G_N_ELEMENTS (self->ends) - 1;

  while (first < last)
    {
      guint middle = (first + last) / 2;

      if (self->ends[middle] > at)
        last = middle;
      else
        first = middle + 1;
    }
  return (guint8) first;
}

static void
add_section (GArray *sections, guint at, guint8 byte, gunichar *before)
{
  gunichar letter = g_ascii_isalpha (byte) ? (gunichar) g_ascii_toupper ((char) byte) : '#';
  AccordSection section = { at, letter };

  if (letter != *before)
    g_array_append_val (sections, section);
  *before = letter;
}

/* Rows without a value, behind all others. */
static void
collect_empty (const AccordColumnOrder *self, const AccordColumnSet *set, const guint8 *mask, gboolean descending, guint most,
               GArray *ids)
{
  g_autofree guint8 *rest = g_memdup2 (mask, set->n_slots);
  const guint32 *placed = (const guint32 *) (const void *) self->ids->data;

  for (guint i = 0; i < self->ids->len; i++)
    rest[placed[i]] = 0;
  for (guint i = 0; i < set->n_slots && ids->len < most; i++)
    {
      gint64 id = descending ? set->n_slots - 1 - i : i;

      if (rest[id])
        g_array_append_val (ids, id);
    }
}

/**
 * accord_column_order_collect:
 * @mask: by id
 * @most: ids wanted
 * @sections: (nullable): filled with where letters begin
 */
void
accord_column_order_collect (const AccordColumnOrder *self, const AccordColumnSet *set, const guint8 *mask,
                             gboolean descending, guint most, GArray *ids, GArray *sections)
{
  const guint32 *placed = (const guint32 *) (const void *) self->ids->data;
  guint n = self->ids->len;
  gunichar before = 0;

  for (guint i = 0; i < n && ids->len < most; i++)
    {
      guint at = descending ? n - 1 - i : i;
      gint64 id = placed[at];

      if (!mask[id])
        continue;
      if (sections != NULL)
        add_section (sections, ids->len, accord_column_order_byte_at (self, at), &before);
      g_array_append_val (ids, id);
    }
  n = ids->len;
  if (n < most)
    collect_empty (self, set, mask, descending, most, ids);
  if (sections != NULL && ids->len > n)
    add_section (sections, n, 0, &before);
}
