/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Writing values as text: for machines (CSV, terminal), where it reads back as the same value, and
 * for people.
 */
#include "accord-config.h"
#include "accord-field.h"
#include "accord-decimal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "accord-birthday-words.h"
#include "accord-birthday.h"
#include "accord-kind.h"

#define DAY_MS G_GINT64_CONSTANT (86400000)

/* Numbers of four digits carry no group mark, as in print: a year stays a year. */
#define GROUPED_FROM 10000

static char *
plain_number (gint64 number)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

/* What another computer sent is not checked, and the calendar ends in 9999. */
static gboolean
in_calendar (const AccordField *field,
             gint64             number)
{
  gint64 unit = field->type == ACCORD_FIELD_TIME ? DAY_MS : 1;

  return number >= ACCORD_DATE_MIN * unit && number < (ACCORD_DATE_MAX + 1) * unit;
}

static char *
date_or_time_to_iso (const AccordField *field,
                     gint64             number)
{
  if (!in_calendar (field, number))
    return plain_number (number);

  return field->type == ACCORD_FIELD_TIME ? accord_time_to_iso (number)
                                          : accord_date_to_iso (number);
}

/* Nobody was born in 1604: the day stands for one whose year nobody knows. */
static gboolean
is_yearless (const AccordField *field,
             gint64             day)
{
  return strcmp (field->name, "birthday") == 0 && !accord_birthday_year_known (day);
}

/**
 * accord_field_to_text:
 * @field: a field
 * @value: its value
 * @title: (nullable): what a link or place points to
 *
 * Writes the value for machines: dates and times in ISO 8601, money as a decimal number without its
 * currency, "true" or "false", links as titles.
 *
 * Returns: (transfer full): the text; "" if empty
 */
char *
accord_field_to_text (const AccordField *field,
                      const AccordValue *value,
                      const char        *title)
{
  g_return_val_if_fail (field != NULL && value != NULL, NULL);

  if (accord_value_is_empty (value))
    return g_strdup ("");
  if (accord_field_is_link (field))
    return g_strdup (title != NULL ? title : "");
  if (!accord_field_has_number (field))
    return g_strdup (value->text != NULL ? value->text : "");
  if (!value->has_number)
    return g_strdup ("");

  switch (field->type)
    {
    case ACCORD_FIELD_BOOLEAN:
      return g_strdup (value->number != 0 ? "true" : "false");
    case ACCORD_FIELD_DATE:
      if (is_yearless (field, value->number))
        return accord_birthday_to_words (value->number);
      return date_or_time_to_iso (field, value->number);
    case ACCORD_FIELD_TIME:
      return date_or_time_to_iso (field, value->number);
    case ACCORD_FIELD_DECIMAL:
      return accord_decimal_to_text (value->number, ACCORD_DECIMAL_DIGITS);
    case ACCORD_FIELD_MONEY:
      return value->text != NULL ? accord_money_to_decimal (value->number, value->text)
                                 : plain_number (value->number);
    case ACCORD_FIELD_QUANTITY:
      return accord_decimal_to_text (value->number, ACCORD_QUANTITY_DIGITS);
    case ACCORD_FIELD_RATE:
      return accord_decimal_to_text (value->number, ACCORD_RATE_DIGITS);
    default:
      return plain_number (value->number);
    }
}

static char *
format_time (gint64 time_ms)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc_usec (time_ms * 1000);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc); /* NULL before the year 1 */
  g_autofree char *date = accord_date_format (accord_date_from_time (time_ms));
  g_autofree char *clock = g_date_time_format (local != NULL ? local : utc, "%H:%M");

  /* Translators: a date and a time of day. */
  return g_strdup_printf (_("%s, %s"), date, clock);
}

static char *
format_date (const AccordField *field,
             gint64             day)
{
  return is_yearless (field, day) ? accord_birthday_format_yearless (day) : accord_date_format (day);
}

static char *
format_number (const AccordField *field,
               const AccordValue *value)
{
  gint64 number = value->number;

  switch (field->type)
    {
    case ACCORD_FIELD_PERCENT:
      return g_strdup_printf ("%" G_GINT64_FORMAT "%%", number);
    case ACCORD_FIELD_QUANTITY:
      return accord_decimal_format (number, ACCORD_QUANTITY_DIGITS);
    case ACCORD_FIELD_RATE:
      return accord_rate_format (number);
    case ACCORD_FIELD_BOOLEAN:
      return g_strdup (number != 0 ? _("Yes") : _("No"));
    case ACCORD_FIELD_DATE:
      return in_calendar (field, number) ? format_date (field, number) : plain_number (number);
    case ACCORD_FIELD_TIME:
      return in_calendar (field, number) ? format_time (number) : plain_number (number);
    case ACCORD_FIELD_DECIMAL:
      return accord_decimal_format (number, ACCORD_DECIMAL_DIGITS);
    case ACCORD_FIELD_MONEY:
      return value->text != NULL ? accord_money_format (number, value->text)
                                 : plain_number (number);
    default:
      return number >= 0 && number < GROUPED_FROM ? plain_number (number)
                                                  : accord_number_format (number);
    }
}

/**
 * accord_field_format:
 * @field: a field
 * @value: its value
 * @title: (nullable): what a link or place points to
 *
 * Writes the value for people, in their language: choices by label, money with its currency, times
 * in local time.
 *
 * Returns: (transfer full): the text; "" if empty
 */
char *
accord_field_format (const AccordField *field,
                     const AccordValue *value,
                     const char        *title)
{
  g_return_val_if_fail (field != NULL && value != NULL, NULL);

  if (accord_value_is_empty (value))
    return g_strdup ("");
  if (accord_field_is_link (field))
    return g_strdup (title != NULL ? title : "");
  if (field->type == ACCORD_FIELD_CHOICE)
    return g_strdup (accord_field_choice_label (field, value->text));
  if (accord_field_has_number (field) && value->has_number)
    return format_number (field, value);

  return g_strdup (value->text != NULL ? value->text : "");
}
