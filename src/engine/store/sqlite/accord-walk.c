/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole tables read through: a few columns of every row, and every row that points to some records. */
#include "accord-config.h"

#include "accord-walk.h"

#include "accord-query-private.h"

static void
append_fields (GString *sql, const AccordKind *kind, const int *fields, int n_fields)
{
  for (int i = 0; i < n_fields; i++)
    {
      const AccordField *field = &kind->fields[fields[i]];
      const char *second = accord_field_second_column (field);
      gboolean number = accord_field_has_number (field);

      g_string_append_printf (sql, ",%s%s%s", number ? "\"" : "NULL", number ? field->name : "", number ? "\"" : "");
      if (!accord_field_has_text (field))
        g_string_append (sql, ",NULL");
      else
        g_string_append_printf (sql, ",\"%s\"", second != NULL && number ? second : field->name);
    }
}

/**
 * accord_reader_each_row:
 * @fields: (array length=n_fields): indexes of the fields to read, at most 16
 * @after: rows with a greater id are read, in order of id
 * @limit: at most so many
 * @func: called for each living row, with a cell for each of @fields
 */
gboolean
accord_reader_each_row (AccordReader *reader, const AccordKind *kind, const int *fields, int n_fields, gint64 after,
                        guint limit, AccordCellsFunc func, gpointer data, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT id");
  g_autoptr (AccordStatement) st = NULL;
  g_autoptr (GError) failed = NULL;
  AccordCell cells[16];

  g_return_val_if_fail (n_fields <= (int) G_N_ELEMENTS (cells), FALSE);
  append_fields (sql, kind, fields, n_fields);
  g_string_append_printf (sql, " FROM \"%s\" NOT INDEXED WHERE id>?1 AND del<=0 ORDER BY id LIMIT ?2", kind->name);
  st = accord_reader_prepare (reader, sql->str, error);
  if (st == NULL)
    return FALSE;
  accord_statement_bind_int (st, 1, after);
  accord_statement_bind_int (st, 2, limit);
  while (accord_statement_step (st, &failed))
    {
      for (int i = 0; i < n_fields; i++)
        cells[i] = (AccordCell) { accord_statement_text (st, 2 * i + 2), accord_statement_int (st, 2 * i + 1) };
      func (accord_statement_int (st, 0), cells, data);
    }
  return accord_error_pass (error, &failed);
}

/* The columns that hold words, in the order of the kind's fields. */
static GArray *
text_fields (const AccordKind *kind)
{
  GArray *fields = g_array_new (FALSE, FALSE, sizeof (int));

  for (int i = 0; i < kind->n_fields; i++)
    if (accord_field_has_text (&kind->fields[i]) && !accord_field_has_number (&kind->fields[i]) && kind->fields[i].type != ACCORD_FIELD_RANK)
      g_array_append_val (fields, i);
  return fields;
}

/**
 * accord_reader_each_text:
 * @after: (inout): rows with a greater id are read, in order of id; then that of the last one, 0 once there are no more
 * @limit: at most so many rows
 * @func: called for each text of each row, also of those in the Trash
 *
 * Returns: %FALSE with an #AccordStoreError
 */
gboolean
accord_reader_each_text (AccordReader *reader, const AccordKind *kind, gint64 *after, guint limit, AccordTextFunc func, gpointer data, GError **error)
{
  const AccordKind *table = accord_reader_get_kind (reader, kind);
  g_autoptr (GArray) fields = text_fields (table);
  g_autoptr (GString) sql = g_string_new ("SELECT id,del");
  g_autoptr (AccordStatement) st = NULL;
  g_autoptr (GError) failed = NULL;
  guint n_rows = 0;

  for (guint i = 0; i < fields->len; i++)
    g_string_append_printf (sql, ",\"%s\"", table->fields[g_array_index (fields, int, i)].name);
  g_string_append_printf (sql, " FROM \"%s\" NOT INDEXED WHERE id>?1 ORDER BY id LIMIT ?2", kind->name);
  st = accord_reader_prepare (reader, sql->str, error);
  if (st == NULL)
    return FALSE;
  accord_statement_bind_int (st, 1, *after);
  accord_statement_bind_int (st, 2, limit);
  for (; accord_statement_step (st, &failed); n_rows++)
    {
      *after = accord_statement_int (st, 0);
      for (guint i = 0; i < fields->len; i++)
        {
          const char *text = accord_statement_text (st, (int) i + 2);

          if (text != NULL)
            func (*after, accord_statement_int (st, 1) > 0, &table->fields[g_array_index (fields, int, i)], text, data);
        }
    }
  if (n_rows < limit)
    *after = 0;
  return accord_error_pass (error, &failed);
}

/* One column of every living row. */
gboolean
accord_reader_each_value (AccordReader *reader, const AccordKind *kind, const char *field_name, AccordColumnFunc func,
                          gpointer data, GError **error)
{
  const AccordKind *table = accord_reader_get_kind (reader, kind);
  const AccordField *field = &table->fields[accord_kind_find (table, field_name)];
  gboolean number = accord_field_has_number (field);
  g_autofree char *sql = g_strdup_printf ("SELECT id,\"%s\" FROM \"%s\" WHERE del<=0 AND \"%s\" IS NOT NULL", field->name,
                                          kind->name, field->name);
  g_autoptr (AccordStatement) st = accord_reader_prepare (reader, sql, error);
  g_autoptr (GError) failed = NULL;

  if (st == NULL)
    return FALSE;
  while (accord_statement_step (st, &failed))
    func (accord_statement_int (st, 0), number ? NULL : accord_statement_text (st, 1),
          number ? accord_statement_int (st, 1) : 0, data);
  return accord_error_pass (error, &failed);
}

/* A JSON array, so that the statement is the same however many there are. */
#define THE_IDS "(SELECT value FROM json_each(?1))"

static gboolean
points_to (const AccordField *field, const AccordKind *target)
{
  return accord_field_is_link (field) && accord_field_target (field)->number == target->number;
}

static gboolean
collect_backlinks (AccordStatement *st, const AccordKind *kind, int field, GArray *found, GError **error)
{
  g_autoptr (GError) failed = NULL;

  while (accord_statement_step (st, &failed))
    {
      AccordBacklink link = { kind, field, accord_statement_int (st, 0), accord_statement_int (st, 1),
                              accord_statement_int (st, 2) > 0 };

      g_array_append_val (found, link);
    }
  return accord_error_pass (error, &failed);
}

/* By index where there is one; rows in the Trash, and fields without an index, by reading through. */
static gboolean
field_backlinks (AccordReader *reader, const AccordKind *kind, int field, const char *ids, gboolean living_only, GArray *found,
                 GError **error)
{
  const char *name = kind->fields[field].name;
  gboolean indexed = (kind->fields[field].flags & ACCORD_FIELD_INDEXED) != 0;
  g_autofree char *living = g_strdup_printf ("SELECT id,\"%s\",del FROM \"%s\" WHERE del<=0 AND \"%s\" IN " THE_IDS, name,
                                             kind->name, name);
  g_autofree char *rest = g_strdup_printf ("SELECT id,\"%s\",del FROM \"%s\" NOT INDEXED WHERE %s\"%s\" IN " THE_IDS, name,
                                           kind->name, indexed ? "del>0 AND " : "", name);

  for (int pass = indexed ? 0 : 1; pass < (living_only ? 1 : 2); pass++)
    {
      g_autoptr (AccordStatement) st = accord_reader_prepare (reader, pass == 0 ? living : rest, error);

      if (st != NULL)
        accord_statement_bind_text (st, 1, ids);
      if (st == NULL || !collect_backlinks (st, kind, field, found, error))
        return FALSE;
    }
  return TRUE;
}

static char *
list_of (const gint64 *ids, guint n_ids)
{
  g_autoptr (GString) list = g_string_new ("[");

  for (guint i = 0; i < n_ids; i++)
    g_string_append_printf (list, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", ids[i]);
  g_string_append_c (list, ']');
  return g_string_free_and_steal (g_steal_pointer (&list));
}

/**
 * accord_reader_backlinks:
 * @target: kind of the records pointed to
 * @ids: (array length=n_ids): those records
 *
 * Finds every row, living or in the Trash, whose link or place names one of @ids. Which fields do is
 * read from the kinds' tables.
 *
 * Returns: (transfer full): an array of #AccordBacklink, or %NULL
 */
GArray *
accord_reader_backlinks (AccordReader *reader, const AccordKind *target, const gint64 *ids, guint n_ids, GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, TRUE, sizeof (AccordBacklink));
  g_autofree char *list = list_of (ids, n_ids);
  int n_kinds;
  const AccordKind *const *kinds = accord_kinds (&n_kinds);

  for (int k = 0; k < n_kinds; k++)
    {
      const AccordKind *kind = accord_reader_get_kind (reader, kinds[k]);

      for (int f = 0; f < kind->n_fields; f++)
        if (points_to (&kind->fields[f], target) && !field_backlinks (reader, kind, f, list, FALSE, found, error))
          return NULL;
    }
  return g_steal_pointer (&found);
}

/**
 * accord_reader_living_with:
 * @target: kind of the records that others live with
 * @ids: (array length=n_ids): those records
 *
 * Finds every living row that belongs to one of @ids, by index.
 *
 * Returns: (transfer full): an array of #AccordBacklink, or %NULL
 */
GArray *
accord_reader_living_with (AccordReader *reader, const AccordKind *target, const gint64 *ids, guint n_ids, GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, TRUE, sizeof (AccordBacklink));
  g_autofree char *list = list_of (ids, n_ids);
  int n_kinds;
  const AccordKind *const *kinds = accord_kinds (&n_kinds);

  for (int k = 0; k < n_kinds; k++)
    {
      const AccordKind *kind = accord_reader_get_kind (reader, kinds[k]);

      for (int f = 0; f < kind->n_fields; f++)
        if (points_to (&kind->fields[f], target) && (kind->fields[f].flags & ACCORD_FIELD_OWNED) &&
            (kind->fields[f].flags & ACCORD_FIELD_INDEXED) && !field_backlinks (reader, kind, f, list, TRUE, found, error))
          return NULL;
    }
  return g_steal_pointer (&found);
}

/**
 * accord_reader_merged:
 * @kind: of records that can be made one
 *
 * Finds every record that was put away when it became another one; reads through the table.
 *
 * Returns: (transfer full): local id → that of the other one, both as pointers; or %NULL
 */
GHashTable *
accord_reader_merged (AccordReader *reader, const AccordKind *kind, GError **error)
{
  g_autoptr (GHashTable) found = g_hash_table_new (NULL, NULL);
  g_autofree char *sql = g_strdup_printf ("SELECT id, merged_into FROM \"%s\" NOT INDEXED WHERE del>0 AND merged_into IS NOT NULL", kind->name);
  g_autoptr (AccordStatement) st = accord_reader_prepare (reader, sql, error);
  g_autoptr (GError) failed = NULL;

  while (st != NULL && accord_statement_step (st, &failed))
    g_hash_table_insert (found, GSIZE_TO_POINTER (accord_statement_int (st, 0)), GSIZE_TO_POINTER (accord_statement_int (st, 1)));
  return st != NULL && accord_error_pass (error, &failed) ? g_steal_pointer (&found) : NULL;
}
