/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Queries into SQL. Field names come from the kinds' tables, never from the user; values are bound. */
#include "accord-config.h"

#include "accord-query-private.h"
#include "accord-schema.h"
#include "accord-text.h"

static const AccordField *
field_of (const AccordQuery *self, int field, int over)
{
  const AccordField *first = &self->kind->fields[field];

  return over < 0 ? first : &accord_field_target (first)->fields[over];
}

static const char *
sign_of (AccordOp op)
{
  switch (op)
    {
    case ACCORD_OP_IS_NOT:
      return "IS NOT";
    case ACCORD_OP_LESS:
      return "<";
    case ACCORD_OP_AT_MOST:
      return "<=";
    case ACCORD_OP_MORE:
      return ">";
    case ACCORD_OP_AT_LEAST:
      return ">=";
    default:
      return "IS";
    }
}

/* A link compared with a text is compared by the title of what it points to. */
static gboolean
by_title (const AccordField *field, const AccordFilter *filter)
{
  return accord_field_is_link (field) && filter->value.text != NULL;
}

static void
append_test (GString *sql, const char *column, const AccordField *field, const AccordFilter *filter)
{
  const AccordKind *target = by_title (field, filter) ? accord_field_target (field) : NULL;

  if (filter->op == ACCORD_OP_EMPTY)
    g_string_append_printf (sql, "%s IS NULL", column);
  else if (filter->op == ACCORD_OP_NOT_EMPTY)
    g_string_append_printf (sql, "%s IS NOT NULL", column);
  else if (target != NULL)
    /* What has no linked record has not that one either. */
    g_string_append_printf (sql, "(%s%s%s IN (SELECT id FROM \"%s\" WHERE \"%s\" %s ?%s))",
                            filter->op == ACCORD_OP_IS_NOT ? column : "",
                            filter->op == ACCORD_OP_IS_NOT ? " IS NULL OR " : "", column, target->name,
                            target->fields[accord_kind_title (target)].name,
                            filter->op == ACCORD_OP_CONTAINS ? "LIKE" : sign_of (filter->op),
                            filter->op == ACCORD_OP_CONTAINS ? " ESCAPE '\\'" : "");
  else if (filter->op == ACCORD_OP_CONTAINS)
    g_string_append_printf (sql, "%s LIKE ? ESCAPE '\\'", column);
  else
    g_string_append_printf (sql, "%s %s ?", column, sign_of (filter->op));
}

static void
append_filter (const AccordQuery *self, GString *sql, const AccordFilter *filter)
{
  const AccordField *first = &self->kind->fields[filter->field];
  g_autofree char *column = g_strdup_printf ("t.\"%s\"", first->name);
  g_autofree char *inner = NULL;
  gboolean nothing_counts;

  if (filter->over < 0)
    {
      append_test (sql, column, first, filter);
      return;
    }
  /* What has no linked record has none of its values either. */
  nothing_counts = filter->op == ACCORD_OP_EMPTY || filter->op == ACCORD_OP_IS_NOT;
  inner = g_strdup_printf ("\"%s\"", field_of (self, filter->field, filter->over)->name);
  g_string_append_printf (sql, "(%s%s%s IN (SELECT id FROM \"%s\" WHERE ", nothing_counts ? column : "",
                          nothing_counts ? " IS NULL OR " : "", column, accord_field_target (first)->name);
  append_test (sql, inner, field_of (self, filter->field, filter->over), filter);
  g_string_append (sql, "))");
}

/* " WHERE alive AND each filter"; the values are bound by accord_query_bind() in the same order. */
void
accord_query_append_where (const AccordQuery *self, GString *sql)
{
  g_string_append (sql, self->deleted ? " WHERE t.del>0" : " WHERE t.del<=0");
  for (guint i = 0; i < self->filters->len; i++)
    {
      g_string_append (sql, " AND ");
      append_filter (self, sql, &g_array_index (self->filters, AccordFilter, i));
    }
}

/* "%text%" for LIKE … ESCAPE '\\', in which every sign of the text stands for itself. */
char *
accord_query_like_pattern (const char *text)
{
  GString *pattern = g_string_new ("%");

  for (const char *c = text; *c; c++)
    {
      if (*c == '%' || *c == '_' || *c == '\\')
        g_string_append_c (pattern, '\\');
      g_string_append_c (pattern, *c);
    }
  g_string_append_c (pattern, '%');
  return g_string_free (pattern, FALSE);
}

static void
bind_like (AccordStatement *st, int parameter, const char *text)
{
  g_autofree char *pattern = accord_query_like_pattern (text);

  accord_statement_bind_text (st, parameter, pattern);
}

int
accord_query_n_bound (const AccordQuery *self)
{
  int n = 0;

  for (guint i = 0; i < self->filters->len; i++)
    {
      AccordOp op = g_array_index (self->filters, AccordFilter, i).op;

      n += op != ACCORD_OP_EMPTY && op != ACCORD_OP_NOT_EMPTY;
    }
  return n;
}

/* Returns the number of the next free parameter. */
int
accord_query_bind (const AccordQuery *self, AccordStatement *st, int parameter)
{
  for (guint i = 0; i < self->filters->len; i++)
    {
      const AccordFilter *filter = &g_array_index (self->filters, AccordFilter, i);
      const AccordField *field = field_of (self, filter->field, filter->over);

      if (filter->op == ACCORD_OP_EMPTY || filter->op == ACCORD_OP_NOT_EMPTY)
        continue;
      if (filter->op == ACCORD_OP_CONTAINS)
        bind_like (st, parameter, filter->value.text ? filter->value.text : "");
      else if (accord_field_has_number (field) && !by_title (field, filter) && filter->value.has_number)
        accord_statement_bind_int (st, parameter, filter->value.number);
      else
        accord_statement_bind_text (st, parameter, filter->value.text);
      parameter++;
    }
  return parameter;
}

/* The field that records of a kind stand in the order of when nothing else is asked for, or -1. */
int
accord_query_own_order (const AccordKind *kind)
{
  for (int i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].flags & ACCORD_FIELD_SORTED) || kind->fields[i].type == ACCORD_FIELD_PLACE ||
        kind->fields[i].type == ACCORD_FIELD_RANK)
      return i;
  return -1;
}

gboolean
accord_query_sorts_by_title (const AccordQuery *self)
{
  int sort = self->sort >= 0 ? self->sort : accord_query_own_order (self->kind);

  return sort >= 0 && self->sort_over < 0 && (self->kind->fields[sort].flags & ACCORD_FIELD_SORTED);
}

static void
append_sort_key (GString *sql, const char *alias, const AccordField *field, const char *direction)
{
  if (field->flags & ACCORD_FIELD_SORTED)
    g_string_append_printf (sql, "%s.\"%s_key\"%s", alias, field->name, direction);
  else if (accord_field_has_number (field))
    g_string_append_printf (sql, "%s.\"%s\"%s", alias, field->name, direction);
  else
    g_string_append_printf (sql, "%s.\"%s\"%s%s", alias, field->name,
                            field->type == ACCORD_FIELD_RANK ? "" : " COLLATE NOCASE", direction);
}

/* A place sorts by the order of the stages, then by the order within one. */
static void
append_place (const AccordQuery *self, GString *sql, GString *joins, const AccordField *field, const char *direction)
{
  const char *second = accord_field_second_column (field);

  for (guint i = 0; i < self->filters->len; i++)
    {
      const AccordFilter *filter = &g_array_index (self->filters, AccordFilter, i);

      if (filter->over < 0 && &self->kind->fields[filter->field] == field && filter->op == ACCORD_OP_IS &&
          filter->value.has_number)
        {
          g_string_append_printf (sql, "t.\"%s\"%s", second, direction);
          return;
        }
    }
  g_string_append_printf (joins, " LEFT JOIN \"%s\" o ON o.id=t.\"%s\"", field->target, field->name);
  g_string_append_printf (sql, "o.rank%s,t.\"%s\"%s", direction, second, direction);
}

void
accord_query_append_order (const AccordQuery *self, GString *sql, GString *joins)
{
  int sort = self->sort >= 0 ? self->sort : accord_query_own_order (self->kind);
  const char *direction = self->descending ? " DESC" : "";
  const AccordField *field = sort >= 0 ? &self->kind->fields[sort] : NULL;

  g_string_append (sql, " ORDER BY ");
  if (field == NULL)
    {
      g_string_append (sql, self->descending ? "t.id" : "t.id DESC");
      return;
    }
  if (field->type == ACCORD_FIELD_PLACE && self->sort_over < 0)
    append_place (self, sql, joins, field, direction);
  else if (accord_field_is_link (field))
    {
      const AccordKind *target = accord_field_target (field);
      int over = self->sort_over >= 0 ? self->sort_over : accord_kind_title (target);

      g_string_append_printf (joins, " LEFT JOIN \"%s\" o ON o.id=t.\"%s\"", target->name, field->name);
      append_sort_key (sql, "o", &target->fields[over], direction);
    }
  else
    append_sort_key (sql, "t", field, direction);
  g_string_append_printf (sql, ",t.id%s", direction);
}
