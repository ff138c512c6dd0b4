/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of a large kind in memory, two bytes a value: each different value is kept once. What has
 * more than a few thousand different values (phone numbers, notes) is left to the file. */
#include "accord-config.h"

#include "accord-column-orders.h"
#include "accord-column-sums.h"
#include "accord-column-text.h"

#include "accord-journal-rows.h"
#include "accord-schema.h"
#include "accord-worker.h"

#define ALL_FIELDS G_MAXUINT64
#define N_OWN 3        /* columns of the statement before those of fields */
#define IDS_MOST 16     /* an id stands for at most this many rows: else there are too many gaps */

static gboolean
may_keep (const AccordField *field)
{
  if (field->type == ACCORD_FIELD_MONEY || field->type == ACCORD_FIELD_LONG_TEXT || field->type == ACCORD_FIELD_RANK)
    return FALSE;
  return !(field->flags & ACCORD_FIELD_SORTED);
}

/**
 * accord_column_give_up:
 * @column: one with too many different values
 *
 * Lets go of what was read of it: whoever asks for it reads the file. It stays given up.
 */
void
accord_column_give_up (AccordColumn *self)
{
  g_clear_pointer (&self->codes, g_free);
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_clear_pointer (&self->values, g_ptr_array_unref);
}

static void
column_init (AccordColumn *self, const AccordField *field)
{
  if (!may_keep (field))
    return;
  self->field = field;
  self->is_number = accord_field_has_number (field);
  self->known = self->is_number ? g_hash_table_new (NULL, NULL) : g_hash_table_new (g_str_hash, g_str_equal);
  self->values = g_ptr_array_new_with_free_func (self->is_number ? NULL : g_free);
}

/* The code of a value; 0 when there are too many. */
guint
accord_column_code_of (AccordColumn *self, gconstpointer value, guint values_most)
{
  guint code = GPOINTER_TO_UINT (g_hash_table_lookup (self->known, value));
  gpointer kept;

  if (code != 0 || self->values->len >= values_most)
    return code;
  kept = self->is_number ? (gpointer) value : g_strdup (value);
  g_ptr_array_add (self->values, kept);
  g_hash_table_insert (self->known, kept, GUINT_TO_POINTER (self->values->len));
  return self->values->len;
}

static void
column_take (AccordColumn *self, const AccordColumnSet *set, gint64 id, AccordStatement *st, int at)
{
  gboolean empty;
  guint code = 0;

  if (self->known == NULL)
    return;
  empty = accord_statement_is_null (st, at);
  if (empty && self->codes == NULL)
    return;
  if (!empty)
    {
      code = accord_column_code_of (self, self->is_number ? GSIZE_TO_POINTER ((gsize) accord_statement_int (st, at))
                                            : accord_statement_text (st, at), set->values_most);
      if (code == 0)
        {
          accord_column_give_up (self);
          return;
        }
    }
  if (self->codes == NULL)
    self->codes = g_new0 (guint16, set->n_slots);
  self->codes[id] = (guint16) code;
}

/**
 * accord_column_bind:
 * @code: below or at the number of values
 *
 * Binds the value that a code stands for.
 */
void
accord_column_bind (const AccordColumn *column, guint code, AccordStatement *st, int parameter)
{
  if (code == 0)
    accord_statement_bind_null (st, parameter);
  else if (column->is_number)
    accord_statement_bind_int (st, parameter, (gint64) GPOINTER_TO_SIZE (column->values->pdata[code - 1]));
  else
    accord_statement_bind_text (st, parameter, column->values->pdata[code - 1]);
}

/* Whether a field's values are in memory. */
gboolean
accord_column_is_kept (const AccordColumnSet *self, int field)
{
  return field >= 0 && (guint) field < self->n_columns && self->columns[field].known != NULL;
}

/* SELECT of what a set keeps of a row, in the order of self->taken until the next one is written. Of all rows at once
 * the letters come with their order, from the index. */
char *
accord_column_set_sql (AccordColumnSet *self, const char *where, gboolean letters)
{
  GString *sql = g_string_new ("SELECT t.id,t.del<=0,");

  if (letters && self->title >= 0)
    {
      g_autofree char *key = accord_schema_sort_key ("t", &self->kind->fields[self->title]);

      g_string_append_printf (sql, "substr(%s,1,1)", key);
    }
  else
    g_string_append (sql, "NULL");
  self->n_taken = 0;
  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i].known != NULL)
      {
        g_string_append_printf (sql, ",t.\"%s\"", self->columns[i].field->name);
        self->taken[self->n_taken++] = (guint8) i;
      }
  g_string_append_printf (sql, " FROM \"%s\" t NOT INDEXED WHERE %s", self->kind->name, where);
  return g_string_free (sql, FALSE);
}

static void
make_room (AccordColumnSet *self, gint64 id)
{
  guint before = self->n_slots;
  guint more;

  if (id < before)
    return;
  self->n_slots = (guint) id + 1 + (guint) id / 16;
  more = self->n_slots - before;
  self->alive = g_renew (guint8, self->alive, self->n_slots);
  self->letters = g_renew (guint8, self->letters, self->n_slots);
  memset (self->alive + before, 0, more);
  memset (self->letters + before, 0, more);
  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i].codes != NULL)
      {
        self->columns[i].codes = g_renew (guint16, self->columns[i].codes, self->n_slots);
        memset (self->columns[i].codes + before, 0, more * sizeof (guint16));
      }
}

/* Takes over the row that @st stands at. */
void
accord_column_set_take_row (AccordColumnSet *self, AccordStatement *st)
{
  gint64 id = accord_statement_int (st, 0);
  gsize size;
  const guint8 *key = accord_statement_blob (st, 2, &size);

  make_room (self, id);
  self->alive[id] = accord_statement_int (st, 1) != 0;
  self->letters[id] = size > 0 ? key[0] : 0;
  for (guint i = 0; i < self->n_taken; i++)
    column_take (&self->columns[self->taken[i]], self, id, st, N_OWN + (int) i);
}

static gboolean
read_rows (AccordColumnSet *self, AccordReader *db, const gboolean *stop, GError **error)
{
  g_autofree char *sql = accord_column_set_sql (self, "t.del<=0", FALSE);
  g_autoptr (AccordStatement) st = accord_reader_prepare (db, sql, error);
  g_autoptr (GError) failed = NULL;
  guint n = 0;

  while (st != NULL && accord_statement_step (st, &failed))
    {
      accord_column_set_take_row (self, st);
      if (accord_worker_is_stopped (stop, ++n, error))
        return FALSE;
    }
  return st != NULL && accord_error_pass (error, &failed);
}

static gboolean
read_order (AccordColumnSet *self, AccordReader *db, const gboolean *stop, GError **error)
{
  g_autoptr (AccordStatement) st = NULL;
  g_autoptr (GError) failed = NULL;
  g_autofree char *key = NULL, *sql = NULL;

  if (self->title < 0)
    return TRUE;
  key = accord_schema_sort_key (NULL, &self->kind->fields[self->title]);
  sql = g_strdup_printf ("SELECT id,substr(%s,1,1) FROM \"%s\" WHERE del<=0 ORDER BY %s,id", key, self->kind->name, key);
  st = accord_reader_prepare (db, sql, error);
  while (st != NULL && accord_statement_step (st, &failed))
    {
      guint32 id = (guint32) accord_statement_int (st, 0);
      gsize size;
      const guint8 *letter = accord_statement_blob (st, 1, &size);

      g_array_append_val (self->order, id);
      self->letters[id] = size > 0 ? letter[0] : 0;
      if (accord_worker_is_stopped (stop, self->order->len, error))
        return FALSE;
    }
  return st != NULL && accord_error_pass (error, &failed);
}

/**
 * accord_column_set_new:
 * @kind: as the file has it
 * @txn: the newest change set that the rows to come know of
 * @n_slots: one more than the highest id
 *
 * Returns: (transfer full): columns without values; one thread at a time
 */
AccordColumnSet *
accord_column_set_new (const AccordKind *kind, gint64 txn, guint n_slots)
{
  AccordColumnSet *self = g_malloc0 (sizeof *self + (gsize) kind->n_fields * sizeof (AccordColumn));

  self->kind = kind;
  self->txn = txn;
  self->n_slots = n_slots;
  self->alive = g_new0 (guint8, n_slots);
  self->letters = g_new0 (guint8, n_slots);
  self->title = -1;
  self->order = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->sums = g_ptr_array_new_with_free_func (accord_column_sum_free);
  self->orders = g_ptr_array_new_with_free_func (accord_column_order_free);
  self->texts = g_ptr_array_new_with_free_func (accord_column_text_free);
  self->n_columns = (guint) kind->n_fields;
  for (int i = kind->n_fields - 1; i >= 0; i--)
    {
      column_init (&self->columns[i], &kind->fields[i]);
      if (kind->fields[i].flags & ACCORD_FIELD_SORTED)
        self->title = i;
    }
  return self;
}

void
accord_column_set_free (AccordColumnSet *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    accord_column_give_up (&self->columns[i]);
  g_array_unref (self->order);
  g_ptr_array_unref (self->sums);
  g_ptr_array_unref (self->orders);
  g_ptr_array_unref (self->texts);
  g_free (self->alive);
  g_free (self->letters);
  g_free (self);
}

/**
 * accord_column_set_build:
 * @db: in a snapshot
 * @other: (nullable): another connection, in the same one, by which half of the rows are read
 * @values_most: a column of more different values is not kept
 * @stop: looked at now and then; %TRUE ends it with an error
 *
 * Returns: (transfer full) (nullable): what @kind's living rows hold; %NULL and no error where ids have
 *   so many gaps that it would take too much memory
 */
AccordColumnSet *
accord_column_set_build (AccordReader *db, AccordReader *other, const AccordKind *kind, guint values_most,
                         const gboolean *stop, GError **error)
{
  g_autofree char *most = g_strdup_printf ("SELECT max(id) FROM \"%s\"", kind->name);
  g_autofree char *many = g_strdup_printf ("SELECT count(*) FROM \"%s\" WHERE del<=0", kind->name);
  gint64 last = accord_database_get_int (db, most, 0);
  gint64 n = accord_database_get_int (db, many, 0);
  g_autoptr (AccordColumnSet) self = NULL;

  if (last >= G_MAXINT32 || last / IDS_MOST > n)
    return NULL;
  self = accord_column_set_new (kind, accord_reader_newest_txn (db, NULL), (guint) last + 1);
  self->values_most = values_most;
  if (!(other != NULL ? accord_column_set_read_halves (self, db, other, ALL_FIELDS, -1, stop, error)
                      : read_rows (self, db, stop, error)) ||
      !read_order (self, db, stop, error))
    return NULL;
  return g_steal_pointer (&self);
}
