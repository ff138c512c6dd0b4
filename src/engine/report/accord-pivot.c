/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordPivot: what a saved question asks and what comes out; and the records behind one of its cells. Reading is in
 * accord-pivot-read.c. Plain values; any thread. */

#include "accord-config.h"

#include "accord-pivot.h"

G_DEFINE_BOXED_TYPE (AccordPivot, accord_pivot, accord_pivot_copy, accord_pivot_free)

/**
 * accord_pivot_ask_new:
 * @kind: which records; a workspace's own table of it
 * @rows: by which field
 * @columns: (nullable): and by which other one
 * @measure: (nullable): "count", "sum:FIELD", "mean:FIELD"; %NULL counts
 * @filter: (nullable): which of them
 * @currency: of sums
 *
 * Returns: (transfer full): a question
 */
AccordPivotAsk *
accord_pivot_ask_new (const AccordKind *kind, const char *rows, const char *columns, const char *measure, AccordFilter *filter, const char *currency)
{
  AccordPivotAsk *self = g_new0 (AccordPivotAsk, 1);

  self->kind = kind;
  self->rows = g_strdup (rows);
  self->columns = columns != NULL && *columns != '\0' ? g_strdup (columns) : NULL;
  self->measure = g_strdup (measure != NULL && *measure != '\0' ? measure : "count");
  self->filter = filter != NULL ? accord_filter_ref (filter) : NULL;
  self->currency = g_strdup (currency);
  return self;
}

void
accord_pivot_ask_free (AccordPivotAsk *ask)
{
  g_free (ask->rows);
  g_free (ask->columns);
  g_free (ask->measure);
  g_clear_pointer (&ask->filter, accord_filter_unref);
  g_free (ask->currency);
  g_free (ask);
}

static gpointer
key_copy (gconstpointer data, gpointer unused)
{
  const AccordPivotKey *key = data;
  AccordPivotKey *copy = g_memdup2 (key, sizeof *key);

  copy->text = g_strdup (key->text);
  copy->raw = g_strdup (key->raw);
  return copy;
}

AccordPivot *
accord_pivot_copy (const AccordPivot *self)
{
  AccordPivot *copy = g_memdup2 (self, sizeof *self);

  copy->rows = g_ptr_array_copy (self->rows, (GCopyFunc) (GCallback) key_copy, NULL);
  copy->columns = g_ptr_array_copy (self->columns, (GCopyFunc) (GCallback) key_copy, NULL);
  copy->cells = g_memdup2 (self->cells, sizeof *self->cells * self->rows->len * self->columns->len);
  return copy;
}

void
accord_pivot_free (AccordPivot *self)
{
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->columns);
  g_free (self->cells);
  g_free (self);
}

/**
 * accord_pivot_value:
 * @self: an answer
 * @cell: one of its cells, or a total
 * @value: (out): what it comes to; money in minor units
 *
 * Returns: %FALSE where there is nothing to add up or to take the mean of: shown as "—"
 */
gboolean
accord_pivot_value (const AccordPivot *self, const AccordPivotCell *cell, double *value)
{
  *value = 0;
  if (self->unit == ACCORD_UNIT_COUNT && self->scale == 0)
    {
      *value = (double) cell->n;
      return TRUE;
    }
  if (cell->counted == 0 || cell->too_big)
    return FALSE;
  *value = (double) cell->sum * self->scale / (self->mean ? (double) cell->counted : 1);
  return TRUE;
}

/**
 * accord_pivot_row_total:
 * @self: what came out
 * @row: from 0
 *
 * Returns: the cells of a row added up; which may be too big
 */
AccordPivotCell
accord_pivot_row_total (const AccordPivot *self, guint row)
{
  AccordPivotCell total = { 0 };

  for (guint i = 0; i < self->columns->len; i++)
    {
      const AccordPivotCell *cell = &self->cells[row * self->columns->len + i];

      total.n += cell->n;
      total.counted += cell->counted;
      total.too_big |= cell->too_big || !accord_money_add (total.sum, cell->sum, &total.sum);
    }
  return total;
}

static void
add_key (AccordQuery *query, const AccordField *field, const char *path, const AccordPivotKey *key)
{
  if (key->empty)
    accord_query_add_text (query, path, ACCORD_OP_EMPTY, NULL);
  else if (key->raw != NULL)
    accord_query_add_text (query, path, ACCORD_OP_IS, key->raw);
  else if (field->type == ACCORD_FIELD_DATE || field->type == ACCORD_FIELD_TIME)
    {
      gint64 to = accord_date_add_months (key->number, 1);
      gboolean time = field->type == ACCORD_FIELD_TIME;

      accord_query_add_number (query, path, ACCORD_OP_AT_LEAST, time ? accord_date_to_time (key->number) : key->number);
      accord_query_add_number (query, path, ACCORD_OP_LESS, time ? accord_date_to_time (to) : to);
    }
  else
    accord_query_add_number (query, path, ACCORD_OP_IS, key->number);
}

/**
 * accord_pivot_records:
 * @store: the open file
 * @ask: a question that was answered
 * @row: one of the answer's rows
 * @column: (nullable): one of its columns; %NULL: all of them
 *
 * Returns: (transfer full): the records of a cell or row; their number is its n
 */
AccordQuery *
accord_pivot_records (AccordStore *store, const AccordPivotAsk *ask, const AccordPivotKey *row, const AccordPivotKey *column)
{
  AccordQuery *query = accord_query_new (ask->kind);
  const AccordField *rows = accord_filter_field (ask->kind, ask->rows, NULL);
  const AccordField *columns = ask->columns != NULL ? accord_filter_field (ask->kind, ask->columns, NULL) : NULL;

  if (ask->filter != NULL)
    {
      g_autoptr (AccordFilter) filter = accord_filter_copy (ask->filter);

      accord_query_set_filter (query, filter);
    }
  if (rows != NULL)
    add_key (query, rows, ask->rows, row);
  if (columns != NULL && column != NULL)
    add_key (query, columns, ask->columns, column);
  return query;
}
