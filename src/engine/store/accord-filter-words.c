/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A filter told in the user's language: “Owner is Lin Yue”, “Last contact more than 30 days ago”. */
#include "accord-config.h"

#include <glib/gi18n-lib.h>
#include "accord-filter-private.h"

static gboolean
is_day (const AccordField *field)
{
  return field->type == ACCORD_FIELD_DATE || field->type == ACCORD_FIELD_TIME;
}

/**
 * accord_filter_op_label:
 * @field: what is compared
 *
 * Returns: (transfer full): the comparison by itself, for a menu: “is”, “contains”, “before”
 */
char *
accord_filter_op_label (AccordOp op, const AccordField *field)
{
  static const struct {
    const char *label;
    const char *of_days; /* NULL: the same */
  } labels[ACCORD_N_OPS] = {
    [ACCORD_OP_IS] = { N_ ("is"), NULL },
    [ACCORD_OP_IS_NOT] = { N_ ("is not"), NULL },
    [ACCORD_OP_LESS] = { N_ ("is less than"), N_ ("is before") },
    [ACCORD_OP_AT_MOST] = { N_ ("is at most"), N_ ("is on or before") },
    [ACCORD_OP_MORE] = { N_ ("is more than"), N_ ("is after") },
    [ACCORD_OP_AT_LEAST] = { N_ ("is at least"), N_ ("is on or after") },
    [ACCORD_OP_CONTAINS] = { N_ ("contains"), NULL },
    [ACCORD_OP_NOT_CONTAINS] = { N_ ("does not contain"), NULL },
    [ACCORD_OP_EMPTY] = { N_ ("is empty"), NULL },
    [ACCORD_OP_NOT_EMPTY] = { N_ ("is not empty"), NULL },
    [ACCORD_OP_BETWEEN] = { N_ ("is between"), NULL },
    [ACCORD_OP_PERIOD] = { N_ ("is in"), NULL },
    [ACCORD_OP_LAST_DAYS] = { N_ ("in the last days"), NULL },
    [ACCORD_OP_NEXT_DAYS] = { N_ ("in the next days"), NULL },
    [ACCORD_OP_OLDER] = { N_ ("more days ago than"), NULL },
    [ACCORD_OP_LATER] = { N_ ("more days ahead than"), NULL },
  };

  g_return_val_if_fail (op < ACCORD_N_OPS && labels[op].label != NULL, NULL);

  return g_strdup (is_day (field) && labels[op].of_days != NULL ? _ (labels[op].of_days) : _ (labels[op].label));
}

static const AccordOperand *
operand_at (const AccordCondition *condition, guint index)
{
  return &g_array_index (condition->operands, AccordOperand, index);
}

static char *
operand_text (const AccordCondition *condition, guint index)
{
  const AccordField *field = condition->path.field;
  const AccordOperand *operand = operand_at (condition, index);
  char uid[ACCORD_ID_TEXT + 1];

  if (condition->op == ACCORD_OP_CONTAINS || condition->op == ACCORD_OP_NOT_CONTAINS)
    return g_strdup (operand->value.text);
  if (!accord_field_is_link (field))
    return accord_field_format (field, &operand->value, NULL);
  if (operand->value.text != NULL)
    return g_strdup (operand->value.text);
  accord_id_to_text (&operand->uid, uid);
  return operand->has_uid ? g_strdup (uid) : g_strdup_printf ("%" G_GINT64_FORMAT, operand->value.number);
}

/* "Kiel", "Kiel or Ulm", "Kiel, Ulm or Bremen". */
static char *
operands_text (const AccordCondition *condition)
{
  GString *text = g_string_new (NULL);
  guint n = condition->operands->len;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *next = operand_text (condition, i);
      g_autofree char *before = g_strdup (text->str);

      if (i == 0)
        g_string_assign (text, next);
      else if (i + 1 < n)
        /* Translators: two of several values of which one is enough. */
        g_string_printf (text, _ ("%s, %s"), before, next);
      else
        /* Translators: the last two values of which one is enough. */
        g_string_printf (text, _ ("%s or %s"), before, next);
    }
  return g_string_free (text, FALSE);
}

/* A count of days in a sentence about label; one and other name the day once and twice. */
#define DAYS(one, other) \
  g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, one, other, (gulong) n), label, (int) n)

static char *
describe_days (const AccordCondition *condition, const char *label)
{
  const AccordValue *value = &operand_at (condition, 0)->value;
  gint64 n = value->number;

  switch (condition->op)
    {
    case ACCORD_OP_PERIOD:
      /* Translators: a field, then a period such as “this week”. */
      return g_strdup_printf (_ ("%s %s"), label, accord_filter_period_label (value->text));
    case ACCORD_OP_LAST_DAYS:
      return DAYS (N_("%s in the last %d day"), N_("%s in the last %d days"));
    case ACCORD_OP_NEXT_DAYS:
      return DAYS (N_("%s in the next %d day"), N_("%s in the next %d days"));
    case ACCORD_OP_OLDER:
      return n == 0 ? g_strdup_printf (_ ("%s before today"), label)
                    : DAYS (N_("%s more than %d day ago"), N_("%s more than %d days ago"));
    default:
      return n == 0 ? g_strdup_printf (_ ("%s after today"), label)
                    : DAYS (N_("%s in more than %d day"), N_("%s in more than %d days"));
    }
}

static char *
describe_tag (const AccordCondition *condition)
{
  g_autofree char *tags = operands_text (condition);

  switch (condition->op)
    {
    case ACCORD_OP_IS:
      return g_strdup_printf (_ ("Has tag %s"), tags);
    case ACCORD_OP_IS_NOT:
      return g_strdup_printf (_ ("Without tag %s"), tags);
    case ACCORD_OP_EMPTY:
      return g_strdup (_ ("Without tags"));
    case ACCORD_OP_NOT_EMPTY:
      return g_strdup (_ ("Has tags"));
    default:
      return NULL;
    }
}

/* What has a shorter way of being said; NULL where it has not. */
static char *
describe_computed (const AccordCondition *condition)
{
  const char *name = condition->path.field->name;
  gint64 n = condition->operands->len > 0 ? operand_at (condition, 0)->value.number : 0;

  if (condition->path.n > 1)
    return NULL;
  if (g_str_equal (name, "tag"))
    return describe_tag (condition);
  if (g_str_equal (name, "next_step") && condition->op == ACCORD_OP_EMPTY)
    return g_strdup (_ ("No next step"));
  if (g_str_equal (name, "next_step") && condition->op == ACCORD_OP_OLDER && n == 0)
    return g_strdup (_ ("Next step is overdue"));
  if (g_str_equal (name, "open_deals") && condition->op == ACCORD_OP_AT_LEAST && n == 1)
    return g_strdup (_ ("Has open deals"));
  if (g_str_equal (name, "open_deals") && condition->op == ACCORD_OP_IS && n == 0 && condition->operands->len == 1)
    return g_strdup (_ ("No open deals"));
  return NULL;
}

static char *
describe_condition (const AccordFilter *self, const AccordCondition *condition)
{
  char *special = condition->path.computed != NULL ? describe_computed (condition) : NULL;
  g_autofree char *label = NULL, *op = NULL, *values = NULL, *second = NULL;

  if (special != NULL)
    return special;
  label = accord_filter_path_label (self->kind, condition->text);
  if (accord_op_is_relative (condition->op))
    return describe_days (condition, label);
  op = accord_filter_op_label (condition->op, condition->path.field);
  if (condition->operands->len == 0)
    /* Translators: a field and “is empty” or “is not empty”. */
    return g_strdup_printf (_ ("%s %s"), label, op);
  if (condition->op == ACCORD_OP_BETWEEN)
    {
      values = operand_text (condition, 0);
      second = operand_text (condition, 1);
      return g_strdup_printf (_ ("%s is between %s and %s"), label, values, second);
    }
  values = operands_text (condition);
  if (condition->op == ACCORD_OP_CONTAINS || condition->op == ACCORD_OP_NOT_CONTAINS)
    /* Translators: a field, “contains” or “does not contain”, what was typed. */
    return g_strdup_printf (_ ("%s %s “%s”"), label, op, values);
  /* Translators: a field, a comparison such as “is” or “is less than”, a value. */
  return g_strdup_printf (_ ("%s %s %s"), label, op, values);
}

/**
 * accord_filter_describe_item:
 *
 * Returns: (transfer full): one condition or group in the user's language, for a chip
 */
char *
accord_filter_describe_item (const AccordFilter *self, guint item)
{
  const AccordFilterItem *it;

  g_return_val_if_fail (item < self->items->len, NULL);

  it = &g_array_index (self->items, AccordFilterItem, item);
  return it->group != NULL ? accord_filter_describe (it->group) : describe_condition (self, it->condition);
}

/**
 * accord_filter_describe:
 *
 * Returns: (transfer full): the whole filter as one sentence without a full stop; "" if it has no
 *   condition
 */
char *
accord_filter_describe (const AccordFilter *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      gboolean group = g_array_index (self->items, AccordFilterItem, i).group != NULL && self->items->len > 1;
      g_autofree char *item = accord_filter_describe_item (self, i);
      g_autofree char *before = g_strdup (text->str);
      g_autofree char *next = group ? g_strdup_printf ("(%s)", item) : g_strdup (item);

      if (i == 0)
        g_string_assign (text, next);
      else
        g_string_printf (text, self->any ? _ ("%s or %s") : _ ("%s and %s"), before, next);
    }
  return g_string_free (text, FALSE);
}
