/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Indexes of a kind's table: one a field that says so, over living rows. */

#include "accord-config.h"

#include "accord-schema.h"

static char *
index_columns (const AccordField *field)
{
  const char *second = accord_field_second_column (field);

  if (field->flags & ACCORD_FIELD_SORTED)
    return accord_schema_sort_key (NULL, field);
  if (field->type == ACCORD_FIELD_PLACE)
    return g_strdup_printf ("\"%s\",\"%s\"", field->name, second);
  if (field->indexed_with != NULL)
    {
      g_auto (GStrv) more = g_strsplit (field->indexed_with, " ", -1);
      g_autofree char *rest = g_strjoinv ("\",\"", more);

      return g_strdup_printf ("\"%s\",\"%s\"", field->name, rest);
    }
  return g_strdup_printf ("\"%s\"", field->name);
}

/* Links and rarely given facts are mostly empty in many files: an index without its empty rows is half the
 * size. */
static gboolean
is_left_out_when_empty (const AccordField *field)
{
  return (accord_field_is_link (field) && field->type != ACCORD_FIELD_PLACE) || (field->flags & ACCORD_FIELD_SPARSE);
}

/* Which records an index holds. Only living rows are looked for, so a list in index order needs no look at
 * the rows. */
static char *
index_condition (const AccordField *field)
{
  g_auto (GStrv) others = field->indexed_while != NULL ? g_strsplit (field->indexed_while, " ", -1) : NULL;
  GString *condition;

  if (others != NULL)
    {
      condition = g_string_new (NULL);
      g_string_append_printf (condition, "\"%s\" IS NOT NULL", field->name);
      for (char **other = others; *other != NULL; other++)
        g_string_append_printf (condition, " AND \"%s\" IS %s", **other == '!' ? *other + 1 : *other, **other == '!' ? "NULL" : "NOT NULL");
      return g_string_free (condition, FALSE);
    }
  return is_left_out_when_empty (field) ? g_strdup_printf ("\"%s\" IS NOT NULL", field->name) : NULL;
}

/* Whether a field has an index of its own. */
gboolean
accord_schema_is_indexed (const AccordField *field)
{
  return (field->flags & (ACCORD_FIELD_INDEXED | ACCORD_FIELD_SORTED | ACCORD_FIELD_SPARSE)) != 0 || field->indexed_while != NULL;
}

/* By length, so that T-10000 comes after T-9999. */
static gboolean
follow_series (AccordReader *db, const AccordKind *kind, const AccordField *field, gboolean drop, GError **error)
{
  if (!field->series)
    return TRUE;
  if (drop)
    return accord_database_execf (db, error, "DROP INDEX IF EXISTS \"%s_%s_series\"", kind->name, field->name);
  return accord_database_execf (db, error, "CREATE INDEX IF NOT EXISTS \"%s_%s_series\" ON \"%s\"(length(\"%s\"),\"%s\")"
                                           " WHERE \"%s\" IS NOT NULL",
                                kind->name, field->name, kind->name, field->name, field->name, field->name);
}

static gboolean
each_index (AccordReader *db, const AccordKind *kind, guint64 dropped, GError **error)
{
  for (int i = 0; i < kind->n_fields; i++)
    {
      const AccordField *field = &kind->fields[i];
      g_autofree char *columns = NULL;
      g_autofree char *condition = NULL;
      gboolean may_be_empty = is_left_out_when_empty (field);

      if (!follow_series (db, kind, field, dropped != 0, error))
        return FALSE;
      if (!accord_schema_is_indexed (field))
        continue;
      columns = index_columns (field);
      if (dropped != 0)
        {
          if ((!may_be_empty || (dropped >> i & 1)) &&
              !accord_database_execf (db, error, "DROP INDEX IF EXISTS \"%s_%s\"", kind->name, field->name))
            return FALSE;
        }
      else
        {
          condition = index_condition (field);
          if (!accord_database_execf (db, error, "CREATE INDEX IF NOT EXISTS \"%s_%s\" ON \"%s\"(%s) WHERE del<=0%s%s",
                                      kind->name, field->name, kind->name, columns, condition != NULL ? " AND " : "",
                                      condition != NULL ? condition : ""))
            return FALSE;
        }
    }
  return TRUE;
}

/**
 * accord_schema_create_indexes:
 * @db: the writing connection
 * @kind: a kind whose table is there
 *
 * Makes those of its indexes that are missing; over a large table that takes seconds.
 *
 * Returns: %FALSE with an #AccordStoreError
 */
gboolean
accord_schema_create_indexes (AccordReader *db, const AccordKind *kind, GError **error)
{
  return each_index (db, kind, 0, error);
}

/* Before many rows go into an almost empty table: an index built afterwards is smaller and faster. One without
 * empty rows stays when its field is not among @fields. */
gboolean
accord_schema_drop_indexes (AccordReader *db, const AccordKind *kind, guint64 fields, GError **error)
{
  return fields == 0 || each_index (db, kind, fields, error);
}
