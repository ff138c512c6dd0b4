/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A query as data: built by any part of the program, turned into SQL only in the store. */
#include "accord-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "accord-query-private.h"

G_DEFINE_BOXED_TYPE (AccordQuery, accord_query, accord_query_ref, accord_query_unref)

static void
filter_clear (gpointer data)
{
  accord_value_clear (&((AccordFilter *) data)->value);
}

static GArray *
filters_new (void)
{
  GArray *filters = g_array_new (FALSE, TRUE, sizeof (AccordFilter));

  g_array_set_clear_func (filters, filter_clear);
  return filters;
}

/**
 * accord_query_new:
 * @kind: whose records
 *
 * Returns: (transfer full): a query for every living record of @kind in the kind's own order:
 *   by name where names are sorted, by place where records have one, else newest first
 */
AccordQuery *
accord_query_new (const AccordKind *kind)
{
  AccordQuery *self = g_new0 (AccordQuery, 1);

  g_return_val_if_fail (kind != NULL, NULL);
  g_atomic_ref_count_init (&self->refs);
  self->kind = kind;
  self->filters = filters_new ();
  self->sort = self->sort_over = -1;
  return self;
}

AccordQuery *
accord_query_copy (const AccordQuery *from)
{
  AccordQuery *self = accord_query_new (from->kind);

  for (guint i = 0; i < from->filters->len; i++)
    {
      const AccordFilter *filter = &g_array_index (from->filters, AccordFilter, i);
      AccordFilter copy = *filter;

      copy.value = (AccordValue) ACCORD_VALUE_INIT;
      accord_value_copy (&copy.value, &filter->value);
      g_array_append_val (self->filters, copy);
    }
  self->search = g_strdup (from->search);
  self->sort = from->sort;
  self->sort_over = from->sort_over;
  self->descending = from->descending;
  self->sections = from->sections;
  self->deleted = from->deleted;
  self->limit = from->limit;
  return self;
}

AccordQuery *
accord_query_ref (AccordQuery *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
accord_query_unref (AccordQuery *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_array_unref (self->filters);
  g_free (self->search);
  g_free (self);
}

const AccordKind *
accord_query_kind (const AccordQuery *self)
{
  return self->kind;
}

static gboolean
fail_path (const AccordQuery *self, const char *path, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (int i = 0; i < self->kind->n_fields; i++)
    if (!(self->kind->fields[i].flags & ACCORD_FIELD_HIDDEN))
      g_string_append_printf (names, "%s%s", names->len ? ", " : "",
                              self->kind->fields[i].flags & ACCORD_FIELD_CUSTOM ? self->kind->fields[i].label
                                                                                : self->kind->fields[i].name);
  g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD, _ ("%s has no field “%s”. Its fields are: %s."),
               accord_kind_plural (self->kind), path, names->str);
  return FALSE;
}

/* "stage.outcome" → field of this kind, field of the linked one. */
static gboolean
find_path (const AccordQuery *self, const char *path, int *field, int *over, GError **error)
{
  const char *dot = strchr (path, '.');
  g_autofree char *first = dot ? g_strndup (path, (gsize) (dot - path)) : g_strdup (path);

  *over = -1;
  /* The label of a field that a user added may have a dot in it. */
  *field = accord_kind_find_typed (self->kind, path);
  if (*field >= 0)
    return TRUE;
  *field = accord_kind_find_typed (self->kind, first);
  if (*field < 0)
    return fail_path (self, path, error);
  if (dot == NULL)
    return TRUE;
  if (!accord_field_is_link (&self->kind->fields[*field]))
    return fail_path (self, path, error);
  *over = accord_kind_find (accord_field_target (&self->kind->fields[*field]), dot + 1);
  return *over >= 0 || fail_path (self, path, error);
}

static const AccordField *
filter_field (const AccordQuery *self, int field, int over)
{
  const AccordField *first = &self->kind->fields[field];

  return over < 0 ? first : &accord_field_target (first)->fields[over];
}

/**
 * accord_query_add:
 * @path: a field, or a field of a linked record ("customer.industry")
 * @value: (nullable): not used by %ACCORD_OP_EMPTY and %ACCORD_OP_NOT_EMPTY
 *
 * Narrows the query; all filters must hold.
 */
gboolean
accord_query_add (AccordQuery *self, const char *path, AccordOp op, const AccordValue *value, GError **error)
{
  AccordFilter filter = { .op = op };

  if (!find_path (self, path, &filter.field, &filter.over, error))
    return FALSE;
  if (value != NULL)
    accord_value_copy (&filter.value, value);
  g_array_append_val (self->filters, filter);
  return TRUE;
}

gboolean
accord_query_add_text (AccordQuery *self, const char *path, AccordOp op, const char *text)
{
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;

  accord_value_set_text (&value, text);
  return accord_query_add (self, path, op, &value, NULL);
}

gboolean
accord_query_add_number (AccordQuery *self, const char *path, AccordOp op, gint64 number)
{
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;

  accord_value_set_number (&value, number);
  return accord_query_add (self, path, op, &value, NULL);
}

static const struct {
  const char *sign;
  AccordOp op;
} signs[] = {
  { "!=", ACCORD_OP_IS_NOT }, { ">=", ACCORD_OP_AT_LEAST }, { "<=", ACCORD_OP_AT_MOST }, { "=", ACCORD_OP_IS },
  { ">", ACCORD_OP_MORE },    { "<", ACCORD_OP_LESS },      { "~", ACCORD_OP_CONTAINS },
};

static gboolean
find_sign (const char *expression, gsize *at, gsize *length, AccordOp *op)
{
  for (*at = 0; expression[*at]; (*at)++)
    for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
      if (g_str_has_prefix (expression + *at, signs[i].sign))
        {
          *length = strlen (signs[i].sign);
          *op = signs[i].op;
          return TRUE;
        }
  return FALSE;
}

static gboolean
parse_value (const AccordField *field, AccordOp op, const char *text, const char *currency, AccordValue *value,
             GError **error)
{
  AccordFieldReading reading = { .currency = currency };

  if (accord_field_is_link (field) || op == ACCORD_OP_CONTAINS || accord_field_has_text (field) > accord_field_has_number (field))
    {
      accord_value_set_text (value, text);
      return TRUE;
    }
  return accord_field_parse (field, text, &reading, value, error);
}

/**
 * accord_query_parse:
 * @expression: "FIELD=VALUE", with one of = != < <= > >= ~ (contains); an empty value means empty
 * @currency: of amounts written without one
 */
gboolean
accord_query_parse (AccordQuery *self, const char *expression, const char *currency, GError **error)
{
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;
  g_autofree char *path = NULL;
  const char *text;
  gsize at, length;
  AccordOp op;
  int field, over;

  if (!find_sign (expression, &at, &length, &op) || at == 0)
    {
      g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD,
                   _ ("“%s” is not a condition; write it as FIELD=VALUE, with =, !=, <, <=, >, >= or ~."), expression);
      return FALSE;
    }
  path = g_strstrip (g_strndup (expression, at));
  text = expression + at + length;
  if (!find_path (self, path, &field, &over, error))
    return FALSE;
  if (*text == '\0')
    return accord_query_add (self, path, op == ACCORD_OP_IS_NOT ? ACCORD_OP_NOT_EMPTY : ACCORD_OP_EMPTY, NULL, error);
  return parse_value (filter_field (self, field, over), op, text, currency, &value, error) &&
         accord_query_add (self, path, op, &value, error);
}

void
accord_query_set_search (AccordQuery *self, const char *typed)
{
  g_set_str (&self->search, typed && *typed ? typed : NULL);
}

const char *
accord_query_get_search (const AccordQuery *self)
{
  return self->search;
}

/**
 * accord_query_set_sort:
 * @path: (nullable): field to sort by; %NULL for the kind's own order
 */
gboolean
accord_query_set_sort (AccordQuery *self, const char *path, gboolean descending, GError **error)
{
  self->descending = descending;
  self->sort = self->sort_over = -1;
  return path == NULL || find_path (self, path, &self->sort, &self->sort_over, error);
}

void
accord_query_set_sections (AccordQuery *self, gboolean sections)
{
  self->sections = sections;
}

void
accord_query_set_limit (AccordQuery *self, gint64 limit)
{
  self->limit = limit;
}

void
accord_query_set_deleted (AccordQuery *self, gboolean deleted)
{
  self->deleted = deleted;
}

/**
 * accord_query_is_quick_to_start:
 *
 * Returns: whether the first rows are known long before the last: they come from an index in order,
 *   or from a search, rather than from sorting everything
 */
gboolean
accord_query_is_quick_to_start (const AccordQuery *self)
{
  return self->search != NULL || (self->sort < 0 && self->filters->len == 0);
}

/* A filter or sort by the field mine, or by over, a field of what mine links to. */
static gboolean
touches (const AccordQuery *self, int mine, int over, const AccordKind *kind, int field)
{
  if (mine < 0)
    return FALSE;
  if (accord_kind_is (kind, self->kind) && field == mine)
    return TRUE;
  return accord_field_is_link (&self->kind->fields[mine]) && accord_kind_is (accord_field_target (&self->kind->fields[mine]), kind) &&
         field == (over < 0 ? accord_kind_title (kind) : over);
}

/* The order that rows stand in; a place sorts by the rank of what it names. */
static gboolean
touches_order (const AccordQuery *self, const AccordKind *kind, int field)
{
  int sort = self->sort >= 0 ? self->sort : accord_query_own_order (self->kind);
  const AccordField *by = sort >= 0 ? &self->kind->fields[sort] : NULL;

  if (by == NULL || by->type != ACCORD_FIELD_PLACE || self->sort_over >= 0)
    return touches (self, sort, self->sort_over, kind, field);
  return (accord_kind_is (kind, self->kind) && field == sort) ||
         (accord_kind_is (kind, accord_field_target (by)) && field == accord_kind_find (kind, "rank"));
}

/**
 * accord_query_depends_on:
 * @field: index in @kind
 *
 * Returns: whether a change of that field may change which records are found, or their order
 */
gboolean
accord_query_depends_on (const AccordQuery *self, const AccordKind *kind, int field)
{
  if (touches_order (self, kind, field))
    return TRUE;
  for (guint i = 0; i < self->filters->len; i++)
    {
      const AccordFilter *filter = &g_array_index (self->filters, AccordFilter, i);

      if (touches (self, filter->field, filter->over, kind, field))
        return TRUE;
    }
  return accord_kind_is (kind, self->kind) && self->search != NULL &&
         /* Only users add fields behind those of a table that is older than the change. */
         (field >= kind->n_fields || (kind->fields[field].flags & ACCORD_FIELD_SEARCHED));
}
