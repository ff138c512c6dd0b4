/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns of a table that are no fields of its rows, and sums of columns: one statement for some rows. */
#include "accord-config.h"

#include "accord-cells.h"
#include "accord-filter-sql.h"
#include "accord-name-list.h"
#include "accord-query-private.h"
#include "accord-store-private.h"

G_DEFINE_BOXED_TYPE (AccordCells, accord_cells, accord_cells_ref, accord_cells_unref)

AccordCells *
accord_cells_ref (AccordCells *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
accord_cells_unref (AccordCells *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  for (guint i = 0; i < self->n_ids * self->n_paths; i++)
    accord_value_clear (&self->values[i]);
  g_free (self->values);
  g_free (self);
}

/**
 * accord_cells_get:
 * @row: place of an id among those asked for
 * @column: place of a path
 *
 * Returns: (transfer none): what the record has there; times in ms, money with its currency
 */
const AccordValue *
accord_cells_get (const AccordCells *self, guint row, guint column)
{
  g_return_val_if_fail (row < self->n_ids && column < self->n_paths, NULL);

  return &self->values[row * self->n_paths + column];
}

typedef struct {
  const AccordKind *kind;
  GStrv paths;
  char currency[4];
  guint n_ids;
  gint64 *ids;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_strfreev (asked->paths);
  g_free (asked->ids);
  g_free (asked);
}

static Asked *
asked_new (const AccordKind *kind, const char *const *paths, const char *currency, const gint64 *ids, guint n_ids)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->kind = kind;
  asked->paths = g_strdupv ((GStrv) paths);
  g_strlcpy (asked->currency, currency != NULL ? currency : "", sizeof asked->currency);
  asked->n_ids = n_ids;
  asked->ids = g_memdup2 (ids, n_ids * sizeof (gint64));
  return asked;
}

/* What one path is in SQL. */
typedef struct {
  AccordPath path;
  char *number; /* expressions; NULL where the value has none */
  char *text;
} Column;

static void
column_clear (gpointer data)
{
  g_free (((Column *) data)->number);
  g_free (((Column *) data)->text);
}

static char *
join_links (const AccordPath *path, int n_links, int nth, GString *joins)
{
  char *alias = g_strdup ("t");

  for (int i = 0; i < n_links; i++)
    {
      const AccordField *link = &path->kinds[i]->fields[path->fields[i]];
      g_autofree char *before = alias;

      alias = g_strdup_printf ("p%d_%d", nth, i);
      g_string_append_printf (joins, " LEFT JOIN \"%s\" %s ON %s.id=%s.\"%s\"", link->target, alias, alias, before, link->name);
    }
  return alias;
}

/* There may be several, so they are said one after another, as accord_name_list_append() writes them. */
static char *
tags_sql (const AccordKind *kind, const char *alias)
{
  return g_strdup_printf ("(SELECT group_concat(CASE WHEN n GLOB '*[" ACCORD_NAME_LIST_MARKS ACCORD_NAME_LIST_WIDE_MARKS "]*' OR instr(n,':::')>0"
                          " THEN '\"'||replace(n,'\"','\"\"')||'\"' ELSE n END,', ') FROM (SELECT y.name n FROM tagging g JOIN tag y ON y.id=g.tag"
                          " WHERE g.\"%s\"=%s.id AND g.del<=0 AND y.del<=0 ORDER BY y.name))",
                          kind->name, alias);
}

static void
column_of_computed (Column *column, const char *alias, const char *currency)
{
  const AccordComputed *computed = column->path.computed;
  AccordFilterWriting to = { .is_literal = TRUE, .today = accord_date_today () };

  if (computed->before != NULL)
    {
      column->text = tags_sql (computed->kind, alias);
      return;
    }
  to.sql = g_string_new (NULL);
  accord_filter_write_computed (&to, computed->sql, alias, *currency ? currency : NULL);
  column->number = g_string_free (to.sql, FALSE);
  if (computed->field.type == ACCORD_FIELD_MONEY)
    column->text = g_strdup_printf ("'%s'", currency);
}

static void
column_of_field (Column *column, const char *alias, int nth, GString *joins)
{
  const AccordField *field = column->path.field;

  if (accord_field_is_link (field))
    {
      const AccordKind *target = accord_field_target (field);
      g_autofree char *to = join_links (&column->path, column->path.n, nth, joins);

      column->number = g_strdup_printf ("%s.id", to);
      column->text = g_strdup_printf ("%s.\"%s\"", to, target->fields[accord_kind_title (target)].name);
      return;
    }
  if (accord_field_has_number (field))
    column->number = g_strdup_printf ("%s.\"%s\"", alias, field->name);
  if (field->type == ACCORD_FIELD_MONEY)
    column->text = g_strdup_printf ("%s.\"%s\"", alias, accord_field_second_column (field));
  else if (accord_field_has_text (field))
    column->text = g_strdup_printf ("%s.\"%s\"", alias, field->name);
}

static GArray *
columns_of (AccordReader *reader, const Asked *asked, GString *joins, GError **error)
{
  g_autoptr (GArray) columns = g_array_new (FALSE, TRUE, sizeof (Column));

  g_array_set_clear_func (columns, column_clear);
  for (int i = 0; asked->paths[i] != NULL; i++)
    {
      Column column = { 0 };
      g_autofree char *alias = NULL;

      if (!accord_path_find (&column.path, accord_reader_get_kind (reader, asked->kind), asked->paths[i], error))
        return NULL;
      if (column.path.computed != NULL || !accord_field_is_link (column.path.field))
        alias = join_links (&column.path, column.path.n - 1, i, joins);
      if (column.path.computed != NULL)
        column_of_computed (&column, alias, asked->currency);
      else
        column_of_field (&column, alias, i, joins);
      g_array_append_val (columns, column);
    }
  return g_steal_pointer (&columns);
}

static void
take_value (AccordStatement *st, int at, AccordValue *value)
{
  const char *text = accord_statement_text (st, at + 1);

  if (!accord_statement_is_null (st, at))
    accord_value_set_both (value, accord_statement_int (st, at), text);
  else
    accord_value_set_text (value, text);
}

static void
take_choice (AccordStatement *st, int at, const AccordField *field, AccordValue *value)
{
  gint64 place = accord_statement_is_null (st, at) ? 0 : accord_statement_int (st, at);

  for (int i = 0; place > 0 && field->choices[i].value != NULL; i++)
    if (i + 1 == place)
      accord_value_set_text (value, field->choices[i].value);
}

/* Money of which there is none is no "0 in the currency asked for". */
static void
take_row (AccordStatement *st, GArray *columns, AccordValue *values)
{
  for (guint i = 0; i < columns->len; i++)
    {
      const AccordPath *path = &g_array_index (columns, Column, i).path;

      if (path->computed != NULL && path->field->type == ACCORD_FIELD_CHOICE)
        take_choice (st, 1 + 2 * i, path->field, &values[i]);
      else if (!accord_statement_is_null (st, 1 + 2 * i) || path->field->type != ACCORD_FIELD_MONEY)
        take_value (st, 1 + 2 * i, &values[i]);
    }
}

static AccordStatement *
prepare_columns (AccordReader *reader, const Asked *asked, GArray *columns, GString *joins, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT t.id");

  for (guint i = 0; i < columns->len; i++)
    {
      const Column *column = &g_array_index (columns, Column, i);

      g_string_append_printf (sql, ",%s,%s", column->number ? column->number : "NULL", column->text ? column->text : "NULL");
    }
  /* A row that is gone keeps its place. */
  g_string_append_printf (sql, " FROM accord_ids(?1) x LEFT JOIN \"%s\" t ON t.id=x.id AND t.del<=0%s", asked->kind->name,
                          joins->str);
  return accord_reader_prepare (reader, sql->str, error);
}

static AccordCells *
read_columns (AccordReader *reader, const Asked *asked, GError **error)
{
  g_autoptr (GString) joins = g_string_new (NULL);
  g_autoptr (GArray) columns = columns_of (reader, asked, joins, error);
  g_autoptr (AccordStatement) st = columns ? prepare_columns (reader, asked, columns, joins, error) : NULL;
  const AccordIdSet set = { asked->ids, asked->n_ids };
  g_autoptr (AccordCells) found = NULL;
  g_autoptr (GError) failed = NULL;

  if (st == NULL)
    return NULL;
  found = g_new0 (AccordCells, 1);
  g_atomic_ref_count_init (&found->refs);
  found->n_ids = asked->n_ids;
  found->n_paths = columns->len;
  found->values = g_new0 (AccordValue, asked->n_ids * columns->len);
  accord_statement_bind_ids (st, 1, &set);
  for (guint row = 0; row < asked->n_ids && accord_statement_step (st, &failed); row++)
    if (!accord_statement_is_null (st, 0))
      take_row (st, columns, found->values + row * columns->len);
  return accord_error_pass (error, &failed) ? g_steal_pointer (&found) : NULL;
}

static DexFuture *
columns_read (AccordReader *reader, gpointer data)
{
  g_autoptr (GError) error = NULL;
  AccordCells *found = read_columns (reader, data, &error);

  if (found == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (ACCORD_TYPE_CELLS, found);
}

/**
 * accord_reader_cells:
 * @paths: (array zero-terminated=1): as of accord_query_set_sort()
 * @currency: (nullable): of sums of money; %NULL: whatever the currency
 * @ids: (array length=n_ids): records
 *
 * Returns: (transfer full) (nullable): what they have there, rows in the order of @ids; %NULL with an error
 */
AccordCells *
accord_reader_cells (AccordReader *reader, const AccordKind *kind, const char *const *paths, const char *currency,
                     const gint64 *ids, guint n_ids, GError **error)
{
  Asked *asked = asked_new (kind, paths, currency, ids, n_ids);
  AccordCells *found = read_columns (reader, asked, error);

  asked_free (asked);
  return found;
}

/**
 * accord_store_cells:
 * @kind: of the records
 * @paths: (array zero-terminated=1): as of accord_query_set_sort()
 * @currency: (nullable): of sums of money; %NULL: whatever the currency
 * @ids: (array length=n_ids): the records, some dozens
 *
 * Reads on the page thread.
 *
 * Returns: (transfer full): a future that resolves to #AccordCells, one row for each of @ids; rejects when
 *   there is no such path
 */
DexFuture *
accord_store_cells (AccordStore *self, const AccordKind *kind, const char *const *paths, const char *currency,
                      const gint64 *ids, guint n_ids)
{
  return accord_store_read (self, columns_read, asked_new (kind, paths, currency, ids, n_ids), asked_free);
}

static AccordStatement *
prepare_sums (AccordReader *reader, const Asked *asked, GArray *columns, GString *joins, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT 1");

  for (guint i = 0; i < columns->len; i++)
    {
      const Column *column = &g_array_index (columns, Column, i);
      const char *number = column->number ? column->number : "NULL";

      if (column->path.field->type == ACCORD_FIELD_MONEY && column->text != NULL)
        g_string_append_printf (sql, ",sum(iif(%s='%s',%s,NULL)),count(iif(%s='%s',%s,NULL)),count(iif(%s<>'%s',%s,NULL))",
                                column->text, asked->currency, number, column->text, asked->currency, number, column->text,
                                asked->currency, number);
      else
        g_string_append_printf (sql, ",sum(%s),count(%s),0", number, number);
    }
  g_string_append_printf (sql, " FROM accord_ids(?1) x CROSS JOIN \"%s\" t ON t.id=x.id AND t.del<=0%s", asked->kind->name,
                          joins->str);
  return accord_reader_prepare (reader, sql->str, error);
}

static GArray *
read_sums (AccordReader *reader, const Asked *asked, GError **error)
{
  g_autoptr (GString) joins = g_string_new (NULL);
  g_autoptr (GArray) columns = columns_of (reader, asked, joins, error);
  g_autoptr (AccordStatement) st = columns ? prepare_sums (reader, asked, columns, joins, error) : NULL;
  const AccordIdSet set = { asked->ids, asked->n_ids };
  g_autoptr (GArray) sums = g_array_new (FALSE, TRUE, sizeof (AccordColumnSum));
  g_autoptr (GError) failed = NULL;

  if (st == NULL)
    return NULL;
  accord_statement_bind_ids (st, 1, &set);
  if (accord_statement_step (st, &failed))
    for (int i = 0; i < (int) columns->len; i++)
      {
        AccordColumnSum sum = { accord_statement_int (st, 1 + 3 * i), accord_statement_int (st, 2 + 3 * i),
                                accord_statement_int (st, 3 + 3 * i) };

        g_array_append_val (sums, sum);
      }
  return accord_error_pass (error, &failed) ? g_steal_pointer (&sums) : NULL;
}

static DexFuture *
sums_read (AccordReader *reader, gpointer data)
{
  g_autoptr (GError) error = NULL;
  GArray *sums = read_sums (reader, data, &error);

  if (sums == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (G_TYPE_ARRAY, sums);
}

/**
 * accord_store_sums:
 * @paths: (array zero-terminated=1): of numbers and money
 * @currency: what money is added up in; other money is counted, not added
 * @ids: (array length=n_ids): the records; those that are gone do not count
 *
 * Reads on the report thread.
 *
 * Returns: (transfer full): a future that resolves to a #GArray of #AccordColumnSum; rejects when there is no
 *   such path, or a sum is beyond 63 bits
 */
DexFuture *
accord_store_sums (AccordStore *self, const AccordKind *kind, const char *const *paths, const char *currency,
                   const gint64 *ids, guint n_ids)
{
  return accord_store_read_long (self, sums_read, asked_new (kind, paths, currency, ids, n_ids), asked_free);
}
