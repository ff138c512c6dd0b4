/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Queries into SQL: which rows, in which order. Field names come from the kinds' tables. */
#include "accord-config.h"

#include "accord-query-private.h"

#include "accord-filter-sql.h"
#include "accord-schema.h"

static void
walk (const AccordQuery *self, AccordFilterWriting *to)
{
  to->alias = "t";
  to->today = accord_date_today ();
  for (int i = 0; i < 2; i++)
    {
      const AccordFilter *filter = i == 0 ? self->filter : self->also;

      if (filter == NULL || accord_filter_get_n (filter) == 0)
        continue;
      if (to->sql != NULL)
        g_string_append (to->sql, " AND ");
      accord_filter_write (to, filter);
    }
}

/* " WHERE alive AND each filter"; the values are bound by accord_query_bind() in the same order. */
void
accord_query_append_where (const AccordQuery *self, GString *sql)
{
  AccordFilterWriting to = { .sql = sql, .parameter = 1 };

  g_string_append (sql, self->deleted ? " WHERE t.del>0" : " WHERE t.del<=0");
  walk (self, &to);
}

/* Returns the number of the next free parameter. */
int
accord_query_bind (const AccordQuery *self, AccordStatement *st, int parameter)
{
  AccordFilterWriting to = { .st = st, .parameter = parameter };

  walk (self, &to);
  return to.parameter;
}

/* The field that records of a kind stand in the order of when nothing else is asked for, or -1. */
static int
own_order (const AccordKind *kind)
{
  for (int i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].flags & ACCORD_FIELD_SORTED) || kind->fields[i].type == ACCORD_FIELD_PLACE ||
        kind->fields[i].type == ACCORD_FIELD_RANK)
      return i;
  return -1;
}

/* What rows are sorted by; of no step when they have no order but their age. */
AccordPath
accord_query_sort_path (const AccordQuery *self)
{
  AccordPath path = self->sort;
  int own = path.n == 0 ? own_order (self->kind) : -1;

  if (own >= 0)
    accord_path_find (&path, self->kind, self->kind->fields[own].name, NULL);
  return path;
}

/* Choices stand in the order that their table has, not in that of the alphabet. */
static char *
choice_order (const char *alias, const AccordField *field)
{
  GString *sql = g_string_new (NULL);
  int n = 0;

  g_string_append_printf (sql, "CASE %s.\"%s\"", alias, field->name);
  for (; field->choices[n].value != NULL; n++)
    {
      char *quoted = sqlite3_mprintf ("%Q", field->choices[n].value);

      g_string_append_printf (sql, " WHEN %s THEN %d", quoted, n);
      sqlite3_free (quoted);
    }
  /* One that only a newer program knows follows them; nothing stays nothing. */
  g_string_append_printf (sql, " ELSE iif(%s.\"%s\" IS NULL,NULL,%d) END", alias, field->name, n);
  return g_string_free (sql, FALSE);
}

static char *
column (const char *alias, const AccordField *field)
{
  if (field->type == ACCORD_FIELD_CHOICE && field->choices != NULL && field->choices[0].value != NULL)
    return choice_order (alias, field);
  if (accord_field_has_number (field) || field->type == ACCORD_FIELD_RANK)
    return g_strdup_printf ("%s.\"%s\"", alias, field->name);
  return accord_schema_sort_key (alias, field);
}

/* Joins the records that the path reaches over; returns the alias of the last. */
static char *
join_path (const AccordPath *path, int n_links, GString *joins)
{
  char *alias = g_strdup ("t");

  for (int i = 0; i < n_links; i++)
    {
      const AccordField *link = &path->kinds[i]->fields[path->fields[i]];
      g_autofree char *before = alias;

      alias = g_strdup_printf ("o%d", i);
      g_string_append_printf (joins, " LEFT JOIN \"%s\" %s ON %s.id=%s.\"%s\"", link->target, alias, alias, before, link->name);
    }
  return alias;
}

/* Only texts and titles of links have letters. */
static gboolean
is_lettered (const AccordPath *path)
{
  if (path->n == 0 || path->computed != NULL || path->field->type == ACCORD_FIELD_PLACE ||
      path->field->type == ACCORD_FIELD_RANK || path->field->type == ACCORD_FIELD_CHOICE)
    return FALSE;
  return !accord_field_has_number (path->field) || accord_field_is_link (path->field);
}

/* The expression rows are sorted by, with what it needs joined. */
char *
accord_query_sort_key (const AccordQuery *self, const AccordPath *path, GString *joins)
{
  gboolean link = accord_field_is_link (path->field) && path->computed == NULL;
  g_autofree char *alias = join_path (path, link ? path->n : path->n - 1, joins);
  AccordFilterWriting to = { .is_literal = TRUE, .today = accord_date_today () };

  if (path->computed == NULL)
    {
      const AccordKind *target = link ? accord_field_target (path->field) : NULL;

      return column (alias, target ? &target->fields[accord_kind_title (target)] : path->field);
    }
  to.sql = g_string_new (NULL);
  accord_filter_write_computed (&to, path->computed->sql, alias, *self->currency ? self->currency : NULL);
  return g_string_free (to.sql, FALSE);
}

/* Whether there is something, where its value may be empty all the same: a next step without a day. */
static char *
exists_test (const AccordPath *path, GString *joins)
{
  g_autofree char *alias = join_path (path, path->n - 1, joins);
  AccordFilterWriting to = { .sql = g_string_new (NULL), .is_literal = TRUE, .today = accord_date_today () };

  accord_filter_write_computed (&to, path->computed->exists, alias, NULL);
  return g_string_free (to.sql, FALSE);
}

static gboolean
is_step (const AccordPath *path)
{
  return path->computed != NULL && path->computed->exists != NULL && path->field->type == ACCORD_FIELD_DATE;
}

/* ACCORD_SECTION_OVERDUE and the others. */
static char *
step_section (const AccordQuery *self, const AccordPath *path, GString *joins)
{
  g_autofree char *day = accord_query_sort_key (self, path, joins);
  g_autofree char *exists = exists_test (path, joins);

  return g_strdup_printf ("coalesce(substr('OTC',2+max(-1,min(1,%s-(%" G_GINT64_FORMAT "))),1),iif(%s,'U','N'))", day,
                          accord_date_today (), exists);
}

/* Of a query whose rows stand in alphabetical order, the expression whose first byte is a row's letter, for
 * use beside accord_query_append_order(); of one sorted by next steps how they stand; NULL for any other. */
char *
accord_query_section_key (const AccordQuery *self)
{
  AccordPath path = accord_query_sort_path (self);
  g_autoptr (GString) joins = g_string_new (NULL); /* those of the order */

  if (is_step (&path))
    return step_section (self, &path, joins);
  return is_lettered (&path) ? accord_query_sort_key (self, &path, joins) : NULL;
}

/* Whether rows stand in the order of their own next steps. */
gboolean
accord_query_is_by_step (const AccordQuery *self)
{
  AccordPath path = accord_query_sort_path (self);

  return path.n == 1 && is_step (&path) && path.computed->soonest != NULL;
}

/* Whether the query keeps to one stage, so that only the order within it is left. */
static gboolean
keeps_to_one (const AccordQuery *self, int field)
{
  for (guint i = 0; i < self->filter->items->len; i++)
    {
      const AccordCondition *condition = g_array_index (self->filter->items, AccordFilterItem, i).condition;

      if (condition != NULL && condition->path.n == 1 && condition->path.fields[0] == field &&
          condition->op == ACCORD_OP_IS && condition->operands->len == 1 &&
          g_array_index (condition->operands, AccordOperand, 0).value.has_number)
        return TRUE;
    }
  return FALSE;
}

/* Whether rows stand in the order of one stage, which an index has. */
gboolean
accord_query_keeps_to_one_place (const AccordQuery *self)
{
  AccordPath path = accord_query_sort_path (self);

  return path.n == 1 && path.field->type == ACCORD_FIELD_PLACE && keeps_to_one (self, path.fields[0]);
}

/* A place sorts by the order of the stages, then by the order within one. */
static void
append_place (const AccordQuery *self, GString *sql, GString *joins, const AccordPath *path, const char *direction)
{
  const char *second = accord_field_second_column (path->field);
  g_autofree char *alias = join_path (path, path->n - 1, joins);

  if (path->n == 1 && keeps_to_one (self, path->fields[0]))
    {
      g_string_append_printf (sql, "t.\"%s\"%s", second, direction);
      return;
    }
  g_string_append_printf (joins, " LEFT JOIN \"%s\" o ON o.id=%s.\"%s\"", path->field->target, alias, path->field->name);
  g_string_append_printf (sql, "o.rank%s,%s.\"%s\"%s", direction, alias, second, direction);
}

/* What an index holds in order is never empty; of the rest, what is empty stands last. */
static gboolean
is_never_empty (const AccordPath *path)
{
  return path->n == 1 && path->computed == NULL &&
         ((path->field->flags & ACCORD_FIELD_SORTED) || path->field->type == ACCORD_FIELD_RANK);
}

void
accord_query_append_order (const AccordQuery *self, GString *sql, GString *joins)
{
  AccordPath path = accord_query_sort_path (self);
  const char *direction = self->descending ? " DESC" : "";
  g_autofree char *key = NULL;

  g_string_append (sql, " ORDER BY ");
  if (path.n == 0)
    {
      g_string_append (sql, self->descending ? "t.id" : "t.id DESC");
      return;
    }
  if (path.field->type == ACCORD_FIELD_PLACE)
    append_place (self, sql, joins, &path, direction);
  else
    {
      key = accord_query_sort_key (self, &path, joins);
      g_string_append_printf (sql, "%s%s%s", key, direction, self->descending || is_never_empty (&path) ? "" : " NULLS LAST");
    }
  if (is_step (&path) && self->sections)
    {
      g_autoptr (GString) aside = g_string_new (NULL); /* joined already */
      g_autofree char *exists = exists_test (&path, aside);

      g_string_append_printf (sql, ",%s DESC", exists);
    }
  g_string_append_printf (sql, ",t.id%s", direction);
}

/* What accord_query_append_order() sorts by, but for what only tells rows apart: one column, two of a place that is
 * not within one stage. */
void
accord_query_append_sort_keys (const AccordQuery *self, GString *sql, GString *joins)
{
  AccordPath path = accord_query_sort_path (self);
  g_autofree char *key = NULL;

  if (path.n > 0 && path.field->type == ACCORD_FIELD_PLACE)
    {
      append_place (self, sql, joins, &path, "");
      return;
    }
  key = path.n > 0 ? accord_query_sort_key (self, &path, joins) : g_strdup ("NULL");
  g_string_append (sql, key);
}
