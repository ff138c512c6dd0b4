/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conditions on the records of a kind, as data. Every field and operation is checked when it is added,
 * so what a filter holds can be asked. */
#include "accord-config.h"

#include "accord-filter.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "accord-error.h"
#include "accord-filter-private.h"

G_DEFINE_BOXED_TYPE (AccordFilter, accord_filter, accord_filter_ref, accord_filter_unref)

/**
 * accord_operand_clear:
 * @operand: clearing it twice does no harm
 */
void
accord_operand_clear (AccordOperand *operand)
{
  accord_value_clear (&operand->value);
}

static void
condition_free (AccordCondition *condition)
{
  g_array_unref (condition->operands);
  g_free (condition->text);
  g_free (condition);
}

static void
item_clear (gpointer data)
{
  AccordFilterItem *item = data;

  g_clear_pointer (&item->condition, condition_free);
  g_clear_pointer (&item->group, accord_filter_unref);
}

/**
 * accord_filter_new:
 * @kind: whose records
 * @any: whether one condition is enough; otherwise all must hold
 *
 * Returns: (transfer full): a filter without conditions, which holds for every record
 */
AccordFilter *
accord_filter_new (const AccordKind *kind, gboolean any)
{
  AccordFilter *self = g_new0 (AccordFilter, 1);

  g_return_val_if_fail (kind != NULL, NULL);
  g_atomic_ref_count_init (&self->refs);
  self->kind = kind;
  self->any = any;
  self->items = g_array_new (FALSE, TRUE, sizeof (AccordFilterItem));
  g_array_set_clear_func (self->items, item_clear);
  return self;
}

AccordFilter *
accord_filter_ref (AccordFilter *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
accord_filter_unref (AccordFilter *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_array_unref (self->items);
  g_free (self);
}

static const AccordFilterItem *
item_at (const AccordFilter *self, guint item)
{
  return &g_array_index (self->items, AccordFilterItem, item);
}

static void
add_condition (AccordFilter *self, const AccordPath *path, AccordOp op, const AccordOperand *operands, guint n_operands)
{
  AccordFilterItem item = { g_new0 (AccordCondition, 1), NULL };

  item.condition->text = accord_path_to_text (path);
  item.condition->path = *path;
  item.condition->op = op;
  item.condition->operands = g_array_new (FALSE, TRUE, sizeof (AccordOperand));
  g_array_set_clear_func (item.condition->operands, (GDestroyNotify) accord_operand_clear);
  for (guint i = 0; i < n_operands; i++)
    {
      AccordOperand copy = { ACCORD_VALUE_INIT, operands[i].uid, operands[i].has_uid };

      accord_value_copy (&copy.value, &operands[i].value);
      if (path->field->type == ACCORD_FIELD_DATE && copy.value.has_number)
        accord_value_set_number (&copy.value, copy.value.number); /* a day is asked for, by whichever calendar it was said */
      g_array_append_val (item.condition->operands, copy);
    }
  g_array_append_val (self->items, item);
}

/**
 * accord_filter_copy:
 *
 * Returns: (transfer full): a filter of its own with the same conditions
 */
AccordFilter *
accord_filter_copy (const AccordFilter *self)
{
  AccordFilter *copy = accord_filter_new (self->kind, self->any);

  copy->is_inner = self->is_inner;
  for (guint i = 0; i < self->items->len; i++)
    {
      const AccordFilterItem *item = item_at (self, i);
      const AccordCondition *condition = item->condition;
      AccordFilterItem group = { NULL, item->group ? accord_filter_copy (item->group) : NULL };

      if (condition == NULL)
        g_array_append_val (copy->items, group);
      else
        add_condition (copy, &condition->path, condition->op,
                       (const AccordOperand *) (void *) condition->operands->data, condition->operands->len);
    }
  return copy;
}

/**
 * accord_filter_get_kind:
 * @self: a filter
 *
 * Returns: the table of the kind it is about
 */
const AccordKind *
accord_filter_get_kind (const AccordFilter *self)
{
  return self->kind;
}

static gboolean
fail (const char *path, AccordOp op, GError **error)
{
  g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD,
               _ ("“%s” cannot be asked about in this way (%s). Choose another comparison."), path, accord_op_name (op));
  return FALSE;
}

static gboolean
operand_fits (const AccordField *field, AccordOp op, const AccordOperand *operand)
{
  gint64 first, last;

  if (op == ACCORD_OP_PERIOD)
    return operand->value.text != NULL && accord_filter_period_days (operand->value.text, 0, &first, &last);
  if (accord_op_is_relative (op))
    return operand->value.has_number && operand->value.number >= 0 && operand->value.number <= ACCORD_DATE_MAX;
  if (op == ACCORD_OP_CONTAINS || op == ACCORD_OP_NOT_CONTAINS)
    return operand->value.text != NULL;
  if (accord_field_is_link (field))
    return operand->has_uid || !accord_value_is_empty (&operand->value);
  return accord_field_has_number (field) ? operand->value.has_number : operand->value.text != NULL;
}

/**
 * accord_filter_add:
 * @path: a field, something computed, or one of either over links ("customer.industry")
 * @op: how it is compared
 * @operands: (array length=n_operands): with what, in the form of the field's type; days are counted
 *   as numbers, periods named as texts (accord_filter_periods())
 *
 * Adds a condition.
 *
 * Returns: %FALSE with @error set to a sentence if there is no such field or it cannot be asked so
 */
gboolean
accord_filter_add (AccordFilter *self, const char *path, AccordOp op, const AccordOperand *operands, guint n_operands,
                   GError **error)
{
  AccordPath found;
  int wanted = accord_op_n_operands (op);

  if (!accord_path_find (&found, self->kind, path, error))
    return FALSE;
  if (!accord_op_fits (op, found.field) || (wanted >= 0 ? n_operands != (guint) wanted : n_operands == 0))
    return fail (path, op, error);
  for (guint i = 0; i < n_operands; i++)
    if (!operand_fits (found.field, op, &operands[i]))
      return fail (path, op, error);
  add_condition (self, &found, op, operands, n_operands);
  return TRUE;
}

/**
 * accord_filter_add_group:
 *
 * Adds a group of the other sort: where all conditions must hold, one in which any is enough.
 *
 * Returns: (transfer none) (nullable): the group; %NULL in a group, which has none within
 */
AccordFilter *
accord_filter_add_group (AccordFilter *self)
{
  AccordFilterItem item = { NULL, NULL };

  g_return_val_if_fail (!self->is_inner, NULL);

  item.group = accord_filter_new (self->kind, !self->any);
  item.group->is_inner = TRUE;
  g_array_append_val (self->items, item);
  return item.group;
}

/**
 * accord_filter_remove:
 * @self: a filter nobody else has
 * @item: from 0
 *
 * Takes an item out; those behind it move up.
 */
void
accord_filter_remove (AccordFilter *self, guint item)
{
  g_return_if_fail (item < self->items->len);

  g_array_remove_index (self->items, item);
}

/**
 * accord_filter_get_n:
 *
 * Returns: how many conditions and groups it has
 */
guint
accord_filter_get_n (const AccordFilter *self)
{
  return self->items->len;
}

/**
 * accord_filter_get_group:
 *
 * Returns: (transfer none) (nullable): the group at @item; %NULL where a condition is
 */
AccordFilter *
accord_filter_get_group (const AccordFilter *self, guint item)
{
  g_return_val_if_fail (item < self->items->len, NULL);

  return item_at (self, item)->group;
}

static const AccordCondition *
condition_at (const AccordFilter *self, guint item)
{
  g_return_val_if_fail (item < self->items->len && item_at (self, item)->condition != NULL, NULL);

  return item_at (self, item)->condition;
}

/**
 * accord_filter_get_path:
 * @self: a filter
 * @item: from 0
 *
 * Returns: (transfer none): what the item looks at
 */
const char *
accord_filter_get_path (const AccordFilter *self, guint item)
{
  return condition_at (self, item)->text;
}

/**
 * accord_filter_get_op:
 * @self: a filter
 * @item: from 0
 *
 * Returns: how the item compares
 */
AccordOp
accord_filter_get_op (const AccordFilter *self, guint item)
{
  return condition_at (self, item)->op;
}

/**
 * accord_filter_get_operands:
 * @n_operands: (out): how many
 *
 * Returns: (transfer none) (array length=n_operands): what the condition at @item compares with
 */
const AccordOperand *
accord_filter_get_operands (const AccordFilter *self, guint item, guint *n_operands)
{
  const AccordCondition *condition = condition_at (self, item);

  *n_operands = condition->operands->len;
  return (const AccordOperand *) (void *) condition->operands->data;
}

/**
 * accord_filter_depends_on:
 * @field: index in @kind
 *
 * Returns: whether a change of that field may change which records are found
 */
gboolean
accord_filter_depends_on (const AccordFilter *self, const AccordKind *kind, int field)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const AccordFilterItem *item = item_at (self, i);

      if (item->group ? accord_filter_depends_on (item->group, kind, field)
                      : accord_path_depends_on (&item->condition->path, kind, field))
        return TRUE;
    }
  return FALSE;
}

/**
 * accord_filter_depends_on_today:
 *
 * Returns: whether the same records may be found no longer tomorrow
 */
gboolean
accord_filter_depends_on_today (const AccordFilter *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const AccordFilterItem *item = item_at (self, i);

      if (item->group ? accord_filter_depends_on_today (item->group)
                      : accord_op_is_relative (item->condition->op) ||
                          (item->condition->path.computed != NULL && strpbrk (item->condition->path.computed->sql, "%^")))
        return TRUE;
    }
  return FALSE;
}
