/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads a pivot: one GROUP BY over the records that the filter chose. Days are put into months where this computer is. Report
 * thread. */

#include "accord-config.h"

#include "accord-pivot.h"

#include "accord-decimal.h"
#include "accord-statement.h"

#include <glib/gi18n-lib.h>

#define QUARTER_HOUR_MS G_GINT64_CONSTANT (900000)
#define MOST_KEYS 2000 /* more are no table that anybody reads */

/* One side of the question as SQL. */
typedef struct {
  const AccordField *field; /* at the end of the path */
  char *sql;
} Side;

typedef struct {
  AccordPivotAsk *ask;
  AccordQuery *query; /* of the filter, or NULL */
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  accord_pivot_ask_free (asked->ask);
  g_clear_pointer (&asked->query, accord_query_unref);
  g_free (asked);
}

static gboolean
fail_field (const char *path, GError **error)
{
  g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD, _("Records cannot be put together by “%s”. Choose another field."), path);
  return FALSE;
}

/* Joins what the path goes over; the last field's column becomes the side's expression. */
static gboolean
add_side (AccordReader *reader, const AccordKind *kind, const char *path, const char *prefix, GString *joins, Side *side, GError **error)
{
  g_auto (GStrv) names = g_strsplit (path, ".", -1);
  g_autofree char *table = g_strdup ("t");

  kind = accord_reader_get_kind (reader, kind);
  for (int i = 0; names[i] != NULL; i++)
    {
      int index = accord_kind_find (kind, names[i]);
      const AccordField *field = index >= 0 ? &kind->fields[index] : NULL;
      g_autofree char *next = g_strdup_printf ("%s%d", prefix, i);

      if (field == NULL || (names[i + 1] != NULL && !accord_field_is_link (field)))
        return fail_field (path, error);
      if (names[i + 1] == NULL)
        {
          side->field = field;
          side->sql = g_strdup_printf (field->type == ACCORD_FIELD_TIME ? "%s.\"%s\"/900000" : "%s.\"%s\"", table, field->name);
          return TRUE;
        }
      kind = accord_reader_get_kind (reader, accord_field_target (field));
      g_string_append_printf (joins, " LEFT JOIN \"%s\" %s ON %s.id=%s.\"%s\"", kind->name, next, next, table, field->name);
      g_set_str (&table, next);
    }
  return fail_field (path, error);
}

static void
side_clear (Side *side)
{
  g_clear_pointer (&side->sql, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Side, side_clear)

/* What is added up; sets unit and scale. */
static char *
measure_sql (AccordPivot *pivot, AccordReader *reader, const AccordPivotAsk *ask, GError **error)
{
  const AccordKind *kind = accord_reader_get_kind (reader, ask->kind);
  const char *name = strchr (ask->measure, ':');
  int index = name != NULL ? accord_kind_find (kind, name + 1) : -1;
  const AccordField *field = index >= 0 ? &kind->fields[index] : NULL;

  pivot->unit = ACCORD_UNIT_COUNT;
  if (g_str_equal (ask->measure, "count"))
    return g_strdup ("NULL");
  if (field == NULL || !accord_field_has_number (field) || accord_field_is_link (field))
    {
      fail_field (ask->measure, error);
      return NULL;
    }
  pivot->mean = g_str_has_prefix (ask->measure, "mean:");
  pivot->unit = field->type == ACCORD_FIELD_MONEY ? ACCORD_UNIT_MONEY : ACCORD_UNIT_COUNT;
  pivot->scale = field->type == ACCORD_FIELD_QUANTITY ? 0.001 : field->type == ACCORD_FIELD_RATE ? 0.01 : field->type == ACCORD_FIELD_DECIMAL ? 1.0 / ACCORD_DECIMAL_ONE : 1;
  if (field->type == ACCORD_FIELD_MONEY)
    return g_strdup_printf ("CASE WHEN t.\"%s_currency\"=?2 THEN t.\"%s\" END", field->name, field->name);
  return g_strdup_printf ("t.\"%s\"", field->name);
}

static void
key_free (gpointer data)
{
  AccordPivotKey *key = data;

  g_free (key->text);
  g_free (key->raw);
  g_free (key);
}

/* NULL with an error; "" of a record that is not there. */
static char *
title_of (AccordReader *reader, const AccordKind *kind, gint64 id, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT \"%s\" FROM \"%s\" WHERE id=?1", kind->fields[accord_kind_title (kind)].name, kind->name);
  g_autoptr (AccordStatement) row = accord_reader_prepare (reader, sql, error);
  g_autoptr (GError) failed = NULL;
  g_autofree char *title = NULL;

  if (row == NULL)
    return NULL;
  accord_statement_bind_int (row, 1, id);
  title = g_strdup (accord_statement_step (row, &failed) && accord_statement_text (row, 0) != NULL ? accord_statement_text (row, 0) : "");
  return accord_error_pass (error, &failed) ? g_steal_pointer (&title) : NULL;
}

static gint64
month_of (const AccordField *field, gint64 number)
{
  int year, month;

  accord_date_to_ymd (field->type == ACCORD_FIELD_TIME ? accord_date_from_time (number * QUARTER_HOUR_MS) : number, &year, &month, NULL);
  return accord_date_from_ymd (year, month, 1);
}

/* The key's text is made later, once for each. */
static AccordPivotKey *
read_key (const Side *side, AccordStatement *row, int column)
{
  AccordPivotKey *key = g_new0 (AccordPivotKey, 1);

  if (side->field == NULL)
    return key;
  key->empty = accord_statement_is_null (row, column);
  if (key->empty)
    return key;
  if (!accord_field_has_number (side->field))
    key->raw = g_strdup (accord_statement_text (row, column));
  else
    key->number = accord_statement_int (row, column);
  if (key->raw != NULL && *key->raw == '\0')
    key->empty = TRUE;
  if (side->field->type == ACCORD_FIELD_DATE || side->field->type == ACCORD_FIELD_TIME)
    key->number = month_of (side->field, key->number);
  return key;
}

static gboolean
name_key (AccordReader *reader, const Side *side, AccordPivotKey *key, GError **error)
{
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;

  if (side->field == NULL || key->empty)
    key->text = g_strdup ("");
  else if (accord_field_is_link (side->field))
    key->text = title_of (reader, accord_field_target (side->field), key->number, error);
  else if (side->field->type == ACCORD_FIELD_DATE || side->field->type == ACCORD_FIELD_TIME)
    {
      AccordPeriod month = accord_period_containing (ACCORD_PERIOD_MONTH, key->number, 1);

      key->text = accord_period_label (&month);
    }
  else
    {
      if (key->raw != NULL)
        accord_value_set_text (&value, key->raw);
      else
        accord_value_set_number (&value, key->number);
      key->text = accord_field_to_text (side->field, &value, NULL);
    }
  return key->text != NULL;
}

static gboolean
name_keys (AccordReader *reader, const Side *side, GPtrArray *keys, GError **error)
{
  for (guint i = 0; i < keys->len; i++)
    if (!name_key (reader, side, g_ptr_array_index (keys, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
same_key (const AccordPivotKey *a, const AccordPivotKey *b)
{
  return a->empty == b->empty && a->number == b->number && g_strcmp0 (a->raw, b->raw) == 0;
}

static guint
place_key (GPtrArray *keys, AccordPivotKey *key)
{
  for (guint i = 0; i < keys->len; i++)
    if (same_key (g_ptr_array_index (keys, i), key))
      {
        key_free (key);
        return i;
      }
  g_ptr_array_add (keys, key);
  return keys->len - 1;
}

typedef struct {
  guint row;
  guint column;
  AccordPivotCell cell;
} Placed;

static gboolean
read_lines (AccordPivot *pivot, AccordStatement *row, const Side *rows, const Side *columns, GArray *placed, GError **error)
{
  g_autoptr (GError) failed = NULL;

  while (accord_statement_step (row, &failed))
    {
      Placed line = { place_key (pivot->rows, read_key (rows, row, 0)), place_key (pivot->columns, read_key (columns, row, 1)),
                      { accord_statement_int (row, 2), accord_statement_int (row, 3), accord_statement_int (row, 4) } };

      g_array_append_val (placed, line);
      pivot->n += line.cell.n;
      if (pivot->rows->len > MOST_KEYS || pivot->columns->len > MOST_KEYS)
        {
          g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD, _("This field has more than %d values: no table that anybody reads. Choose another one."), MOST_KEYS);
          return FALSE;
        }
    }
  return accord_error_pass (error, &failed);
}

static void
fill_cells (AccordPivot *pivot, const GArray *placed)
{
  pivot->cells = g_new0 (AccordPivotCell, pivot->rows->len * pivot->columns->len + 1);
  for (guint i = 0; i < placed->len; i++)
    {
      const Placed *line = &g_array_index (placed, Placed, i);
      AccordPivotCell *cell = &pivot->cells[line->row * pivot->columns->len + line->column];

      cell->n += line->cell.n;
      cell->counted += line->cell.counted;
      cell->too_big |= !accord_money_add (cell->sum, line->cell.sum, &cell->sum);
    }
}

static AccordStatement *
prepare (Asked *asked, AccordReader *reader, const Side *rows, const Side *columns, const char *joins, const char *measure, AccordIds **ids, GError **error)
{
  const AccordKind *kind = asked->ask->kind;
  g_autofree char *sql = NULL;
  AccordStatement *row;

  if (asked->query != NULL)
    *ids = accord_reader_find (reader, asked->query, error);
  if (asked->query != NULL && *ids == NULL)
    return NULL;
  sql = g_strdup_printf ("SELECT %s, %s, count(*), sum(%s), count(%s) FROM %s\"%s\" t%s%s WHERE t.del<=0 GROUP BY 1, 2", rows->sql,
                         columns->sql != NULL ? columns->sql : "NULL", measure, measure, asked->query != NULL ? "accord_ids(?1) q CROSS JOIN " : "",
                         kind->name, asked->query != NULL ? " ON t.id=q.id" : "", joins);
  row = accord_reader_prepare (reader, sql, error);
  if (row == NULL)
    return NULL;
  if (strstr (sql, "?2") != NULL)
    accord_statement_bind_text (row, 2, asked->ask->currency);
  return row;
}

static DexFuture *
run_pivot (AccordReader *reader, gpointer data)
{
  Asked *asked = data;
  g_autoptr (AccordPivot) pivot = g_new0 (AccordPivot, 1);
  g_autoptr (GString) joins = g_string_new (NULL);
  g_autoptr (GArray) placed = g_array_new (FALSE, FALSE, sizeof (Placed));
  g_auto (Side) rows = { 0 }, columns = { 0 };
  g_autoptr (AccordIds) ids = NULL;
  g_autoptr (AccordStatement) row = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *measure = NULL;
  AccordIdSet set = { 0 };

  pivot->rows = g_ptr_array_new_with_free_func (key_free);
  pivot->columns = g_ptr_array_new_with_free_func (key_free);
  if (!add_side (reader, asked->ask->kind, asked->ask->rows, "r", joins, &rows, &error) ||
      (asked->ask->columns != NULL && !add_side (reader, asked->ask->kind, asked->ask->columns, "c", joins, &columns, &error)))
    return dex_future_new_for_error (g_steal_pointer (&error));
  measure = measure_sql (pivot, reader, asked->ask, &error);
  row = measure != NULL ? prepare (asked, reader, &rows, &columns, joins->str, measure, &ids, &error) : NULL;
  if (row == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  if (ids != NULL)
    {
      set.ids = ids->ids;
      set.n_ids = ids->n_ids;
      accord_statement_bind_ids (row, 1, &set);
    }
  if (!read_lines (pivot, row, &rows, &columns, placed, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  fill_cells (pivot, placed);
  if (!name_keys (reader, &rows, pivot->rows, &error) || !name_keys (reader, &columns, pivot->columns, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (ACCORD_TYPE_PIVOT, g_steal_pointer (&pivot));
}

/**
 * accord_pivot_read:
 * @store: the open file
 * @ask: what is asked
 *
 * Returns: (transfer full): a future of an #AccordPivot; its cells' n add up to the records that the filter chose. Rejects with
 *   an #AccordRuleError where there is no such field, with an #AccordStoreError
 */
DexFuture *
accord_pivot_read (AccordStore *store, const AccordPivotAsk *ask)
{
  Asked *asked;

  g_return_val_if_fail (ACCORD_IS_STORE (store) && ask != NULL && ask->rows != NULL, NULL);

  asked = g_new0 (Asked, 1);
  asked->ask = accord_pivot_ask_new (ask->kind, ask->rows, ask->columns, ask->measure, ask->filter, ask->currency);
  if (ask->filter != NULL && accord_filter_get_n (ask->filter) > 0)
    {
      g_autoptr (AccordFilter) filter = accord_filter_copy (ask->filter);

      asked->query = accord_query_new (ask->kind);
      accord_query_set_filter (asked->query, filter);
    }
  return accord_store_read_long (store, run_pivot, asked, asked_free);
}
