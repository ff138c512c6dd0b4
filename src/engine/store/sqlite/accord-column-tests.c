/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conditions on what follows from other records ("open_deals>=1"), and on numbers of which each row has its own
 * ("created_at>2020-01-01"), over the numbers that are in memory. They
 * hold where the number lies in one of some spans, said as accord-filter-sql.c says it in SQL. */
#include "accord-config.h"

#include "accord-column-query.h"

#include "accord-column-sums.h"

typedef struct {
  gint64 first;
  gint64 last;
  guint32 unit; /* amounts in another currency are neither more nor less; 0: any */
} Span;

typedef struct {
  const AccordCondition *condition;
  AccordOp op;      /* the positive one */
  gboolean negated; /* it holds where that does not */
  GArray *spans;    /* of Span */
} Test;

/* Whether a condition is one on numbers of the record's own that have no codes. */
gboolean
accord_column_tests_numbers (const AccordColumnSet *set, const AccordCondition *condition)
{
  const AccordComputed *computed = condition->path.computed;

  if (condition->path.n == 1 && computed == NULL)
    return !accord_column_is_kept (set, condition->path.fields[0]) && accord_column_sum_is_wanted (condition->path.field) &&
           condition->path.field->type != ACCORD_FIELD_BOOLEAN;
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

/* @like: (nullable): in its currency, of amounts of the record's own. */
static void
add_span (Test *test, gint64 first, gint64 last, const AccordOperand *like)
{
  gboolean has_unit = like != NULL && test->condition->path.computed == NULL && test->condition->path.field->type == ACCORD_FIELD_MONEY;
  Span span = { first, last, has_unit ? accord_column_sum_unit (like->value.text) : 0 };

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
  add_span (test, first, last, NULL);
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
  const AccordOperand *like = test->condition->operands->len > 0 ? operand_at (test, 0) : NULL;
  gint64 number = like != NULL ? number_of (test, 0) : 0;

  switch (test->op)
    {
    case ACCORD_OP_IS:
      for (guint i = 0; i < test->condition->operands->len; i++)
        add_span (test, number_of (test, i), last_moment (test, number_of (test, i)), operand_at (test, i));
      break;
    case ACCORD_OP_LESS:
      if (number > G_MININT64)
        add_span (test, G_MININT64, number - 1, like);
      break;
    case ACCORD_OP_AT_MOST:
      add_span (test, G_MININT64, last_moment (test, number), like);
      break;
    case ACCORD_OP_MORE:
      if (last_moment (test, number) < G_MAXINT64)
        add_span (test, last_moment (test, number) + 1, G_MAXINT64, like);
      break;
    case ACCORD_OP_AT_LEAST:
      add_span (test, number, G_MAXINT64, like);
      break;
    case ACCORD_OP_BETWEEN:
      add_span (test, number, last_moment (test, operand_at (test, 1)->value.number), like);
      break;
    case ACCORD_OP_NOT_EMPTY:
      add_span (test, G_MININT64, G_MAXINT64, NULL);
      break;
    default:
      add_days (test);
    }
}

static gboolean
holds (const Test *test, gint64 number, guint32 unit)
{
  gboolean is = FALSE;

  if (number == ACCORD_COLUMN_UNKNOWN) /* there is something, of which nothing else is known */
    is = test->op == ACCORD_OP_NOT_EMPTY;
  else if (number != ACCORD_COLUMN_NOTHING)
    for (guint i = 0; i < test->spans->len && !is; i++)
      {
        const Span *span = &g_array_index (test->spans, Span, i);

        is = number >= span->first && number <= span->last && (span->unit == 0 || span->unit == unit);
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
 * accord_column_tests_hits:
 * @condition: one that accord_column_tests_numbers() is true of
 * @hits: (out): by id; 1 where it holds, 0 elsewhere
 *
 * Reads the numbers, if they are not there.
 */
gboolean
accord_column_tests_hits (AccordColumnSet *set, AccordReader *db, const AccordCondition *condition, guint8 *hits, GError **error)
{
  gboolean negated = accord_op_is_negative (condition->op);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (Span));
  Test test = { condition, negated ? accord_op_opposite (condition->op) : condition->op, negated, spans };
  const AccordColumnSum *sum = accord_column_sums_get_sum (set, db, condition->path.computed, condition->path.fields[0],
                                                           currency_of (condition), error);

  if (sum == NULL)
    return FALSE;
  add_spans (&test);
  for (guint i = 0; i < set->n_slots; i++)
    hits[i] = holds (&test, sum->numbers[i], sum->units != NULL ? sum->units[i] : 0);
  return TRUE;
}
