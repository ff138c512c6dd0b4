/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An order of rows after commits: what was touched is taken out, and put in where its key belongs. A change
 * of what rows link to (a customer's name, the order of stages) lets the whole order go. */
#include "accord-config.h"

#include "accord-column-orders.h"

#include "accord-columns.h"
#include "accord-columns-kept.h"

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
      fewer[accord_column_order_byte_at (self, i)]++;
    else
      ids[n++] = ids[i];
  g_array_set_size (self->ids, n);
  for (guint byte = 0, sum = 0; byte < G_N_ELEMENTS (self->ends); byte++)
    self->ends[byte] -= sum += fewer[byte];
}

typedef struct {
  AccordColumnOrder *order;
  const AccordField *field;
  AccordStatement *of_row; /* keys of the living row ?1 */
  int n_keys;
} Placing;

/* A row's keys, as the file has them now. */
static gboolean
read_keys (const Placing *self, gint64 id, GByteArray *keys, gboolean *is_placed, GError **error)
{
  g_autoptr (GError) failed = NULL;

  g_byte_array_set_size (keys, 0);
  accord_statement_reset (self->of_row);
  accord_statement_bind_int (self->of_row, 1, id);
  *is_placed = accord_statement_step (self->of_row, &failed) && !accord_column_order_has_no_place (self->field, self->of_row);
  if (*is_placed)
    accord_column_order_append_keys (keys, self->of_row, self->n_keys);
  return accord_error_pass (error, &failed);
}

static gboolean
put_in (const Placing *self, gint64 id, GError **error)
{
  AccordColumnOrder *order = self->order;
  g_autoptr (GByteArray) mine = g_byte_array_new ();
  g_autoptr (GByteArray) theirs = g_byte_array_new ();
  guint first = 0, last = order->ids->len;
  guint32 value = (guint32) id;
  gboolean is_placed, is_other;

  if (!read_keys (self, id, mine, &is_placed, error))
    return FALSE;
  if (!is_placed)
    last = 0;
  while (first < last)
    {
      guint middle = first + (last - first) / 2;
      gint64 other = g_array_index (order->ids, guint32, middle);
      int behind;

      if (!read_keys (self, other, theirs, &is_other, error))
        return FALSE;
      behind = accord_column_order_compare (mine->data, mine->len, theirs->data, theirs->len);
      if (behind > 0 || (behind == 0 && id > other))
        first = middle + 1;
      else
        last = middle;
    }
  if (!is_placed)
    return TRUE;
  g_array_insert_val (order->ids, first, value);
  for (guint byte = mine->len > 0 ? mine->data[0] : 0; byte < G_N_ELEMENTS (order->ends); byte++)
    order->ends[byte]++;
  return TRUE;
}

static gboolean
mend (AccordColumnOrder *self, const AccordColumnSet *set, AccordReader *db, GArray *touched, GError **error)
{
  Placing placing = { .order = self, .field = &set->kind->fields[self->field] };
  g_autoptr (GString) sql = accord_column_order_keys_sql (set->kind, self->field, &placing.n_keys);
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

/* Whether the order now is that of the snapshot; FALSE with or without an error when it has to be made anew. */
static gboolean
follow (AccordColumnOrder *self, const AccordColumnSet *set, AccordReader *db, GError **error)
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

/* Who waits for a list does not wait for the thread that builds. Tried once. */
static AccordColumnOrder *
load_at_once (AccordColumnSet *set, AccordReader *db, int field)
{
  guint64 bit = G_GUINT64_CONSTANT (1) << field;
  AccordColumnOrder *order;
  g_autoptr (GError) failed = NULL;

  if (db->columns == NULL || (set->orders_tried & bit) != 0)
    return NULL;
  set->orders_tried |= bit;
  order = accord_columns_kept_load_order (accord_columns_get_store (db->columns), db, set->kind, field);
  if (order == NULL)
    return NULL;
  g_ptr_array_add (set->orders, order);
  if (follow (order, set, db, &failed))
    return order;
  g_ptr_array_remove (set->orders, order);
  return NULL;
}

/**
 * accord_column_orders_get:
 * @set: brought up to the snapshot of @db
 *
 * Returns: (transfer none) (nullable): the order by a field of the kind, as of that snapshot; %NULL while
 *   there is none
 */
const AccordColumnOrder *
accord_column_orders_get (AccordColumnSet *set, AccordReader *db, int field)
{
  for (guint i = 0; i < set->orders->len; i++)
    {
      AccordColumnOrder *order = set->orders->pdata[i];
      g_autoptr (GError) failed = NULL;

      if (order->field != field)
        continue;
      if (follow (order, set, db, &failed))
        return order;
      if (failed != NULL)
        g_debug ("an order of %s is made anew: %s", set->kind->name, failed->message);
      g_ptr_array_remove_index (set->orders, i);
      return NULL;
    }
  return load_at_once (set, db, field);
}
