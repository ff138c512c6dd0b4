/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A query as data: built by any part of the program, turned into SQL only in the store. */
#include "accord-config.h"

#include <glib/gi18n-lib.h>
#include "accord-query-private.h"

G_DEFINE_BOXED_TYPE (AccordQuery, accord_query, accord_query_ref, accord_query_unref)

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
  self->filter = accord_filter_new (kind, FALSE);
  return self;
}

AccordQuery *
accord_query_copy (const AccordQuery *from)
{
  AccordQuery *self = accord_query_new (from->kind);

  accord_filter_unref (self->filter);
  self->filter = accord_filter_copy (from->filter);
  self->also = from->also ? accord_filter_ref (from->also) : NULL;
  self->search = g_strdup (from->search);
  self->sort = from->sort;
  g_strlcpy (self->currency, from->currency, sizeof self->currency);
  self->descending = from->descending;
  self->sections = from->sections;
  self->deleted = from->deleted;
  self->limit = from->limit;
  self->is_hasty = from->is_hasty;
  self->ids = from->ids ? g_array_ref (from->ids) : NULL;
  self->keeps_ids = from->keeps_ids;
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
  accord_filter_unref (self->filter);
  g_clear_pointer (&self->also, accord_filter_unref);
  g_clear_pointer (&self->ids, g_array_unref);
  g_free (self->search);
  g_free (self);
}

/**
 * accord_query_kind:
 * @self: a query
 *
 * Returns: the table of the kind it asks for
 */
const AccordKind *
accord_query_kind (const AccordQuery *self)
{
  return self->kind;
}

/**
 * accord_query_add:
 * @path: a field, or a field of a linked record ("customer.industry")
 * @value: (nullable): not used by %ACCORD_OP_EMPTY and %ACCORD_OP_NOT_EMPTY; nothing means empty
 *
 * Narrows the query; all filters must hold.
 */
gboolean
accord_query_add (AccordQuery *self, const char *path, AccordOp op, const AccordValue *value, GError **error)
{
  AccordOperand operand = ACCORD_OPERAND_INIT;
  gboolean nothing = value == NULL || accord_value_is_empty (value);

  if (op == ACCORD_OP_EMPTY || op == ACCORD_OP_NOT_EMPTY)
    return accord_filter_add (self->filter, path, op, NULL, 0, error);
  if (nothing && (op == ACCORD_OP_IS || op == ACCORD_OP_IS_NOT))
    return accord_filter_add (self->filter, path, op == ACCORD_OP_IS ? ACCORD_OP_EMPTY : ACCORD_OP_NOT_EMPTY, NULL, 0, error);
  if (!nothing)
    operand.value = *value;
  return accord_filter_add (self->filter, path, op, &operand, nothing ? 0 : 1, error);
}

/**
 * accord_query_add_text:
 * @self: a query that is being filled
 * @path: a field, or one over links ("stage.outcome")
 * @op: how the two are compared
 * @text: (nullable): with what
 *
 * As accord_query_add(), for one text.
 *
 * Returns: %FALSE where there is no such path, or it cannot be compared so
 */
gboolean
accord_query_add_text (AccordQuery *self, const char *path, AccordOp op, const char *text)
{
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;

  accord_value_set_text (&value, text);
  return accord_query_add (self, path, op, &value, NULL);
}

/**
 * accord_query_add_number:
 * @self: a query that is being filled
 * @path: a field, or one over links ("stage.outcome")
 * @op: how the two are compared
 * @number: with what, in the unit of the field
 *
 * As accord_query_add(), for one number.
 *
 * Returns: %FALSE where there is no such path, or it cannot be compared so
 */
gboolean
accord_query_add_number (AccordQuery *self, const char *path, AccordOp op, gint64 number)
{
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;

  accord_value_set_number (&value, number);
  return accord_query_add (self, path, op, &value, NULL);
}

/**
 * accord_query_parse:
 * @expression: a condition as it is typed, see accord_filter_parse()
 * @currency: of amounts written without one
 *
 * Narrows the query.
 */
gboolean
accord_query_parse (AccordQuery *self, const char *expression, const char *currency, GError **error)
{
  return accord_filter_parse (self->filter, expression, currency, error);
}

/**
 * accord_query_set_filter:
 * @filter: (nullable): of the same kind; not to be changed afterwards
 *
 * Narrows the query by a filter made elsewhere, such as a saved view's, beside its own conditions.
 */
void
accord_query_set_filter (AccordQuery *self, AccordFilter *filter)
{
  g_return_if_fail (filter == NULL || accord_kind_is (accord_filter_get_kind (filter), self->kind));

  g_clear_pointer (&self->also, accord_filter_unref);
  self->also = filter != NULL ? accord_filter_ref (filter) : NULL;
}

/**
 * accord_query_get_filter:
 *
 * Returns: (transfer none) (nullable): what accord_query_set_filter() set
 */
AccordFilter *
accord_query_get_filter (const AccordQuery *self)
{
  return self->also;
}

/**
 * accord_query_get_conditions:
 *
 * Returns: (transfer none): the query's own conditions, all of which must hold, beside what accord_query_set_filter() set
 */
const AccordFilter *
accord_query_get_conditions (const AccordQuery *self)
{
  return self->filter;
}

/**
 * accord_query_remove_condition:
 * @self: a query that nobody else holds
 * @item: one of accord_query_get_conditions()
 */
void
accord_query_remove_condition (AccordQuery *self, guint item)
{
  g_return_if_fail (item < accord_filter_get_n (self->filter));

  accord_filter_remove (self->filter, item);
}

/**
 * accord_query_set_currency:
 * @currency: (nullable): sums that the order follows count only amounts in this one; %NULL: all alike
 */
void
accord_query_set_currency (AccordQuery *self, const char *currency)
{
  g_strlcpy (self->currency, currency != NULL ? currency : "", sizeof self->currency);
}

/**
 * accord_query_set_search:
 * @self: a query that is being filled
 * @typed: (nullable): words to be found in the records, as typed; "" is none
 */
void
accord_query_set_search (AccordQuery *self, const char *typed)
{
  g_set_str (&self->search, typed && *typed ? typed : NULL);
}

/**
 * accord_query_get_search:
 * @self: a query
 *
 * Returns: (transfer none) (nullable): the words it looks for
 */
const char *
accord_query_get_search (const AccordQuery *self)
{
  return self->search;
}

/**
 * accord_query_set_sort:
 * @path: (nullable): what to sort by: a field, something computed, or one of either over links
 *   ("customer.city"); links sort by what they point to is called. %NULL: the kind's own order
 *
 * What has no value stands last, whichever way.
 *
 * Returns: %FALSE with an error where there is no such field, or a record may have several values of it
 */
gboolean
accord_query_set_sort (AccordQuery *self, const char *path, gboolean descending, GError **error)
{
  self->descending = descending;
  self->sort = (AccordPath) { 0 };
  if (path != NULL && !accord_path_find (&self->sort, self->kind, path, error))
    return FALSE;
  if (self->sort.computed == NULL || self->sort.computed->before == NULL)
    return TRUE;
  self->sort = (AccordPath) { 0 };
  g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD,
               _ ("A record may have several of “%s”, so nothing can be sorted by it; choose another field."), path);
  return FALSE;
}

/**
 * accord_query_set_sections:
 * @self: a query that is being filled
 * @sections: whether the answer says where sections begin: letters, or how next steps stand
 */
void
accord_query_set_sections (AccordQuery *self, gboolean sections)
{
  self->sections = sections;
}

/**
 * accord_query_set_limit:
 * @self: a query that is being filled
 * @limit: how many records at most; 0: all of them
 */
void
accord_query_set_limit (AccordQuery *self, gint64 limit)
{
  self->limit = limit;
}

/**
 * accord_query_keep_ids:
 * @ids: (array length=n_ids): records picked by hand
 * @keep: %TRUE: of what is found only these; %FALSE: all but these
 *
 * For what is done to a choice of rows. The order stays; there are no sections.
 */
void
accord_query_keep_ids (AccordQuery *self, const gint64 *ids, guint n_ids, gboolean keep)
{
  g_clear_pointer (&self->ids, g_array_unref);
  self->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_ids);
  g_array_append_vals (self->ids, ids, n_ids);
  self->keeps_ids = keep;
  self->sections = FALSE;
}

/**
 * accord_query_set_hasty:
 * @hasty: whether of a query with a limit fewer rows will do, the first ones or none at all, where more would take long
 *
 * For a list that paints what is there and asks for the rest behind it: the ids say whether there may be more.
 */
void
accord_query_set_hasty (AccordQuery *self, gboolean hasty)
{
  self->is_hasty = hasty;
}

void
accord_query_set_deleted (AccordQuery *self, gboolean deleted)
{
  self->deleted = deleted;
}

/* Whether the soonest next steps come first. */
static gboolean
begins_with_the_soonest (const AccordQuery *self)
{
  return accord_query_is_by_step (self) && !self->descending && !self->deleted;
}

/**
 * accord_query_is_quick_to_start:
 *
 * Returns: whether the first rows are known before the last: they come from an index in order, from a
 *   search, or are the first of all by a look at each, which takes less than sorting them
 */
gboolean
accord_query_is_quick_to_start (const AccordQuery *self)
{
  return self->search != NULL || self->sort.computed == NULL || begins_with_the_soonest (self);
}

/* Such as the customer that activities are of. */
static gboolean
is_looked_up (const AccordFilterItem *item)
{
  const AccordCondition *condition = item->condition;

  return condition != NULL && condition->path.n == 1 && condition->op == ACCORD_OP_IS &&
         (condition->path.field->flags & ACCORD_FIELD_INDEXED);
}

/* Whether the first rows are found without a look at every record; in nearly any file, where the soonest next steps
 * come first. */
gboolean
accord_query_is_indexed (const AccordQuery *self)
{
  for (guint i = 0; i < self->filter->items->len; i++)
    if (is_looked_up (&g_array_index (self->filter->items, AccordFilterItem, i)))
      return TRUE;
  return self->search != NULL || begins_with_the_soonest (self) ||
         (self->sort.n == 0 && accord_filter_get_n (self->filter) == 0 && self->also == NULL);
}

/* The order that rows stand in; a place sorts by the rank of what it names. */
static gboolean
touches_order (const AccordQuery *self, const AccordKind *kind, int field)
{
  AccordPath sort = accord_query_sort_path (self);
  const AccordKind *target;

  if (sort.n == 0)
    return FALSE;
  /* What has the same day stands by name. */
  if (accord_query_is_by_step (self) && accord_kind_is (kind, self->kind) && field == accord_kind_title (kind))
    return TRUE;
  if (sort.field->type != ACCORD_FIELD_PLACE)
    return accord_path_depends_on (&sort, kind, field);
  target = accord_field_target (sort.field);
  return (accord_kind_is (kind, self->kind) && sort.n == 1 && field == sort.fields[0]) ||
         (sort.n > 1 && accord_path_depends_on (&sort, kind, field)) ||
         (accord_kind_is (kind, target) && field == accord_kind_find (target, "rank"));
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
  if (touches_order (self, kind, field) || accord_filter_depends_on (self->filter, kind, field) ||
      (self->also != NULL && accord_filter_depends_on (self->also, kind, field)))
    return TRUE;
  return accord_kind_is (kind, self->kind) && self->search != NULL &&
         /* Only users add fields behind those of a table that is older than the change. */
         (field >= kind->n_fields || (kind->fields[field].flags & ACCORD_FIELD_SEARCHED));
}
