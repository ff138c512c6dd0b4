/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comparisons: what they are called, which fields take them, which days they mean today. */
#include "accord-config.h"

#include <glib/gi18n-lib.h>
#include "accord-filter-private.h"

typedef enum {
  FOR_TEXT = 1 << 0,
  FOR_CHOICE = 1 << 1,
  FOR_NUMBER = 1 << 2,
  FOR_DAY = 1 << 3,
  FOR_LINK = 1 << 4,
  FOR_BOOLEAN = 1 << 5,
  FOR_ALL = (1 << 6) - 1,
} Sort;

/* By AccordOp. */
static const struct {
  const char *name;
  int n_operands; /* -1: one or more */
  guint sorts;
} ops[ACCORD_N_OPS] = {
  [ACCORD_OP_IS] = { "is", -1, FOR_ALL },
  [ACCORD_OP_IS_NOT] = { "is-not", -1, FOR_ALL },
  [ACCORD_OP_LESS] = { "less", 1, FOR_NUMBER | FOR_DAY | FOR_TEXT },
  [ACCORD_OP_AT_MOST] = { "at-most", 1, FOR_NUMBER | FOR_DAY | FOR_TEXT },
  [ACCORD_OP_MORE] = { "more", 1, FOR_NUMBER | FOR_DAY | FOR_TEXT },
  [ACCORD_OP_AT_LEAST] = { "at-least", 1, FOR_NUMBER | FOR_DAY | FOR_TEXT },
  [ACCORD_OP_CONTAINS] = { "contains", 1, FOR_TEXT | FOR_LINK | FOR_CHOICE },
  [ACCORD_OP_EMPTY] = { "empty", 0, FOR_ALL },
  [ACCORD_OP_NOT_EMPTY] = { "not-empty", 0, FOR_ALL },
  [ACCORD_OP_NOT_CONTAINS] = { "not-contains", 1, FOR_TEXT | FOR_LINK | FOR_CHOICE },
  [ACCORD_OP_BETWEEN] = { "between", 2, FOR_NUMBER | FOR_DAY },
  [ACCORD_OP_PERIOD] = { "period", 1, FOR_DAY },
  [ACCORD_OP_LAST_DAYS] = { "last-days", 1, FOR_DAY },
  [ACCORD_OP_NEXT_DAYS] = { "next-days", 1, FOR_DAY },
  [ACCORD_OP_OLDER] = { "older", 1, FOR_DAY },
  [ACCORD_OP_LATER] = { "later", 1, FOR_DAY },
};

/* What a window offers for each sort of field, in this order. */
static const AccordOp for_text[] = { ACCORD_OP_CONTAINS, ACCORD_OP_NOT_CONTAINS, ACCORD_OP_IS, ACCORD_OP_IS_NOT,
                                     ACCORD_OP_EMPTY, ACCORD_OP_NOT_EMPTY };
static const AccordOp for_choice[] = { ACCORD_OP_IS, ACCORD_OP_IS_NOT, ACCORD_OP_EMPTY, ACCORD_OP_NOT_EMPTY };
static const AccordOp for_link[] = { ACCORD_OP_IS, ACCORD_OP_IS_NOT, ACCORD_OP_CONTAINS, ACCORD_OP_EMPTY,
                                     ACCORD_OP_NOT_EMPTY };
static const AccordOp for_number[] = { ACCORD_OP_AT_LEAST, ACCORD_OP_AT_MOST, ACCORD_OP_BETWEEN, ACCORD_OP_IS,
                                       ACCORD_OP_IS_NOT, ACCORD_OP_EMPTY, ACCORD_OP_NOT_EMPTY };
static const AccordOp for_day[] = { ACCORD_OP_PERIOD, ACCORD_OP_LAST_DAYS, ACCORD_OP_NEXT_DAYS, ACCORD_OP_OLDER,
                                    ACCORD_OP_LATER, ACCORD_OP_IS, ACCORD_OP_LESS, ACCORD_OP_MORE, ACCORD_OP_BETWEEN,
                                    ACCORD_OP_EMPTY, ACCORD_OP_NOT_EMPTY };
static const AccordOp for_boolean[] = { ACCORD_OP_IS };

static Sort
sort_of (const AccordField *field)
{
  switch (field->type)
    {
    case ACCORD_FIELD_CHOICE:
      return FOR_CHOICE;
    case ACCORD_FIELD_BOOLEAN:
      return FOR_BOOLEAN;
    case ACCORD_FIELD_DATE:
    case ACCORD_FIELD_TIME:
      return FOR_DAY;
    case ACCORD_FIELD_INTEGER:
    case ACCORD_FIELD_DECIMAL:
    case ACCORD_FIELD_PERCENT:
    case ACCORD_FIELD_QUANTITY:
    case ACCORD_FIELD_RATE:
    case ACCORD_FIELD_MONEY:
      return FOR_NUMBER;
    case ACCORD_FIELD_LINK:
    case ACCORD_FIELD_PLACE:
      return FOR_LINK;
    default:
      return FOR_TEXT;
    }
}

#define OFFER(list) (*n_ops = G_N_ELEMENTS (list), list)

/**
 * accord_filter_ops:
 * @field: what accord_filter_field() gave
 * @n_ops: (out): how many
 *
 * Returns: (transfer none) (array length=n_ops): the comparisons that make sense for it, the most
 *   useful first
 */
const AccordOp *
accord_filter_ops (const AccordField *field, guint *n_ops)
{
  switch (sort_of (field))
    {
    case FOR_CHOICE:
      return OFFER (for_choice);
    case FOR_BOOLEAN:
      return OFFER (for_boolean);
    case FOR_DAY:
      return OFFER (for_day);
    case FOR_NUMBER:
      return OFFER (for_number);
    case FOR_LINK:
      return OFFER (for_link);
    default:
      return OFFER (for_text);
    }
}

int
accord_op_n_operands (AccordOp op)
{
  return ops[op].n_operands;
}

gboolean
accord_op_fits (AccordOp op, const AccordField *field)
{
  return op < ACCORD_N_OPS && (ops[op].sorts & sort_of (field)) != 0;
}

gboolean
accord_op_is_negative (AccordOp op)
{
  return op == ACCORD_OP_IS_NOT || op == ACCORD_OP_EMPTY || op == ACCORD_OP_NOT_CONTAINS;
}

AccordOp
accord_op_opposite (AccordOp op)
{
  switch (op)
    {
    case ACCORD_OP_IS_NOT:
      return ACCORD_OP_IS;
    case ACCORD_OP_EMPTY:
      return ACCORD_OP_NOT_EMPTY;
    case ACCORD_OP_NOT_CONTAINS:
      return ACCORD_OP_CONTAINS;
    default:
      g_return_val_if_reached (op);
    }
}

/* Whether what it means depends on the day it is asked. */
gboolean
accord_op_is_relative (AccordOp op)
{
  return op >= ACCORD_OP_PERIOD && op <= ACCORD_OP_LATER;
}

const char *
accord_op_name (AccordOp op)
{
  return ops[op].name;
}

gboolean
accord_op_from_name (const char *name, AccordOp *op)
{
  for (int i = 0; i < ACCORD_N_OPS; i++)
    if (g_str_equal (ops[i].name, name))
      {
        *op = (AccordOp) i;
        return TRUE;
      }
  return FALSE;
}

static const char *const periods[] = {
  "today", "yesterday", "tomorrow", "this-week", "last-week", "next-week", "this-month", "last-month", "next-month",
  "this-quarter", "last-quarter", "next-quarter", "this-year", "last-year", "next-year", NULL,
};

static const char *const period_labels[] = {
  N_("today"), N_("yesterday"), N_("tomorrow"), N_("this week"), N_("last week"), N_("next week"), N_("this month"),
  N_("last month"), N_("next month"), N_("this quarter"), N_("last quarter"), N_("next quarter"), N_("this year"),
  N_("last year"), N_("next year"),
};

/**
 * accord_filter_periods:
 *
 * Returns: (transfer none) (array zero-terminated=1): the periods that %ACCORD_OP_PERIOD takes
 */
const char *const *
accord_filter_periods (void)
{
  return periods;
}

static int
period_index (const char *name)
{
  for (int i = 0; periods[i] != NULL; i++)
    if (g_str_equal (periods[i], name))
      return i;
  return -1;
}

/**
 * accord_filter_period_label:
 *
 * Returns: (transfer none): a period in the user's language, as it stands in a sentence
 */
const char *
accord_filter_period_label (const char *period)
{
  int index = period_index (period);

  return index >= 0 ? _ (period_labels[index]) : period;
}

/* Months of the calendar: the one with today and those after, from a multiple of n_months. */
static void
months (gint64 today, int n_months, int shift, gint64 *first, gint64 *last)
{
  int year, month, day;

  accord_date_to_ymd (today, &year, &month, &day);
  *first = accord_date_add_months (accord_date_from_ymd (year, month - (month - 1) % n_months, 1), shift * n_months);
  *last = accord_date_add_months (*first, n_months) - 1;
}

/**
 * accord_filter_period_days:
 * @period: one of accord_filter_periods()
 * @today: the day it is named from
 * @first: (out): its first day
 * @last: (out): its last
 *
 * Weeks begin on Monday, quarters in January.
 *
 * Returns: %FALSE if there is no such period
 */
gboolean
accord_filter_period_days (const char *period, gint64 today, gint64 *first, gint64 *last)
{
  int index = period_index (period);
  static const int shifts[] = { 0, -1, 1 };
  int shift = index >= 0 ? shifts[index % 3] : 0;

  switch (index >= 0 ? index / 3 : -1)
    {
    case 0:
      *first = *last = today + shift;
      return TRUE;
    case 1:
      *first = today - (accord_date_weekday (today) - 1) + 7 * shift;
      *last = *first + 6;
      return TRUE;
    case 2:
      months (today, 1, shift, first, last);
      return TRUE;
    case 3:
      months (today, 3, shift, first, last);
      return TRUE;
    case 4:
      months (today, 12, shift, first, last);
      return TRUE;
    default:
      return FALSE;
    }
}

/* The days that a relative condition means today, both included. */
void
accord_condition_days (const AccordCondition *condition, gint64 today, gint64 *first, gint64 *last)
{
  const AccordValue *value = &g_array_index (condition->operands, AccordOperand, 0).value;

  *first = ACCORD_DATE_MIN;
  *last = ACCORD_DATE_MAX;
  switch (condition->op)
    {
    case ACCORD_OP_PERIOD:
      accord_filter_period_days (value->text, today, first, last);
      break;
    case ACCORD_OP_LAST_DAYS:
      *first = today - value->number + 1;
      *last = today;
      break;
    case ACCORD_OP_NEXT_DAYS:
      *first = today;
      *last = today + value->number - 1;
      break;
    case ACCORD_OP_OLDER:
      *last = today - value->number - 1;
      break;
    case ACCORD_OP_LATER:
      *first = today + value->number + 1;
      break;
    default:
      g_return_if_reached ();
    }
}
