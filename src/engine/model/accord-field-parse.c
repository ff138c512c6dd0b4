/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading values from text that people type and other programs write. What cannot be read is
 * refused with a sentence, never guessed.
 */
#include "accord-config.h"
#include "accord-field.h"
#include "accord-decimal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "accord-error.h"
#include "accord-kind.h"
#include "accord-rank.h"
#include "accord-text.h"
#include "accord-whole-number.h"

#define QUOTED_CHARS_MAX 60

/* What stands in a message for a text that may be a whole page. */
static char *
cut (const char *text)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= QUOTED_CHARS_MAX)
    return g_strdup (text);

  start = g_utf8_substring (text, 0, QUOTED_CHARS_MAX - 1);
  return g_strconcat (start, "…", NULL);
}

/* @format takes the label and the text, in this order. */
static gboolean
refuse (const AccordField *field,
        const char        *text,
        const char        *format,
        GError           **error)
{
  g_autofree char *quoted = cut (text);
  g_autofree char *message = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  message = g_strdup_printf (format, accord_field_label (field), quoted);
#pragma GCC diagnostic pop
  g_set_error_literal (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD, message);

  return FALSE;
}

static gboolean
same_words (const char *a,
            const char *b)
{
  g_autofree char *folded_a = NULL;
  g_autofree char *folded_b = NULL;

  if (g_str_is_ascii (a) && g_str_is_ascii (b))
    return g_ascii_strcasecmp (a, b) == 0;
  folded_a = g_utf8_casefold (a, -1);
  folded_b = g_utf8_casefold (b, -1);
  return strcmp (folded_a, folded_b) == 0;
}

static gboolean
parse_choice (const AccordField *field,
              const char        *text,
              AccordValue       *value,
              GError           **error)
{
  const AccordChoice *choices = field->choices;
  g_autoptr (GString) labels = NULL;
  g_autofree char *quoted = NULL;

  for (int i = 0; choices != NULL && choices[i].value != NULL; i++)
    if (same_words (text, choices[i].value) || same_words (text, choices[i].label) ||
        same_words (text, accord_field_choice_label (field, choices[i].value)))
      {
        accord_value_set_text (value, choices[i].value);
        return TRUE;
      }

  labels = g_string_new (NULL);
  for (int i = 0; choices != NULL && choices[i].value != NULL; i++)
    g_string_append_printf (labels, "%s%s", labels->len > 0 ? ", " : "",
                            accord_field_choice_label (field, choices[i].value));
  quoted = cut (text);
  g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD,
               /* Translators: a field, what was typed, the list of choices. */
               _("%s cannot be “%s”. Choose one of: %s."), accord_field_label (field), quoted,
               labels->str);
  return FALSE;
}

static gboolean
parse_percent (const char *text,
               gunichar    decimal_mark,
               gint64     *number)
{
  g_autofree char *bare = g_strdup (text);

  if (g_str_has_suffix (bare, "%"))
    bare[strlen (bare) - strlen ("%")] = '\0';
  else if (g_str_has_suffix (bare, "％"))
    bare[strlen (bare) - strlen ("％")] = '\0';
  g_strchomp (bare);

  return accord_whole_number_parse (bare, decimal_mark, number) && *number >= 0 && *number <= 100;
}

static gboolean
parse_boolean (const char *text,
               gint64     *number)
{
  static const char *const yes[] = { "true", "yes", "1", "是" };
  static const char *const no[] = { "false", "no", "0", "否" };

  for (gsize i = 0; i < G_N_ELEMENTS (yes); i++)
    {
      *number = g_ascii_strcasecmp (text, yes[i]) == 0;
      if (*number == 1 || g_ascii_strcasecmp (text, no[i]) == 0)
        return TRUE;
    }

  return FALSE;
}

typedef gboolean (*ReadMoment) (const char *text, AccordDateOrder order, gint64 *moment);

static char *
describe_moment (const AccordField *field,
                 gint64             moment)
{
  return accord_date_format (field->type == ACCORD_FIELD_TIME ? accord_date_from_time (moment)
                                                              : moment);
}

/* Tries every order that the reading leaves open; more than one answer is no answer. */
static gboolean
parse_moment (const AccordField *field,
              const char        *text,
              AccordDateOrder    orders,
              gint64            *number,
              GError           **error)
{
  gboolean is_time = field->type == ACCORD_FIELD_TIME;
  ReadMoment read_moment = is_time ? accord_time_parse : accord_date_parse;
  gboolean found = FALSE;

  for (int order = ACCORD_DATE_ORDER_YMD; order <= ACCORD_DATE_ORDER_MDY; order <<= 1)
    {
      gint64 moment;

      if ((orders != ACCORD_DATE_ORDER_UNKNOWN && !(orders & order)) ||
          !read_moment (text, order, &moment))
        continue;
      if (found && moment != *number)
        {
          g_autofree char *quoted = cut (text);
          g_autofree char *one = describe_moment (field, *number);
          g_autofree char *other = describe_moment (field, moment);

          g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_AMBIGUOUS,
                       /* Translators: a field, what was typed, two dates. */
                       _("%s: “%s” could be %s or %s. Say which with the date order."),
                       accord_field_label (field), quoted, one, other);
          return FALSE;
        }
      *number = moment;
      found = TRUE;
    }

  if (found)
    return TRUE;
  return refuse (field, text,
                 is_time ? _("%s needs a time such as 2025-03-31 14:30, but “%s” is not one.")
                         : _("%s needs a date such as 2025-03-31, but “%s” is not one."),
                 error);
}

static gboolean
parse_money (const AccordField        *field,
             const char               *text,
             const AccordFieldReading *reading,
             AccordValue              *value,
             GError                  **error)
{
  const char *currency = reading != NULL ? reading->currency : NULL;
  gunichar mark = reading != NULL ? reading->decimal_mark : 0;
  int digits = currency != NULL ? accord_currency_digits (currency) : 0;
  AccordMoney money;
  gint64 minor;

  /* Most cells of a file are bare figures, which need no look at signs and words. 1,000 yen are no yen with decimals. */
  if (mark != 0 && currency != NULL && (digits > 0 || mark != ',' || strchr (text, ',') == NULL) &&
      accord_money_parse_decimal (text, mark, digits, &minor))
    {
      accord_value_set_both (value, minor, currency);
      return TRUE;
    }

  if (!accord_money_parse_marked (text, mark, currency, &money))
    return refuse (field, text, _("%s needs an amount such as 1054.00, but “%s” is not one."),
                   error);

  accord_value_set_both (value, money.minor, money.currency);
  return TRUE;
}

/* With decimals, as many as the type has. */
static gboolean
parse_decimals (const AccordField *field, const char *text, gunichar mark, gint64 *number, GError **error)
{
  switch (field->type)
    {
    case ACCORD_FIELD_DECIMAL:
      return accord_decimal_parse (text, mark, ACCORD_DECIMAL_DIGITS, number) ||
             refuse (field, text, _("%s needs a number of up to six decimals, such as 12.5, but “%s” is not one."), error);
    case ACCORD_FIELD_QUANTITY:
      return accord_decimal_parse (text, mark, ACCORD_QUANTITY_DIGITS, number) ||
             refuse (field, text, _("%s needs a number with at most three decimals, but “%s” is not one."), error);
    case ACCORD_FIELD_RATE:
    default:
      return (accord_decimal_parse (text, mark, ACCORD_RATE_DIGITS, number) && *number >= 0 && *number <= ACCORD_RATE_WHOLE) ||
             refuse (field, text, _("%s needs a per cent from 0 to 100 with at most two decimals, but “%s” is not one."), error);
    }
}

static gboolean
parse_number (const AccordField        *field,
              const char               *text,
              const AccordFieldReading *reading,
              AccordValue              *value,
              GError                  **error)
{
  gunichar mark = reading != NULL ? reading->decimal_mark : 0;
  gint64 number = 0;

  switch (field->type)
    {
    case ACCORD_FIELD_INTEGER:
      if (!accord_whole_number_parse (text, mark, &number))
        return refuse (field, text, _("%s needs a whole number, but “%s” is not one."), error);
      break;
    case ACCORD_FIELD_DECIMAL:
    case ACCORD_FIELD_QUANTITY:
    case ACCORD_FIELD_RATE:
      if (!parse_decimals (field, text, mark, &number, error))
        return FALSE;
      break;
    case ACCORD_FIELD_PERCENT:
      if (!parse_percent (text, mark, &number))
        return refuse (field, text,
                       _("%s needs a whole per cent from 0 to 100, but “%s” is not one."), error);
      break;
    case ACCORD_FIELD_BOOLEAN:
      if (!parse_boolean (text, &number))
        return refuse (field, text, _("%s needs yes or no, but “%s” is neither."), error);
      break;
    case ACCORD_FIELD_DATE:
    case ACCORD_FIELD_TIME:
      if (accord_field_parse_birthday (field, text, value))
        return TRUE;
      if (!parse_moment (field, text,
                         reading != NULL ? reading->date_order : ACCORD_DATE_ORDER_UNKNOWN,
                         &number, error))
        return FALSE;
      break;
    default:
      g_return_val_if_reached (FALSE);
    }

  accord_value_set_number (value, number);
  return TRUE;
}

static gboolean
has_blank (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if ((guchar) *at < 0x80 ? g_ascii_isspace (*at) : g_unichar_isspace (g_utf8_get_char (at)))
      return TRUE;

  return FALSE;
}

/* One address alone: what a mail program would take for the end of it is none. */
static gboolean
is_email (const char *text)
{
  const char *at = strchr (text, '@');

  return at != NULL && at > text && at[1] != '\0' && strchr (at + 1, '@') == NULL &&
         strpbrk (text, "<>,;") == NULL && !has_blank (text);
}

static gboolean
is_phone (const char *text)
{
  int digits = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    digits += (guchar) *at < 0x80 ? g_ascii_isdigit (*at) : g_unichar_isdigit (g_utf8_get_char (at));

  return digits >= 3;
}

static gboolean
parse_text (const AccordField *field,
            const char        *text,
            AccordValue       *value,
            GError           **error)
{
  if (field->type == ACCORD_FIELD_EMAIL && !is_email (text))
    return refuse (field, text,
                   _("%s needs an address such as name@example.org, but “%s” is not one."), error);
  if (field->type == ACCORD_FIELD_PHONE && !is_phone (text))
    return refuse (field, text, _("%s needs at least three digits, but “%s” has fewer."), error);
  if (field->type == ACCORD_FIELD_URL && has_blank (text))
    return refuse (field, text, _("%s needs an address without blanks, but “%s” has some."), error);
  if (field->type == ACCORD_FIELD_RANK && !accord_rank_valid (text))
    return refuse (field, text, _("%s needs an order key, but “%s” is not one."), error);

  accord_value_set_text (value, text);
  return TRUE;
}

/**
 * accord_field_parse:
 * @field: a field that is not a link or place
 * @text: (nullable): what was typed or stood in a file
 * @reading: (nullable): currency of bare amounts, order of dates, decimal mark; %NULL: unknown
 * @value: an initialised value; untouched on error
 * @error: return location for an error
 *
 * Reads @text after cleaning it (accord_text_clean()). Nothing but blanks makes @value empty, also
 * for a required field: accord_field_check() says what is missing. Choices are found by value and
 * by label; a date is taken under an unknown order only if every order gives the same day. A birthday
 * that is said by the Chinese calendar with its year has %ACCORD_BIRTHDAY_LUNAR for text besides
 * (accord_field_says_lunar()); accord_edit_set() takes it to the field that says by which calendar it is kept.
 *
 * Errors: %ACCORD_RULE_ERROR_FIELD with a sentence naming field and text;
 * %ACCORD_EXCHANGE_ERROR_AMBIGUOUS for a date that could be two days.
 *
 * Returns: %TRUE if the text could be read
 */
gboolean
accord_field_parse (const AccordField        *field,
                    const char               *text,
                    const AccordFieldReading *reading,
                    AccordValue              *value,
                    GError                  **error)
{
  g_autofree char *clean = NULL;

  g_return_val_if_fail (field != NULL && value != NULL, FALSE);

  clean = accord_text_clean (text != NULL ? text : "", field->type == ACCORD_FIELD_LONG_TEXT);
  if (clean == NULL || *clean == '\0')
    {
      accord_value_clear (value);
      return TRUE;
    }

  switch (field->type)
    {
    case ACCORD_FIELD_CHOICE:
      return parse_choice (field, clean, value, error);
    case ACCORD_FIELD_MONEY:
      return parse_money (field, clean, reading, value, error);
    case ACCORD_FIELD_LINK:
    case ACCORD_FIELD_PLACE:
      return refuse (field, clean,
                     _("%s needs a lookup: find the record called “%s” and use its number."),
                     error);
    default:
      return accord_field_has_number (field) ? parse_number (field, clean, reading, value, error)
                                             : parse_text (field, clean, value, error);
    }
}
