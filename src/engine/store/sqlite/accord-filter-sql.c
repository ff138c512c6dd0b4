/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conditions into SQL. Names come from the kinds' tables, never from the user; values are bound. One walk
 * writes the text, the same walk binds the values. */
#include "accord-config.h"

#include "accord-filter-sql.h"

#include "accord-row-uid.h"

/* An expression of AccordComputed for the record called alias. */
void
accord_filter_write_computed (AccordFilterWriting *to, const char *sql, const char *alias, const char *currency)
{
  for (; *sql; sql++)
    if (*sql == '@')
      accord_filter_put (to, alias);
    else if (*sql == '$')
      accord_filter_put_text (to, currency);
    else if (*sql == '%')
      accord_filter_put_int (to, to->today);
    else if (*sql == '^')
      accord_filter_put_int (to, accord_date_add_months (to->today, -12));
    else if (to->sql != NULL)
      g_string_append_c (to->sql, *sql);
}

typedef struct {
  AccordFilterWriting *to;
  const AccordCondition *condition;
  const AccordField *field;
  AccordOp op;
  char alias[4];
} Test;

static const AccordOperand *
operand_at (const Test *test, guint index)
{
  return &g_array_index (test->condition->operands, AccordOperand, index);
}

static guint
n_operands (const Test *test)
{
  return test->condition->operands->len;
}

/* The value that is tested. */
static void
write_value (const Test *test)
{
  const AccordComputed *computed = test->condition->path.computed;
  const char *currency = n_operands (test) > 0 && test->field->type == ACCORD_FIELD_MONEY
                           ? operand_at (test, 0)->value.text : NULL;

  if (computed != NULL)
    accord_filter_write_computed (test->to, computed->sql, test->alias, currency);
  else
    accord_filter_put_format (test->to, "%s.\"%s\"", test->alias, test->field->name);
}

static gboolean
is_computed_choice (const Test *test)
{
  return test->condition->path.computed != NULL && test->field->type == ACCORD_FIELD_CHOICE;
}

/* Where words are looked for. */
static void
write_words (const Test *test)
{
  if (!is_computed_choice (test))
    {
      write_value (test);
      return;
    }
  accord_filter_put (test->to, "CASE ");
  write_value (test);
  for (int i = 0; test->field->choices[i].value != NULL; i++)
    accord_filter_put_format (test->to, " WHEN %d THEN '%s'", i + 1, test->field->choices[i].value);
  accord_filter_put (test->to, " END");
}

static gboolean
folds (const AccordField *field)
{
  return !accord_field_has_number (field) && field->type != ACCORD_FIELD_CHOICE && field->type != ACCORD_FIELD_RANK;
}

/* The day of a time at midnight stands for the whole day. */
static gboolean
is_whole_day (const AccordField *field, const AccordValue *value)
{
  return field->type == ACCORD_FIELD_TIME && accord_date_to_time (accord_date_from_time (value->number)) == value->number;
}

static gint64
last_moment (const AccordField *field, const AccordValue *value)
{
  return is_whole_day (field, value) ? accord_date_to_time (accord_date_from_time (value->number) + 1) - 1 : value->number;
}

/* " AND currency": amounts in another currency are neither more nor less. */
static void
write_currency (const Test *test, const AccordValue *value)
{
  if (test->field->type != ACCORD_FIELD_MONEY || value->text == NULL || test->condition->path.computed != NULL)
    return;
  accord_filter_put_format (test->to, " AND %s.\"%s\"=", test->alias, accord_field_second_column (test->field));
  accord_filter_put_text (test->to, value->text);
}

static void
write_bytes (const Test *test, const guint8 *bytes, gsize size)
{
  if (test->to->is_literal)
    {
      accord_filter_put (test->to, "x'");
      for (gsize i = 0; i < size; i++)
        accord_filter_put_format (test->to, "%02x", bytes[i]);
      accord_filter_put (test->to, "'");
      return;
    }
  accord_filter_put (test->to, "?");
  if (test->to->st != NULL)
    accord_statement_bind_blob (test->to->st, test->to->parameter, bytes, size);
  test->to->parameter++;
}

/* An identity that is written down, or follows from the change set and the row (accord-row-uid.c). */
static void
write_uid (const Test *test, const AccordKind *target, const AccordId *uid)
{
  accord_filter_put_format (test->to, " IN (SELECT id FROM \"%s\" WHERE uid=", target->name);
  write_bytes (test, uid->bytes, sizeof uid->bytes);
  accord_filter_put_format (test->to, " UNION ALL SELECT r.id FROM \"%s\" r JOIN txn x ON x.id=r.born WHERE r.uid IS NULL AND r.id=",
                target->name);
  accord_filter_put_int (test->to, accord_row_uid_row (target, uid));
  accord_filter_put (test->to, " AND x.base=");
  write_bytes (test, uid->bytes, ACCORD_UID_BASE);
  accord_filter_put (test->to, ")");
}

static void
write_link_is (const Test *test, const AccordOperand *operand)
{
  const AccordKind *target = accord_field_target (test->field);

  if (operand->has_uid)
    write_uid (test, target, &operand->uid);
  else if (operand->value.text != NULL)
    {
      accord_filter_put_format (test->to, " IN (SELECT id FROM \"%s\" WHERE \"%s\"=", target->name,
                    target->fields[accord_kind_title (target)].name);
      accord_filter_put_text (test->to, operand->value.text);
      accord_filter_put (test->to, " COLLATE NOCASE)");
    }
  else
    {
      accord_filter_put (test->to, "=");
      accord_filter_put_int (test->to, operand->value.number);
    }
}

static void
write_is (const Test *test, const AccordOperand *operand)
{
  const AccordValue *value = &operand->value;

  write_value (test);
  if (is_computed_choice (test))
    {
      accord_filter_put (test->to, "=");
      accord_filter_put_int (test->to, accord_computed_choice (test->field, value->text));
    }
  else if (accord_field_is_link (test->field))
    write_link_is (test, operand);
  else if (test->field->type == ACCORD_FIELD_BOOLEAN)
    accord_filter_put (test->to, value->number != 0 ? " IS TRUE" : " IS NOT TRUE"); /* not said is no */
  else if (is_whole_day (test->field, value))
    {
      accord_filter_put (test->to, " BETWEEN ");
      accord_filter_put_int (test->to, value->number);
      accord_filter_put (test->to, " AND ");
      accord_filter_put_int (test->to, last_moment (test->field, value));
    }
  else if (accord_field_has_number (test->field))
    {
      accord_filter_put (test->to, "=");
      accord_filter_put_int (test->to, value->number);
      write_currency (test, value);
    }
  else
    {
      accord_filter_put (test->to, "=");
      accord_filter_put_text (test->to, value->text);
      accord_filter_put (test->to, folds (test->field) ? " COLLATE NOCASE" : "");
    }
}

static void
write_contains (const Test *test)
{
  const AccordKind *target = accord_field_is_link (test->field) ? accord_field_target (test->field) : NULL;

  if (target != NULL)
    {
      write_value (test);
      accord_filter_put_format (test->to, " IN (SELECT id FROM \"%s\" WHERE accord_contains(\"%s\",", target->name,
                    target->fields[accord_kind_title (target)].name);
    }
  else
    {
      accord_filter_put (test->to, "accord_contains(");
      write_words (test);
      accord_filter_put (test->to, ",");
    }
  accord_filter_put_text (test->to, operand_at (test, 0)->value.text);
  accord_filter_put (test->to, target != NULL ? "))" : ")");
}

static void
write_compare (const Test *test, const char *sign)
{
  const AccordValue *value = &operand_at (test, 0)->value;
  gboolean until = test->op == ACCORD_OP_AT_MOST || test->op == ACCORD_OP_MORE;

  write_value (test);
  accord_filter_put (test->to, sign);
  if (accord_field_has_number (test->field))
    accord_filter_put_int (test->to, until ? last_moment (test->field, value) : value->number);
  else
    accord_filter_put_text (test->to, value->text);
  accord_filter_put (test->to, folds (test->field) ? " COLLATE NOCASE" : "");
  write_currency (test, value);
}

static void
write_span (const Test *test, gint64 first, gint64 last)
{
  write_value (test);
  accord_filter_put (test->to, " BETWEEN ");
  accord_filter_put_int (test->to, first);
  accord_filter_put (test->to, " AND ");
  accord_filter_put_int (test->to, last);
}

static void
write_between (const Test *test)
{
  const AccordValue *first = &operand_at (test, 0)->value, *last = &operand_at (test, 1)->value;

  write_span (test, first->number, last_moment (test->field, last));
  write_currency (test, first);
}

static void
write_days (const Test *test)
{
  gint64 first, last;

  accord_condition_days (test->condition, test->to->today, &first, &last);
  if (test->field->type == ACCORD_FIELD_TIME)
    {
      first = first <= ACCORD_DATE_MIN ? G_MININT64 : accord_date_to_time (first);
      last = last >= ACCORD_DATE_MAX ? G_MAXINT64 : accord_date_to_time (last + 1) - 1;
    }
  write_span (test, first, last);
}

static void
write_any (const Test *test)
{
  for (guint i = 0; i < n_operands (test); i++)
    {
      accord_filter_put (test->to, i > 0 ? " OR " : "");
      write_is (test, operand_at (test, i));
    }
}

static void
write_something (const Test *test)
{
  const AccordComputed *computed = test->condition->path.computed;

  if (computed != NULL && computed->exists != NULL)
    {
      accord_filter_write_computed (test->to, computed->exists, test->alias, NULL);
      return;
    }
  write_value (test);
  accord_filter_put (test->to, " IS NOT NULL");
}

static void
write_test (const Test *test)
{
  switch (test->op)
    {
    case ACCORD_OP_IS:
      write_any (test);
      break;
    case ACCORD_OP_LESS:
      write_compare (test, "<");
      break;
    case ACCORD_OP_AT_MOST:
      write_compare (test, "<=");
      break;
    case ACCORD_OP_MORE:
      write_compare (test, ">");
      break;
    case ACCORD_OP_AT_LEAST:
      write_compare (test, ">=");
      break;
    case ACCORD_OP_CONTAINS:
      write_contains (test);
      break;
    case ACCORD_OP_NOT_EMPTY:
      write_something (test);
      break;
    case ACCORD_OP_BETWEEN:
      write_between (test);
      break;
    default:
      write_days (test);
    }
}

/* From link to link by ids, then the test. */
static void
write_path (Test *test, int step)
{
  const AccordPath *path = &test->condition->path;
  const AccordComputed *computed = step + 1 == path->n ? path->computed : NULL;
  const char *alias = step == 0 ? test->to->alias : NULL;

  g_strlcpy (test->alias, alias ? alias : (const char[]) { 't', (char) ('0' + step), 0 }, sizeof test->alias);
  if (step + 1 < path->n)
    {
      const char *link = path->kinds[step]->fields[path->fields[step]].name;

      accord_filter_put_format (test->to, "%s.\"%s\" IN (SELECT t%d.id FROM \"%s\" t%d WHERE ", test->alias, link, step + 1,
                    path->kinds[step + 1]->name, step + 1);
      write_path (test, step + 1);
      accord_filter_put (test->to, ")");
      return;
    }
  if (computed != NULL && computed->before != NULL)
    accord_filter_write_computed (test->to, computed->before, test->alias, NULL);
  accord_filter_put (test->to, "(");
  write_test (test);
  accord_filter_put (test->to, ")");
  if (computed != NULL && computed->after != NULL)
    accord_filter_put (test->to, computed->after);
}

/* TRUE where the condition holds. */
void
accord_filter_write_condition (AccordFilterWriting *to, const AccordCondition *condition)
{
  gboolean negative = accord_op_is_negative (condition->op);
  Test test = { to, condition, condition->path.field, negative ? accord_op_opposite (condition->op) : condition->op, "" };

  /* What has no linked record has none of its values either. */
  accord_filter_put (to, negative ? "((" : "");
  write_path (&test, 0);
  accord_filter_put (to, negative ? ") IS NOT TRUE)" : "");
}

/* "(… AND …)"; a filter without conditions writes "TRUE". */
void
accord_filter_write (AccordFilterWriting *to, const AccordFilter *filter)
{
  accord_filter_put (to, filter->items->len > 0 ? "(" : "TRUE");
  for (guint i = 0; i < filter->items->len; i++)
    {
      const AccordFilterItem *item = &g_array_index (filter->items, AccordFilterItem, i);

      accord_filter_put (to, i == 0 ? "" : filter->any ? " OR " : " AND ");
      if (item->group != NULL)
        accord_filter_write (to, item->group);
      else
        accord_filter_write_condition (to, item->condition);
    }
  accord_filter_put (to, filter->items->len > 0 ? ")" : "");
}
