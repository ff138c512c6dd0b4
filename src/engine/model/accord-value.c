/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * AccordValue: what one field holds, in one shape for every type. Values are plain structs owned by
 * whoever declares them; only the text behind them is counted, so copying one is cheap and safe
 * from any thread.
 */
#include "accord-value.h"

static GRefString *
text_or_nothing (const char *text)
{
  return text != NULL && *text != '\0' ? g_ref_string_new (text) : NULL;
}

/* Takes over @text, which may have been made from what @value holds now. */
static void
replace (AccordValue *value,
         gboolean     has_number,
         gint64       number,
         GRefString  *text)
{
  GRefString *old = value->is_within ? NULL : value->text;

  value->number = has_number ? number : 0;
  value->has_number = has_number;
  value->text = text;
  value->is_within = FALSE;
  if (old != NULL)
    g_ref_string_release (old);
}

/**
 * accord_value_clear:
 * @value: an initialised value
 *
 * Makes @value empty and lets go of its text. An empty value may be cleared again.
 */
void
accord_value_clear (AccordValue *value)
{
  g_return_if_fail (value != NULL);

  replace (value, FALSE, 0, NULL);
}

/**
 * accord_value_copy:
 * @to: an initialised value; what it held is released
 * @from: the value to copy
 *
 * Makes @to hold what @from holds; the text is shared, unless it lies within a record.
 */
void
accord_value_copy (AccordValue       *to,
                   const AccordValue *from)
{
  GRefString *text = NULL;

  g_return_if_fail (to != NULL && from != NULL);

  if (from->text != NULL)
    text = from->is_within ? g_ref_string_new (from->text) : g_ref_string_acquire (from->text);
  replace (to, from->has_number, from->number, text);
}

/**
 * accord_value_equal:
 * @a: a value
 * @b: a value
 *
 * Returns: whether both hold the same number and the same text; an empty value equals only another
 *   empty value, never the number 0
 */
gboolean
accord_value_equal (const AccordValue *a,
                    const AccordValue *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->has_number != b->has_number || (a->has_number && a->number != b->number))
    return FALSE;

  return a->text == b->text || g_strcmp0 (a->text, b->text) == 0;
}

/**
 * accord_value_is_empty:
 * @value: a value
 *
 * Returns: whether neither a number nor a text is set
 */
gboolean
accord_value_is_empty (const AccordValue *value)
{
  g_return_val_if_fail (value != NULL, TRUE);

  return !value->has_number && value->text == NULL;
}

/**
 * accord_value_set_text:
 * @value: an initialised value
 * @text: (nullable): UTF-8; %NULL and "" make the value empty
 *
 * Makes @value hold @text and no number.
 */
void
accord_value_set_text (AccordValue *value,
                       const char  *text)
{
  g_return_if_fail (value != NULL);

  replace (value, FALSE, 0, text_or_nothing (text));
}

/**
 * accord_value_set_number:
 * @value: an initialised value
 * @number: a number in the unit of the field's type
 *
 * Makes @value hold @number and no text.
 */
void
accord_value_set_number (AccordValue *value,
                         gint64       number)
{
  g_return_if_fail (value != NULL);

  replace (value, TRUE, number, NULL);
}

/**
 * accord_value_set_both:
 * @value: an initialised value
 * @number: minor units of money, or the record a place points to
 * @text: (nullable): the currency, or the rank
 *
 * Makes @value hold a number and a text, for money and places.
 */
void
accord_value_set_both (AccordValue *value,
                       gint64       number,
                       const char  *text)
{
  g_return_if_fail (value != NULL);

  replace (value, TRUE, number, text_or_nothing (text));
}
