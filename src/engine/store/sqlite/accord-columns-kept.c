/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The columns of a large kind as they stood in memory, read back at the next opening in a moment instead of a second, and brought
 * up to date by the journal. What texts say is not written: of each value of a column the file names rows that have it, and these
 * are asked in the workspace. Whatever is doubtful is read from the workspace: a column of which no row has the value any more, and
 * rows, looked at here and there, that do not say what was kept (a workspace that was mended or changed by other means). Lies
 * in the user's folder of caches, and may be deleted at any time. The thread that builds. */

#include "accord-config.h"

#include "accord-columns-kept-file.h"

#include <string.h>
#include "accord-journal-rows.h"
#include "accord-schema.h"

#define LEAST 20000      /* slots: fewer are read from the workspace as quickly */
#define TOUCHED_MOST 500 /* rows: with more it is as quick to read all of them again, and keep these */
#define LOOKS 200        /* rows that are looked at */

static guint least = LEAST;

/**
 * accord_columns_kept_set_least:
 * @n_rows: of kinds with fewer nothing is kept
 *
 * For tests.
 */
void
accord_columns_kept_set_least (guint n_rows)
{
  least = n_rows;
}

/* --- saving --- */

/* Which rows have the values of a column of texts. */
static AccordKeptText *
meet_texts (const AccordColumn *column, guint n_slots)
{
  AccordKeptText *texts = g_new0 (AccordKeptText, column->values->len + 1);

  for (guint i = 0; i < column->values->len; i++)
    texts[i].sum = accord_kept_sum_text (column->values->pdata[i]);
  for (guint id = 1; column->codes != NULL && id < n_slots; id++)
    if (column->codes[id] != 0)
      {
        AccordKeptText *text = &texts[column->codes[id] - 1];

        for (guint i = 0; i < ACCORD_KEPT_TEXT_ROWS; i++)
          if (text->rows[i] == 0)
            {
              text->rows[i] = id;
              break;
            }
      }
  return texts;
}

static gboolean
put_column (AccordColumnsFile *file, const AccordColumn *column, guint n_slots)
{
  AccordColumnsPart part = { 0 };
  g_autofree AccordKeptText *texts = NULL;

  if (column->known == NULL)
    return accord_columns_file_put (file, &part, sizeof part);
  part = (AccordColumnsPart) { TRUE, column->codes != NULL, column->values->len };
  if (!accord_columns_file_put (file, &part, sizeof part))
    return FALSE;
  if (column->is_number)
    {
      if (!accord_columns_file_put (file, column->values->pdata, part.n_values * sizeof (gpointer)))
        return FALSE;
    }
  else
    {
      texts = meet_texts (column, n_slots);
      if (!accord_columns_file_put (file, texts, part.n_values * sizeof *texts))
        return FALSE;
    }
  return !part.has_codes || accord_columns_file_put (file, column->codes, n_slots * sizeof (guint16));
}

G_STATIC_ASSERT (sizeof (gpointer) == sizeof (gint64)); /* numbers stand in pointers */

/**
 * accord_columns_kept_save:
 * @db: in a snapshot
 * @set: just built from it
 *
 * Returns: whether it was kept; %FALSE where it is not worth it, or its place cannot be written
 */
gboolean
accord_columns_kept_save (AccordStore *store, AccordReader *db, const AccordColumnSet *set)
{
  g_auto (AccordColumnsFile) file = { .fd = -1 };
  gboolean ok;

  if (set->n_slots < least || !accord_columns_file_begin (&file, store, db, set->kind, ACCORD_COLUMNS_KEPT_SET, set->txn))
    return FALSE;
  file.head.n_slots = set->n_slots;
  file.head.n_order = set->order->len;
  file.head.n_columns = set->n_columns;
  ok = accord_columns_file_put (&file, set->alive, set->n_slots) && accord_columns_file_put (&file, set->letters, set->n_slots) &&
       accord_columns_file_put (&file, set->order->data, set->order->len * sizeof (guint32));
  for (guint i = 0; ok && i < set->n_columns; i++)
    ok = put_column (&file, &set->columns[i], set->n_slots);
  return ok && accord_columns_file_finish (&file);
}

/* As accord_columns_kept_save(), of rows in the order of a field. */
gboolean
accord_columns_kept_save_order (AccordStore *store, AccordReader *db, const AccordKind *kind, const AccordColumnOrder *order)
{
  g_auto (AccordColumnsFile) file = { .fd = -1 };
  gint64 n_slots = accord_schema_n_rows (db, kind) + 1;

  if (n_slots < least || !accord_columns_file_begin (&file, store, db, kind, order->field, order->txn))
    return FALSE;
  file.head.n_slots = (guint64) n_slots;
  file.head.n_order = order->ids->len;
  return accord_columns_file_put (&file, order->ends, sizeof order->ends) &&
         accord_columns_file_put (&file, order->ids->data, order->ids->len * sizeof (guint32)) && accord_columns_file_finish (&file);
}

/* --- loading --- */

/* What one of the rows says that said it; NULL where none of them does any more. */
static char *
find_text (AccordStatement *row, const AccordKeptText *text)
{
  for (guint i = 0; i < ACCORD_KEPT_TEXT_ROWS && text->rows[i] != 0; i++)
    {
      const char *said;

      accord_statement_reset (row);
      accord_statement_bind_int (row, 1, text->rows[i]);
      said = accord_statement_step (row, NULL) ? accord_statement_text (row, 0) : NULL;
      if (said != NULL && accord_kept_sum_text (said) == text->sum)
        return g_strdup (said);
    }
  return NULL;
}

static gboolean
take_texts (AccordColumn *column, AccordReader *db, const AccordKind *kind, const AccordKeptText *texts, guint64 n, guint most)
{
  g_autofree char *sql = g_strdup_printf ("SELECT \"%s\" FROM \"%s\" WHERE id=?1", column->field->name, kind->name);
  g_autoptr (AccordStatement) row = accord_reader_prepare (db, sql, NULL);

  for (guint64 i = 0; row != NULL && i < n; i++)
    {
      g_autofree char *text = find_text (row, &texts[i]);

      if (text == NULL || accord_column_code_of (column, text, most) != i + 1)
        return FALSE;
    }
  return row != NULL;
}

static gboolean
take_numbers (AccordColumn *column, const gint64 *numbers, guint64 n, guint most)
{
  for (guint64 i = 0; i < n; i++)
    if (accord_column_code_of (column, GSIZE_TO_POINTER ((gsize) numbers[i]), most) != i + 1)
      return FALSE;
  return TRUE;
}

static gboolean
get_codes (AccordColumnsFile *file, AccordColumn *column, guint n_slots, guint64 n_values)
{
  column->codes = accord_columns_file_get (file, n_slots, sizeof (guint16));
  for (guint id = 0; column->codes != NULL && id < n_slots; id++)
    if (column->codes[id] > n_values)
      return FALSE;
  return column->codes != NULL;
}

static gboolean
get_column (AccordColumnsFile *file, AccordReader *db, AccordColumnSet *set, AccordColumn *column)
{
  g_autofree AccordColumnsPart *part = accord_columns_file_get (file, 1, sizeof *part);
  g_autofree gpointer values = NULL;

  if (part != NULL && !part->is_kept)
    {
      accord_column_give_up (column);
      return TRUE;
    }
  if (part == NULL || column->known == NULL || part->n_values > set->values_most)
    return FALSE;
  values = accord_columns_file_get (file, part->n_values, column->is_number ? sizeof (gint64) : sizeof (AccordKeptText));
  if (values == NULL || !(column->is_number ? take_numbers (column, values, part->n_values, set->values_most)
                                            : take_texts (column, db, set->kind, values, part->n_values, set->values_most)))
    return FALSE;
  return !part->has_codes || get_codes (file, column, set->n_slots, part->n_values);
}

/* Ids that stand in order are those of rows. */
static gboolean
take_order (GArray *order, const guint32 *ids, guint64 n, guint64 n_slots)
{
  for (guint64 i = 0; i < n; i++)
    if (ids[i] == 0 || ids[i] >= n_slots)
      return FALSE;
  g_array_append_vals (order, ids, (guint) n);
  return TRUE;
}

static gboolean
get_set (AccordColumnsFile *file, AccordReader *db, AccordColumnSet *set)
{
  g_autofree guint32 *ids = NULL;

  g_clear_pointer (&set->alive, g_free);
  g_clear_pointer (&set->letters, g_free);
  set->alive = accord_columns_file_get (file, set->n_slots, 1);
  set->letters = set->alive != NULL ? accord_columns_file_get (file, set->n_slots, 1) : NULL;
  ids = set->letters != NULL ? accord_columns_file_get (file, file->head.n_order, sizeof *ids) : NULL;
  if (ids == NULL || file->head.n_columns != set->n_columns || !take_order (set->order, ids, file->head.n_order, set->n_slots))
    return FALSE;
  for (guint i = 0; i < set->n_columns; i++)
    if (!get_column (file, db, set, &set->columns[i]))
      return FALSE;
  return accord_columns_file_is_whole (file);
}

static gboolean
says (const AccordColumn *column, gint64 id, AccordStatement *st, int at)
{
  guint code = column->codes != NULL ? column->codes[id] : 0;

  if (code == 0 || accord_statement_is_null (st, at))
    return code == 0 && accord_statement_is_null (st, at);
  if (column->is_number)
    return accord_statement_int (st, at) == (gint64) GPOINTER_TO_SIZE (column->values->pdata[code - 1]);
  return g_str_equal (accord_statement_text (st, at), column->values->pdata[code - 1]);
}

/* By the index of names, where there is one: it has those that live, on a tenth of the pages. */
static gint64
count_living (const AccordColumnSet *set, AccordReader *db)
{
  const char *name = set->kind->name;
  g_autofree char *index = set->title < 0 ? g_strdup ("") : g_strdup_printf (" INDEXED BY \"%s_%s\"", name, set->kind->fields[set->title].name);
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM \"%s\"%s WHERE del<=0", name, index);

  return accord_database_get_int (db, sql, -1);
}

/* As many rows live as do, and some of them, here and there, say what was kept. */
static gboolean
agrees (AccordColumnSet *set, AccordReader *db)
{
  g_autofree char *sql = accord_column_set_sql (set, "t.id=?1", TRUE);
  g_autoptr (AccordStatement) row = accord_reader_prepare (db, sql, NULL);
  gint64 n_alive = 0;

  for (guint id = 0; id < set->n_slots; id++)
    n_alive += set->alive[id];
  if (row == NULL || n_alive != count_living (set, db) || accord_schema_n_rows (db, set->kind) >= set->n_slots ||
      (set->title >= 0 && set->order->len != n_alive))
    return FALSE;
  for (guint id = 1; id < set->n_slots; id += set->n_slots / LOOKS + 1)
    {
      gboolean found, is_alive;
      gsize size;
      const guint8 *key;

      accord_statement_reset (row);
      accord_statement_bind_int (row, 1, id);
      found = accord_statement_step (row, NULL);
      is_alive = found && accord_statement_int (row, 1) != 0;
      if (is_alive != set->alive[id])
        return FALSE;
      key = is_alive ? accord_statement_blob (row, 2, &size) : NULL;
      if (is_alive && set->letters[id] != (key != NULL && size > 0 ? key[0] : 0))
        return FALSE;
      for (guint i = 0; is_alive && i < set->n_taken; i++)
        if (!says (&set->columns[set->taken[i]], id, row, 3 + (int) i))
          return FALSE;
    }
  return TRUE;
}

/* Whether so little was written since that it is worth following. */
static gboolean
is_near (AccordReader *db, const AccordKind *kind, gint64 txn)
{
  g_autoptr (GArray) touched = accord_column_touched_rows (db, kind, txn, NULL, NULL);

  return touched != NULL && touched->len <= TOUCHED_MOST;
}

/**
 * accord_columns_kept_load:
 * @db: in a snapshot
 * @kind: as the file has it
 * @values_most: a column of more different values is not kept
 *
 * Returns: (transfer full) (nullable): the columns as that snapshot has them; %NULL where they are to be read from it
 */
AccordColumnSet *
accord_columns_kept_load (AccordStore *store, AccordReader *db, const AccordKind *kind, guint values_most)
{
  g_auto (AccordColumnsFile) file = { .fd = -1 };
  g_autoptr (AccordColumnSet) set = NULL;
  gboolean current = FALSE;

  if (!accord_columns_file_open (&file, store, db, kind, ACCORD_COLUMNS_KEPT_SET) || !is_near (db, kind, file.head.txn))
    return NULL;
  set = accord_column_set_new (kind, file.head.txn, (guint) file.head.n_slots);
  set->values_most = values_most;
  if (!get_set (&file, db, set) || !accord_column_set_catch_up (set, db, &current, NULL) || !current || !agrees (set, db))
    return NULL;
  return g_steal_pointer (&set);
}

/* --- orders --- */

/* Whether some neighbours, here and there, stand in order, of rows that were not touched since. */
static gboolean
stands_in_order (const AccordColumnOrder *order, AccordReader *db, const AccordKind *kind)
{
  int n_keys;
  g_autoptr (GString) sql = accord_column_order_keys_sql (kind, order->field, &n_keys);
  g_autoptr (GArray) touched = accord_column_touched_rows (db, kind, order->txn, kind->fields[order->field].name, NULL);
  g_autoptr (GByteArray) before = g_byte_array_new (), keys = g_byte_array_new ();
  g_autoptr (AccordStatement) row = NULL;

  g_string_append (sql, " WHERE t.id=?1 AND t.del<=0");
  row = accord_reader_prepare (db, sql->str, NULL);
  if (row == NULL || touched == NULL || touched->len > TOUCHED_MOST)
    return FALSE;
  for (guint i = 0; touched->len == 0 && i < order->ids->len; i += order->ids->len / LOOKS + 1)
    {
      g_autoptr (GByteArray) swapped = g_steal_pointer (&before);

      before = g_steal_pointer (&keys);
      keys = g_steal_pointer (&swapped);
      g_byte_array_set_size (keys, 0);
      accord_statement_reset (row);
      accord_statement_bind_int (row, 1, g_array_index (order->ids, guint32, i));
      if (!accord_statement_step (row, NULL) || accord_column_order_has_no_place (&kind->fields[order->field], row))
        return FALSE;
      accord_column_order_append_keys (keys, row, n_keys);
      if (i > 0 && accord_column_order_compare (before->data, before->len, keys->data, keys->len) > 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
get_order (AccordColumnsFile *file, AccordColumnOrder *order)
{
  g_autofree guint32 *ends = accord_columns_file_get (file, G_N_ELEMENTS (order->ends), sizeof *ends);
  g_autofree guint32 *ids = ends != NULL ? accord_columns_file_get (file, file->head.n_order, sizeof *ids) : NULL;

  if (ids == NULL || !accord_columns_file_is_whole (file) || ends[G_N_ELEMENTS (order->ends) - 1] != file->head.n_order)
    return FALSE;
  memcpy (order->ends, ends, sizeof order->ends);
  return take_order (order->ids, ids, file->head.n_order, file->head.n_slots);
}

/**
 * accord_columns_kept_load_order:
 * @db: in a snapshot
 * @kind: as the file has it
 * @field: one of its fields
 *
 * Returns: (transfer full) (nullable): rows in the order of the field, as they were after a change set that the order names;
 *   %NULL where it is to be made from the workspace
 */
AccordColumnOrder *
accord_columns_kept_load_order (AccordStore *store, AccordReader *db, const AccordKind *kind, int field)
{
  g_auto (AccordColumnsFile) file = { .fd = -1 };
  AccordColumnOrder *order;

  if (!accord_columns_file_open (&file, store, db, kind, field))
    return NULL;
  order = g_new0 (AccordColumnOrder, 1);
  order->field = field;
  order->txn = file.head.txn;
  order->ids = g_array_new (FALSE, FALSE, sizeof (guint32));
  if (get_order (&file, order) && stands_in_order (order, db, kind))
    return order;
  accord_column_order_free (order);
  return NULL;
}
