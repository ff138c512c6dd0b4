/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a line of a kind's table means: which columns it has, what it points to, and which values it
 * takes. Reading and writing values as text is in accord-field-parse.c and
 * accord-field-text.c.
 */
#include "accord-config.h"
#include "accord-field.h"

#include <glib/gi18n-lib.h>

#include "accord-decimal.h"
#include "accord-error.h"
#include "accord-kind.h"
#include "accord-rank.h"

#define LINE_CHARS_MAX 1000
#define TEXT_BYTES_MAX (256 * 1024)
#define DAY_MS G_GINT64_CONSTANT (86400000)

/**
 * accord_field_label:
 * @field: a field
 *
 * Returns: (transfer none): what people call the field, translated
 */
const char *
accord_field_label (const AccordField *field)
{
  g_return_val_if_fail (field != NULL, "");

  return field->flags & ACCORD_FIELD_CUSTOM ? field->label : _(field->label);
}

/**
 * accord_field_has_number:
 * @field: a field
 *
 * Returns: whether values of the field use the number
 */
gboolean
accord_field_has_number (const AccordField *field)
{
  g_return_val_if_fail (field != NULL, FALSE);

  switch (field->type)
    {
    case ACCORD_FIELD_INTEGER:
    case ACCORD_FIELD_DECIMAL:
    case ACCORD_FIELD_PERCENT:
    case ACCORD_FIELD_QUANTITY:
    case ACCORD_FIELD_RATE:
    case ACCORD_FIELD_BOOLEAN:
    case ACCORD_FIELD_DATE:
    case ACCORD_FIELD_TIME:
    case ACCORD_FIELD_LINK:
    case ACCORD_FIELD_MONEY:
    case ACCORD_FIELD_PLACE:
      return TRUE;
    case ACCORD_FIELD_TEXT:
    case ACCORD_FIELD_LONG_TEXT:
    case ACCORD_FIELD_PHONE:
    case ACCORD_FIELD_EMAIL:
    case ACCORD_FIELD_URL:
    case ACCORD_FIELD_CHOICE:
    case ACCORD_FIELD_RANK:
      return FALSE;
    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * accord_field_has_text:
 * @field: a field
 *
 * Returns: whether values of the field use the text; money and places use the number too
 */
gboolean
accord_field_has_text (const AccordField *field)
{
  g_return_val_if_fail (field != NULL, FALSE);

  return field->type == ACCORD_FIELD_MONEY || field->type == ACCORD_FIELD_PLACE ||
         !accord_field_has_number (field);
}

/**
 * accord_field_second_column:
 * @field: a field
 *
 * Returns: (transfer none) (nullable): the column beside the one called like the field, for fields
 *   that use number and text: "amount_currency", "stage_rank"; otherwise %NULL. Interned.
 */
const char *
accord_field_second_column (const AccordField *field)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (field != NULL, NULL);

  if (field->type == ACCORD_FIELD_MONEY)
    name = g_strconcat (field->name, "_currency", NULL);
  else if (field->type == ACCORD_FIELD_PLACE)
    name = g_strconcat (field->name, "_rank", NULL);

  return g_intern_string (name);
}

/**
 * accord_field_is_link:
 * @field: a field
 *
 * Returns: whether the number is the local id of another record (links and places)
 */
gboolean
accord_field_is_link (const AccordField *field)
{
  g_return_val_if_fail (field != NULL, FALSE);

  return field->type == ACCORD_FIELD_LINK || field->type == ACCORD_FIELD_PLACE;
}

/**
 * accord_field_target:
 * @field: a field
 *
 * Returns: (transfer none) (nullable): the kind a link or place points to, otherwise %NULL
 */
const AccordKind *
accord_field_target (const AccordField *field)
{
  g_return_val_if_fail (field != NULL, NULL);

  return accord_field_is_link (field) ? accord_kind_by_name (field->target) : NULL;
}

/**
 * accord_field_choice_label:
 * @field: a choice field
 * @value: (nullable): a choice
 *
 * Returns: (transfer none): the translated label of @value; @value itself if this program does not
 *   know it (a newer one may have written it); "" for %NULL
 */
const char *
accord_field_choice_label (const AccordField *field,
                           const char        *value)
{
  g_return_val_if_fail (field != NULL, "");

  if (value == NULL)
    return "";

  for (const AccordChoice *choice = field->choices; choice != NULL && choice->value != NULL;
       choice++)
    if (strcmp (choice->value, value) == 0)
      return field->flags & ACCORD_FIELD_CUSTOM ? choice->label : _(choice->label);

  return value;
}

static gboolean
refuse (GError           **error,
        const char        *format,
        const AccordField *field)
{
  g_autofree char *message = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  message = g_strdup_printf (format, accord_field_label (field));
#pragma GCC diagnostic pop
  g_set_error_literal (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD, message);

  return FALSE;
}

static gboolean
check_number (const AccordField *field,
              gint64             number,
              GError           **error)
{
  switch (field->type)
    {
    case ACCORD_FIELD_PERCENT:
      if (number < 0 || number > 100)
        return refuse (error, _("%s must be from 0 to 100 per cent."), field);
      break;
    case ACCORD_FIELD_RATE:
      if (number < 0 || number > ACCORD_RATE_WHOLE)
        return refuse (error, _("%s must be from 0 to 100 per cent."), field);
      break;
    case ACCORD_FIELD_BOOLEAN:
      if (number != 0 && number != 1)
        return refuse (error, _("%s must be yes or no."), field);
      break;
    case ACCORD_FIELD_DATE:
      if (number < ACCORD_DATE_MIN || number > ACCORD_DATE_MAX)
        return refuse (error, _("%s must be a date between the years 1 and 9999."), field);
      break;
    case ACCORD_FIELD_TIME:
      if (number < ACCORD_DATE_MIN * DAY_MS || number >= (ACCORD_DATE_MAX + 1) * DAY_MS)
        return refuse (error, _("%s must be a time between the years 1 and 9999."), field);
      break;
    case ACCORD_FIELD_LINK:
    case ACCORD_FIELD_PLACE:
      if (number <= 0)
        return refuse (error, _("%s points to nothing. Choose a record or leave it empty."), field);
      break;
    default:
      break;
    }

  return TRUE;
}

static gboolean
is_known_choice (const AccordField *field,
                 const char        *text)
{
  for (const AccordChoice *choice = field->choices; choice != NULL && choice->value != NULL;
       choice++)
    if (strcmp (choice->value, text) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
check_text (const AccordField *field,
            const char        *text,
            GError           **error)
{
  size_t length = strlen (text);

  if (length > TEXT_BYTES_MAX)
    return refuse (error, _("%s is longer than 256 KiB. Shorten it, or keep it as a file."), field);
  if (!g_utf8_validate (text, length, NULL))
    return refuse (error, _("%s holds bytes that are not text. Type it again."), field);
  if (field->type == ACCORD_FIELD_LONG_TEXT)
    return TRUE;
  if (memchr (text, '\n', length) != NULL || memchr (text, '\r', length) != NULL)
    return refuse (error, _("%s must be a single line. Remove the line breaks."), field);
  if (length > LINE_CHARS_MAX && g_utf8_strlen (text, length) > LINE_CHARS_MAX)
    return refuse (error, _("%s is longer than 1000 characters. Shorten it."), field);
  if (field->type == ACCORD_FIELD_CHOICE && !is_known_choice (field, text))
    return refuse (error, _("%s is none of the choices. Choose one of them."), field);
  if (field->type == ACCORD_FIELD_MONEY && !accord_currency_valid (text))
    return refuse (error, _("%s needs a currency code such as EUR or CNY."), field);
  if ((field->type == ACCORD_FIELD_RANK || field->type == ACCORD_FIELD_PLACE) &&
      !accord_rank_valid (text))
    return refuse (error, _("%s has an order key that cannot be sorted. Move the record again."),
                   field);

  return TRUE;
}

/**
 * accord_field_check:
 * @field: a field
 * @value: the value it shall hold
 * @error: return location for an error
 *
 * Whether people may give @field this value. Changes from other computers are not checked: what a
 * newer program wrote must survive.
 *
 * Errors: %ACCORD_RULE_ERROR_FIELD with a sentence naming the field.
 *
 * Returns: %TRUE if the field takes the value
 */
gboolean
accord_field_check (const AccordField *field,
                    const AccordValue *value,
                    GError           **error)
{
  g_return_val_if_fail (field != NULL && value != NULL, FALSE);

  if (accord_value_is_empty (value))
    {
      if (field->flags & ACCORD_FIELD_REQUIRED)
        return refuse (error, _("%s must not be empty."), field);
      return TRUE;
    }

  if (value->has_number != accord_field_has_number (field) ||
      (value->text != NULL && !accord_field_has_text (field)))
    return refuse (error, _("%s holds the wrong sort of value. Enter it again."), field);
  if (field->type == ACCORD_FIELD_MONEY && value->text == NULL)
    return refuse (error, _("%s needs a currency code such as EUR or CNY."), field);
  if (value->has_number && !check_number (field, value->number, error))
    return FALSE;

  return value->text == NULL || check_text (field, value->text, error);
}
