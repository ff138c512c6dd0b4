/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conditions as they are typed: "stage=Won", "amount>=5000", "city=Kiel|Ulm", "employees=10..50",
 * "last_contact=older than 30 days", "next_step=this week". */
#include "accord-config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>
#include "accord-error.h"
#include "accord-filter-private.h"

static const struct {
  const char *sign;
  AccordOp op;
} signs[] = {
  { "!=", ACCORD_OP_IS_NOT }, { ">=", ACCORD_OP_AT_LEAST }, { "<=", ACCORD_OP_AT_MOST }, { "!~", ACCORD_OP_NOT_CONTAINS },
  { "=", ACCORD_OP_IS }, { ">", ACCORD_OP_MORE }, { "<", ACCORD_OP_LESS }, { "~", ACCORD_OP_CONTAINS },
};

static const struct {
  const char *before;
  AccordOp op;
} spans[] = {
  { "last ", ACCORD_OP_LAST_DAYS }, { "next ", ACCORD_OP_NEXT_DAYS }, { "older than ", ACCORD_OP_OLDER },
  { "later than ", ACCORD_OP_LATER },
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

/* "30 days" or "1 day". */
static gboolean
read_days (const char *text, gint64 *days)
{
  char *end;

  if (!g_ascii_isdigit (*text))
    return FALSE;
  *days = g_ascii_strtoll (text, &end, 10);
  return g_str_equal (end, " days") || g_str_equal (end, " day");
}

/* Days counted or named from today. */
static gboolean
read_relative (const char *text, AccordOp *op, AccordOperand *operand)
{
  g_autofree char *name = g_strdelimit (g_ascii_strdown (text, -1), " ", '-');
  gint64 first, last, days;

  if (accord_filter_period_days (name, 0, &first, &last))
    {
      *op = ACCORD_OP_PERIOD;
      accord_value_set_text (&operand->value, name);
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    if (g_ascii_strncasecmp (text, spans[i].before, strlen (spans[i].before)) == 0 &&
        read_days (text + strlen (spans[i].before), &days))
      {
        *op = spans[i].op;
        accord_value_set_number (&operand->value, days);
        return TRUE;
      }
  return FALSE;
}

static gboolean
read_value (const AccordField *field, AccordOp op, const char *text, const char *currency, AccordOperand *operand,
            GError **error)
{
  AccordFieldReading reading = { .currency = currency };

  /* A choice by its label, too; one that only a newer program knows stands as it is. */
  if (field->type == ACCORD_FIELD_CHOICE && (op == ACCORD_OP_IS || op == ACCORD_OP_IS_NOT) &&
      accord_field_parse (field, text, &reading, &operand->value, NULL))
    return TRUE;
  if (accord_field_is_link (field) || op == ACCORD_OP_CONTAINS || op == ACCORD_OP_NOT_CONTAINS ||
      !accord_field_has_number (field))
    {
      accord_value_set_text (&operand->value, text);
      return TRUE;
    }
  return accord_field_parse (field, text, &reading, &operand->value, error);
}

static gboolean
add_values (AccordFilter *self, const char *path, const AccordField *field, AccordOp op, char **texts, const char *currency,
            GError **error)
{
  guint n = g_strv_length (texts);
  g_autoptr (GArray) operands = g_array_new (FALSE, TRUE, sizeof (AccordOperand));

  g_array_set_clear_func (operands, (GDestroyNotify) accord_operand_clear);
  g_array_set_size (operands, n);
  for (guint i = 0; i < n; i++)
    if (!read_value (field, op, texts[i], currency, &g_array_index (operands, AccordOperand, i), error))
      return FALSE;
  return accord_filter_add (self, path, op, (const AccordOperand *) (void *) operands->data, n, error);
}

/* One value, several of which any is enough, or a range. */
static char **
split (const AccordField *field, AccordOp *op, const char *text)
{
  gboolean ranges = accord_op_fits (ACCORD_OP_BETWEEN, field) && *op == ACCORD_OP_IS && strstr (text, "..") != NULL;
  const char *one[] = { text, NULL };

  if (ranges)
    *op = ACCORD_OP_BETWEEN;
  return ranges ? g_strsplit (text, "..", 2)
         : *op == ACCORD_OP_IS || *op == ACCORD_OP_IS_NOT ? g_strsplit (text, "|", -1) : g_strdupv ((char **) one);
}

/**
 * accord_filter_parse:
 * @expression: "FIELD=VALUE", with one of = != < <= > >= ~ (contains) !~ (does not); an empty value
 *   means empty, "A|B" either, "A..B" a range; days may be "today", "this week", "last 30 days",
 *   "next 7 days", "older than 30 days", "later than 7 days"
 * @currency: of amounts written without one
 *
 * Adds a condition as it is typed.
 */
gboolean
accord_filter_parse (AccordFilter *self, const char *expression, const char *currency, GError **error)
{
  g_auto (AccordOperand) relative = ACCORD_OPERAND_INIT;
  g_auto (GStrv) texts = NULL;
  g_autofree char *path = NULL;
  const AccordField *field;
  const char *text;
  gsize at, length;
  AccordOp op;

  if (!find_sign (expression, &at, &length, &op) || at == 0)
    {
      g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD,
                   _ ("“%s” is not a condition; write it as FIELD=VALUE, with =, !=, <, <=, >, >=, ~ or !~."), expression);
      return FALSE;
    }
  path = g_strstrip (g_strndup (expression, at));
  text = expression + at + length;
  field = accord_filter_field (self->kind, path, error);
  if (field == NULL)
    return FALSE;
  if (*text == '\0')
    return accord_filter_add (self, path, op == ACCORD_OP_IS_NOT ? ACCORD_OP_NOT_EMPTY : ACCORD_OP_EMPTY, NULL, 0, error);
  if (op == ACCORD_OP_IS && accord_op_fits (ACCORD_OP_PERIOD, field) && read_relative (text, &op, &relative))
    return accord_filter_add (self, path, op, &relative, 1, error);
  texts = split (field, &op, text);
  return add_values (self, path, field, op, texts, currency, error);
}
