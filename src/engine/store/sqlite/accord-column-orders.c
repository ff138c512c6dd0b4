/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows in the order of a field of many different values. SQL sorts them once, by the very expression that a
 * query over the file sorts by; later, what commits touched is taken out and put in where its key belongs.
 * A change of what rows link to (a customer's name, the order of stages) lets the whole order go. */
#include "accord-config.h"

#include "accord-column-orders.h"

#include <glib/gi18n-lib.h>
#include "accord-column-query.h"

#define LOOK_EVERY 1024 /* rows between two looks at whether to stop */
#define N_KEYS 2        /* at most: a place has two */

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
static GString *
keys_sql (const AccordKind *kind, int field, int *n_keys)
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
static gboolean
has_no_place (const AccordField *field, AccordStatement *st)
{
  return field->type != ACCORD_FIELD_PLACE && accord_statement_is_null (st, 1);
}

static guint8
first_byte (AccordStatement *st)
{
  gsize size;
  const guint8 *key = accord_statement_blob (st, 1, &size);

  return size > 0 ? key[0] : 0;
}

static gboolean
is_stopped (const gboolean *stop, guint n, GError **error)
{
  if (n % LOOK_EVERY != 0 || !g_atomic_int_get (stop))
    return FALSE;
  g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_MISSING, _ ("The workspace is closed."));
  return TRUE;
}

static gboolean
read_all (AccordColumnOrder *self, AccordReader *db, const AccordKind *kind, const gboolean *stop, GError **error)
{
  const AccordField *field = &kind->fields[self->field];
  int n_keys;
  g_autoptr (GString) sql = keys_sql (kind, self->field, &n_keys);
  g_autoptr (AccordStatement) st = NULL;
  g_autoptr (GError) failed = NULL;

  g_string_append_printf (sql, " WHERE t.del<=0%s%s%s ORDER BY 2,%s1", n_keys == 1 ? " AND t.\"" : "",
                          n_keys == 1 ? field->name : "", n_keys == 1 ? "\" IS NOT NULL" : "", n_keys == 2 ? "3," : "");
  st = accord_reader_prepare (db, sql->str, error);
  while (st != NULL && accord_statement_step (st, &failed))
    {
      guint32 id = (guint32) accord_statement_int (st, 0);

      if (has_no_place (field, st))
        continue;
      g_array_append_val (self->ids, id);
      self->ends[first_byte (st)]++;
      if (is_stopped (stop, self->ids->len, error))
        return FALSE;
    }
  for (guint byte = 1; byte < G_N_ELEMENTS (self->ends); byte++)
    self->ends[byte] += self->ends[byte - 1];
  return st != NULL && accord_error_pass (error, &failed);
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
  AccordColumnOrder *self = g_new0 (AccordColumnOrder, 1);

  self->field = field;
  self->txn = accord_column_set_newest_txn (db);
  self->ids = g_array_new (FALSE, FALSE, sizeof (guint32));
  if (read_all (self, db, kind, stop, error))
    return self;
  accord_column_order_free (self);
  return NULL;
}

/* --- after commits --- */

/* The letter's rows lose one. */
static guint8
byte_at (const AccordColumnOrder *self, guint at)
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
take_out (AccordColumnOrder *self, const AccordColumnSet *set, GArray *touched)
{
  g_autofree guint8 *gone = g_new0 (guint8, set->n_slots);
  guint32 *ids = (guint32 *) (void *) self->ids->data;
  guint32 fewer[G_N_ELEMENTS (self->ends)] = { 0 };
  guint n = 0;

  for (guint i = 0; i < touched->len; i++)
    if (g_array_index (touched, gint64, i) < set->n_slots)
      gone[g_array_index (touched, gint64, i)] = 1;
  for (guint i = 0; i < self->ids->len; i++)
    if (gone[ids[i]])
      fewer[byte_at (self, i)]++;
    else
      ids[n++] = ids[i];
  g_array_set_size (self->ids, n);
  for (guint byte = 0, sum = 0; byte < G_N_ELEMENTS (self->ends); byte++)
    self->ends[byte] -= sum += fewer[byte];
}

/* A row's keys, as the file has them now. */
typedef struct {
  sqlite3_value *keys[N_KEYS]; /* owned */
  int n_keys;
  guint8 byte;
  gboolean is_placed;
} Keys;

static void
keys_clear (Keys *keys)
{
  for (int i = 0; i < keys->n_keys; i++)
    g_clear_pointer (&keys->keys[i], sqlite3_value_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Keys, keys_clear)

typedef struct {
  AccordColumnOrder *order;
  const AccordField *field;
  AccordStatement *of_row; /* keys of the living row ?1 */
  int n_keys;
} Placing;

static gboolean
read_keys (const Placing *self, gint64 id, Keys *keys, GError **error)
{
  g_autoptr (GError) failed = NULL;

  *keys = (Keys) { .n_keys = self->n_keys };
  accord_statement_reset (self->of_row);
  accord_statement_bind_int (self->of_row, 1, id);
  if (!accord_statement_step (self->of_row, &failed))
    return accord_error_pass (error, &failed);
  for (int i = 0; i < self->n_keys; i++)
    keys->keys[i] = sqlite3_value_dup (sqlite3_column_value (accord_statement_handle (self->of_row), 1 + i));
  keys->is_placed = !has_no_place (self->field, self->of_row);
  keys->byte = first_byte (self->of_row);
  return TRUE;
}

static int
compare (const Keys *a, gint64 id, const Keys *b, gint64 other)
{
  for (int i = 0; i < a->n_keys; i++)
    {
      int order = accord_column_keys_compare (a->keys[i], b->keys[i]);

      if (order != 0)
        return order;
    }
  return (id > other) - (id < other);
}

static gboolean
put_in (const Placing *self, gint64 id, GError **error)
{
  AccordColumnOrder *order = self->order;
  g_auto (Keys) mine = { 0 };
  guint first = 0, last = order->ids->len;
  guint32 value = (guint32) id;

  if (!read_keys (self, id, &mine, error))
    return FALSE;
  while (mine.is_placed && first < last)
    {
      guint middle = first + (last - first) / 2;
      gint64 other = g_array_index (order->ids, guint32, middle);
      g_auto (Keys) theirs = { 0 };

      if (!read_keys (self, other, &theirs, error))
        return FALSE;
      if (compare (&mine, id, &theirs, other) > 0)
        first = middle + 1;
      else
        last = middle;
    }
  if (!mine.is_placed)
    return TRUE;
  g_array_insert_val (order->ids, first, value);
  for (guint byte = mine.byte; byte < G_N_ELEMENTS (order->ends); byte++)
    order->ends[byte]++;
  return TRUE;
}

static gboolean
mend (AccordColumnOrder *self, const AccordColumnSet *set, AccordReader *db, GArray *touched, GError **error)
{
  Placing placing = { .order = self, .field = &set->kind->fields[self->field] };
  g_autoptr (GString) sql = keys_sql (set->kind, self->field, &placing.n_keys);
  g_autoptr (AccordStatement) st = NULL;

  g_string_append (sql, " WHERE t.id=?1 AND t.del<=0");
  placing.of_row = st = accord_reader_prepare (db, sql->str, error);
  if (st == NULL)
    return FALSE;
  take_out (self, set, touched);
  for (guint i = 0; i < touched->len; i++)
    if (!put_in (&placing, g_array_index (touched, gint64, i), error))
      return FALSE;
  return TRUE;
}

/* Whether what rows link to may stand in another order than it did. */
static gboolean
is_upset (const AccordColumnOrder *self, const AccordField *field, AccordReader *db, gboolean *upset, GError **error)
{
  const AccordKind *target = accord_field_is_link (field) ? accord_field_target (field) : NULL;
  g_autofree char *sql = NULL;
  g_autoptr (AccordStatement) st = NULL;
  g_autoptr (GError) failed = NULL;

  *upset = FALSE;
  if (target == NULL)
    return TRUE;
  sql = g_strdup_printf ("SELECT 1 FROM txn x JOIN chg c ON c.seq BETWEEN x.chg1 AND x.chg2 WHERE x.id>?1 AND c.tbl=?2"
                         " AND (c.op='e' OR instr(c.data,'\"%s\":')>0) LIMIT 1",
                         field->type == ACCORD_FIELD_PLACE ? "rank" : target->fields[accord_kind_title (target)].name);
  st = accord_reader_prepare (db, sql, error);
  if (st == NULL)
    return FALSE;
  accord_statement_bind_int (st, 1, self->txn);
  accord_statement_bind_int (st, 2, target->number);
  *upset = accord_statement_step (st, &failed);
  return accord_error_pass (error, &failed);
}

/**
 * accord_column_order_follow:
 * @set: brought up to the snapshot of @db
 *
 * Returns: whether the order now is that of the snapshot; %FALSE with or without an error when it has to be
 *   made anew
 */
gboolean
accord_column_order_follow (AccordColumnOrder *self, const AccordColumnSet *set, AccordReader *db, GError **error)
{
  const AccordField *field = &set->kind->fields[self->field];
  g_autoptr (GArray) touched = NULL;
  gboolean upset;

  if (self->txn >= set->txn)
    return self->txn == set->txn;
  if (!is_upset (self, field, db, &upset, error) || upset)
    return FALSE;
  touched = accord_column_touched_rows (db, set->kind, self->txn, field->name, error);
  if (touched == NULL || (touched->len > 0 && !mend (self, set, db, touched, error)))
    return FALSE;
  self->txn = set->txn;
  return TRUE;
}

/* --- lists --- */

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
        add_section (sections, ids->len, byte_at (self, at), &before);
      g_array_append_val (ids, id);
    }
  n = ids->len;
  if (n < most)
    collect_empty (self, set, mask, descending, most, ids);
  if (sections != NULL && ids->len > n)
    add_section (sections, n, 0, &before);
}
