/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A filter told in the user's language: “Owner is Lin Yue”, “Last contact more than 30 days ago”. */
#include "accord-config.h"

#include <glib/gi18n-lib.h>
#include "accord-date.h"
#include "accord-filter-private.h"
#include "accord-period.h"

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

/* What happens on a day, as one says it: "Closed since 1 Oct", not "Closed on is on or after 1 Oct". */
static const char *
day_word (const AccordCondition *condition)
{
  static const struct {
    const char *label; /* of the field */
    const char *word;
  } words[] = {
    { "Closed on", NC_("before a day", "Closed") }, { "Opened", NC_("before a day", "Opened") },
    { "Expected close", NC_("before a day", "Expected") }, { "Due", NC_("before a day", "Due") },
    { "Done", NC_("before a day", "Done") }, { "Created", NC_("before a day", "Created") },
  };

  for (guint i = 0; condition->path.n == 1 && i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].label, condition->path.field->label))
      return g_dpgettext2 (GETTEXT_PACKAGE, "before a day", words[i].word);
  return NULL;
}

/* Days that a condition lets through; unbounded: G_MININT64 and G_MAXINT64. FALSE: it is no such condition. */
static gboolean
find_days (const AccordCondition *condition, gint64 *first, gint64 *last)
{
  gboolean time = condition->path.field->type == ACCORD_FIELD_TIME;
  gint64 at = condition->operands->len > 0 ? operand_at (condition, 0)->value.number : 0;

  *first = G_MININT64;
  *last = G_MAXINT64;
  if (!is_day (condition->path.field) || condition->operands->len != (condition->op == ACCORD_OP_BETWEEN ? 2 : 1))
    return FALSE;
  if (condition->op == ACCORD_OP_AT_LEAST || condition->op == ACCORD_OP_BETWEEN)
    *first = time ? accord_date_from_time (at) : at;
  if (condition->op == ACCORD_OP_BETWEEN)
    at = operand_at (condition, 1)->value.number;
  if (condition->op == ACCORD_OP_AT_MOST || condition->op == ACCORD_OP_BETWEEN)
    *last = time ? accord_date_from_time (at) : at;
  if (condition->op == ACCORD_OP_LESS)
    *last = time ? accord_date_from_time (at - 1) : at - 1;
  return *first != G_MININT64 || *last != G_MAXINT64;
}

static char *
describe_span (const AccordFilter *self, const AccordCondition *condition, gint64 first, gint64 last)
{
  AccordPeriod period = accord_period_custom (first, last + 1);
  g_autofree char *days = accord_period_label (&period);
  g_autofree char *label = NULL;

  if (day_word (condition) != NULL)
    /* Translators: what happens and when: "Closed 1 Oct – 31 Dec" */
    return g_strdup_printf (C_("days", "%1$s %2$s"), day_word (condition), days);
  label = accord_filter_path_label (self->kind, condition->text);
  /* Translators: a field and days: "Last contact: 1 Oct – 31 Dec" */
  return g_strdup_printf (C_("days", "%1$s: %2$s"), label, days);
}

/* Days in a calendar; NULL for anything else. */
static char *
describe_dates (const AccordFilter *self, const AccordCondition *condition)
{
  const char *word = is_day (condition->path.field) ? day_word (condition) : NULL;
  gint64 first, last;
  g_autofree char *day = NULL;

  if (!find_days (condition, &first, &last))
    return NULL;
  if (first != G_MININT64 && last != G_MAXINT64)
    return describe_span (self, condition, first, last);
  if (word == NULL)
    return NULL;
  day = accord_date_format (first != G_MININT64 ? first : condition->op == ACCORD_OP_LESS ? last + 1 : last);
  if (condition->op == ACCORD_OP_LESS)
    /* Translators: "Closed before 1 Jan" */
    return g_strdup_printf (_("%1$s before %2$s"), word, day);
  if (first == G_MININT64)
    /* Translators: "Closed up to 31 Dec", that day included */
    return g_strdup_printf (_("%1$s up to %2$s"), word, day);
  /* Translators: that day included; "Closed since 1 Oct", and of days to come "Expected from 1 Jan on" */
  return g_strdup_printf (first <= accord_date_today () ? _("%1$s since %2$s") : _("%1$s from %2$s on"), word, day);
}

static char *
describe_condition (const AccordFilter *self, const AccordCondition *condition)
{
  char *special = condition->path.computed != NULL ? describe_computed (condition) : describe_dates (self, condition);
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

/* The condition that ends the days which another begins, or begins those that it ends; @self->items->len: none. */
static guint
find_other_end (const AccordFilter *self, guint item, gint64 *first, gint64 *last)
{
  const AccordCondition *condition = g_array_index (self->items, AccordFilterItem, item).condition;
  gboolean begins;

  if (self->any || condition == NULL || !find_days (condition, first, last) || (*first != G_MININT64 && *last != G_MAXINT64))
    return self->items->len;
  begins = *first != G_MININT64;
  for (guint i = 0; i < self->items->len; i++)
    {
      const AccordCondition *other = g_array_index (self->items, AccordFilterItem, i).condition;
      gint64 from, to;

      if (other == NULL || other == condition || !g_str_equal (other->text, condition->text) || !find_days (other, &from, &to))
        continue;
      if (begins ? from != G_MININT64 || to < *first : to != G_MAXINT64 || from > *last)
        continue;
      *(begins ? last : first) = begins ? to : from;
      return i;
    }
  return self->items->len;
}

/**
 * accord_filter_describe_together:
 * @self: a filter
 * @item: one of its items
 * @with: (out): the item whose words are part of these, the other end of the same days; @item itself: none
 *
 * Returns: (transfer full) (nullable): as accord_filter_describe_item(), but two conditions that are the ends of days as one:
 *   "Closed 1 Oct – 31 Dec"; %NULL where @item was told with one before it
 */
char *
accord_filter_describe_together (const AccordFilter *self, guint item, guint *with)
{
  gint64 first, last;
  guint other;

  g_return_val_if_fail (item < self->items->len, NULL);

  other = find_other_end (self, item, &first, &last);
  *with = other < self->items->len ? other : item;
  if (*with == item)
    return accord_filter_describe_item (self, item);
  return other < item ? NULL : describe_span (self, g_array_index (self->items, AccordFilterItem, item).condition, first, last);
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
      guint with;
      g_autofree char *item = accord_filter_describe_together (self, i, &with);
      g_autofree char *before = g_strdup (text->str);
      g_autofree char *next = group ? g_strdup_printf ("(%s)", item) : g_strdup (item);

      if (item == NULL)
        continue;
      if (i == 0)
        g_string_assign (text, next);
      else
        g_string_printf (text, self->any ? _ ("%s or %s") : _ ("%s and %s"), before, next);
    }
  return g_string_free (text, FALSE);
}
