/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conditions on what follows from other records ("open_deals>=1"), over the numbers that are in memory. They
 * hold where the number lies in one of some spans, said as accord-filter-sql.c says it in SQL. */
#include "accord-config.h"

#include "accord-column-query.h"

#include "accord-column-sums.h"

typedef struct {
  gint64 first;
  gint64 last;
} Span;

typedef struct {
  const AccordCondition *condition;
  AccordOp op;      /* the positive one */
  gboolean negated; /* it holds where that does not */
  GArray *spans;    /* of Span */
} Test;

/* Whether a condition is one on numbers of the record's own. */
gboolean
accord_column_tests_numbers (const AccordCondition *condition)
{
  const AccordComputed *computed = condition->path.computed;

  if (condition->path.n != 1 || computed == NULL || computed->before != NULL || accord_field_is_link (&computed->field))
    return FALSE;
  return computed->field.type == ACCORD_FIELD_CHOICE ? condition->op != ACCORD_OP_CONTAINS && condition->op != ACCORD_OP_NOT_CONTAINS
                                                     : accord_field_has_number (&computed->field);
}

static const AccordOperand *
operand_at (const Test *test, guint index)
{
  return &g_array_index (test->condition->operands, AccordOperand, index);
}

static void
add_span (Test *test, gint64 first, gint64 last)
{
  Span span = { first, last };

  g_array_append_val (test->spans, span);
}

/* The day of a time at midnight stands for the whole day. */
static gint64
last_moment (const Test *test, gint64 number)
{
  gint64 day;

  if (test->condition->path.field->type != ACCORD_FIELD_TIME)
    return number;
  day = accord_date_from_time (number);
  return accord_date_to_time (day) == number ? accord_date_to_time (day + 1) - 1 : number;
}

static void
add_days (Test *test)
{
  gint64 first, last;

  accord_condition_days (test->condition, accord_date_today (), &first, &last);
  if (test->condition->path.field->type == ACCORD_FIELD_TIME)
    {
      first = first <= ACCORD_DATE_MIN ? G_MININT64 : accord_date_to_time (first);
      last = last >= ACCORD_DATE_MAX ? G_MAXINT64 : accord_date_to_time (last + 1) - 1;
    }
  add_span (test, first, last);
}

static gint64
number_of (const Test *test, guint index)
{
  const AccordField *field = test->condition->path.field;
  const AccordValue *value = &operand_at (test, index)->value;

  return field->type == ACCORD_FIELD_CHOICE ? accord_computed_choice (field, value->text) : value->number;
}

/* Where nothing is below or above what is asked for, the span is empty. */
static void
add_spans (Test *test)
{
  gint64 number = test->condition->operands->len > 0 ? number_of (test, 0) : 0;

  switch (test->op)
    {
    case ACCORD_OP_IS:
      for (guint i = 0; i < test->condition->operands->len; i++)
        add_span (test, number_of (test, i), last_moment (test, number_of (test, i)));
      break;
    case ACCORD_OP_LESS:
      if (number > G_MININT64)
        add_span (test, G_MININT64, number - 1);
      break;
    case ACCORD_OP_AT_MOST:
      add_span (test, G_MININT64, last_moment (test, number));
      break;
    case ACCORD_OP_MORE:
      if (last_moment (test, number) < G_MAXINT64)
        add_span (test, last_moment (test, number) + 1, G_MAXINT64);
      break;
    case ACCORD_OP_AT_LEAST:
      add_span (test, number, G_MAXINT64);
      break;
    case ACCORD_OP_BETWEEN:
      add_span (test, number, last_moment (test, operand_at (test, 1)->value.number));
      break;
    case ACCORD_OP_NOT_EMPTY:
      add_span (test, G_MININT64, G_MAXINT64);
      break;
    default:
      add_days (test);
    }
}

static gboolean
holds (const Test *test, gint64 number)
{
  gboolean is = FALSE;

  if (number == ACCORD_COLUMN_UNKNOWN) /* there is something, of which nothing else is known */
    is = test->op == ACCORD_OP_NOT_EMPTY;
  else if (number != ACCORD_COLUMN_NOTHING)
    for (guint i = 0; i < test->spans->len && !is; i++)
      {
        const Span *span = &g_array_index (test->spans, Span, i);

        is = number >= span->first && number <= span->last;
      }
  return is != test->negated;
}

/* Sums are of one currency, which the first amount asked for says. */
static const char *
currency_of (const AccordCondition *condition)
{
  const AccordOperand *first = condition->operands->len > 0 ? &g_array_index (condition->operands, AccordOperand, 0) : NULL;

  return first != NULL && condition->path.field->type == ACCORD_FIELD_MONEY && first->value.text != NULL ? first->value.text : "";
}

/**
 * accord_column_tests_mask:
 * @condition: one that accord_column_tests_numbers() is true of
 * @any: whether it is enough that this condition holds, or those before did
 * @mask: (inout): by id
 */
gboolean
accord_column_tests_mask (AccordColumnSet *set, AccordReader *db, const AccordCondition *condition, gboolean any,
                          guint8 *mask, GError **error)
{
  gboolean negated = accord_op_is_negative (condition->op);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (Span));
  Test test = { condition, negated ? accord_op_opposite (condition->op) : condition->op, negated, spans };
  const gint64 *numbers = accord_column_sums_get (set, db, condition->path.computed, -1, currency_of (condition), error);

  if (numbers == NULL)
    return FALSE;
  add_spans (&test);
  for (guint i = 0; i < set->n_slots; i++)
    mask[i] = any ? mask[i] | holds (&test, numbers[i]) : mask[i] && holds (&test, numbers[i]);
  return TRUE;
}
